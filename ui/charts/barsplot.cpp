// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/barsplot.h"

#include "theme/textwidth.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace binnacle {

namespace {

constexpr double kRing = 6; // a bar's ring stands so far outside its words

} // namespace

void BarsPlot::layout(const QSizeF &size, const ChartStyle &style)
{
    m_style = style;
    m_rows.clear();
    if (m_data.bars.isEmpty())
        return;
    const QFontMetricsF metrics(style.font);
    double names = 0;
    double values = 0;
    double most = 0;
    for (const auto &bar : m_data.bars) {
        names = std::max(names, textWidth(bar.name, style.font));
        values = std::max(values, textWidth(bar.valueText, style.font));
        if (std::isfinite(bar.value))
            most = std::max(most, bar.value);
    }
    names = std::min(std::ceil((names + 1) / 4) * 4, std::floor(size.width() * 0.4));
    const double left = names + 8;
    const double room = std::max(1.0, size.width() - left - values - 12);
    const double pitch = std::floor(size.height() / double(m_data.bars.size()));
    const double thick = std::clamp(std::floor(pitch * 0.62), 4.0, 32.0);
    const double top = std::floor((size.height() - pitch * double(m_data.bars.size())) / 2);
    for (qsizetype i = 0; i < m_data.bars.size(); ++i) {
        const auto &bar = m_data.bars[i];
        const double y = top + pitch * double(i);
        const double share = most > 0 && std::isfinite(bar.value) ? std::max(0.0, bar.value) / most : 0;
        const double length = bar.value > 0 ? std::max(2.0, std::round(room * share)) : 0;
        Row row;
        row.whole = QRectF(-kRing, y, size.width() + 2 * kRing, pitch);
        row.bar = QRectF(left, y + std::floor((pitch - thick) / 2), length, thick);
        row.elided = elidedText(bar.name, style.font, names);
        const double height = std::min(pitch, std::ceil(metrics.height()));
        const double textTop = y + std::floor((pitch - height) / 2);
        row.name = QRectF(0, textTop, names, height);
        row.value = QRectF(left + length + (length > 0 ? 8 : 0), textTop,
                           textWidth(bar.valueText, style.font) + 1, height);
        m_rows.append(row);
    }
}

QColor BarsPlot::color(BarsData::Tone tone) const
{
    switch (tone) {
    case BarsData::Tone::Accent:
        return m_style.accent;
    case BarsData::Tone::P1:
        return m_style.p1;
    case BarsData::Tone::P2:
        return m_style.p2;
    case BarsData::Tone::P3:
        return m_style.p3;
    case BarsData::Tone::P4:
        return m_style.p4;
    case BarsData::Tone::Unknown:
        break;
    }
    return m_style.unknown;
}

void BarsPlot::paint(QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_style.font);
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        const Row &row = m_rows[i];
        painter.setPen(m_style.text3);
        painter.drawText(row.name, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, row.elided);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(m_data.bars[i].tone));
        painter.drawRoundedRect(row.bar, 2, 2);
        painter.setPen(m_style.text);
        painter.drawText(row.value, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         m_data.bars[i].valueText);
    }
    painter.restore();
}

ChartMark BarsPlot::mark(int index) const
{
    return index >= 0 && index < markCount() ? m_data.bars[index].mark : ChartMark();
}

QRectF BarsPlot::markArea(int index) const
{
    return index >= 0 && index < m_rows.size() ? m_rows[index].whole : QRectF();
}

ChartTable BarsPlot::table() const
{
    ChartTable table;
    table.columns = {m_data.nameColumn, m_data.valueColumn};
    for (const auto &bar : m_data.bars)
        table.rows.append({bar.name, bar.valueText});
    return table;
}

QList<QRectF> BarsPlot::labelAreas() const
{
    QList<QRectF> areas;
    for (const Row &row : m_rows)
        areas << row.name << row.value;
    return areas;
}

} // namespace binnacle
