// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One change of a ticket inside a write: from the values a person gave to rows, history, audit and index. The
// one path every act of TicketService takes. On the database thread.

#include "store/scope.h"
#include "tickets/ticketservice.h"

namespace binnacle::ticketedit {

// The ticket a reference means, as the actor may see it.
[[nodiscard]] Result<Ticket> find(ReadScope &scope, const Actor &actor, const TicketRef &ref);
// The same for whoever changes it: nobody else does until the write is over, so what is read here is what is
// written on.
[[nodiscard]] Result<Ticket> hold(WriteScope &scope, const Actor &actor, const TicketRef &ref);

// Sets values on a copy, applies what follows from them (stamps, class, priority, reopening), asks the
// guards. version 0: no check. Nothing is written.
[[nodiscard]] Result<Ticket> applied(WriteScope &scope, const Ticket &before, const TicketValues &values,
                                     qint64 version);

// Writes the difference between the two: row, history, audit under `act`, index, change. No difference:
// nothing.
[[nodiscard]] Result<TicketAct> write(WriteScope &scope, const QString &act, const Ticket &before,
                                      Ticket after);

// A new ticket.
[[nodiscard]] Result<TicketAct> insert(WriteScope &scope, Ticket ticket);

// Looks up or makes the rows the ticket names by text only. Persons and teams must exist (NotFound
// "no-such-person", "no-such-team"); a new service or category name makes one. Conflict "category-retired".
[[nodiscard]] Result<> resolveNames(WriteScope &scope, Ticket &ticket);

} // namespace binnacle::ticketedit
