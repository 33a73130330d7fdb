// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words and small marks at the right of a chart's title: what shapes and colors mean, and what is not
// drawn. A card gives it a line of its own; where even that is too short, parts go from
// the end. paintLegend: any thread; LegendStrip: GUI thread.

#include "charts/chartstyle.h"

#include <QList>
#include <QWidget>

class QPainter;

namespace binnacle {

struct LegendItem
{
    enum class Shape {
        Word,
        Dot,
        Block,
        Line,
        Dashes,
        Points, // a line of them
        Down,   // these three as in UptimePlot
        Maintenance,
        Unknown,
    } shape = Shape::Word;
    QString text;        // plain text
    int priority = 0;    // Dot, Block: which one
    bool strong = false; // Line: in the color of the text instead of the accent

    friend bool operator==(const LegendItem &, const LegendItem &) = default;
};

[[nodiscard]] double legendWidth(const QList<LegendItem> &items, const ChartStyle &style);
// The items in lines no wider than `width`, as full as they can be in their order.
[[nodiscard]] QList<QList<LegendItem>> legendLines(const QList<LegendItem> &items, const ChartStyle &style,
                                                   double width);
// At the right edge of `area`, vertically centered; at the left edge where `fromLeft`.
void paintLegend(QPainter &painter, const QRectF &area, QList<LegendItem> items, const ChartStyle &style,
                 bool fromLeft = false);

class LegendStrip : public QWidget
{
    Q_OBJECT

public:
    explicit LegendStrip(QWidget *parent = nullptr);

    void setItems(const QList<LegendItem> &items);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] ChartStyle chartStyle() const;

    QList<LegendItem> m_items;
};

} // namespace binnacle
