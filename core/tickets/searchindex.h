// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The words of a ticket in the full-text index of each engine: folded by our own code, so both find the same.
// On the database thread.

#include "base/ids.h"
#include "store/bulkinsert.h"
#include "store/scope.h"

#include <QStringList>

namespace binnacle::searchindex {

// The index value for the words of some texts: words joined by blanks, or the text of a tsvector.
[[nodiscard]] QString wordsFor(Engine engine, const QStringList &texts);
// A bulk insert of (ticket id, wordsFor(…)).
[[nodiscard]] BulkInsert inserter(WriteScope &scope);
// Replaces what is indexed for one ticket.
[[nodiscard]] Result<> replace(WriteScope &scope, TicketId id, const QStringList &texts);

} // namespace binnacle::searchindex
