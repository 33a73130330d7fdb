// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboards/arrangesheet.h"

#include "theme/fonts.h"
#include "theme/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStyledItemDelegate>

#include <algorithm>

namespace binnacle {

namespace {

constexpr int kName = Qt::UserRole;
constexpr int kPart = Qt::UserRole + 1; // figures, charts; a heading has none
constexpr int kRowHeight = 28;
constexpr int kWidth = 420;

// The bar at the left of the row says where the focus is; a frame says no more.
class LineDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state &= ~QStyle::State_HasFocus;
    }
};

} // namespace

ArrangeSheet::ArrangeSheet(const QString &about, const QList<Line> &figures, const QList<Line> &charts,
                           const QStringList &byDefault, QWidget *parent)
    : Sheet(tr("Arrange cards"), about, parent)
    , m_defaults(byDefault)
    , m_list(new QListWidget(this))
    , m_up(new QPushButton(tr("Up"), this))
    , m_down(new QPushButton(tr("Down"), this))
    , m_default(new QPushButton(tr("Restore default"), this))
{
    m_list->setAccessibleName(tr("Cards, those with a mark are shown"));
    m_list->setMinimumWidth(kWidth);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new LineDelegate(m_list));
    if (!figures.isEmpty()) {
        addHeading(tr("Figures"));
        for (const Line &line : figures)
            addLine(line, 0);
    }
    addHeading(tr("Charts"));
    for (const Line &line : charts)
        addLine(line, 1);
    colorHeadings();
    m_list->setFixedHeight(m_list->count() * kRowHeight + 2 * m_list->frameWidth() + 8);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    body().addWidget(m_list);
    auto *row = new QHBoxLayout;
    for (QPushButton *button : {m_up, m_down, m_default}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    m_up->setAccessibleName(tr("Move the card up"));
    m_down->setAccessibleName(tr("Move the card down"));
    m_default->setAccessibleName(tr("All cards as they are by default"));
    row->insertStretch(2, 1);
    body().addLayout(row);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_default, &QPushButton::clicked, this, &ArrangeSheet::restore);
    connect(m_list, &QListWidget::currentRowChanged, this, &ArrangeSheet::showWhatCanBeDone);
    connect(m_list, &QListWidget::itemChanged, this, &ArrangeSheet::showWhatCanBeDone);
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    connect(addButton(tr("Arrange"), {}, true), &QPushButton::clicked, this, &ArrangeSheet::accept);
    setKeys(tr("Space shows or hides · Ctrl+Shift+↑ ↓ moves"));
    m_list->setCurrentRow(1);
    m_list->setFocus();
    showWhatCanBeDone();
}

void ArrangeSheet::addHeading(const QString &text)
{
    auto *item = new QListWidgetItem(text, m_list);
    item->setFlags(Qt::NoItemFlags);
    item->setFont(captionFont(font()));
    item->setSizeHint({0, kRowHeight});
}

void ArrangeSheet::colorHeadings()
{
    const QSignalBlocker quiet(m_list); // no line is changed by it
    for (int row = 0; row < m_list->count(); ++row) {
        if (QListWidgetItem *item = m_list->item(row); !item->data(kPart).isValid())
            item->setForeground(Theme::of(this).text2);
    }
}

void ArrangeSheet::changeEvent(QEvent *event)
{
    Sheet::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        colorHeadings();
}

void ArrangeSheet::addLine(const Line &line, int part)
{
    auto *item = new QListWidgetItem(line.title, m_list);
    item->setData(kName, line.card.name);
    item->setData(kPart, part);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(line.card.shown ? Qt::Checked : Qt::Unchecked);
    item->setSizeHint({0, kRowHeight});
}

QList<ArrangedCard> ArrangeSheet::cards() const
{
    QList<ArrangedCard> cards;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        if (const QString name = item->data(kName).toString(); !name.isEmpty())
            cards.append({name, item->checkState() == Qt::Checked});
    }
    return cards;
}

int ArrangeSheet::target(int row, int way) const
{
    const QListWidgetItem *item = m_list->item(row), *other = m_list->item(row + way);
    const bool can = item != nullptr && other != nullptr && item->data(kPart).isValid() &&
                     item->data(kPart) == other->data(kPart);
    return can ? row + way : -1;
}

void ArrangeSheet::move(int way)
{
    const int row = m_list->currentRow(), to = target(row, way);
    if (to < 0)
        return;
    m_list->insertItem(to, m_list->takeItem(row));
    m_list->setCurrentRow(to);
    showWhatCanBeDone();
}

void ArrangeSheet::restore()
{
    const QString current =
        m_list->currentItem() != nullptr ? m_list->currentItem()->data(kName).toString() : QString();
    for (const QString &name : m_defaults) { // each goes behind those before it
        for (int row = 0; row < m_list->count(); ++row) {
            QListWidgetItem *item = m_list->item(row);
            if (item->data(kName).toString() != name)
                continue;
            item->setCheckState(Qt::Checked);
            int last = row;
            while (target(last, 1) >= 0)
                ++last;
            m_list->insertItem(last, m_list->takeItem(row));
            break;
        }
    }
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(kName).toString() == current && !current.isEmpty())
            m_list->setCurrentRow(row);
    }
    showWhatCanBeDone();
}

void ArrangeSheet::showWhatCanBeDone()
{
    m_up->setEnabled(target(m_list->currentRow(), -1) >= 0);
    m_down->setEnabled(target(m_list->currentRow(), 1) >= 0);
    const QList<ArrangedCard> all = cards();
    QStringList names;
    for (const ArrangedCard &card : all)
        names.append(card.name);
    const bool whole =
        std::all_of(all.begin(), all.end(), [](const ArrangedCard &card) { return card.shown; });
    m_default->setEnabled(!whole || names != m_defaults);
    const bool none =
        std::none_of(all.begin(), all.end(), [](const ArrangedCard &card) { return card.shown; });
    say(none ? tr("Every card is hidden: Home will say so.") : QString());
}

bool ArrangeSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier) &&
            (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            move(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            accept();
            return true;
        }
    }
    return Sheet::eventFilter(watched, event);
}

void ArrangeSheet::accept()
{
    Q_EMIT arranged(m_default->isEnabled() ? cards() : QList<ArrangedCard>());
    Sheet::accept();
}

} // namespace binnacle
