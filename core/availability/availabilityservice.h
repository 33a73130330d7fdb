// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The availability of the services of the catalog over a window, by metrics.md 3.2: what is recorded of each,
// laid over its agreed hours. Any thread; owned by Workspace.

#include "availability/outage.h"
#include "availability/uptime.h"
#include "configuration/service.h"

#include <QFuture>
#include <QTimeZone>

namespace binnacle {

struct Actor;
class Clock;
class Database;

struct AvailabilityRequest
{
    QString service;            // by name; empty: all
    std::optional<qint64> from; // UTC milliseconds; none: where the record of each service begins
    std::optional<qint64> to;   // none: where it ends
    std::optional<qint64> asOf; // none: now
    MaintenancePolicy policy = MaintenancePolicy::Exclude;
    std::optional<qint64> gap; // milliseconds: a longer silence between checks tells nothing
};

struct ServiceAvailability
{
    Service service;
    std::optional<Interval> window; // none: nothing is recorded, and none was asked for
    Uptime uptime;
    std::optional<double> budget;     // milliseconds; with a target only
    std::optional<double> budgetLeft; // below 0: overspent
};

struct AvailabilityReport
{
    AvailabilityRequest request;
    qint64 asOf = 0;
    QTimeZone zone;
    std::vector<ServiceAvailability> services; // by name
};

// A service with the stretches of which something is known of it.
struct ServiceHistory
{
    Service service;
    std::vector<Outage> outages;
    std::vector<ImpairedStretch> observed; // by checks
    std::optional<Interval> span;          // from when to when anything is recorded; may be an instant
    IntervalSet recorded;                  // what is known of it
};

// What was recorded by `asOf`, as uptime() takes it; unknown outside the recorded stretches.
[[nodiscard]] ServiceRecord recordOf(const ServiceHistory &history, const Interval &window, qint64 asOf);

class AvailabilityService
{
public:
    AvailabilityService(Database &database, Clock &clock)
        : m_database(database)
        , m_clock(clock)
    {}

    // Needs ReadMetrics. NotFound "no-such-service" {name}; Invalid "window-reversed" where `to` is before
    // `from`.
    [[nodiscard]] QFuture<Result<AvailabilityReport>> report(const Actor &actor,
                                                             const AvailabilityRequest &request);

private:
    Database &m_database;
    Clock &m_clock;
};

} // namespace binnacle
