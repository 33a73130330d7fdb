// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What changed after a period was published and touches it, read from the audit: incidents opened in it,
// outages and maintenance over it, imports and services. Stateless, on the database thread.

#include "periods/restatement.h"
#include "store/scope.h"

namespace binnacle::periodchanges {

// As the person may see it: of a ticket not for them there is no number.
[[nodiscard]] Result<std::vector<RestatementCause>> since(ReadScope &scope, const PublishedPeriod &period,
                                                          PersonId me);

// The measures a change of this field of an incident may move; empty: all of them.
[[nodiscard]] QSet<QString> measuresOf(const QString &field);
// Whether it moves any.
[[nodiscard]] bool isCounted(const QString &field);

} // namespace binnacle::periodchanges
