// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The answer of `binnaclectl availability`: as JSON key by key as cli.md fixes it, and as a table for
// reading. Pure; any thread.

#include "availability/availabilityservice.h"

#include <QJsonObject>
#include <QString>

namespace binnacle {

// What an availability is, by these rules, with its version.
[[nodiscard]] QString uptimeDefinition(const AvailabilityRules &rules);

[[nodiscard]] QJsonObject availabilityJson(const AvailabilityReport &report);

// A line a service, then what the figures are of.
[[nodiscard]] QString availabilityTable(const AvailabilityReport &report);

} // namespace binnacle
