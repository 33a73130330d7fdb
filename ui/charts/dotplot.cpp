// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/dotplot.h"

#include "base/timetext.h"
#include "charts/charttext.h"
#include "charts/devicetext.h"
#include "theme/textwidth.h"

#include <QCoreApplication>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Charts", text);
}

constexpr double kReach = 5;          // how near the pointer must come to a dot
constexpr qint64 kForPercentile = 10; // values a week needs for a firm line
constexpr qint64 kFewest = 3;
constexpr QPointF kNowhere(-1e6, -1e6);

// Shapes drawn once and stamped: thousands of dots cost a copy each, not a path each.
QImage stamp(int priority, const ChartStyle &style, double ratio)
{
    QImage image(QSize(12, 12) * ratio, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    paintDotShape(painter, QPointF(6, 6), priority, style);
    return image;
}

} // namespace

void paintDotShape(QPainter &painter, const QPointF &at, int priority, const ChartStyle &style)
{
    // So that a crowd is darker than one, and one still has three times the ground's contrast.
    QColor color = style.priority(priority);
    color.setAlphaF(0.8F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (priority) {
    case 1: {
        const std::array points{QPointF(at.x(), at.y() - 4.2), QPointF(at.x() + 4, at.y() + 2.8),
                                QPointF(at.x() - 4, at.y() + 2.8)};
        painter.drawConvexPolygon(points.data(), int(points.size()));
        return;
    }
    case 2:
        painter.drawEllipse(at, 2.8, 2.8);
        return;
    case 3:
        painter.setPen(QPen(color, 1.4));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(at, 2.3, 2.3);
        return;
    case 4:
        painter.drawRect(QRectF(at.x() - 1.5, at.y() - 1.5, 3, 3));
        return;
    default:
        painter.setPen(QPen(style.priority(priority), 1.5));
        painter.drawLine(at + QPointF(-2, -2), at + QPointF(2, 2));
        painter.drawLine(at + QPointF(-2, 2), at + QPointF(2, -2));
    }
}

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
    // The foot is the step under all but a twentieth: a few very short ones must not press the rest.
    // But a grave one is never pressed onto it.
    double low = values.isEmpty() ? 60 : values[values.size() / 20];
    for (const auto &dot : m_data.dots)
        if (dot.priority == 1 || dot.priority == 2)
            low = std::min(low, dot.seconds);
    low = std::max(1.0, low);
    double high = values.isEmpty() ? 86400 : std::max(values.last(), 600.0);
    for (const auto &level : m_data.levels)
        if (std::isfinite(level.p90))
            high = std::max(high, level.p90);
    if (m_data.limits)
        high = std::max(high, m_data.limits->upper);
    QList<AxisTick> ticks = durationTicks(low, high);
    ticks.last() = durationAbove(std::max(high, ticks[ticks.size() - 2].at * 1.01));
    m_low = ticks.first().at;
    m_high = ticks.last().at;
    if (!values.isEmpty() && values.first() < m_low)
        ticks.first().label = u"≤ "_s + ticks.first().label;
    for (AxisTick &tick : ticks) {
        if (m_data.units == DurationUnits::Hours && tick.at >= 3600)
            tick.label = (tick.label.startsWith(u'≤') ? u"≤ "_s : QString()) + duration(tick.at);
    }

    const double left = PlotFrame::leftRoom(ticks, metrics);
    const double top = std::ceil(metrics.height() / 2) + 2;
    const double bottom = size.height() - PlotFrame::belowRoom(metrics);
    m_frame.clear(QRectF(left, top, std::max(1.0, size.width() - left - 4), std::max(1.0, bottom - top)));
    // The end of the axis is told before the step under it.
    if (ticks.size() > 2 && yAt(ticks[ticks.size() - 2].at) - yAt(m_high) < metrics.height() + 2)
        ticks.remove(ticks.size() - 2);
    m_frame.placeLeft(ticks, metrics, [this](double at) { return yAt(at); });
    m_frame.placeBelow(
        timeTicks(m_data.from, m_data.to, m_data.zone, m_frame.timeLabels(metrics), style.locale), metrics,
        [this](double at) { return xAt(qint64(at)); });
    m_places.clear();
    m_places.reserve(m_data.dots.size());
    for (const auto &dot : m_data.dots)
        m_places.append(QPointF(xAt(dot.at), yAt(dot.seconds)));
    m_medians.clear();
    for (const auto &level : m_data.levels)
        m_medians.append(std::isfinite(level.median) ? QPointF(middle(level), yAt(level.median)) : kNowhere);
}

