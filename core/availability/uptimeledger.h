// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The uptime of all services of a record, worked out once over a span of time and kept as running sums, so
// that the figures of any window inside are a few look-ups: to the digit those of AvailabilityRecord::parts()
// over that window. A value of the thread that holds it; one at a time.

#include "availability/availabilityrecord.h"

#include <map>
#include <memory>

namespace binnacle {

// How long stretches are before an instant; they ascend and are disjoint.
class LengthSums
{
public:
    LengthSums() = default;
    explicit LengthSums(const IntervalSet &set);

    void add(qint64 from, qint64 to);
    [[nodiscard]] qint64 within(const Interval &window) const
    {
        return window.isEmpty() || m_stretches.empty() ? 0 : before(window.to) - before(window.from);
    }

private:
    [[nodiscard]] qint64 before(qint64 at) const;

    std::vector<Interval> m_stretches;
    std::vector<qint64> m_before; // beside them: the length of all before each
};

class UptimeSums
{
public:
    // `recorded`: of what time sources tell.
    UptimeSums(const UptimeParts &parts, const IntervalSet &recorded);

    // counted, unknown, maintenance and weightedDown of an Uptime; the rest is 0.
    [[nodiscard]] Uptime over(const Interval &window) const;
    [[nodiscard]] qint64 counted(const Interval &window) const { return m_counted.within(window); }
    // Each stretch by its weight: summed by weight as Impairment does it, or as a ServiceDay is.
    [[nodiscard]] double weighted(const Interval &window) const;
    [[nodiscard]] double weightedAsDay(const Interval &window) const;
    // Something is told of a part of the window.
    [[nodiscard]] bool tellsOf(const Interval &window) const;

private:
    LengthSums m_counted, m_unknown, m_maintenance, m_recorded;
    std::vector<std::pair<double, LengthSums>> m_counting; // by weight
    std::vector<ImpairedStretch> m_stretches;              // what counts, in order
};

class UptimeLedger
{
public:
    // Windows before `span` ends are asked of an instant that is no earlier than their end: what has not
    // ended by then reaches beyond them, so the record need not be read as of each instant.
    UptimeLedger(std::shared_ptr<const AvailabilityRecord> record, const Interval &span);

    [[nodiscard]] bool isOf(const std::shared_ptr<const AvailabilityRecord> &record,
                            const Interval &window) const
    {
        return record == m_record &&
               (window.isEmpty() || (m_span.from <= window.from && window.to <= m_span.to));
    }
    [[nodiscard]] const UptimeSums &of(size_t place) const
    {
        return m_sums[place];
    } // in the record's services

    // Of the services with a target: of how many some time is counted in a window, and how many are below.
    struct Below
    {
        int known = 0;
        int below = 0;
    };
    [[nodiscard]] Below below(const Interval &window);

private:
    std::shared_ptr<const AvailabilityRecord> m_record; // kept alive: the same address is the same record
    Interval m_span;
    std::vector<UptimeSums> m_sums;
    std::map<std::pair<qint64, qint64>, Below> m_below; // whole weeks come again and again
};

} // namespace binnacle
