// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/workcalendar.h"

#include "base/timetext.h"
#include "calendar/openingtable.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

WorkCalendar::WorkCalendar(QList<CalendarVersion> versions)
    : m_table(std::make_shared<const OpeningTable>(std::move(versions)))
{}

Result<WorkCalendar> WorkCalendar::make(QList<CalendarVersion> versions)
{
    if (versions.isEmpty())
        return fail(ErrorCode::Invalid, u"empty-calendar"_s);
    for (const CalendarVersion &version : versions)
        BINNACLE_TRY(check(version));
    const auto byStart = [](const CalendarVersion &a, const CalendarVersion &b) {
        return a.validFrom < b.validFrom;
    };
    std::sort(versions.begin(), versions.end(), byStart);
    const auto sameStart = [](const CalendarVersion &a, const CalendarVersion &b) {
        return a.validFrom == b.validFrom;
    };
    const auto repeated = std::adjacent_find(versions.cbegin(), versions.cend(), sameStart);
    if (repeated != versions.cend())
        return fail(ErrorCode::Invalid, u"repeated-version"_s,
                    {{u"valid_from"_s, isoText(repeated->validFrom, QTimeZone::utc())}});
    return WorkCalendar(std::move(versions));
}

WorkCalendar WorkCalendar::businessHours(const QTimeZone &zone)
{
    CalendarVersion version;
    version.zone = zone;
    for (int day = Qt::Monday; day <= Qt::Friday; ++day)
        version.week.set(day, {{9 * 60, 17 * 60}});
    return WorkCalendar({version});
}

WorkCalendar WorkCalendar::always()
{
    CalendarVersion version;
    for (int day = Qt::Monday; day <= Qt::Sunday; ++day)
        version.week.set(day, {{0, 24 * 60}});
    return WorkCalendar({version});
}

qint64 WorkCalendar::working(qint64 a, qint64 b) const
{
    if (b <= a)
        return 0;
    const OpeningTable::Table &table = m_table->covering(a, b);
    return table.workedUntil(b) - table.workedUntil(a);
}

qint64 WorkCalendar::working(qint64 a, qint64 b, const IntervalSet &pauses) const
{
    qint64 worked = working(a, b);
    for (const Interval &pause : pauses.clipped(a, b))
        worked -= working(pause.from, pause.to);
    return worked;
}

std::optional<qint64> WorkCalendar::add(qint64 a, qint64 d) const
{
    if (d <= 0)
        return d == 0 ? std::optional(a) : std::nullopt;
    if (d > OpeningTable::kLast - OpeningTable::kFirst)
        return std::nullopt;
    // Working time is at most all time, so the answer lies at a + d or later.
    qint64 to = std::clamp(a, OpeningTable::kFirst, OpeningTable::kLast) + d;
    while (true) {
        const OpeningTable::Table &table = m_table->covering(a, to);
        const qint64 wanted = table.workedUntil(a) + d;
        if (wanted <= table.total())
            return table.instantOf(wanted);
        if (table.to >= OpeningTable::kLast)
            return std::nullopt;
        to = table.to + 1;
    }
}

std::optional<qint64> WorkCalendar::add(qint64 a, qint64 d, const IntervalSet &pauses) const
{
    if (d <= 0)
        return add(a, d);
    for (const Interval &pause : pauses.intervals()) {
        if (pause.to <= a)
            continue;
        const qint64 untilPause = working(a, pause.from);
        if (d <= untilPause)
            break;
        d -= untilPause;
        a = pause.to;
    }
    return add(a, d);
}

bool WorkCalendar::isOpen(qint64 at) const
{
    return at < OpeningTable::kLast && working(at, at + 1) == 1;
}

IntervalSet WorkCalendar::openings(qint64 from, qint64 to) const
{
    IntervalSet set;
    const OpeningTable::Table &table = m_table->covering(from, to);
    auto it = std::lower_bound(table.openings.begin(), table.openings.end(), from,
                               [](const OpeningTable::Opening &o, qint64 at) { return o.to <= at; });
    for (; it != table.openings.end() && it->from < to; ++it)
        set.add(std::max(from, it->from), std::min(to, it->to));
    return set;
}

const QList<CalendarVersion> &WorkCalendar::versions() const
{
    return m_table->versions();
}

} // namespace binnacle
