// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What boards keep from one to the next because neither their window nor their filter changes it: the cells
// of measures by incident, the days incidents ended on, the uptime of services as running sums. Each is made
// anew where what it rests on is otherwise, so a board is the same with it and without. For one board at a
// time.

#include "availability/uptimeledger.h"
#include "metrics/measurecolumns.h"
#include "reports/boardframe.h"

#include <memory>
#include <optional>

namespace binnacle {

// On which local day each incident ended and was closed: to count by day is to count cells.
class BoardDays
{
public:
    static constexpr quint16 kNever = 0xffff;
    static constexpr quint16 kFar = 0xfffe; // beyond the days there are: ask the stamps
    static constexpr size_t kMost = 0xfff0;

    void follow(const IncidentColumns &columns, const QTimeZone &zone);
    void fill(size_t first, size_t last);

    // Of an incident that is not open, its end: resolved, else closed, else opened.
    [[nodiscard]] const quint16 *ended() const { return m_ended.data(); } // in whole words of 64 rows
    [[nodiscard]] const quint16 *closed() const { return m_closed.data(); }
    [[nodiscard]] size_t days() const { return m_begins.size() - 1; }
    // The first day that begins at this instant or later.
    [[nodiscard]] size_t dayFrom(qint64 at) const;
    // The day this instant lies inside, not where it begins; nothing: it begins one, or there is none.
    [[nodiscard]] std::optional<quint16> cutDay(qint64 at) const;
    [[nodiscard]] size_t bytes() const
    {
        return (m_ended.capacity() + m_closed.capacity()) * sizeof(quint16);
    }

private:
    [[nodiscard]] quint16 dayOf(qint64 at) const;

    quint64 m_revision = 0;
    const IncidentColumns *m_columns = nullptr;
    QTimeZone m_zone;
    std::vector<qint64> m_begins; // of the days; then where the last ends
    double m_daysPerMs = 0;
    std::vector<quint16> m_ended, m_closed;
    std::vector<bool> m_filled; // by block
};

class BoardKept
{
public:
    void follow(const IncidentColumns &columns, const std::optional<WorkCalendar> &calendar,
                const QTimeZone &zone)
    {
        measures.follow(columns, calendar);
        days.follow(columns, zone);
    }
    // Of this record, over at least this span of time.
    [[nodiscard]] UptimeLedger &ledger(const std::shared_ptr<const AvailabilityRecord> &record,
                                       const Interval &span);
    [[nodiscard]] size_t bytes() const { return measures.bytes() + days.bytes(); } // by incident

    MeasureColumns measures;
    BoardDays days;

private:
    std::optional<UptimeLedger> m_ledger;
};

} // namespace binnacle
