// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The openings of a calendar over a stretch of years as UTC instants with running sums, grown on demand.
// Reading is without locks; growing is under one, and keeps the tables readers may still hold (each at least
// half again as long as the last, so all together stay within three times the newest). Owned by the copies of
// one WorkCalendar.

#include "calendar/calendarversion.h"
#include "intervals/intervalset.h"

#include <QMutex>
#include <atomic>
#include <memory>
#include <vector>

namespace binnacle {

class OpeningTable
{
public:
    struct Opening
    {
        qint64 from = 0;
        qint64 to = 0;
        qint64 before = 0; // working milliseconds in the table up to `from`
    };

    // All openings that meet [from, to), clipped to those ends.
    struct Table
    {
        qint64 from = 0;
        qint64 to = 0;
        std::vector<Opening> openings;

        [[nodiscard]] qint64 workedUntil(qint64 at) const; // from the table's beginning
        [[nodiscard]] qint64 total() const;
        [[nodiscard]] qint64 instantOf(qint64 worked) const; // least instant; 0 < worked <= total()
    };

    explicit OpeningTable(QList<CalendarVersion> sortedVersions);

    [[nodiscard]] const QList<CalendarVersion> &versions() const { return m_versions; }
    // A table that covers [from, to] as far as kFirst and kLast let it; valid as long as this object.
    [[nodiscard]] const Table &covering(qint64 from, qint64 to) const;

    static const qint64 kFirst; // 1900-01-01T00:00Z
    static const qint64 kLast;  // 2200-01-01T00:00Z

private:
    [[nodiscard]] const Table &grow(qint64 from, qint64 to) const;
    [[nodiscard]] IntervalSet build(qint64 from, qint64 to) const;

    QList<CalendarVersion> m_versions;
    mutable QMutex m_growing;
    mutable std::vector<std::unique_ptr<const Table>> m_tables;
    mutable std::atomic<const Table *> m_newest = nullptr;
};

} // namespace binnacle
