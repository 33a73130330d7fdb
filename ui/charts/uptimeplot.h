// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The uptime of services: a line each with its days as cells, percentage, time down and what is left of its
// error budget. Down stands on a cell's foot, maintenance hangs from its top, unknown time is hatched: told
// apart without color. Marks are the services first, then their cells, line by line. Any thread.

#include "charts/chartplot.h"

namespace binnacle {

// How much of a cell's height each takes, 0..1.
struct UptimeShares
{
    double down = 0;
    double impaired = 0; // recorded, but it counts for nothing
    double maintenance = 0;
    double unknown = 0;
    bool isClosed = false; // no agreed time
};

struct UptimeData
{
    struct Cell
    {
        UptimeShares shares;
        ChartMark mark;
        QStringList texts; // of the table's columns after service and day
    };
    struct Row
    {
        QString name, percent, down, budget;
        std::optional<double> budgetLeft; // share, below 0 overspent
        bool isBelow = false;
        bool isMuted = false; // outside the filter
        ChartMark mark;
        QList<Cell> cells;
    };
    QList<Row> rows;
    QStringList cellNames; // of the days, for the table
    QString summary;
};

void paintUptimeCell(QPainter &painter, const QRectF &area, const UptimeShares &shares,
                     const ChartStyle &style, bool muted = false);

class UptimePlot : public ChartPlot
{
public:
    explicit UptimePlot(UptimeData data)
        : m_data(std::move(data))
    {}

    void layout(const QSizeF &size, const ChartStyle &style) override;
    void paint(QPainter &painter) const override;
    [[nodiscard]] int markCount() const override { return m_shown * (1 + cells()); }
    [[nodiscard]] ChartMark mark(int index) const override;
    [[nodiscard]] QRectF markArea(int index) const override;
    [[nodiscard]] int markAt(const QPointF &at) const override;
    [[nodiscard]] int step(int index, MarkStep way) const override;
    [[nodiscard]] QString summary() const override { return m_data.summary; }
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QList<QRectF> labelAreas() const override;
    [[nodiscard]] int shownRows() const { return m_shown; }

private:
    [[nodiscard]] int cells() const
    {
        return m_data.rows.isEmpty() ? 0 : int(m_data.rows.first().cells.size());
    }
    [[nodiscard]] int indexOf(int row, int cell) const; // cell -1: the service itself
    [[nodiscard]] QRectF rowArea(int row) const;
    [[nodiscard]] QRectF cellArea(int row, int cell) const;
    [[nodiscard]] QRectF part(int row, const std::pair<double, double> &span) const;
    void paintBudget(QPainter &painter, int row) const;

    UptimeData m_data;
    ChartStyle m_style;
    std::pair<double, double> m_name, m_days, m_percent, m_down, m_bar,
        m_budget; // left and width; 0: left out
    double m_width = 0;
    double m_pitch = 28;
    int m_shown = 0;
};

} // namespace binnacle
