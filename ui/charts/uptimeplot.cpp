// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/uptimeplot.h"

#include "charts/devicetext.h"
#include "charts/plotframe.h"
#include "theme/fonts.h"
#include "theme/textwidth.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr double kGap = 12;
constexpr double kRing = 6;
constexpr double kLeastCell = 2.5;  // narrower days say nothing
constexpr double kLeastDown = 0.22; // of the height: the shortest outage is seen
constexpr double kBar = 62;

QString tr(const char *text)
{
    return QCoreApplication::translate("Charts", text);
}

QFont strong(QFont font)
{
    font.setWeight(QFont::DemiBold);
    return font;
}

QColor faded(QColor color, double alpha)
{
    color.setAlphaF(float(alpha));
    return color;
}

// Slanting lines of the unknown; drawn, not a brush, so that files show them as the screen does.
void hatch(QPainter &painter, const QRectF &area, const QColor &color)
{
    painter.save();
    painter.setClipRect(area, Qt::IntersectClip);
    painter.setPen(QPen(color, 1.1));
    for (double x = area.left() - area.height(); x < area.right(); x += 3.2)
        painter.drawLine(QPointF(x, area.bottom()), QPointF(x + area.height(), area.top()));
    painter.restore();
}

} // namespace

void paintUptimeCell(QPainter &painter, const QRectF &area, const UptimeShares &shares,
                     const ChartStyle &style, bool muted)
{
    painter.setPen(Qt::NoPen);
    const double strength = muted ? 0.35 : 1;
    if (shares.isClosed) {
        painter.fillRect(QRectF(area.left(), area.center().y() - 0.5, area.width(), 1), style.line);
        return;
    }
    if (shares.unknown >= 0.995) {
        hatch(painter, area, faded(style.unknown, strength));
        return;
    }
    const bool isTroubled = shares.down > 0 || shares.impaired > 0;
    painter.fillRect(area, faded(style.good, (isTroubled ? 0.42 : 0.82) * strength));
    const auto foot = [&](double share) {
        const double height = std::max(kLeastDown, std::min(1.0, share)) * area.height();
        return QRectF(area.left(), area.bottom() - height, area.width(), height);
    };
    if (shares.unknown > 0) {
        const QRectF part(area.left(), area.top(), area.width(),
                          std::max(2.0, area.height() * shares.unknown));
        painter.fillRect(part, style.surface);
        hatch(painter, part, faded(style.unknown, strength));
    }
    if (shares.maintenance > 0) {
        const double height = std::clamp(shares.maintenance, 0.3, 1.0) * area.height();
        const double inset = area.width() > 3 ? area.width() * 0.2 : 0;
        painter.fillRect(QRectF(area.left() + inset, area.top(), area.width() - 2 * inset, height),
                         faded(style.maintenance, strength));
    }
    if (shares.down > 0)
        painter.fillRect(foot(shares.down), faded(style.bad, strength));
    else if (shares.impaired > 0)
        painter.fillRect(QRectF(area.left(), area.bottom() - 2, area.width(), 2),
                         faded(style.warn, strength));
}

