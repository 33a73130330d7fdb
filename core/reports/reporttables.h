// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tables that reports share, and the parts they are made of. Pure; any thread.

#include "availability/availabilityservice.h"
#include "metrics/measures.h"
#include "periods/restatement.h"
#include "reports/report.h"

namespace binnacle::reporttables {

// A column by its key, titled by "col-<key>".
[[nodiscard]] ReportColumn words(const QString &key, double width = 1);
[[nodiscard]] ReportColumn figures(const QString &key, double width = 1);
[[nodiscard]] ReportTable table(const QString &key, std::vector<ReportColumn> columns);

// The group of this key; where there is none, one without incidents.
// From ten values on.
[[nodiscard]] ReportCell p90(const Distribution &d);

// How long: a row a measure, with the median before.
[[nodiscard]] ReportTable measures(const MetricsGroup &now, const MetricsGroup &prior);
// Which incidents the durations are of, and why others are not.
[[nodiscard]] ReportTable population(const MetricsGroup &now);

// Below the target first, then by uptime; those without come last.
[[nodiscard]] std::vector<const ServiceAvailability *> worstFirst(const AvailabilityReport &report);
[[nodiscard]] bool isBelowTarget(const ServiceAvailability &service);

[[nodiscard]] ReportSection restatements(const std::vector<Restatement> &all, const QTimeZone &zone);

// Text and version of each measure named, and what is said of availability.
[[nodiscard]] ReportSection definitions(const QStringList &measures, qint64 ttaFromOpened,
                                        const AvailabilityRules &rules, bool restatements);

} // namespace binnacle::reporttables
