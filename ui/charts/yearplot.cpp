// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/yearplot.h"

#include "base/timetext.h"
#include "charts/charttext.h"
#include "theme/textwidth.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWeek = 7;
constexpr double kGap = 2;
constexpr double kLeastBar = 3;
constexpr double kMostPitch = 22;
constexpr double kLegendGap = 8;
constexpr double kLeastPitch = 11;

QString tr(const char *text)
{
    return QCoreApplication::translate("Charts", text);
}

QString durationOf(double milliseconds)
{
    return shortDuration(milliseconds / double(kMsPerSecond));
}

double leftRoom(const ChartStyle &style)
{
    double widest = 0;
    for (int day = 1; day <= kWeek; ++day)
        widest = std::max(widest, textWidth(style.locale.dayName(day, QLocale::ShortFormat), style.font));
    return std::ceil(widest) + 8;
}

int weeksOf(qsizetype days)
{
    return std::max(1, int(days + kWeek - 1 + kWeek - 1) / kWeek);
}

double topRoom(const ChartStyle &style)
{
    return std::ceil(QFontMetricsF(style.font).height()) + 4;
}

double legendRoom(const ChartStyle &style)
{
    return kLegendGap + std::ceil(QFontMetricsF(style.font).height());
}

// A minute is seen, and more is higher up to the whole day.
double shareOfHeight(double down, double day)
{
    const double minutes = down / kMsPerMinute, most = std::max(1.0, day / kMsPerMinute);
    return std::log1p(minutes) / std::log1p(most);
}

} // namespace

YearPlot::YearPlot(YearData data)
    : m_data(std::move(data))
{
    for (const YearData::Day &day : m_data.days)
        m_dates.append(utcToLocal(day.from, m_data.zone).date);
    if (!m_dates.isEmpty())
        m_before = m_dates.constFirst().dayOfWeek() - 1;
}

double YearPlot::heightFor(double width, const ChartStyle &style)
{
    const double pitch =
        std::clamp(std::floor((width - leftRoom(style)) / weeksOf(365)), kLeastPitch, kMostPitch);
    return topRoom(style) + kWeek * pitch + legendRoom(style) + 2;
}

void YearPlot::layout(const QSizeF &size, const ChartStyle &style)
{
    m_style = style;
    m_left = leftRoom(style);
    m_top = topRoom(style);
    const int weeks = std::max(1, (place(int(m_data.days.size()) - 1) / kWeek) + 1);
    m_pitchX = std::min(std::floor((size.width() - m_left) / weeks), kMostPitch * 1.6);
    const double room = size.height() - m_top - legendRoom(style) - 1;
    m_pitchY = std::clamp(std::floor(room / kWeek), 4.0, kMostPitch);
    m_pitchX = std::max(m_pitchX, 3.0);
    m_words.clear();
    const double height = QFontMetricsF(style.font).height();
    for (const int day : {1, 3, 5, 7}) {
        if (m_pitchY * 2 < height)
            break;
        m_words.append(
            {QRectF(0, m_top + (day - 1) * m_pitchY + (m_pitchY - kGap - height) / 2, m_left - 8, height),
             style.locale.dayName(day, QLocale::ShortFormat)});
    }
    placeLegend(size.width(), m_top + kWeek * m_pitchY + kLegendGap);
    double end = 0;
    for (int i = 0; i < m_dates.size(); ++i) {
        if (m_dates[i].day() != 1)
            continue;
        const bool isYear = m_dates[i].month() == 1;
        const QString text = isYear ? style.locale.toString(m_dates[i], u"MMM yyyy"_s)
                                    : style.locale.monthName(m_dates[i].month(), QLocale::ShortFormat);
        const double x = markArea(i).left(), width = std::ceil(textWidth(text, style.font)) + 1;
        if (x < end || x + width > size.width())
            continue;
        m_words.append({QRectF(x, 0, width, height), text});
        end = x + width + 8;
    }
}