void UptimePlot::layout(const QSizeF &size, const ChartStyle &style)
{
    m_style = style;
    m_width = size.width();
    const QFontMetricsF body(style.body);
    const auto widest = [&](auto text, const QFont &font) {
        double width = 0;
        for (const UptimeData::Row &row : std::as_const(m_data.rows))
            width = std::max(width, tabularWidth(text(row), font) + 2);
        return std::ceil(width);
    };
    const double percent = widest([](const auto &row) { return row.percent; }, strong(style.body));
    const double down = widest([](const auto &row) { return row.down; }, style.body);
    const double budget = widest([](const auto &row) { return row.budget; }, strong(style.body));
    double name = 0;
    for (const UptimeData::Row &row : std::as_const(m_data.rows))
        name = std::max(name, std::ceil(textWidth(row.name, style.body)) + 2);
    name = std::clamp(name, 40.0, std::max(60.0, m_width * 0.24));
    const bool hasBudget = budget > 2;
    bool withBar = hasBudget, withDown = true, withBudget = hasBudget;
    const auto fixed = [&] {
        return name + kGap + percent + (withDown ? kGap + down : 0) + (withBar ? kGap + kBar : 0) +
               (withBudget ? (withBar ? 8 : kGap) + budget : 0) + kGap;
    };
    const double wanted = std::max(90.0, cells() * kLeastCell);
    for (bool *part : {&withBar, &withDown, &withBudget}) {
        if (m_width - fixed() < wanted)
            *part = false;
    }
    const double days = std::max(0.0, m_width - fixed());
    double x = 0;
    const auto take = [&x](double width, double gap) {
        const std::pair<double, double> span{x, width};
        x += width > 0 ? width + gap : 0;
        return span;
    };
    m_name = take(name, kGap);
    m_days = take(days, kGap);
    m_percent = take(percent, kGap);
    m_down = take(withDown ? down : 0, kGap);
    m_bar = take(withBar ? kBar : 0, 8);
    m_budget = take(withBudget ? budget : 0, 0);

    const double least = std::ceil((body.height() + 6) / 2) * 2;
    m_shown = std::min(int(m_data.rows.size()), int(size.height() / least));
    m_pitch = m_shown > 0 ? std::clamp(std::floor(size.height() / m_shown), least, least + 18) : least;
}

QRectF UptimePlot::rowArea(int row) const
{
    return QRectF(0, row * m_pitch, m_width, m_pitch);
}

QRectF UptimePlot::part(int row, const std::pair<double, double> &span) const
{
    return QRectF(span.first, row * m_pitch, span.second, m_pitch);
}

QRectF UptimePlot::cellArea(int row, int cell) const
{
    const double pitch = m_days.second / std::max(1, cells());
    const double height = std::floor(m_pitch * 0.62);
    const double gap = pitch >= 3 ? 1 : 0;
    return QRectF(m_days.first + cell * pitch, row * m_pitch + std::floor((m_pitch - height) / 2),
                  pitch - gap, height);
}

void UptimePlot::paintBudget(QPainter &painter, int row) const
{
    const UptimeData::Row &of = m_data.rows[row];
    if (!of.budgetLeft || m_bar.second <= 0)
        return;
    const QRectF area(m_bar.first, row * m_pitch + std::floor((m_pitch - 6) / 2), m_bar.second, 6);
    painter.setBrush(m_style.sunken);
    painter.drawRoundedRect(area, 3, 3);
    const double left = *of.budgetLeft;
    const double length = std::clamp(std::abs(left), 0.0, 1.0) * area.width();
    if (length < 0.5)
        return;
    painter.setBrush(of.isMuted    ? m_style.unknown
                     : left < 0    ? m_style.bad
                     : left < 0.25 ? m_style.warn
                                   : m_style.good);
    const double from = left < 0 ? area.right() - length : area.left();
    painter.drawRoundedRect(QRectF(from, area.top(), std::max(length, 4.0), area.height()), 3, 3);
}

void UptimePlot::paint(QPainter &painter) const
{
    painter.save();
    for (int r = 0; r < m_shown; ++r) {
        const UptimeData::Row &row = m_data.rows[r];
        if (r > 0) {
            painter.setRenderHint(QPainter::Antialiasing, false);
            painter.setPen(QPen(m_style.line, 1));
            painter.drawLine(QLineF(0, crisp(r * m_pitch), m_width, crisp(r * m_pitch)));
        }
        painter.setRenderHint(QPainter::Antialiasing);
        for (int c = 0; c < cells(); ++c)
            paintUptimeCell(painter, cellArea(r, c), row.cells[c].shares, m_style, row.isMuted);
        painter.setPen(Qt::NoPen);
        paintBudget(painter, r);
        painter.setFont(m_style.body);
        painter.setPen(row.isMuted ? m_style.text3 : m_style.text);
        painter.drawText(part(r, m_name), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         elidedText(row.name, m_style.body, m_name.second));
        if (m_down.second > 0) {
            painter.setPen(m_style.text3);
            drawNumber(painter, part(r, m_down), row.down);
        }
        const bool isSpent = row.budgetLeft && *row.budgetLeft < 0;
        painter.setPen(row.isMuted ? m_style.text3 : row.isBelow ? m_style.bad : m_style.text);
        painter.setFont(strong(m_style.body));
        drawNumber(painter, part(r, m_percent), row.percent);
        if (m_budget.second > 0) {
            if (!isSpent)
                painter.setFont(m_style.body);
            painter.setPen(isSpent && !row.isMuted ? m_style.bad : m_style.text3);
            drawNumber(painter, part(r, m_budget), row.budget);
        }
    }
    painter.restore();
}

