// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tickets as they stand in the rows, by key and many at once, whoever may see them and deleted ones too: for
// checks and imports. Stateless, on the database thread.

#include "store/scope.h"
#include "tickets/ticket.h"

#include <QHash>

namespace binnacle::storedtickets {

struct Stored
{
    Ticket ticket; // with its tags and the outages it explains
    bool deleted = false;
};

[[nodiscard]] Result<QHash<qint64, Stored>> byKeys(ReadScope &scope, const QList<qint64> &ids);

// The fields of each that were ever changed here, as the audit names them; a ticket without any is left out.
[[nodiscard]] Result<QHash<qint64, QSet<QString>>> auditedFields(ReadScope &scope, const QList<qint64> &ids);

} // namespace binnacle::storedtickets
