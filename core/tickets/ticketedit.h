// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One change of a ticket inside a write: from the values a person gave to rows, history, audit and index. The
// one path every act of TicketService takes. On the database thread.

#include "store/scope.h"
#include "tickets/ticketchange.h"
#include "tickets/ticketservice.h"

namespace binnacle {
class EditNames;
}

namespace binnacle::ticketedit {

// The ticket a reference means, as the actor may see it.
[[nodiscard]] Result<Ticket> find(ReadScope &scope, const Actor &actor, const TicketRef &ref);
// The same for whoever changes it: nobody else does until the write is over, so what is read here is what is
// written on.
[[nodiscard]] Result<Ticket> hold(WriteScope &scope, const Actor &actor, const TicketRef &ref);

// Sets values on a copy, applies what follows from them (stamps, class, priority, reopening), asks the
// guards. version 0: no check. Nothing is written.
[[nodiscard]] Result<Ticket> applied(EditNames &names, qint64 now, const Ticket &before,
                                     const TicketValues &values, qint64 version);
// The same of a whole change: with the values that go with it.
[[nodiscard]] Result<Ticket> changed(EditNames &names, qint64 now, const Ticket &before,
                                     const TicketChange &change, qint64 version);
[[nodiscard]] QString actOf(const TicketChange &change); // as the audit names it

// Whether the actor may leave the ticket like this: who may see it is a right of its own, and nobody puts a
// ticket out of their own sight: there would be no way back for them. Invalid "would-be-hidden".
[[nodiscard]] Result<> permitted(EditNames &names, const Ticket &before, const Ticket &after);

// Writes the difference between the two: row, history, audit under `act`, index, change. No difference:
// nothing.
[[nodiscard]] Result<TicketAct> write(WriteScope &scope, EditNames &names, const QString &act,
                                      const Ticket &before, const Ticket &after);

// A new ticket.
[[nodiscard]] Result<TicketAct> insert(WriteScope &scope, EditNames &names, Ticket ticket);

} // namespace binnacle::ticketedit
