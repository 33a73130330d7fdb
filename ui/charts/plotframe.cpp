// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/plotframe.h"

#include <QPainter>

#include <cmath>

namespace binnacle {

using namespace Qt::StringLiterals;

double crisp(double position)
{
    return std::floor(position) + 0.5;
}

void PlotFrame::clear(const QRectF &plot)
{
    m_plot = plot;
    m_lines.clear();
    m_stubs.clear();
    m_words.clear();
}

int PlotFrame::timeLabels(const QFontMetricsF &metrics) const
{
    return int(m_plot.width() / (metrics.horizontalAdvance(u"Mmm 0000"_s) + 28)) + 1;
}

double PlotFrame::leftRoom(const QList<AxisTick> &ticks, const QFontMetricsF &metrics)
{
    double widest = 0;
    for (const AxisTick &tick : ticks)
        widest = std::max(widest, metrics.horizontalAdvance(tick.label));
    return std::ceil((widest + 9) / 4) * 4;
}

double PlotFrame::belowRoom(const QFontMetricsF &metrics)
{
    return std::ceil((metrics.height() + 4) / 4) * 4;
}

void PlotFrame::paint(QPainter &painter, const ChartStyle &style) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(QPen(style.line, 1));
    for (const QLineF &line : m_lines)
        painter.drawLine(QLineF(line.x1(), crisp(line.y1()), line.x2(), crisp(line.y2())));
    for (const QLineF &line : m_stubs)
        painter.drawLine(QLineF(crisp(line.x1()), line.y1(), crisp(line.x2()), line.y2()));
    painter.setFont(style.font);
    painter.setPen(style.text3);
    for (const AxisWord &word : m_words)
        painter.drawText(word.area, int(word.align) | Qt::TextSingleLine | Qt::TextDontClip, word.text);
    painter.restore();
}

QList<QRectF> PlotFrame::labelAreas() const
{
    QList<QRectF> areas;
    for (const AxisWord &word : m_words)
        areas.append(word.area);
    return areas;
}

} // namespace binnacle
