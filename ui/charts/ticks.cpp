// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/ticks.h"

#include "base/timetext.h"
#include "charts/charttext.h"

#include <QCoreApplication>

#include <array>
#include <cmath>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHour = kMsPerHour;
constexpr qint64 kDay = kMsPerDay;

QString tr(const char *text)
{
    return QCoreApplication::translate("Charts", text);
}

struct DurationStep
{
    double seconds;
    const char *label;
};

constexpr std::array kDurationSteps{
    DurationStep{1, QT_TRANSLATE_NOOP("Charts", "1 s")},
    DurationStep{10, QT_TRANSLATE_NOOP("Charts", "10 s")},
    DurationStep{60, QT_TRANSLATE_NOOP("Charts", "1 m")},
    DurationStep{600, QT_TRANSLATE_NOOP("Charts", "10 m")},
    DurationStep{3600, QT_TRANSLATE_NOOP("Charts", "1 h")},
    DurationStep{4 * 3600, QT_TRANSLATE_NOOP("Charts", "4 h")},
    DurationStep{86400, QT_TRANSLATE_NOOP("Charts", "1 d")},
    DurationStep{10 * 86400, QT_TRANSLATE_NOOP("Charts", "10 d")},
    DurationStep{100 * 86400, QT_TRANSLATE_NOOP("Charts", "100 d")},
    DurationStep{1000 * 86400, QT_TRANSLATE_NOOP("Charts", "1000 d")},
    DurationStep{10000. * 86400, QT_TRANSLATE_NOOP("Charts", "10,000 d")},
    DurationStep{100000. * 86400, QT_TRANSLATE_NOOP("Charts", "100,000 d")},
};

QList<AxisTick> dayTicks(qint64 from, qint64 to, const QTimeZone &zone, int step, const QLocale &locale)
{
    QDate date = utcToLocal(from, zone).date;
    if (step >= 7)
        date = date.addDays(-((date.toJulianDay()) % step));
    QList<AxisTick> ticks;
    for (; dayStart(date, zone) <= to; date = date.addDays(step))
        if (const qint64 at = dayStart(date, zone); at >= from)
            ticks.append({double(at), dayText(date, locale)});
    return ticks;
}

QList<AxisTick> monthTicks(qint64 from, qint64 to, const QTimeZone &zone, int step, const QLocale &locale)
{
    const QDate first = utcToLocal(from, zone).date;
    QDate date(first.year(), 1, 1);
    QList<AxisTick> ticks;
    for (; dayStart(date, zone) <= to; date = date.addMonths(step)) {
        const qint64 at = dayStart(date, zone);
        if (at < from)
            continue;
        const bool year = step >= 12;
        const bool named = date.month() == 1 || ticks.isEmpty();
        ticks.append({double(at), year    ? locale.toString(date, u"yyyy"_s)
                                  : named ? locale.toString(date, u"MMM yyyy"_s)
                                          : locale.toString(date, u"MMM"_s)});
    }
    return ticks;
}

QList<AxisTick> yearTicks(qint64 from, qint64 to, const QTimeZone &zone, int step, const QLocale &locale)
{
    int year = utcToLocal(from, zone).date.year();
    year -= year % step;
    QList<AxisTick> ticks;
    for (QDate date(year, 1, 1); dayStart(date, zone) <= to; date = date.addYears(step))
        if (const qint64 at = dayStart(date, zone); at >= from)
            ticks.append({double(at), locale.toString(date, u"yyyy"_s)});
    return ticks;
}

QList<AxisTick> hourTicks(qint64 from, qint64 to, const QTimeZone &zone, int step, const QLocale &locale)
{
    QList<AxisTick> ticks;
    for (QDate date = utcToLocal(from, zone).date; dayStart(date, zone) <= to; date = date.addDays(1)) {
        const qint64 midnight = dayStart(date, zone);
        const qint64 length = dayStart(date.addDays(1), zone) - midnight;
        for (qint64 ms = 0; ms < length; ms += step * kHour) {
            const qint64 at = midnight + ms;
            if (at < from || at > to)
                continue;
            const QTime clock = QTime::fromMSecsSinceStartOfDay(utcToLocal(at, zone).msOfDay);
            ticks.append({double(at), ms == 0 ? dayText(date, locale) : locale.toString(clock, u"HH:mm"_s)});
        }
    }
    return ticks;
}

} // namespace

QList<AxisTick> countTicks(qint64 largest, int wanted, const QLocale &locale)
{
    largest = std::max<qint64>(largest, 1);
    wanted = std::max(wanted, 1);
    const double raw = std::max(1.0, double(largest) / wanted);
    const double magnitude = std::pow(10.0, std::floor(std::log10(raw)));
    double step = 10 * magnitude;
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        const double candidate = factor * magnitude;
        if (candidate >= raw && candidate == std::floor(candidate)) {
            step = candidate;
            break;
        }
    }
    QList<AxisTick> ticks;
    for (double at = 0;; at += step) {
        ticks.append({at, locale.toString(qint64(at))});
        if (at >= double(largest))
            break;
    }
    return ticks;
}

QList<AxisTick> durationTicks(double shortest, double longest)
{
    if (!std::isfinite(shortest))
        shortest = 60;
    if (!std::isfinite(longest))
        longest = 86400;
    std::size_t first = 0;
    while (first + 2 < kDurationSteps.size() && kDurationSteps[first + 1].seconds <= shortest)
        ++first;
    std::size_t last = first + 1;
    while (last + 1 < kDurationSteps.size() && kDurationSteps[last].seconds < longest)
        ++last;
    QList<AxisTick> ticks;
    for (std::size_t i = first; i <= last; ++i)
        ticks.append({kDurationSteps[i].seconds, tr(kDurationSteps[i].label)});
    return ticks;
}

AxisTick durationAbove(double longest)
{
    constexpr std::array kSeconds{1, 2, 5, 10, 20, 30};
    constexpr std::array kMinutes{1, 2, 5, 10, 20, 30};
    constexpr std::array kHours{1, 2, 4, 8, 12};
    for (const int seconds : kSeconds)
        if (seconds >= longest)
            return {double(seconds), tr("%1 s").arg(seconds)};
    for (const int minutes : kMinutes)
        if (minutes * 60.0 >= longest)
            return {minutes * 60.0, tr("%1 m").arg(minutes)};
    for (const int hours : kHours)
        if (hours * 3600.0 >= longest)
            return {hours * 3600.0, tr("%1 h").arg(hours)};
    for (double decade = 1;; decade *= 10)
        for (const int times : {1, 2, 5})
            if (const double days = times * decade; days * 86400 >= longest || days >= 100'000)
                return {days * 86400, tr("%1 d").arg(QLocale::c().toString(qint64(days)))};
}

QList<AxisTick> timeTicks(qint64 from, qint64 to, const QTimeZone &zone, int most, const QLocale &locale)
{
    if (to <= from || !zone.isValid())
        return {};
    const qint64 span = to - from;
    most = std::max(most, 2);
    for (const int hours : {1, 3, 6, 12})
        if (span / (hours * kHour) < most)
            return hourTicks(from, to, zone, hours, locale);
    for (const int days : {1, 2, 7, 14})
        if (span / (days * kDay) < most)
            return dayTicks(from, to, zone, days, locale);
    for (const int months : {1, 3, 6, 12})
        if (span / (months * 30 * kDay) < most)
            return monthTicks(from, to, zone, months, locale);
    int years = 2;
    while (span / (years * 365 * kDay) >= most)
        years *= years == 2 ? 5 : 2;
    return yearTicks(from, to, zone, years, locale);
}

} // namespace binnacle