// The same shapes with their words, as many as fit.
void YearPlot::placeLegend(double width, double top)
{
    m_legend.clear();
    const QFontMetricsF metrics(m_style.font);
    YearData::Day day;
    day.to = kMsPerDay;
    day.agreed = kMsPerDay;
    YearData::Day down = day, maintenance = day, unknown = day, slight = day;
    down.down = double(kMsPerHour);
    maintenance.maintenance = kMsPerHour;
    unknown.unknown = kMsPerDay;
    slight.slight = kMsPerHour;
    const std::pair<YearData::Day, QString> items[] = {{day, tr("up")},
                                                       {down, tr("down, by minutes on a log scale")},
                                                       {maintenance, tr("maintenance")},
                                                       {unknown, tr("nothing recorded")},
                                                       {slight, tr("counts for nothing")},
                                                       {YearData::Day(), tr("outside agreed hours")}};
    const double side = std::floor(metrics.ascent());
    double x = m_left;
    for (const auto &[sample, text] : items) {
        const double end = x + side + 6 + std::ceil(textWidth(text, m_style.font)) + 1;
        if (end > width)
            break;
        m_legend.append({QRectF(x, top + std::floor((metrics.height() - side) / 2), side, side), sample});
        m_words.append({QRectF(x + side + 6, top, end - x - side - 6, metrics.height()), text});
        x = end + 14;
    }
}

QRectF YearPlot::markArea(int index) const
{
    if (index < 0 || index >= m_data.days.size())
        return {};
    const int at = place(index);
    return QRectF(m_left + at / kWeek * m_pitchX, m_top + at % kWeek * m_pitchY, m_pitchX - kGap,
                  m_pitchY - kGap);
}

int YearPlot::markAt(const QPointF &at) const
{
    if (at.x() < m_left || at.y() < m_top)
        return -1;
    const int week = int((at.x() - m_left) / m_pitchX), day = int((at.y() - m_top) / m_pitchY);
    const int index = week * kWeek + day - m_before;
    return day < kWeek && index >= 0 && index < m_data.days.size() ? index : -1;
}

// Left and right lead a week on, up and down a day.
int YearPlot::step(int index, MarkStep way) const
{
    const int last = int(m_data.days.size()) - 1;
    if (index < 0 || way == MarkStep::First || way == MarkStep::Last)
        return ChartPlot::step(index, way);
    const int by = way == MarkStep::Previous ? -kWeek
                   : way == MarkStep::Next   ? kWeek
                   : way == MarkStep::Above  ? -1
                                             : 1;
    const int to = index + by;
    if (to >= 0 && to <= last)
        return to;
    return std::abs(by) == 1 || to < 0 ? index : (place(last) / kWeek > place(index) / kWeek ? last : index);
}

