// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The outages that incidents explain: read, written, and who stands in the way of an outage that is to go.
// Stateless, on the database thread.

#include "store/scope.h"
#include "tickets/ticket.h"

namespace binnacle::ticketoutages {

// By id.
[[nodiscard]] Result<std::vector<OutageId>> of(ReadScope &scope, TicketId ticket);
// What the ticket explains and what its history names, as far as it is there.
[[nodiscard]] Result<std::vector<Outage>> named(ReadScope &scope, const Ticket &ticket,
                                                const std::vector<HistoryRow> &history);

// The difference between the two. What is new is held and must be there: NotFound "no-such-outage" {id}.
[[nodiscard]] Result<> write(WriteScope &scope, const Ticket &before, const Ticket &after);

// The numbers of the tickets that explain an outage, as far as the person may see them.
[[nodiscard]] Result<QStringList> explaining(ReadScope &scope, PersonId me, OutageId outage);

// The guard of an outage's removal: Conflict "outage-explained" {id, numbers} where a ticket explains it; of
// those the actor may not see no number is told.
[[nodiscard]] Result<> unexplained(WriteScope &scope, OutageId outage);

// That explain by an outage a batch made.
[[nodiscard]] Result<std::vector<TicketId>> ofBatch(ReadScope &scope, BatchId batch);

} // namespace binnacle::ticketoutages
