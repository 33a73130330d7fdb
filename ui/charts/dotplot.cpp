// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/dotplot.h"

#include "base/timetext.h"

#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr double kReach = 5; // how near the pointer must come to a dot

void drawShape(QPainter &painter, const QPointF &at, int priority, const ChartStyle &style)
{
    QColor color = style.priority(priority);
    painter.setPen(Qt::NoPen);
    switch (priority) {
    case 1: {
        color.setAlphaF(0.8F);
        painter.setBrush(color);
        const std::array points{QPointF(at.x(), at.y() - 4.2), QPointF(at.x() + 4, at.y() + 2.8),
                                QPointF(at.x() - 4, at.y() + 2.8)};
        painter.drawConvexPolygon(points.data(), int(points.size()));
        return;
    }
    case 2:
        color.setAlphaF(0.6F);
        painter.setBrush(color);
        painter.drawEllipse(at, 2.8, 2.8);
        return;
    case 3:
        color.setAlphaF(0.55F);
        painter.setPen(QPen(color, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(at, 2, 2);
        return;
    case 4:
        color.setAlphaF(0.55F);
        painter.setBrush(color);
        painter.drawRect(QRectF(at.x() - 1.5, at.y() - 1.5, 3, 3));
        return;
    default:
        color.setAlphaF(0.7F);
        painter.setPen(QPen(color, 1));
        painter.drawLine(at + QPointF(-2, -2), at + QPointF(2, 2));
        painter.drawLine(at + QPointF(-2, 2), at + QPointF(2, -2));
    }
}

// Shapes drawn once and stamped: thousands of dots cost a copy each, not a path each.
QImage stamp(int priority, const ChartStyle &style, double ratio)
{
    QImage image(QSize(12, 12) * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    drawShape(painter, QPointF(6, 6), priority, style);
    return image;
}

bool hasPixels(const QPainter &painter)
{
    const int kind = painter.device()->devType();
    return kind == QInternal::Image || kind == QInternal::Pixmap || kind == QInternal::Widget;
}

} // namespace

DotPlot::DotPlot(DotData data)
    : m_data(std::move(data))
{
    m_data.dots.removeIf([](const DotData::Dot &dot) { return !std::isfinite(dot.seconds); });
    std::stable_sort(m_data.dots.begin(), m_data.dots.end(),
                     [](const auto &a, const auto &b) { return a.at < b.at; });
    if (m_data.to <= m_data.from)
        m_data.to = m_data.from + 1;
}

void DotPlot::layout(const QSizeF &size, const ChartStyle &style)
{
    m_style = style;
    const QFontMetricsF metrics(style.font);
    QList<double> values;
    for (const auto &dot : m_data.dots)
        values.append(dot.seconds);
    std::sort(values.begin(), values.end());
    // The foot is one minute unless more than a twentieth lies under it: a few very short ones must not press
    // the rest.
    const double low = values.isEmpty() ? 60 : values[values.size() / 20];
    double high = values.isEmpty() ? 86400 : std::max(values.last(), 600.0);
    for (const auto &level : m_data.levels)
        if (std::isfinite(level.p90))
            high = std::max(high, level.p90);
    QList<AxisTick> ticks = durationTicks(low < 60 ? 1 : 60, high);
    m_low = ticks.first().at;
    m_high = ticks.last().at;
    if (!values.isEmpty() && values.first() < m_low)
        ticks.first().label = u"≤ "_s + ticks.first().label;

    const double left = PlotFrame::leftRoom(ticks, metrics);
    const double top = std::ceil(metrics.height() / 2) + 2;
    const double bottom = size.height() - PlotFrame::belowRoom(metrics);
    m_frame.clear(QRectF(left, top, std::max(1.0, size.width() - left - 4), std::max(1.0, bottom - top)));
    m_frame.placeLeft(ticks, metrics, [this](double at) { return yAt(at); });
    const int most = int(m_frame.plot().width() / (metrics.averageCharWidth() * 12 + 12));
    m_frame.placeBelow(timeTicks(m_data.from, m_data.to, m_data.zone, most, style.locale), metrics,
                       [this](double at) { return xAt(qint64(at)); });
    m_places.clear();
    m_places.reserve(m_data.dots.size());
    for (const auto &dot : m_data.dots)
        m_places.append(QPointF(xAt(dot.at), yAt(dot.seconds)));
}

double DotPlot::xAt(qint64 at) const
{
    const double share = double(at - m_data.from) / double(m_data.to - m_data.from);
    return m_frame.plot().left() + std::clamp(share, 0.0, 1.0) * m_frame.plot().width();
}

double DotPlot::yAt(double seconds) const
{
    const double share = std::log(std::clamp(seconds, m_low, m_high) / m_low) / std::log(m_high / m_low);
    return m_frame.plot().bottom() - share * m_frame.plot().height();
}

qint64 DotPlot::timeAt(double x) const
{
    const double share = (x - m_frame.plot().left()) / m_frame.plot().width();
    return m_data.from + qint64(std::clamp(share, 0.0, 1.0) * double(m_data.to - m_data.from));
}

void DotPlot::paint(QPainter &painter) const
{
    m_frame.paint(painter, m_style);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintDots(painter);
    paintLevels(painter);
    painter.restore();
}

void DotPlot::paintDots(QPainter &painter) const
{
    const bool pixels = hasPixels(painter);
    const double ratio = painter.device()->devicePixelRatioF() * std::abs(painter.worldTransform().m11());
    // The grave ones last, so that they lie on top.
    for (const int priority : {0, 4, 3, 2, 1}) {
        const QImage image = pixels ? stamp(priority, m_style, ratio) : QImage();
        for (qsizetype i = 0; i < m_places.size(); ++i) {
            const int its = m_data.dots[i].priority;
            if ((its < 1 || its > 4 ? 0 : its) != priority)
                continue;
            if (pixels)
                painter.drawImage(m_places[i] - QPointF(6, 6), image);
            else
                drawShape(painter, m_places[i], priority, m_style);
        }
    }
}

void DotPlot::paintLevels(QPainter &painter) const
{
    const auto draw = [&](auto value, const QPen &pen) {
        QPolygonF line;
        const auto flush = [&] {
            if (line.size() == 1)
                painter.drawPolyline(QPolygonF{line.first() - QPointF(6, 0), line.first() + QPointF(6, 0)});
            else if (line.size() > 1)
                painter.drawPolyline(line);
            line.clear();
        };
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        for (const auto &level : m_data.levels) {
            if (std::isfinite(value(level)))
                line.append(QPointF(xAt(level.at), yAt(value(level))));
            else
                flush();
        }
        flush();
    };
    QPen dashed(m_style.accent, 1.5, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
    dashed.setDashPattern({4, 3});
    // A thin rim of the ground keeps the lines readable over a cloud of dots.
    QColor rim = m_style.surface;
    rim.setAlphaF(0.75F);
    draw([](const auto &level) { return level.median; },
         QPen(rim, 4.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    draw([](const auto &level) { return level.p90; },
         QPen(rim, 3.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    draw([](const auto &level) { return level.p90; }, dashed);
    draw([](const auto &level) { return level.median; },
         QPen(m_style.accent, 2.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
}

int DotPlot::markCount() const
{
    return int(m_data.dots.size());
}

ChartMark DotPlot::mark(int index) const
{
    return index >= 0 && index < markCount() ? m_data.dots[index].mark : ChartMark();
}

QRectF DotPlot::markArea(int index) const
{
    if (index < 0 || index >= m_places.size())
        return {};
    return QRectF(m_places[index] - QPointF(kReach, kReach), QSizeF(2 * kReach, 2 * kReach));
}

int DotPlot::markAt(const QPointF &at) const
{
    int best = -1;
    double nearest = kReach * kReach + 0.01;
    for (qsizetype i = 0; i < m_places.size(); ++i) {
        const QPointF d = m_places[i] - at;
        // Of dots equally near the graver one lies on top.
        const double distance = d.x() * d.x() + d.y() * d.y();
        if (distance < nearest) {
            nearest = distance;
            best = int(i);
        }
    }
    return best;
}

int DotPlot::step(int index, MarkStep way) const
{
    if (index < 0 || (way != MarkStep::Above && way != MarkStep::Below))
        return ChartPlot::step(index, way);
    // Up and down: the nearest in height within a week's width at most, else the nearest in height at all.
    const QPointF here = m_places[index];
    const double sign = way == MarkStep::Above ? -1 : 1;
    int best = index;
    double cost = 1e300;
    for (int i = 0; i < m_places.size(); ++i) {
        const double dy = (m_places[i].y() - here.y()) * sign;
        if (i == index || dy < 0.5)
            continue;
        const double c = dy + 4 * std::abs(m_places[i].x() - here.x());
        if (c < cost) {
            cost = c;
            best = i;
        }
    }
    return best;
}

ChartTable DotPlot::table() const
{
    const auto words = [](const char *text) { return QCoreApplication::translate("Charts", text); };
    ChartTable table;
    table.columns = {words("Week from"), words("Resolved"), words("Median"), words("90th percentile")};
    for (const auto &level : m_data.levels) {
        table.rows.append({utcToLocal(level.at, m_data.zone).date.toString(Qt::ISODate),
                           m_style.locale.toString(level.n), shortDuration(level.median),
                           shortDuration(level.p90)});
    }
    for (const auto &dot : m_data.dots) {
        QString text = dot.mark.text;
        const QString line = text.replace(u'\n', u", "_s);
        table.rows.append({isoText(dot.at, m_data.zone), line, shortDuration(dot.seconds), {}});
    }
    return table;
}

} // namespace binnacle
