// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is recorded of the services of the catalog, and their figures over a window by metrics.md 3.2: what is
// recorded of a service, and of all it needs, laid over its agreed hours. Times are UTC milliseconds. A
// value, pure; any thread.

#include "availability/outage.h"
#include "availability/uptime.h"
#include "calendar/workcalendar.h"
#include "configuration/service.h"

#include <QHash>
#include <QTimeZone>
#include <functional>

namespace binnacle {

// A service with the stretches of which something is known of it.
struct ServiceHistory
{
    Service service;
    std::vector<Outage> outages;           // by their beginning
    std::vector<ImpairedStretch> observed; // by checks
    std::optional<Interval> span;          // from when to when a source tells of it; may be an instant
    IntervalSet told;                      // what sources tell of it
    std::optional<qint64> watchedFrom;     // from the first outage entered here on: who keeps them watches
    std::vector<qint64> latestEnds;        // beside outages: the latest end so far, see index()
    std::optional<Interval> reach;         // from the first to the last instant anything is told of

    // The first outage that may reach beyond an instant; those before it do not.
    [[nodiscard]] std::vector<Outage>::const_iterator reaching(qint64 at) const;
    [[nodiscard]] std::optional<Interval> spanAt(qint64 asOf) const;
    [[nodiscard]] IntervalSet recordedAt(qint64 asOf) const;
};

struct AvailabilityRules
{
    MaintenancePolicy policy = MaintenancePolicy::Exclude;
    DegreeWeights weights;

    friend bool operator==(const AvailabilityRules &, const AvailabilityRules &) = default;
};

struct ServiceAvailability
{
    Service service;
    std::optional<Interval> window; // none: nothing is recorded, and none was asked for
    Uptime uptime;
    std::optional<double> budget;     // milliseconds; with a target only
    std::optional<double> budgetLeft; // below 0: overspent
};

struct AvailabilityRecord
{
    std::vector<ServiceHistory> services; // by name
    QHash<qint64, size_t> places;         // of services in it, by key
    QHash<qint64, WorkCalendar> calendars;
    AvailabilityRules rules; // the workspace's
    QTimeZone zone;

    void index(); // once services and their outages are in
    [[nodiscard]] const ServiceHistory *of(ServiceId service) const;
    [[nodiscard]] IntervalSet agreed(const Service &service, const Interval &window) const;
    // What was known by `asOf` of a service, as uptimeParts() takes it: its own outages and what counts of
    // those it needs, unknown where nothing is recorded of itself.
    [[nodiscard]] ServiceRecord recordOf(const ServiceHistory &history, const Interval &window, qint64 asOf,
                                         const AvailabilityRules &rules) const;
    // What those that need a service suffer from it.
    [[nodiscard]] Impairment sufferedFrom(const ServiceHistory &history, const Interval &window, qint64 asOf,
                                          const AvailabilityRules &rules) const;
    // Where what sources tell ends; where none does, where who enters outages here has come to. Nothing:
    // nothing is recorded.
    [[nodiscard]] std::optional<qint64> newest(qint64 asOf) const;
    // From when to when anything is recorded of any service, no later than `asOf`; nothing: of none.
    [[nodiscard]] std::optional<Interval> recorded(qint64 asOf) const;
    // The window of a service: what was asked for, else where its record begins and ends, never past `asOf`.
    [[nodiscard]] static std::optional<Interval> windowOf(const ServiceHistory &history,
                                                          std::optional<qint64> from,
                                                          std::optional<qint64> to, qint64 asOf);
    [[nodiscard]] UptimeParts parts(const ServiceHistory &history, const Interval &window, qint64 asOf,
                                    const AvailabilityRules &rules, bool withAll = true) const;
    // Of all services, by name; what is composed is worked out once. Without what all downtime is measured
    // by.
    void eachParts(const Interval &window, qint64 asOf, const AvailabilityRules &rules,
                   const std::function<void(const ServiceHistory &, const UptimeParts &)> &visit) const;
    // The services that need this one, and those that need these, nearest first.
    [[nodiscard]] std::vector<ServiceId> dependents(ServiceId service) const;
};

// The figures of a service from its parts over a window.
[[nodiscard]] ServiceAvailability availabilityOf(const Service &service, const Interval &window,
                                                 const UptimeParts &parts);
[[nodiscard]] ServiceAvailability availabilityOf(const Service &service, const Interval &window,
                                                 const Uptime &told);

} // namespace binnacle
