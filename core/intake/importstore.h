// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Batches and what imports remember of tickets: rows to values and back. Stateless, on the database thread.

#include "intake/importservice.h"
#include "intake/incidentbuilder.h"
#include "store/scope.h"
#include "tickets/ticketimportstore.h"

#include <QHash>

namespace binnacle::importstore {

// What is known of a number of the source.
struct Present
{
    TicketId id;
    qint64 rowVersion = 0;
    bool staging = false; // under a batch that is not published
    bool deleted = false;
    bool wasImported = false;
    QByteArray hash;
    QByteArray content; // importvalues::digest
    qint64 importedVersion = 0;
    QByteArray events; // EventRows, packed

    // Whether anything may have been edited here since the last import.
    [[nodiscard]] bool edited() const { return !wasImported || rowVersion != importedVersion; }
};
[[nodiscard]] Result<QHash<QString, Present>> present(ReadScope &scope, const QString &source,
                                                      const QStringList &numbers);

[[nodiscard]] Result<BatchId> newBatch(WriteScope &scope, const ImportReport &report, const QString &owner);
[[nodiscard]] Result<> seen(WriteScope &scope,
                            BatchId batch); // Conflict "batch-gone" if it was dropped meanwhile
[[nodiscard]] Result<> giveUp(WriteScope &scope, BatchId batch);
[[nodiscard]] Result<> publish(WriteScope &scope, BatchId batch, const QString &report);
[[nodiscard]] Result<> hideForUndo(WriteScope &scope, BatchId batch);
[[nodiscard]] Result<ImportBatch> batch(ReadScope &scope, BatchId id); // NotFound "no-such-batch"
[[nodiscard]] Result<QList<ImportBatch>> batches(ReadScope &scope);

struct StagingBatch
{
    BatchId id;
    qint64 seenAt = 0;
    QString owner;
};
// That may be removed once their import is no more.
[[nodiscard]] Result<QList<StagingBatch>> stagingBatches(ReadScope &scope);
// Without those whose import is in the midst of a write of its own.
[[nodiscard]] Result<QList<StagingBatch>> freeStagingBatches(WriteScope &scope);

// Takes out up to `limit` tickets a staging batch made; gives how many (0: nothing is left of the batch, and
// it is ended).
[[nodiscard]] Result<qint64> dropSome(WriteScope &scope, BatchId batch, qint64 limit);

// A change to a ticket that is there, put aside until the batch is published.
struct Staged
{
    TicketId ticket;
    QString number;
    QByteArray content; // encodeGiven, where one row tells all
    QByteArray events;  // of a log: the rows the import brings, packed
};
[[nodiscard]] Result<> stage(WriteScope &scope, BatchId batch, const Staged &staged);
[[nodiscard]] Result<std::vector<Staged>> staged(ReadScope &scope, BatchId batch, TicketId after,
                                                 qint64 limit);
[[nodiscard]] Result<> clearStaged(WriteScope &scope, BatchId batch);

[[nodiscard]] QByteArray encodeGiven(const Ticket &ticket, const Told &told, const QString &actor);
[[nodiscard]] bool decodeGiven(const QByteArray &bytes, Ticket &ticket, Told &told, QString &actor);
// Takes these rows out of what imports from this source told of the ticket.
[[nodiscard]] Result<> removeHistory(WriteScope &scope, TicketId ticket, const QString &source,
                                     const std::vector<HistoryEntry> &entries);

// What the last import of a ticket gave.
struct Imported
{
    QByteArray hash;
    QByteArray content;
    qint64 rowVersion = 0;
    QByteArray events;

    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] static Imported fromBytes(const QByteArray &bytes);
};
// What `hash` is of the rest; none: the rows are damaged.
[[nodiscard]] QByteArray hashOf(const QByteArray &content, const QByteArray &rows);
[[nodiscard]] Result<> putImported(WriteScope &scope, TicketId ticket, const Imported &imported);
[[nodiscard]] Result<Imported> importedOf(ReadScope &scope, TicketId ticket);

// Of what stood beside a ticket before a batch changed it: nothing had been edited here.
inline constexpr qint64 kUnedited = -1;

// In order of tickets.
[[nodiscard]] Result<std::vector<std::pair<TicketId, Imported>>> importedAfter(ReadScope &scope,
                                                                               TicketId after, qint64 limit);

struct UndoRow
{
    TicketId ticket;
    qint64 versionAfter = 0;
    QByteArray before;
    QByteArray importedBefore;
    QString number, source; // from here on read only
    qint64 rowVersion = 0;
    BatchId madeBy;
};
[[nodiscard]] Result<> putUndo(WriteScope &scope, BatchId batch, const UndoRow &row);
// Nobody else changes what the batch made or changed until the write is over.
[[nodiscard]] Result<> holdForUndo(WriteScope &scope, BatchId batch);
[[nodiscard]] Result<std::vector<UndoRow>> undoRows(ReadScope &scope, BatchId batch);
// The ticket stands again as the batch before left it, under a later version.
[[nodiscard]] Result<> followUndo(WriteScope &scope, TicketId ticket, qint64 was, qint64 version);
[[nodiscard]] Result<> clearUndo(WriteScope &scope, BatchId batch);
// Tickets the batch made or changed that a later published batch changed.
[[nodiscard]] Result<QList<qint64>> changedLater(ReadScope &scope, BatchId batch);
// History rows the batch brought, on tickets that stay.
[[nodiscard]] Result<> clearHistory(WriteScope &scope, BatchId batch);

} // namespace binnacle::importstore
