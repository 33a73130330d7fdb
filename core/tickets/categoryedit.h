// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Changes of the tree of categories inside a write: rows, tickets, audit under `act`. What service and undo
// share. On the database thread.

#include "store/audittrail.h"
#include "tickets/categorystore.h"

namespace binnacle::categoryedit {

// For whoever changes categories: no name is looked up to be written until the write is over.
[[nodiscard]] Result<> hold(WriteScope &scope);
// NotFound "no-such-category" {name}; Conflict "stale-version" where it is not at `version` (0: any).
[[nodiscard]] Result<Category> existing(WriteScope &scope, CategoryId id, qint64 version);
// Itself and what is below it, outermost first.
[[nodiscard]] Result<std::vector<Category>> withBelow(ReadScope &scope, const Category &category);

[[nodiscard]] Result<> rename(WriteScope &scope, const QString &act, const Category &category,
                              const QString &name);
[[nodiscard]] Result<> setRetired(WriteScope &scope, const QString &act, const Category &category,
                                  bool retired);
// Its tickets, and the names that lead to it, go over; it is deleted and leads there itself.
[[nodiscard]] Result<> merge(WriteScope &scope, const QString &act, const Category &category,
                             const Category &into);
// History and audit of tickets that have got another category.
[[nodiscard]] Result<> moveTickets(WriteScope &scope, const QString &act,
                                   const std::vector<TicketId> &tickets, const Category &from,
                                   const Category &into);
[[nodiscard]] Result<> audited(WriteScope &scope, const QString &act, CategoryId id, const QString &field,
                               const QString &before, const QString &after);

} // namespace binnacle::categoryedit
