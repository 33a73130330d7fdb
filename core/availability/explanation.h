// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Why an uptime is what it is: each stretch that counts as down with what it comes from, and all that was
// left out with the reason. The sums of both are the figures of Uptime, to the millisecond. Pure; any thread.

#include "availability/availabilityrecord.h"

namespace binnacle {

// Something that is recorded of a service and might count.
struct TroubleSource
{
    enum class Kind {
        Outage,
        Checks,      // what a probe saw
        Need,        // too few are left of what the service needs
        Maintenance, // where it counts as down: approved late, or by policy
    };

    Kind kind = Kind::Outage;
    std::optional<Outage> outage;     // of Outage and Maintenance
    Need need;                        // of Need
    std::vector<NeededService> below; // of Need: those that were impaired
    qint64 from = 0, to = 0;          // UTC milliseconds; what goes on ends at the instant it is looked at
    double weight = 1;
    bool isLate = false; // of Maintenance
};

// It counts, for as many sources as brought it.
struct CountedStretch
{
    Interval when;
    double weight = 1;
    std::vector<size_t> sources; // places in UptimeExplanation::sources; never empty
};

enum class LeftOut {
    OutsideHours,  // outside the agreed hours
    Maintenance,   // in maintenance approved before it began
    Unknown,       // nobody looked, or nothing is recorded
    WeighsNothing, // its degree counts for nothing
    Covered,       // something worse counts at the same time
    OutsideWindow,
    AfterAsOf, // later than the instant the figure is of
    NoLength,
};
[[nodiscard]] QString leftOutName(LeftOut reason); // "outside-hours"

struct LeftOutStretch
{
    Interval when;
    LeftOut reason = LeftOut::Unknown;
    std::optional<size_t> source;        // what would have counted; none: time that is not counted at all
    std::optional<OutageId> maintenance; // of time and trouble in Maintenance: the first that covers it
};

struct UptimeExplanation
{
    Interval window;
    qint64 asOf = 0;
    AvailabilityRules rules;
    std::vector<TroubleSource> sources;
    std::vector<CountedStretch> counted;  // in order of time, disjoint
    std::vector<LeftOutStretch> time;     // of the window what is no part of the denominator; the same
    std::vector<LeftOutStretch> troubles; // of each source what does not count; by time
    UptimeParts parts;
    Uptime uptime;

    [[nodiscard]] double weightedDown() const;       // of `counted`: Uptime::weightedDown
    [[nodiscard]] qint64 timeLeftOut(LeftOut) const; // of `time`
};

// Each source is cut into pieces, and each piece counts or is left out for one reason: the first of after
// `asOf`, outside the window, outside the hours, in maintenance, unknown, no weight, covered.
[[nodiscard]] UptimeExplanation explain(const AvailabilityRecord &record, const ServiceHistory &history,
                                        const Interval &window, qint64 asOf, const AvailabilityRules &rules);

} // namespace binnacle
