// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/quickpicker.h"

#include "base/fold.h"
#include "shell/palette.h"
#include "theme/fonts.h"
#include "theme/stylepaint.h"
#include "theme/theme.h"
#include "widgets/plaintext.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <algorithm>

namespace binnacle {

namespace {

constexpr int kWidth = 480;
constexpr int kHeight = 400;
constexpr int kMostShown = 200;
constexpr int kRow = 32;
constexpr int kNote = Qt::UserRole + 1;

// As the rows of the command palette: the note at the right, in gray.
class PickDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const Theme &theme = Theme::of(option.palette);
        const QRect row = option.rect.adjusted(0, 1, 0, -1);
        if (option.state & QStyle::State_Selected)
            fillRound(painter, row, theme.selection);
        else if (option.state & QStyle::State_MouseOver)
            fillRound(painter, row, theme.hover);
        QRect line = row.adjusted(2 * kGrid, 0, -2 * kGrid, 0);
        const QString note = index.data(kNote).toString();
        painter->setFont(captionFont(option.font));
        painter->setPen(theme.text2);
        painter->drawText(line, int(Qt::AlignRight | Qt::AlignVCenter), note);
        line.setRight(line.right() - painter->fontMetrics().horizontalAdvance(note) - 2 * kGrid);
        painter->setFont(option.font);
        painter->setPen(theme.text);
        painter->drawText(
            line, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideRight, line.width()));
    }

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {100, kRow}; }
};

} // namespace

QuickPicker::QuickPicker(const QString &title, const QString &about, const QString &placeholder,
                         QWidget *parent)
    : Sheet(title, about, parent)
    , m_line(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    resize(lengthFor(font(), kWidth), lengthFor(font(), kHeight));
    m_line->setPlaceholderText(placeholder);
    m_line->setAccessibleName(placeholder);
    m_line->setClearButtonEnabled(true);
    m_line->installEventFilter(this);
    body().setSpacing(2 * kGrid);
    body().addWidget(m_line);
    m_list->setAccessibleName(title);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setItemDelegate(new PickDelegate(m_list));
    body().addWidget(m_list, 1);
    setKeys(tr("↑ ↓ choose · Enter takes it · Esc cancels"));
    connect(m_line, &QLineEdit::textChanged, this, [this] {
        m_enterWaits = false;
        filter();
        setError({});
    });
    connect(m_list, &QListWidget::itemClicked, this, &QuickPicker::pick);
    m_line->setFocus();
}

void QuickPicker::setItems(const QList<PickItem> &items)
{
    m_items = items;
    filter();
}

void QuickPicker::setComplete(bool complete)
{
    m_complete = complete;
    if (complete && std::exchange(m_enterWaits, false))
        pick();
}

void QuickPicker::setBusy(bool busy)
{
    m_busy = busy;
}

void QuickPicker::pick()
{
    if (m_busy)
        return;
    if (!m_complete) {
        m_enterWaits = true;
        return say(tr("Reading the names…"));
    }
    if (currentId().isEmpty())
        return setError(tr("Nothing fits “%1”.").arg(oneLine(m_line->text())));
    Q_EMIT picked(currentId());
}

void QuickPicker::setError(const QString &error)
{
    m_busy = false;
    complain(error);
}

QString QuickPicker::currentId() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

// What is typed picks by its letters in order, best first; nothing typed keeps the order given.
void QuickPicker::filter()
{
    const QString typed = m_line->text().trimmed();
    std::vector<std::pair<int, const PickItem *>> found;
    for (const PickItem &item : std::as_const(m_items)) {
        const int score = typed.isEmpty() ? 0 : Palette::score(typed, item.text, item.note);
        if (score >= 0)
            found.emplace_back(score, &item);
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    m_list->clear();
    for (size_t i = 0; i < found.size() && i < size_t(kMostShown); ++i) {
        const PickItem &item = *found[i].second;
        auto *line = new QListWidgetItem(oneLine(item.text), m_list);
        line->setData(Qt::AccessibleTextRole,
                      item.note.isEmpty() ? item.text : tr("%1, %2").arg(item.text, item.note));
        line->setData(kNote, item.note);
        line->setData(Qt::UserRole, item.id);
    }
    m_list->setCurrentRow(0);
}

bool QuickPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_line || event->type() != QEvent::KeyPress)
        return Sheet::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int count = m_list->count();
    switch (key->key()) {
    case Qt::Key_Down:
    case Qt::Key_Up:
        if (count > 0)
            m_list->setCurrentRow((m_list->currentRow() + (key->key() == Qt::Key_Down ? 1 : count - 1)) %
                                  count);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        pick();
        return true;
    default:
        return false;
    }
}

} // namespace binnacle
