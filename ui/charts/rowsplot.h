// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rows of words, numbers and small bars between hairlines: a table small enough to be a picture. Columns that
// find no room are left out, the least needed first; rows that find none are counted. Any thread.

#include "charts/chartplot.h"

namespace binnacle {

struct RowsData
{
    struct Column
    {
        QString title;
        bool number = false; // at the right, digits of one width
        bool bar = false;    // a bar of the cell's amount, no text
        double least = 40;   // width it needs, in widths of a digit
        double share = 0;    // of what is left over
        int keep = 0;        // higher goes later
    };
    struct Cell
    {
        QString text;
        double amount = 0;
        QColor color; // not valid: the row's own
        bool strong = false;
    };
    struct Row
    {
        QList<Cell> cells; // one a column
        ChartMark mark;
        bool muted = false; // there to compare with
    };
    QList<Column> columns;
    QList<Row> rows;
    bool headed = true; // the titles of the columns stand above them
    QString summary;
};

class RowsPlot : public ChartPlot
{
public:
    explicit RowsPlot(RowsData data)
        : m_data(std::move(data))
    {}

    void layout(const QSizeF &size, const ChartStyle &style) override;
    void paint(QPainter &painter) const override;
    [[nodiscard]] int markCount() const override { return m_shown; }
    [[nodiscard]] ChartMark mark(int index) const override;
    [[nodiscard]] QRectF markArea(int index) const override;
    [[nodiscard]] QString summary() const override { return m_data.summary; }
    [[nodiscard]] ChartTable table() const override;
    [[nodiscard]] QList<QRectF> labelAreas() const override;
    [[nodiscard]] int shownRows() const { return m_shown; }

private:
    [[nodiscard]] QRectF cellArea(qsizetype row, qsizetype column) const;
    void paintCell(QPainter &painter, qsizetype row, qsizetype column) const;

    RowsData m_data;
    ChartStyle m_style;
    QList<QPair<double, double>> m_spans; // left and width of each column; width 0: left out
    double m_width = 0;
    double m_head = 0;
    double m_pitch = 28;
    double m_most = 0; // the largest amount of the bars
    int m_shown = 0;
};

} // namespace binnacle
