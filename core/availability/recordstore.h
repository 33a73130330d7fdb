// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads what is recorded of services, and the workspace's rules for it. Stateless, on the database thread.

#include "availability/availabilityrecord.h"
#include "store/scope.h"

namespace binnacle::recordstore {

inline constexpr auto kRulesSetting = "availability.rules"; // of the workspace

// Of all services. A silence between checks longer than `gap` milliseconds tells nothing.
[[nodiscard]] Result<AvailabilityRecord> read(ReadScope &scope, std::optional<qint64> gap);

// Two snapshots with equal marks give equal records.
using Mark = std::vector<qint64>;
[[nodiscard]] Result<Mark> mark(ReadScope &scope);

// The workspace's rules as its setting holds them; what the setting does not say is as it is by default.
[[nodiscard]] QJsonValue toJson(const AvailabilityRules &rules);
[[nodiscard]] AvailabilityRules rulesFrom(const QJsonValue &value);

} // namespace binnacle::recordstore
