// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/ordersheet.h"

#include "lists/sheetlinedelegate.h"
#include "theme/fonts.h"
#include "widgets/plaintext.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <algorithm>

namespace binnacle {

namespace {

constexpr int kKey = Qt::UserRole;
constexpr int kText = Qt::UserRole + 1;
constexpr int kRemark = Qt::UserRole + 2;
constexpr int kWidth = 420;
constexpr int kMostRows = 14; // then it scrolls

} // namespace

OrderSheet::OrderSheet(const QString &title, const QString &about, const QString &listName,
                       const QString &done, QWidget *parent)
    : Sheet(title, about, parent)
    , m_list(new QListWidget(this))
    , m_row(new QHBoxLayout)
    , m_up(addLineButton(tr("Up"), tr("Move up")))
    , m_down(addLineButton(tr("Down"), tr("Move down")))
{
    m_list->setAccessibleName(listName);
    m_list->setMinimumWidth(lengthFor(font(), kWidth));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new SheetLineDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->installEventFilter(this);
    body().addWidget(m_list);
    m_row->addStretch(1);
    body().addLayout(m_row);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_list, &QListWidget::currentRowChanged, this, &OrderSheet::showWhatCanBeDone);
    connect(m_list, &QListWidget::itemChanged, this, &OrderSheet::showWhatCanBeDone);
    connect(addButton(tr("Cancel")), &QPushButton::clicked, this, &QDialog::reject);
    m_done = addButton(done, {}, true);
    connect(m_done, &QPushButton::clicked, this, &OrderSheet::accept);
    setKeys(tr("Space shows or hides · Alt+↑ ↓ moves"));
}

QPushButton *OrderSheet::addLineButton(const QString &text, const QString &name)
{
    auto *button = new QPushButton(text, this);
    button->setAutoDefault(false);
    button->setAccessibleName(name);
    m_row->insertWidget(m_lineButtons++, button);
    return button;
}

void OrderSheet::setLines(const QList<Line> &lines)
{
    m_list->clear();
    for (const Line &line : lines) {
        const QString text = oneLine(line.text);
        auto *item = new QListWidgetItem(
            line.remark.isEmpty() ? text : tr("%1 (%2)").arg(text, oneLine(line.remark)), m_list);
        item->setData(kKey, line.key);
        item->setData(kText, line.text);
        item->setData(kRemark, line.remark);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(line.shown ? Qt::Checked : Qt::Unchecked);
    }
    const int rows = std::clamp(int(lines.size()), 3, kMostRows);
    m_list->setFixedHeight(rows * lengthFor(font(), kSheetLine) + 2 * m_list->frameWidth());
    m_list->setCurrentRow(0);
    m_list->setFocus();
    showWhatCanBeDone();
}

QList<OrderSheet::Line> OrderSheet::lines() const
{
    QList<Line> lines;
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        lines.append({item->data(kKey).toString(), item->data(kText).toString(),
                      item->checkState() == Qt::Checked, item->data(kRemark).toString()});
    }
    return lines;
}

QString OrderSheet::current() const
{
    const QListWidgetItem *item = m_list->currentItem();
    return item ? item->data(kKey).toString() : QString();
}

void OrderSheet::select(const QString &key)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(kKey).toString() == key)
            m_list->setCurrentRow(row);
    }
}

void OrderSheet::move(int step)
{
    const int row = m_list->currentRow();
    const int to = row + step;
    if (row < 0 || to < 0 || to >= m_list->count())
        return;
    m_list->insertItem(to, m_list->takeItem(row));
    m_list->setCurrentRow(to);
    showWhatCanBeDone();
}

void OrderSheet::showWhatCanBeDone()
{
    m_up->setEnabled(m_list->currentRow() > 0);
    m_down->setEnabled(m_list->currentRow() >= 0 && m_list->currentRow() + 1 < m_list->count());
    const QList<Line> all = lines();
    const auto shown = std::count_if(all.begin(), all.end(), [](const Line &line) { return line.shown; });
    m_done->setEnabled(shown >= m_least);
    say(shown >= m_least ? QString() : tr("One has to be shown at least."));
    Q_EMIT currentChanged();
}

bool OrderSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->modifiers() == Qt::AltModifier && (key->key() == Qt::Key_Up || key->key() == Qt::Key_Down)) {
            move(key->key() == Qt::Key_Up ? -1 : 1);
            return true;
        }
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && m_done->isEnabled()) {
            accept();
            return true;
        }
    }
    return Sheet::eventFilter(watched, event);
}

void OrderSheet::accept()
{
    Q_EMIT arranged(lines());
    Sheet::accept();
}

} // namespace binnacle
