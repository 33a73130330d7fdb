// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An outage of a service, or maintenance of it: from when, to when, how bad. Values and rules; any thread.

#include "base/ids.h"
#include "base/result.h"

#include <QString>
#include <QStringList>
#include <optional>

namespace binnacle {

enum class Degree {
    Full,
    Partial,
    Degraded, // recorded; by default it counts for nothing
    None,     // no trouble at all
};

struct Outage
{
    OutageId id;
    QString uid;
    ServiceId service;
    QString serviceName;
    bool isMaintenance = false;
    Degree degree = Degree::Full;
    qint64 from = 0;                  // UTC milliseconds, as are the next
    std::optional<qint64> to;         // none: it goes on
    std::optional<qint64> approvedAt; // of maintenance
    bool isEstimated = false;         // known to the day only, say
    QString source;                   // "binnacle" or the import's
    QString reference;                // its name where it comes from
    QString title;
    QString extra; // columns of an import that fill no field, as a JSON object; empty: none
    qint64 rowVersion = 0;

    friend bool operator==(const Outage &, const Outage &) = default;
};

[[nodiscard]] QString degreeName(Degree degree); // "partial", as stored and as the command line says it
// Invalid "bad-value" {field, value}.
[[nodiscard]] Result<Degree> degreeFromName(const QString &name);

// What share of an outage of a degree counts as down; Full counts whole, None for nothing.
struct DegreeWeights
{
    double partial = 0.3;
    double degraded = 0;

    [[nodiscard]] double of(Degree degree) const;
    friend bool operator==(const DegreeWeights &, const DegreeWeights &) = default;
};

// Invalid "text-too-long" {field, longest}, "outage-reversed" {from, to} where it ends before it begins,
// "outage-to-come" {at} where an outage begins or ends after `now`; maintenance may be planned ahead.
[[nodiscard]] Result<> check(const Outage &outage, qint64 now);

} // namespace binnacle
