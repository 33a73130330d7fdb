// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the page of a service tells: its figures over a window with their explanation, a year of days, how
// fast the error budget goes, what it cost, what needs it. Pure; any thread. Times are UTC milliseconds.

#include "availability/errorbudget.h"
#include "availability/explanation.h"
#include "availability/servicedays.h"

namespace binnacle {

// Whole days of the record's zone that end with the one `end` is in, so many of them; the last one ends at
// `end`.
[[nodiscard]] std::vector<qint64> dayCuts(const AvailabilityRecord &record, qint64 end, int days);

// The figures of all services over one window, by name.
[[nodiscard]] std::vector<ServiceAvailability> availabilities(const AvailabilityRecord &record,
                                                              const Interval &window, qint64 asOf,
                                                              const AvailabilityRules &rules);

struct ReviewedDay
{
    ServiceDay day;
    int outages = 0; // stretches that count in it, overlapping and touching ones as one
};

struct ServiceReview
{
    ServiceAvailability figures;
    UptimeExplanation explanation;
    std::vector<ReviewedDay> year;
    std::optional<Interval> span; // of which something is recorded
    std::vector<Outage> outages; // and maintenance within the window, the year or still to come, newest first
    // Those of them that are in the window or still to come; or else just those of a stretch of time.
    [[nodiscard]] std::vector<Outage> outagesIn(const std::optional<Interval> &only) const;
    std::vector<Service> dependents; // what needs it, nearest first
    // With a target only.
    std::optional<std::array<Burn, 3>> burns;
    std::optional<double> burnRate;    // over the window
    std::optional<qint64> exhaustedAt; // when the budget of the window is gone at that of the last three days
    std::optional<double> costMinor;   // of what counts as down, with a cost of an hour only
};

// Of a service over the window, as of `asOf`; the year are the 365 days before `yearEnd`.
[[nodiscard]] ServiceReview review(const AvailabilityRecord &record, const ServiceHistory &history,
                                   const Interval &window, qint64 yearEnd, qint64 asOf,
                                   const AvailabilityRules &rules);

} // namespace binnacle
