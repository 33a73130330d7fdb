// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The availability of one service by metrics.md 3.2: what is recorded of it, laid over a window, its agreed
// hours and a maintenance policy. Pure; any thread. Lengths are milliseconds.

#include "availability/impairment.h"

#include <QString>
#include <optional>

namespace binnacle {

// Four are in the wild and give four different figures (O-10): the policy stands beside the number.
enum class MaintenancePolicy {
    Exclude, // in neither numerator nor denominator
    Up,      // counts as up, also where the service was down in it
    Down,    // counts as down
    Ignore,  // as if it were not announced: downtime in it counts
};

[[nodiscard]] QString policyName(MaintenancePolicy policy); // "exclude"
[[nodiscard]] std::optional<MaintenancePolicy> policyFromName(const QString &name);

struct MaintenanceWindow
{
    qint64 from = 0;
    qint64 to = 0;
    std::optional<qint64> approvedAt;

    // Approved only once it had begun, or never: it counts as down, unless maintenance is ignored altogether.
    [[nodiscard]] bool isLate() const { return !approvedAt || *approvedAt > from; }
};

// Everything recorded of a service. What has not ended yet ends at the instant it is looked at.
struct ServiceRecord
{
    Impairment outages;
    std::vector<MaintenanceWindow> maintenance;
    IntervalSet unknown; // nobody looked
};

struct Uptime
{
    qint64 agreed = 0;          // of the window
    qint64 counted = 0;         // agreed without excluded maintenance and unknown time: the denominator
    qint64 unknown = 0;         // agreed time, outside maintenance
    qint64 maintenance = 0;     // approved in time
    qint64 lateMaintenance = 0; // not in time, outside maintenance approved in time; counts as down
    qint64 down = 0;            // in full outage
    qint64 degraded = 0;        // impaired in any other degree, outside full outages
    double weightedDown = 0;    // what counts as down, each stretch by its weight
    qint64 troubled = 0;        // what counts as down, each stretch whole
    int outages = 0;            // stretches that count, overlapping and touching ones as one
    Interval worst;             // the longest of them as it counts; empty: there is none
    // Every downtime, planned or not.
    qint64 allCounted = 0;
    double allWeightedDown = 0;

    // Shares of 1; nothing where there is no time to divide by.
    [[nodiscard]] std::optional<double> availability() const;
    [[nodiscard]] std::optional<double> allDowntimeAvailability() const;
    [[nodiscard]] std::optional<double> coverage() const;
    [[nodiscard]] std::optional<double> lowerBound() const; // had it been down while nobody looked
    [[nodiscard]] std::optional<double> upperBound() const; // had it been up

    [[nodiscard]] double up() const { return double(counted) - weightedDown; }
    // Recovery to the next failure, failure to full restoration, failure to failure: by the clock, whatever
    // the weight. Nothing without a failure.
    [[nodiscard]] std::optional<double> mtbf() const;
    [[nodiscard]] std::optional<double> mtrs() const;
    [[nodiscard]] std::optional<double> mtbsi() const;
};

// Over the part of the agreed time inside the window.
// What counts as down of outages and maintenance by a policy, agreed hours aside.
[[nodiscard]] Impairment countedTrouble(const Impairment &outages,
                                        const std::vector<MaintenanceWindow> &maintenance,
                                        MaintenancePolicy policy);

// The sets an uptime is the measure of, all within the window.
struct UptimeParts
{
    IntervalSet agreed;
    IntervalSet counted; // agreed without excluded maintenance and unknown time
    IntervalSet unknown;
    IntervalSet maintenance; // approved in time
    IntervalSet lateMaintenance;
    Impairment troubles;    // what the policy takes for trouble, whole
    Impairment counting;    // of that what counts
    IntervalSet observed;   // the denominator of all downtime
    Impairment allTroubles; // every downtime in it
};
// `withAll`: also what all downtime is measured by; without, those figures are 0.
[[nodiscard]] UptimeParts uptimeParts(const ServiceRecord &record, const Interval &window,
                                      const IntervalSet &agreed, MaintenancePolicy policy,
                                      bool withAll = true);
[[nodiscard]] Uptime uptime(const UptimeParts &parts);
[[nodiscard]] Uptime uptime(const ServiceRecord &record, const Interval &window, const IntervalSet &agreed,
                            MaintenancePolicy policy);

// Without a failure in `observed` milliseconds the mean time between failures is at least this with 95 %
// confidence: T / -ln 0.05 (O-17).
[[nodiscard]] double zeroFailureBound(qint64 observed);

} // namespace binnacle
