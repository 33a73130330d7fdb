// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What an import needs of tickets, by sets: which are there, many in at once under a batch that nothing shows
// yet, changes, and taking a batch back. An imported ticket is a fact of the past: stored as found, no guard
// asked. Named fields carry names; placeholders are made for those unknown. Stateless, on the database
// thread.

#include "store/scope.h"
#include "tickets/ticket.h"

#include <QHash>
#include <vector>

namespace binnacle {

struct ImportedTicket
{
    Ticket ticket;                     // rowVersion and ids of a new one are given here
    std::vector<HistoryEntry> history; // subjectKind, subjectId and batch are filled in here
};

// Keys of the names an import met, kept from chunk to chunk so that each name is looked up once.
struct KnownNames
{
    QHash<QString, qint64> services, categories, teams, persons;
};

namespace ticketimportstore {

// Nobody else changes these until the write is over.
[[nodiscard]] Result<> hold(WriteScope &scope, const QString &source, const QStringList &numbers);

// The present tickets of a source by number (deleted ones too: their numbers are taken).
[[nodiscard]] Result<QHash<QString, Ticket>> byNumber(ReadScope &scope, const QString &source,
                                                      const QStringList &numbers);
// Which of these numbers of a source a person may see.
[[nodiscard]] Result<QSet<QString>> seenBy(ReadScope &scope, PersonId me, const QString &source,
                                           const QStringList &numbers);
// Numbers of `numbers` that another source uses as well, each with the sources. For "says which source".
[[nodiscard]] Result<QHash<QString, QStringList>> sourcesOf(ReadScope &scope, const QStringList &numbers);

// Inserts new tickets with text, tags, history and search words under the batch; gives their ids in order.
[[nodiscard]] Result<std::vector<TicketId>> insert(WriteScope &scope, BatchId batch, KnownNames &names,
                                                   const std::vector<const ImportedTicket *> &tickets);
// Writes a changed ticket (ticket.id, ticket.rowVersion as read): all columns, text, tags, search words;
// history rows are added. Conflict "stale-version".
[[nodiscard]] Result<> update(WriteScope &scope, BatchId batch, KnownNames &names,
                              const ImportedTicket &changed);

// Takes out every ticket the batch made, with all that hangs on it, its history rows on tickets it changed,
// and the placeholders nobody uses. In steps of at most `limit` tickets; gives how many went (0: all done).
[[nodiscard]] Result<qint64> removeCreated(WriteScope &scope, BatchId batch, qint64 limit);
[[nodiscard]] Result<> removeUnusedPlaceholders(WriteScope &scope, BatchId batch);
// Tickets the batch made that somebody has edited or commented on since, by key.
[[nodiscard]] Result<std::vector<Ticket>> createdAndEdited(ReadScope &scope, BatchId batch);

} // namespace ticketimportstore

} // namespace binnacle
