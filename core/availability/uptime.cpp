// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/uptime.h"

#include <algorithm>
#include <cmath>

namespace binnacle {

namespace {

struct Maintenance
{
    IntervalSet approved, late;
};

Maintenance split(const std::vector<MaintenanceWindow> &windows)
{
    std::vector<Interval> approved, late;
    for (const MaintenanceWindow &window : windows)
        (window.isLate() ? late : approved).push_back({window.from, window.to});
    return {IntervalSet(std::move(approved)), IntervalSet(std::move(late))};
}

std::optional<double> share(double part, qint64 whole)
{
    if (whole <= 0)
        return {};
    return std::clamp(part / double(whole), 0.0, 1.0);
}

// What a policy takes for trouble, whole.
Impairment trouble(const Impairment &outages, const Maintenance &maintenance, MaintenancePolicy policy)
{
    if (policy == MaintenancePolicy::Ignore)
        return outages;
    const bool isDown = policy == MaintenancePolicy::Down;
    return outages.united(
        Impairment(isDown ? maintenance.late.united(maintenance.approved) : maintenance.late, 1));
}

// One failure is one stretch of trouble, however often agreed time or maintenance cut what counts of it.
void countFailures(Uptime &told, const IntervalSet &troubles, const IntervalSet &counting)
{
    auto part = counting.begin();
    for (const Interval &failure : troubles) {
        Interval longest;
        for (; part != counting.end() && part->from < failure.to; ++part) {
            if (part->length() > longest.length())
                longest = *part;
        }
        told.outages += !longest.isEmpty();
        if (longest.length() > told.worst.length())
            told.worst = longest;
    }
}

} // namespace

Uptime uptime(const ServiceRecord &record, const Interval &window, const IntervalSet &agreedTime,
              MaintenancePolicy policy)
{
    const IntervalSet agreed = agreedTime.clipped(window.from, window.to);
    const Maintenance maintenance = split(record.maintenance);
    const bool isPlanned = policy != MaintenancePolicy::Ignore; // what is planned is known
    const IntervalSet unknown =
        record.unknown.intersected(agreed).subtracted(isPlanned ? maintenance.approved : IntervalSet());
    IntervalSet counted = agreed.subtracted(unknown);
    if (policy == MaintenancePolicy::Exclude)
        counted = counted.subtracted(maintenance.approved);

    Uptime told;
    told.agreed = agreed.measure();
    told.counted = counted.measure();
    told.unknown = unknown.measure();
    told.maintenance = maintenance.approved.intersected(agreed).measure();
    told.lateMaintenance = maintenance.late.subtracted(maintenance.approved).intersected(agreed).measure();
    const Impairment troubles = trouble(record.outages, maintenance, policy);
    const bool isSpared = policy == MaintenancePolicy::Exclude || policy == MaintenancePolicy::Up;
    const Impairment counting =
        (isSpared ? troubles.without(maintenance.approved) : troubles).within(counted);
    told.weightedDown = counting.weighted();
    told.troubled = counting.counting().measure();
    told.down = counting.down().measure();
    told.degraded = counting.recorded().measure() - told.down;
    countFailures(told, troubles.counting(), counting.counting());

    const IntervalSet observed =
        agreed.subtracted(record.unknown.subtracted(maintenance.approved.united(maintenance.late)));
    told.allCounted = observed.measure();
    told.allWeightedDown =
        trouble(record.outages, maintenance, MaintenancePolicy::Down).within(observed).weighted();
    return told;
}

std::optional<double> Uptime::availability() const
{
    return share(up(), counted);
}

std::optional<double> Uptime::allDowntimeAvailability() const
{
    return share(double(allCounted) - allWeightedDown, allCounted);
}

std::optional<double> Uptime::coverage() const
{
    return share(double(counted), counted + unknown);
}

std::optional<double> Uptime::lowerBound() const
{
    return share(up(), counted + unknown);
}

std::optional<double> Uptime::upperBound() const
{
    return share(up() + double(unknown), counted + unknown);
}

std::optional<double> Uptime::mtbf() const
{
    if (outages == 0)
        return {};
    return double(counted - troubled) / outages;
}

std::optional<double> Uptime::mtrs() const
{
    if (outages == 0)
        return {};
    return double(troubled) / outages;
}

std::optional<double> Uptime::mtbsi() const
{
    if (outages == 0)
        return {};
    return double(counted) / outages;
}

double zeroFailureBound(qint64 observed)
{
    return double(observed) / -std::log(0.05);
}

} // namespace binnacle
