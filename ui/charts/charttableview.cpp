// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/charttableview.h"

#include "charts/charttablemodel.h"
#include "theme/fonts.h"
#include "theme/textwidth.h"
#include "theme/theme.h"

#include <QAction>
#include <QFontInfo>
#include <QHeaderView>
#include <QScrollBar>

#include <cmath>

namespace binnacle {

ChartTableView::ChartTableView(QWidget *parent)
    : PagedTable(parent)
    , m_rows(new ChartTableModel({}, this))
{
    setModel(m_rows);
    horizontalHeader()->setStretchLastSection(false);
    setContextMenuPolicy(Qt::NoContextMenu); // that of the chart
    auto *back = new QAction(tr("Show as chart"), this);
    back->setShortcuts({QKeySequence(Qt::Key_T), QKeySequence(Qt::Key_Escape)});
    back->setShortcutContext(Qt::WidgetShortcut);
    connect(back, &QAction::triggered, this, &ChartTableView::backWanted);
    addAction(back);
}

void ChartTableView::setTable(const ChartTable &table, const ChartStyle &style)
{
    const int row = currentIndex().row();
    const int scrolled = verticalScrollBar()->value();
    m_table = table;
    m_rows->setTable(table);
    setFont(style.body); // as the rows of a chart that is a table itself
    QFont head = style.body;
    head.setPixelSize(QFontInfo(parentWidget()->font()).pixelSize());
    horizontalHeader()->setFont(head);
    fitColumns();
    if (row >= 0)
        setCurrentIndex(m_rows->index(std::min(row, m_rows->rowCount() - 1), 0));
    verticalScrollBar()->setValue(scrolled);
}

// Each as wide as its longest text; the first one takes what is left.
void ChartTableView::fitColumns()
{
    constexpr int kPadding = 2 * 8 + 4;
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    const QFont head = captionFont(horizontalHeader()->font());
    int needed = verticalScrollBar()->sizeHint().width() + 2 * kGrid;
    for (qsizetype column = 0; column < m_table.columns.size(); ++column) {
        QString longest;
        for (const QStringList &row : m_table.rows)
            if (const QString &cell = row.value(column); cell.size() > longest.size())
                longest = cell;
        const int width =
            kPadding +
            int(std::ceil(std::max(tabularWidth(longest, font()), textWidth(m_table.columns[column], head))));
        setColumnWidth(int(column), width);
        needed += width;
    }
    if (!m_table.columns.isEmpty() && needed <= width())
        horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
}

void ChartTableView::resizeEvent(QResizeEvent *event)
{
    fitColumns();
    PagedTable::resizeEvent(event);
}

void ChartTableView::focusInEvent(QFocusEvent *event)
{
    PagedTable::focusInEvent(event);
    Q_EMIT focusChanged();
}

void ChartTableView::focusOutEvent(QFocusEvent *event)
{
    PagedTable::focusOutEvent(event);
    Q_EMIT focusChanged();
}

} // namespace binnacle
