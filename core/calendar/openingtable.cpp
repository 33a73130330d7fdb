// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/openingtable.h"

#include "base/timetext.h"

#include <QHash>
#include <QMutexLocker>
#include <algorithm>

namespace binnacle {

namespace {

constexpr qint64 kMargin = 370 * kMsPerDay;

// The hours of a date in one version, exceptions looked up by date first, then by month and day.
class DayHours
{
public:
    explicit DayHours(const CalendarVersion &version)
        : m_week(version.week)
    {
        for (const CalendarException &exception : version.exceptions) {
            if (exception.yearly)
                m_yearly.insert(monthAndDay(exception.date), exception.hours);
            else
                m_single.insert(exception.date.toJulianDay(), exception.hours);
        }
    }

    [[nodiscard]] const QList<LocalHours> &on(QDate date) const
    {
        if (!m_single.isEmpty()) {
            if (const auto it = m_single.constFind(date.toJulianDay()); it != m_single.constEnd())
                return *it;
        }
        if (!m_yearly.isEmpty()) {
            if (const auto it = m_yearly.constFind(monthAndDay(date)); it != m_yearly.constEnd())
                return *it;
        }
        return m_week.on(date.dayOfWeek());
    }

private:
    static int monthAndDay(QDate date) { return date.month() * 100 + date.day(); }

    const WeekHours &m_week;
    QHash<qint64, QList<LocalHours>> m_single; // by Julian day
    QHash<int, QList<LocalHours>> m_yearly;
};

} // namespace

const qint64 OpeningTable::kFirst = dayStart(QDate(1900, 1, 1), QTimeZone::utc());
const qint64 OpeningTable::kLast = dayStart(QDate(2200, 1, 1), QTimeZone::utc());

OpeningTable::OpeningTable(QList<CalendarVersion> sortedVersions)
    : m_versions(std::move(sortedVersions))
{}

const OpeningTable::Table &OpeningTable::covering(qint64 from, qint64 to) const
{
    from = std::clamp(from, kFirst, kLast);
    to = std::clamp(to, kFirst, kLast);
    const Table *table = m_newest.load(std::memory_order_acquire);
    if (table != nullptr && table->from <= from && to <= table->to)
        return *table;
    return grow(from, to);
}

const OpeningTable::Table &OpeningTable::grow(qint64 from, qint64 to) const
{
    const QMutexLocker lock(&m_growing);
    const Table *old = m_newest.load(std::memory_order_acquire);
    if (old != nullptr) {
        if (old->from <= from && to <= old->to)
            return *old; // another thread was first
        const qint64 half = (old->to - old->from) / 2;
        from = from < old->from ? std::min(from, old->from - half) : old->from;
        to = to > old->to ? std::max(to, old->to + half) : old->to;
    }
    auto table = std::make_unique<Table>();
    table->from = std::max(from - kMargin, kFirst);
    table->to = std::min(to + kMargin, kLast);
    const IntervalSet set = build(table->from, table->to);
    table->openings.reserve(set.intervals().size());
    qint64 before = 0;
    for (const Interval &interval : set) {
        table->openings.push_back({interval.from, interval.to, before});
        before += interval.length();
    }
    m_tables.push_back(std::move(table));
    m_newest.store(m_tables.back().get(), std::memory_order_release);
    return *m_tables.back();
}

IntervalSet OpeningTable::build(qint64 from, qint64 to) const
{
    IntervalSet set;
    for (qsizetype i = 0; i < m_versions.size(); ++i) {
        const CalendarVersion &version = m_versions[i];
        const qint64 begin = i == 0 ? from : std::max(from, version.validFrom);
        const qint64 end = i + 1 < m_versions.size() ? std::min(to, m_versions[i + 1].validFrom) : to;
        const DayHours hours(version);
        const auto hoursOn = [&hours](QDate date) -> const QList<LocalHours> & { return hours.on(date); };
        for (const Interval &interval : localHours(begin, end, version.zone, hoursOn))
            set.add(interval.from, interval.to);
    }
    return set;
}

qint64 OpeningTable::Table::workedUntil(qint64 at) const
{
    const auto next = std::upper_bound(openings.begin(), openings.end(), at,
                                       [](qint64 instant, const Opening &o) { return instant < o.from; });
    if (next == openings.begin())
        return 0;
    const Opening &last = *(next - 1);
    return last.before + std::min(at, last.to) - last.from;
}

qint64 OpeningTable::Table::total() const
{
    return openings.empty() ? 0 : openings.back().before + openings.back().to - openings.back().from;
}

qint64 OpeningTable::Table::instantOf(qint64 worked) const
{
    // The last opening before which less than `worked` was done: at a closing instant that is the one that
    // closes.
    const auto next = std::lower_bound(openings.begin(), openings.end(), worked,
                                       [](const Opening &o, qint64 wanted) { return o.before < wanted; });
    const Opening &opening = *(next - 1);
    return opening.from + worked - opening.before;
}

} // namespace binnacle
