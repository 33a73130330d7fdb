// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the check of imports reads: the audit's word of batches beside the batches there are, the rows imports
// told. Stateless, on the database thread.

#include "store/scope.h"

#include <QHash>
#include <QMap>
#include <QSet>

namespace binnacle::importaudit {

// Keys of persons and teams that got another name here.
struct Renamed
{
    QSet<qint64> persons, teams;
};
[[nodiscard]] Result<Renamed> renamed(ReadScope &scope);

// What imports told of each ticket: how often each row of history is there, by historyKey().
using Told = QHash<QString, int>;
[[nodiscard]] QString historyKey(const HistoryEntry &entry);
[[nodiscard]] Result<QHash<qint64, Told>> toldOf(ReadScope &scope, const QList<qint64> &tickets);

struct AuditedBatch
{
    std::optional<qint64> created; // tickets; none: it was never published
    QString tickets;               // as ticketsOf() says it; empty: published before it was audited
    bool undone = false;
};
[[nodiscard]] Result<QMap<qint64, AuditedBatch>> auditedBatches(ReadScope &scope);

struct HeldBatch
{
    qint64 id = 0;
    QString state;
    bool undone = false; // says the row
    qint64 tickets = 0;
};
[[nodiscard]] Result<std::vector<HeldBatch>> heldBatches(ReadScope &scope);

// A hash over the ids and uids of the tickets of a batch: which it made, not only how many.
[[nodiscard]] Result<QString> ticketsOf(ReadScope &scope, BatchId batch);

// Numbers of tickets that no import can have left as they are: of a batch that is not there, of none though
// they were imported, of one not shown though they were acted on here.
[[nodiscard]] Result<QStringList> strayTickets(ReadScope &scope);

} // namespace binnacle::importaudit
