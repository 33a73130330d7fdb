// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/quickpicker.h"

#include "base/fold.h"
#include "shell/palette.h"
#include "theme/theme.h"
#include "tickets/tickettext.h"

#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace binnacle {

namespace {

constexpr int kWidth = 420;
constexpr int kHeight = 340;
constexpr int kMostShown = 200;

} // namespace

QuickPicker::QuickPicker(const QString &title, const QString &placeholder, QWidget *parent)
    : QDialog(parent)
    , m_line(new QLineEdit(this))
    , m_list(new QListWidget(this))
    , m_error(new QLabel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    resize(kWidth, kHeight);
    auto *column = new QVBoxLayout(this);
    m_line->setPlaceholderText(placeholder);
    m_line->setAccessibleName(placeholder);
    m_line->setClearButtonEnabled(true);
    m_line->installEventFilter(this);
    column->addWidget(m_line);
    m_list->setAccessibleName(title);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setUniformItemSizes(true);
    column->addWidget(m_list, 1);
    m_error->setTextFormat(Qt::PlainText);
    m_error->setWordWrap(true);
    m_error->hide();
    column->addWidget(m_error);
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
        return say(tr("Reading the names …"), palette().color(QPalette::WindowText));
    }
    if (currentId().isEmpty())
        return setError(tr("Nothing fits “%1”.").arg(tickettext::oneLine(m_line->text())));
    Q_EMIT picked(currentId());
}

void QuickPicker::say(const QString &text, const QColor &color)
{
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, color);
    m_error->setPalette(colors);
    m_error->setText(text);
    m_error->setVisible(!text.isEmpty());
}

void QuickPicker::setError(const QString &error)
{
    m_busy = false;
    say(error, Theme::of(this).bad);
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
        const QString text = tickettext::oneLine(item.text);
        auto *line =
            new QListWidgetItem(item.note.isEmpty() ? text : tr("%1   %2").arg(text, item.note), m_list);
        line->setData(Qt::UserRole, item.id);
    }
    m_list->setCurrentRow(0);
}

bool QuickPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_line || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
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
