// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// All the page shows, worked out at once away from the GUI thread: the catalog's figures, and of the service
// that is open its review. Pure; any thread.

#include "availability/availabilityservice.h"
#include "availability/servicereview.h"

namespace binnacle {

struct ServicesQuestion
{
    QString service;              // that is open; empty: none
    std::optional<Interval> day;  // the lists are narrowed to
    std::optional<Interval> span; // asked for; none: the last days
    int days = 90;
    qint64 now = 0;
};

struct ServicesPicture
{
    AvailabilityRules rules;
    std::optional<qint64> newest; // none: nothing is recorded
    Interval window;
    std::vector<ServiceAvailability> services;
    std::optional<ServiceReview> review;
    std::optional<UptimeExplanation> day; // of the day asked for
};

// A window without `span` ends with the newest data, and begins as many days before.
[[nodiscard]] ServicesPicture pictureOf(const AvailabilityService::Record &record,
                                        const ServicesQuestion &question);

} // namespace binnacle
