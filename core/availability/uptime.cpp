// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/uptime.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace binnacle {

namespace {

constexpr std::array kPolicies = {"exclude", "up", "down", "ignore"};

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

// Without what a policy spares.
Impairment spared(const Impairment &troubles, const Maintenance &maintenance, MaintenancePolicy policy)
{
    const bool isSpared = policy == MaintenancePolicy::Exclude || policy == MaintenancePolicy::Up;
    return isSpared && !maintenance.approved.isEmpty() ? troubles.without(maintenance.approved) : troubles;
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

QString policyName(MaintenancePolicy policy)
{
    return QString::fromLatin1(kPolicies[size_t(policy)]);
}

std::optional<MaintenancePolicy> policyFromName(const QString &name)
{
    for (size_t i = 0; i < kPolicies.size(); ++i) {
        if (name == QLatin1String(kPolicies[i]))
            return MaintenancePolicy(i);
    }
    return {};
}

Impairment countedTrouble(const Impairment &outages, const std::vector<MaintenanceWindow> &windows,
                          MaintenancePolicy policy)
{
    const Maintenance maintenance = split(windows);
    return spared(trouble(outages, maintenance, policy), maintenance, policy);
}

UptimeParts uptimeParts(const ServiceRecord &record, const Interval &window, const IntervalSet &agreedTime,
                        MaintenancePolicy policy, bool withAll)
{
    const Maintenance maintenance = split(record.maintenance);
    const bool isPlanned = policy != MaintenancePolicy::Ignore; // what is planned is known
    UptimeParts parts;
    parts.agreed = agreedTime.clipped(window.from, window.to);
    parts.unknown =
        record.unknown.intersected(parts.agreed).subtracted(isPlanned ? maintenance.approved : IntervalSet());
    parts.counted = parts.agreed.subtracted(parts.unknown);
    if (policy == MaintenancePolicy::Exclude)
        parts.counted = parts.counted.subtracted(maintenance.approved);
    parts.maintenance = maintenance.approved.intersected(parts.agreed);
    parts.lateMaintenance = maintenance.late.subtracted(maintenance.approved).intersected(parts.agreed);
    parts.troubles = trouble(record.outages, maintenance, policy);
    parts.counting = spared(parts.troubles, maintenance, policy).within(parts.counted);
    if (!withAll)
        return parts;
    parts.observed =
        parts.agreed.subtracted(record.unknown.subtracted(maintenance.approved.united(maintenance.late)));
    parts.allTroubles = trouble(record.outages, maintenance, MaintenancePolicy::Down).within(parts.observed);
    return parts;
}

Uptime uptime(const UptimeParts &parts)
{
    Uptime told;
    told.agreed = parts.agreed.measure();
    told.counted = parts.counted.measure();
    told.unknown = parts.unknown.measure();
    told.maintenance = parts.maintenance.measure();
    told.lateMaintenance = parts.lateMaintenance.measure();
    told.weightedDown = parts.counting.weighted();
    told.troubled = parts.counting.counting().measure();
    told.down = parts.counting.down().measure();
    told.degraded = parts.counting.recorded().measure() - told.down;
    countFailures(told, parts.troubles.counting(), parts.counting.counting());
    told.allCounted = parts.observed.measure();
    told.allWeightedDown = parts.allTroubles.weighted();
    return told;
}

Uptime uptime(const ServiceRecord &record, const Interval &window, const IntervalSet &agreed,
              MaintenancePolicy policy)
{
    return uptime(uptimeParts(record, window, agreed, policy));
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
