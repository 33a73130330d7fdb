// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The changes an import put aside become the tickets'; their histories follow what all rows of a log tell.
// Stateless, on the database thread, inside the write that publishes or takes back.

#include "intake/importstore.h"

namespace binnacle::importapply {

// Applies what a batch put aside, in steps but in one write: a row that is there already is seen as it
// stands, only new ones carry the batch that hides them, so changes in parts would be seen in parts.
[[nodiscard]] Result<> allStaged(WriteScope &scope, BatchId batch, KnownNames &names, const QString &source);

// Brings the rows a log told in the ticket's history from one telling to another; new rows are the batch's.
[[nodiscard]] Result<> retell(WriteScope &scope, TicketId ticket, BatchId batch, const QString &source,
                              const std::vector<HistoryEntry> &before,
                              const std::vector<HistoryEntry> &after);

} // namespace binnacle::importapply
