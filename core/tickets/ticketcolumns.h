// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The columns of the table ticket as they are written, one list for single and bulk inserts and updates.
// On the database thread.

#include "store/scope.h"
#include "tickets/ticket.h"

#include <QVariantList>

namespace binnacle::ticketcolumns {

// In the order of values(); id, uid, source, number, number_key and batch_id first.
[[nodiscard]] const QStringList &names();
[[nodiscard]] QVariantList values(const Ticket &ticket, BatchId batch);
// Binds what ticket_update sets.
void bindForUpdate(Statement &statement, const Ticket &ticket);
// The texts the search index holds of a ticket itself.
[[nodiscard]] QStringList searchTexts(const Ticket &ticket);

} // namespace binnacle::ticketcolumns
