// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Takes an act on a ticket back by a new act, made from what its operation wrote. On the database thread.

#include "store/scope.h"
#include "tickets/ticketservice.h"

namespace binnacle::ticketundo {

// NotFound "nothing-to-undo"; Conflict "later-edit" {number, field}, and for a creation "later-comment",
// "later-attachment" and "later-link" {number}.
[[nodiscard]] Result<TicketAct> undo(WriteScope &scope, const QString &operation);

} // namespace binnacle::ticketundo
