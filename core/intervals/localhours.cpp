// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intervals/localhours.h"

#include "base/timetext.h"

#include <algorithm>

namespace binnacle {

namespace {

constexpr int kMinutesOfDay = 24 * 60;

// The hours that begin on one local day, within a span of one offset.
void addDay(IntervalSet &set, const OffsetSpan &span, qint64 dayAsUtc, const QList<LocalHours> &hours)
{
    for (const LocalHours &h : hours) {
        const qint64 from = dayAsUtc + h.from * kMsPerMinute - span.offset;
        const qint64 to = dayAsUtc + h.to * kMsPerMinute - span.offset;
        set.add(std::max(from, span.from), std::min(to, span.to));
    }
}

} // namespace

bool LocalHours::isValid() const
{
    return from >= 0 && from < kMinutesOfDay && to > from && to <= from + kMinutesOfDay;
}

bool WeekHours::isEmpty() const
{
    return std::all_of(m_days.begin(), m_days.end(),
                       [](const QList<LocalHours> &day) { return day.isEmpty(); });
}

IntervalSet localHours(qint64 from, qint64 to, const QTimeZone &zone, const HoursOfDay &hoursOf)
{
    IntervalSet set;
    for (const OffsetSpan &span : offsetSpans(from, to, zone)) {
        // Hours of the day before may reach over midnight into the span.
        const QDate first = utcToLocal(span.from, zone).date.addDays(-1);
        qint64 dayAsUtc = dayStart(first, QTimeZone::utc());
        for (QDate date = first; dayAsUtc - span.offset < span.to;
             date = date.addDays(1), dayAsUtc += kMsPerDay)
            addDay(set, span, dayAsUtc, hoursOf(date));
    }
    return set;
}

IntervalSet localHours(qint64 from, qint64 to, const QTimeZone &zone, const WeekHours &week)
{
    return localHours(from, to, zone,
                      [&week](QDate date) -> const QList<LocalHours> & { return week.on(date.dayOfWeek()); });
}

Interval localDay(QDate date, const QTimeZone &zone)
{
    return {dayStart(date, zone), dayStart(date.addDays(1), zone)};
}

} // namespace binnacle
