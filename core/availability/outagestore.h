// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Outages: rows to values and back. Stateless, on the database thread.

#include "availability/outage.h"
#include "store/scope.h"

#include <utility>
#include <vector>

namespace binnacle::outagestore {

// By their beginning; of one service, or where it is none of all.
[[nodiscard]] Result<std::vector<Outage>> outages(ReadScope &scope, ServiceId service);
[[nodiscard]] Result<std::optional<Outage>> byId(ReadScope &scope, OutageId id);
[[nodiscard]] Result<std::optional<Outage>> removedById(ReadScope &scope, OutageId id);

// What the audit keeps of an outage, by field, as lines, and of its end alone; a title may hold personal
// text, so there is its hash.
[[nodiscard]] std::vector<std::pair<QString, QString>> auditedFields(const Outage &outage);
[[nodiscard]] QString audited(const Outage &outage);
[[nodiscard]] QString auditedEnd(const Outage &outage);

// Nobody else changes it until the write is over.
[[nodiscard]] Result<> hold(WriteScope &scope, OutageId id);
[[nodiscard]] Result<OutageId> insert(WriteScope &scope, const Outage &outage);
[[nodiscard]] Result<> remove(WriteScope &scope, OutageId id);
[[nodiscard]] Result<> restore(WriteScope &scope, OutageId id);
// Kind, degree, times and title, a version later.
[[nodiscard]] Result<> update(WriteScope &scope, const Outage &outage);

} // namespace binnacle::outagestore