// The middle of the part of a week that lies in the window.
double DotPlot::middle(const DotData::Level &level) const
{
    return (xAt(level.from) + xAt(level.to)) / 2;
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
    paintNotes(painter);
    paintLimits(painter);
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
                paintDotShape(painter, m_places[i], priority, m_style);
        }
    }
}

// From week to week; weeks with too few values for a percentile are joined by a thin line, those with hardly
// any by none.
void DotPlot::paintLevels(QPainter &painter) const
{
    enum Kind { Strong, Weak, Unfinished };
    const auto kindOf = [](const DotData::Level &level) {
        return level.unfinished ? Unfinished : level.n < kForPercentile ? Weak : Strong;
    };
    const auto draw = [&](auto value, Kind kind, const QPen &pen) {
        painter.setPen(pen);
        const auto &levels = m_data.levels;
        const auto shown = [&](qsizetype i) {
            return i >= 0 && i < levels.size() && std::isfinite(value(levels[i])) && levels[i].n >= kFewest;
        };
        const auto at = [&](qsizetype i) { return QPointF(middle(levels[i]), yAt(value(levels[i]))); };
        for (qsizetype i = 0; i < levels.size(); ++i) {
            if (!shown(i))
                continue;
            const Kind own = kindOf(levels[i]);
            if (shown(i + 1) && std::max(own, kindOf(levels[i + 1])) == kind)
                painter.drawLine(at(i), at(i + 1));
            else if (!shown(i + 1) && !shown(i - 1) && own == kind)
                painter.drawLine(at(i) - QPointF(6, 0), at(i) + QPointF(6, 0));
        }
    };
    const auto median = [](const auto &level) { return level.median; };
    const auto p90 = [](const auto &level) { // of those that were quick it is none
        return level.unfinished ? std::numeric_limits<double>::quiet_NaN() : level.p90;
    };
    const auto round = [](const QColor &color, double width) {
        return QPen(color, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    };
    QPen dashed(m_style.accent, 1.5, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
    dashed.setDashPattern({4, 3});
    // A thin rim of the ground keeps the lines readable over a cloud of dots.
    QColor rim = m_style.surface;
    rim.setAlphaF(0.75F);
    draw(p90, Strong, round(rim, 3.5));
    draw(median, Strong, round(rim, 4.5));
    draw(median, Unfinished, round(rim, 4.5));
    draw(p90, Strong, dashed);
    draw(median, Weak, round(m_style.accent, 1.4));
    QPen points = round(m_style.accent, 2.4);
    points.setDashPattern({0.1, 2.2});
    draw(median, Unfinished, points);
    draw(median, Strong, round(m_style.accent, 2.4));
}

QStringList DotPlot::notesIn(qint64 from, qint64 to) const
{
    QStringList texts;
    for (const DotData::Note &note : m_data.notes) {
        if (note.at >= from && note.at < to)
            texts.append(tr("%1: %2").arg(dateText(note.at, m_data.zone, m_style.locale), note.text));
    }
    return texts;
}

// Upright lines, each with its words at its left where they find room before the next line; words that find
// none are in the tips.
void DotPlot::paintNotes(QPainter &painter) const
{
    const QRectF &plot = m_frame.plot();
    const QFontMetricsF metrics(m_style.font);
    QPen pen(m_style.brass, 1);
    pen.setDashPattern({2, 3});
    QColor ground = m_style.surface;
    ground.setAlphaF(0.85F);
    double left = plot.left();
    for (const DotData::Note &note : m_data.notes) {
        const double x = xAt(note.at);
        painter.setPen(pen);
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        const double room = x - left - 12;
        left = x;
        if (room < metrics.averageCharWidth() * 8)
            continue;
        const QString text = elidedText(note.text, m_style.font, room);
        const double taken = textWidth(text, m_style.font) + 1;
        const QRectF area(x - 5 - taken, plot.top() + 2, taken, metrics.height());
        painter.fillRect(area.adjusted(-2, 0, 2, 0), ground);
        painter.setFont(m_style.font);
        painter.setPen(m_style.brass);
        painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
    }
}

// The mean at the left, the limits at the right: the upper one over its line, the lower one under it.
QList<DotPlot::LimitLabel> DotPlot::limitLabels() const
{
    QList<LimitLabel> labels;
    if (!m_data.limits)
        return labels;
    const QRectF &plot = m_frame.plot();
    const double height = QFontMetricsF(m_style.font).height();
    const auto add = [&](double seconds, const QString &words, bool left, bool over) {
        if (seconds < m_low || seconds > m_high)
            return;
        const QString text = words.arg(duration(seconds));
        const double width = textWidth(text, m_style.font) + 1;
        const double y = yAt(seconds) + (over ? -height - 1 : 1);
        labels.append({QRectF(left ? plot.left() + 4 : plot.right() - 4 - width,
                              std::clamp(y, plot.top(), plot.bottom() - height), width, height),
                       text});
    };
    add(m_data.limits->center, tr("mean %1"), true, true);
    add(m_data.limits->upper, tr("upper limit %1"), false, true);
    add(m_data.limits->lower, tr("lower limit %1"), false, false);
    return labels;
}

// The mean of the weeks and how far they go by themselves; a ring where one did not.
void DotPlot::paintLimits(QPainter &painter) const
{
    if (!m_data.limits)
        return;
    QPen pen(m_style.brass, 1.3);
    const auto line = [&](double seconds) {
        if (seconds < m_low || seconds > m_high)
            return;
        painter.setPen(pen);
        const double y = yAt(seconds);
        painter.drawLine(QPointF(m_frame.plot().left(), y), QPointF(m_frame.plot().right(), y));
    };
    line(m_data.limits->center);
    pen.setDashPattern({6, 3, 1.5, 3});
    line(m_data.limits->lower);
    line(m_data.limits->upper);
    for (const LimitLabel &label : limitLabels()) {
        QColor ground = m_style.surface;
        ground.setAlphaF(0.85F);
        painter.fillRect(label.area.adjusted(-2, 0, 2, 0), ground);
        painter.setFont(m_style.font);
        painter.setPen(m_style.brass);
        painter.drawText(label.area, Qt::AlignCenter | Qt::TextSingleLine, label.text);
    }
    painter.setPen(QPen(m_style.brass, 2));
    painter.setBrush(Qt::NoBrush);
    for (qsizetype i = 0; i < levels(); ++i) {
        if (!m_data.levels[i].signal.isEmpty())
            painter.drawEllipse(m_medians[i], 7, 7);
    }
}

QList<QRectF> DotPlot::labelAreas() const
{
    QList<QRectF> areas = m_frame.labelAreas();
    for (const LimitLabel &label : limitLabels())
        areas.append(label.area);
    return areas;
}

int DotPlot::markCount() const
{
    return int(levels() + m_data.dots.size());
}

ChartMark DotPlot::mark(int index) const
{
    if (index < 0 || index >= markCount())
        return {};
    return index < levels() ? levelMark(m_data.levels[index]) : dotMark(m_data.dots[index - levels()]);
}

ChartMark DotPlot::levelMark(const DotData::Level &level) const
{
    ChartMark mark;
    mark.key = u"week "_s + QString::number(level.from);
    mark.query = level.query;
    mark.count = level.records;
    mark.from = level.from;
    mark.to = level.to;
    mark.text = rangeText(level.from, level.to, m_data.zone, m_style.locale) + u'\n';
    mark.text += tr("median %1").arg(duration(level.median)) + u'\n';
    if (std::isfinite(level.p90) && !level.unfinished)
        mark.text += tr("90th percentile %1").arg(duration(level.p90)) + u'\n';
    mark.text += tr("n %1").arg(m_style.locale.toString(level.n));
    if (level.unfinished)
        mark.text += u'\n' + tr("%1 still open: it will be longer").arg(m_style.locale.toString(level.open));
    if (!level.signal.isEmpty())
        mark.text += u'\n' + level.signal;
    for (const QString &note : notesIn(level.from, level.to))
        mark.text += u'\n' + note;
    return mark;
}

ChartMark DotPlot::dotMark(const DotData::Dot &dot) const
{
    ChartMark mark;
    mark.key = u"record "_s + QString::number(dot.record);
    mark.record = dot.record;
    mark.count = 1;
    const QString priority = dot.priority >= 1 && dot.priority <= 4
                                 ? QString(u'P' + QString::number(dot.priority))
                                 : tr("no priority");
    mark.text = duration(dot.seconds) + u" · "_s + priority + u'\n' +
                tr("opened %1").arg(dateTimeText(dot.at, m_data.zone, m_style.locale));
    return mark;
}

QPointF DotPlot::place(int index) const
{
    if (index < 0 || index >= m_medians.size() + m_places.size())
        return kNowhere;
    return index < m_medians.size() ? m_medians[index] : m_places[index - m_medians.size()];
}

QRectF DotPlot::markArea(int index) const
{
    return QRectF(place(index) - QPointF(kReach, kReach), QSizeF(2 * kReach, 2 * kReach));
}

int DotPlot::markAt(const QPointF &at) const
{
    int best = -1;
    double nearest = kReach * kReach + 0.01;
    for (int i = 0; i < m_medians.size() + m_places.size(); ++i) {
        const QPointF d = place(i) - at;
        // The medians come first and lie on top: a dot must be clearly nearer.
        const double distance = d.x() * d.x() + d.y() * d.y();
        if (distance < nearest) {
            nearest = i < m_medians.size() ? distance / 4 : distance;
            best = i;
        }
    }
    return best;
}

int DotPlot::nearest(int index, double down) const
{
    const QPointF here = place(index);
    int best = index;
    double cost = 1e300;
    for (int i = 0; i < m_medians.size() + m_places.size(); ++i) {
        const double dy = (place(i).y() - here.y()) * down;
        if (i == index || dy < 0.5 || place(i) == kNowhere)
            continue;
        // Straight above or below rather than far to the side.
        const double c = dy + 4 * std::abs(place(i).x() - here.x());
        if (c < cost) {
            cost = c;
            best = i;
        }
    }
    return best;
}

int DotPlot::step(int index, MarkStep way) const
{
    if (index >= 0 && way == MarkStep::Above)
        return nearest(index, -1);
    if (index >= 0 && way == MarkStep::Below)
        return nearest(index, 1);
    int next = ChartPlot::step(index, way);
    // Weeks without a median cannot be stood on; from the last week the walk goes on into the dots.
    const int sign = way == MarkStep::Previous || way == MarkStep::Last ? -1 : 1;
    while (next >= 0 && next < m_medians.size() && m_medians[next] == kNowhere)
        next += sign;
    return next >= 0 && next < markCount() ? next : index;
}

ChartTable DotPlot::table() const
{
    ChartTable table;
    table.columns = {tr("From"), tr("To"), tr("Priority"), tr("n"), tr("Median"), tr("90th percentile")};
    table.words = 3;
    const auto told = [this](double seconds) { return std::isfinite(seconds) ? duration(seconds) : u"–"_s; };
    for (const auto &level : m_data.levels)
        table.rows.append({dateText(level.from, m_data.zone, m_style.locale),
                           dateText(level.to - 1, m_data.zone, m_style.locale), tr("all"),
                           m_style.locale.toString(level.n), told(level.median), told(level.p90)});
    for (const auto &note : m_data.notes)
        table.rows.append(
            {dateTimeText(note.at, m_data.zone, m_style.locale), u"–"_s, note.text, u"–"_s, u"–"_s, u"–"_s});
    for (const auto &dot : m_data.dots)
        table.rows.append(
            {dateTimeText(dot.at, m_data.zone, m_style.locale), u"–"_s,
             dot.priority >= 1 && dot.priority <= 4 ? QString(u'P' + QString::number(dot.priority)) : u"–"_s,
             u"1"_s, told(dot.seconds), u"–"_s});
    return table;
}

} // namespace binnacle
