// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The figures of a chart as a list that looks as every other. T and Esc ask for the chart again. GUI thread;
// owned by the view of the chart.

#include "charts/chartplot.h"
#include "widgets/pagedtable.h"

namespace binnacle {

class ChartTableModel;

class ChartTableView : public PagedTable
{
    Q_OBJECT

public:
    explicit ChartTableView(QWidget *parent);

    // Keeps the row one is at and what is scrolled to.
    void setTable(const ChartTable &table, const ChartStyle &style);

Q_SIGNALS:
    void backWanted();
    void focusChanged();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void fitColumns();

    ChartTable m_table;
    ChartTableModel *m_rows;
};

} // namespace binnacle
