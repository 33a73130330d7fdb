// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The report on one service over a window: its figures, each outage and maintenance with what of it counted
// and what was left out and why, its incidents. Pure; any thread.

#include "availability/availabilityservice.h"
#include "availability/explanation.h"
#include "metrics/measures.h"
#include "reports/report.h"

namespace binnacle {

struct ServiceFacts
{
    QString workspace;
    qint64 from = 0;
    qint64 to = 0;
    qint64 asOf = 0;
    QTimeZone zone;
    ServiceAvailability figures;
    AvailabilityRules rules;
    UptimeExplanation explanation;
    std::vector<Outage> outages;
    MetricsReport incidents, prior; // of the service
};

[[nodiscard]] Report serviceReport(const ServiceFacts &facts);

} // namespace binnacle