int UptimePlot::indexOf(int row, int cell) const
{
    return cell < 0 ? row : m_shown + row * cells() + cell;
}

ChartMark UptimePlot::mark(int index) const
{
    if (index < 0 || index >= markCount())
        return {};
    if (index < m_shown)
        return m_data.rows[index].mark;
    const int cell = index - m_shown;
    return m_data.rows[cell / cells()].cells[cell % cells()].mark;
}

QRectF UptimePlot::markArea(int index) const
{
    if (index < m_shown)
        return rowArea(index).adjusted(-kRing, 0, kRing, 0);
    const int cell = index - m_shown;
    return cellArea(cell / cells(), cell % cells());
}

int UptimePlot::markAt(const QPointF &at) const
{
    const int row = at.y() < 0 ? -1 : int(at.y() / m_pitch);
    if (row < 0 || row >= m_shown || at.x() < -kRing || at.x() > m_width + kRing)
        return -1;
    const double x = at.x() - m_days.first;
    if (x < 0 || x >= m_days.second || cells() == 0)
        return row;
    return indexOf(row, std::min(cells() - 1, int(x / (m_days.second / cells()))));
}

// Up and down from line to line, left and right over its days; before the first day stands the service.
int UptimePlot::step(int index, MarkStep way) const
{
    if (m_shown == 0)
        return -1;
    if (index < 0)
        return way == MarkStep::Last ? m_shown - 1 : 0;
    const int row = index < m_shown ? index : (index - m_shown) / cells();
    const int cell = index < m_shown ? -1 : (index - m_shown) % cells();
    switch (way) {
    case MarkStep::Above:
        return indexOf(std::max(0, row - 1), cell);
    case MarkStep::Below:
        return indexOf(std::min(m_shown - 1, row + 1), cell);
    case MarkStep::Previous:
        return indexOf(row, std::max(-1, cell - 1));
    case MarkStep::Next:
        return indexOf(row, std::min(cells() - 1, cell + 1));
    case MarkStep::First:
        return indexOf(row, -1);
    case MarkStep::Last:
        break;
    }
    return indexOf(row, cells() - 1);
}

// A line a service, then a line for each of its days on which something is to be told.
ChartTable UptimePlot::table() const
{
    ChartTable table;
    table.columns = {tr("Service"),     tr("Day"),     tr("Uptime"),     tr("Down"),
                     tr("Maintenance"), tr("Unknown"), tr("Budget left")};
    table.words = 2;
    for (const UptimeData::Row &row : m_data.rows) {
        table.rows.append({row.name, tr("all"), row.percent, row.down, u"–"_s, u"–"_s, row.budget});
        for (qsizetype c = 0; c < row.cells.size(); ++c) {
            if (!row.cells[c].texts.isEmpty())
                table.rows.append(QStringList{row.name, m_data.cellNames.value(c)} + row.cells[c].texts +
                                  QStringList{u"–"_s});
        }
    }
    return table;
}

QList<QRectF> UptimePlot::labelAreas() const
{
    QList<QRectF> areas;
    for (int r = 0; r < m_shown; ++r) {
        for (const auto *span : {&m_name, &m_percent, &m_down, &m_budget}) {
            if (span->second > 0)
                areas.append(part(r, *span));
        }
    }
    return areas;
}

} // namespace binnacle
