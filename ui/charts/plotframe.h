// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What plots with axes share: hairlines, their words and the room these need. A plain value; any thread.

#include "charts/chartstyle.h"
#include "charts/ticks.h"

#include <QLineF>
#include <QRectF>

class QPainter;

namespace binnacle {

struct AxisWord
{
    QRectF area;
    QString text;
    Qt::Alignment align;
};

class PlotFrame
{
public:
    // Places words for values (left, at y) and times (below, from x on); positions come from the given
    // functions.
    template <typename Y>
    void placeLeft(const QList<AxisTick> &ticks, const QFontMetricsF &metrics, Y y)
    {
        const double height = metrics.height();
        double above = 1e300; // ticks rise, so words are placed from below upwards
        for (const AxisTick &tick : ticks) {
            const double at = y(tick.at);
            m_lines.append(QLineF(m_plot.left(), at, m_plot.right(), at));
            if (tick.label.isEmpty() || at + height / 2 > above)
                continue;
            m_words.append({QRectF(0, at - height / 2, m_plot.left() - 8, height), tick.label,
                            Qt::AlignRight | Qt::AlignVCenter});
            above = at - height / 2 - 1;
        }
    }
    template <typename X>
    void placeBelow(QList<AxisTick> ticks, const QFontMetricsF &metrics, X x)
    {
        thinLabels(ticks, metrics, m_plot.right(), 12, [&](double at) { return x(at) + 4; });
        for (const AxisTick &tick : ticks) {
            const double at = x(tick.at);
            if (!tick.label.isEmpty()) {
                m_stubs.append(QLineF(at, m_plot.bottom(), at, m_plot.bottom() + 5));
                m_words.append({QRectF(at + 4, m_plot.bottom() + 4, metrics.horizontalAdvance(tick.label) + 1,
                                       metrics.height()),
                                tick.label, Qt::AlignLeft | Qt::AlignVCenter});
            }
        }
    }

    // So many words for instants find room below.
    [[nodiscard]] int timeLabels(const QFontMetricsF &metrics) const;

    void clear(const QRectF &plot);
    [[nodiscard]] const QRectF &plot() const { return m_plot; }
    void paint(QPainter &painter, const ChartStyle &style) const;
    [[nodiscard]] QList<QRectF> labelAreas() const;

    // The width words of `ticks` need at the left, on the grid of 4.
    static double leftRoom(const QList<AxisTick> &ticks, const QFontMetricsF &metrics);
    static double belowRoom(const QFontMetricsF &metrics);

private:
    QRectF m_plot;
    QList<QLineF> m_lines;
    QList<QLineF> m_stubs;
    QList<AxisWord> m_words;
};

// A line that falls on whole pixels where the device has pixels.
double crisp(double position);

} // namespace binnacle