void YearPlot::paintDay(QPainter &painter, const YearData::Day &day, const QRectF &cell) const
{
    const auto length = double(std::max<qint64>(1, day.to - day.from));
    const double radius = std::min(2.0, cell.width() / 4);
    QPainterPath shape;
    shape.addRoundedRect(cell, radius, radius);
    if (day.agreed == 0) {
        painter.setPen(QPen(m_style.line, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(cell.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    } else {
        QColor fine = m_style.good;
        fine.setAlphaF(day.down > 0 ? 0.30F : 0.78F);
        painter.setPen(Qt::NoPen);
        painter.fillPath(shape, day.unknown >= day.agreed ? m_style.sunken : fine);
    }
    painter.save();
    painter.setClipPath(shape, Qt::IntersectClip);
    if (day.unknown > 0) { // the hatched share stands at the left, as the day went or not
        const double width =
            std::max(3.0, cell.width() * double(day.unknown) / double(std::max<qint64>(1, day.agreed)));
        const QRectF part(cell.left(), cell.top(), std::min(width, cell.width()), cell.height());
        painter.fillRect(part, m_style.sunken);
        painter.setPen(QPen(m_style.unknown, 1));
        painter.setClipRect(part, Qt::IntersectClip);
        for (double x = part.left() - part.height(); x < part.right(); x += 4)
            painter.drawLine(QPointF(x, part.bottom()), QPointF(x + part.height(), part.top()));
        painter.setClipPath(shape);
    }
    if (day.down > 0) {
        const double bar = kLeastBar + (cell.height() - kLeastBar) * shareOfHeight(day.down, length);
        painter.fillRect(QRectF(cell.left(), cell.bottom() - bar, cell.width(), bar), m_style.bad);
    } else if (day.slight > 0) { // a hollow bar: it is recorded, and counts for nothing
        painter.setPen(QPen(m_style.warn, 1));
        painter.setBrush(m_style.surface);
        painter.drawRect(
            QRectF(cell.left() + 0.5, cell.bottom() - kLeastBar - 0.5, cell.width() - 1, kLeastBar));
    }
    if (day.maintenance > 0) {
        const double side = std::round(std::min(cell.width(), cell.height()) * 0.6);
        const QPolygonF corner{cell.topRight(), cell.topRight() - QPointF(side, 0),
                               cell.topRight() + QPointF(0, side)};
        painter.setPen(QPen(m_style.surface, 1));
        painter.setBrush(m_style.maintenance);
        painter.drawPolygon(corner);
    }
    painter.restore();
}

void YearPlot::paint(QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_style.font);
    painter.setPen(m_style.text3);
    for (const Word &word : m_words)
        painter.drawText(word.area,
                         int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine | Qt::TextDontClip,
                         word.text);
    for (int i = 0; i < m_data.days.size(); ++i)
        paintDay(painter, m_data.days[i], markArea(i));
    for (const Sample &sample : m_legend)
        paintDay(painter, sample.day, sample.cell);
    painter.setBrush(Qt::NoBrush);
    for (int i = 0; i < m_data.days.size(); ++i) {
        const bool isChosen = m_data.chosenFrom != 0 && m_data.days[i].from == m_data.chosenFrom;
        const bool isEdge = m_data.isLastPartial && i + 1 == m_data.days.size();
        if (!isChosen && !isEdge)
            continue;
        painter.setPen(QPen(isChosen ? m_style.text : m_style.accent, isChosen ? 2 : 1.5));
        painter.drawRoundedRect(markArea(i).adjusted(-0.5, -0.5, 0.5, 0.5), 2, 2);
    }
    painter.restore();
}

ChartMark YearPlot::mark(int index) const
{
    if (index < 0 || index >= m_data.days.size())
        return {};
    const YearData::Day &day = m_data.days[index];
    ChartMark mark;
    mark.key = m_dates[index].toString(Qt::ISODate);
    mark.from = day.from;
    mark.to = day.to;
    QStringList lines{m_style.locale.dayName(m_dates[index].dayOfWeek(), QLocale::ShortFormat) + u", "_s +
                      dateText(day.from, m_data.zone, m_style.locale)};
    if (m_data.isLastPartial && index + 1 == m_data.days.size())
        lines.last() += u" · "_s + tr("not over yet");
    if (day.down > 0)
        lines.append(day.outages == 1 ? tr("Down %1 in 1 outage").arg(durationOf(day.down))
                                      : tr("Down %1 in %2 outages")
                                            .arg(durationOf(day.down), m_style.locale.toString(day.outages)));
    else if (day.agreed == 0)
        lines.append(tr("Outside agreed hours"));
    else if (day.unknown >= day.agreed)
        lines.append(tr("Nothing recorded"));
    else
        lines.append(tr("Up"));
    if (day.maintenance > 0)
        lines.append(tr("Maintenance %1").arg(durationOf(double(day.maintenance))));
    if (day.unknown > 0 && day.unknown < day.agreed)
        lines.append(tr("Nothing recorded for %1").arg(durationOf(double(day.unknown))));
    if (day.slight > 0)
        lines.append(tr("Trouble that counts for nothing %1").arg(durationOf(double(day.slight))));
    mark.text = lines.join(u'\n');
    return mark;
}

ChartTable YearPlot::table() const
{
    ChartTable table;
    table.columns = {tr("Day"), tr("Down"), tr("Outages"), tr("Maintenance"), tr("Nothing recorded")};
    const auto duration = [](double milliseconds) {
        return milliseconds > 0 ? durationOf(milliseconds) : u"–"_s;
    };
    for (const YearData::Day &day : m_data.days)
        table.rows.append({dateText(day.from, m_data.zone, m_style.locale), duration(day.down),
                           day.outages > 0 ? m_style.locale.toString(day.outages) : u"–"_s,
                           duration(double(day.maintenance)), duration(double(day.unknown))});
    return table;
}

QList<QRectF> YearPlot::labelAreas() const
{
    QList<QRectF> areas;
    for (const Word &word : m_words)
        areas.append(word.area);
    return areas;
}

} // namespace binnacle
