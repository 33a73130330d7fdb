// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The monthly operations report, made from the answers of the rooms below: incidents, availability, SLA,
// restatements, definitions, and room for a comment. Another domain adds its section here. Pure; any thread.

#include "availability/availabilityservice.h"
#include "metrics/measures.h"
#include "periods/restatement.h"
#include "reports/longest.h"
#include "reports/report.h"

namespace binnacle {

// Of a period, or of the one before it.
struct MonthlyIncidents
{
    MetricsReport all, byPriority, byService;
    qint64 openAtEnd = 0; // whenever they were opened
};

struct MonthlyFacts
{
    QString workspace;
    QString comment;
    qint64 from = 0;
    qint64 to = 0;
    qint64 priorFrom = 0; // the period before, as long
    qint64 priorTo = 0;
    qint64 asOf = 0;
    QTimeZone zone;
    MonthlyIncidents now, prior;
    Longest longest;
    AvailabilityReport availability, priorAvailability;
    std::vector<Restatement> restatements; // of the periods published that ended by then
};

[[nodiscard]] Report monthlyReport(const MonthlyFacts &facts);

} // namespace binnacle
