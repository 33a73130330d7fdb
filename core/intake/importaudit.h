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
    bool undone = false;
};
[[nodiscard]] Result<QMap<qint64, AuditedBatch>> auditedBatches(ReadScope &scope);

struct HeldBatch
{
    qint64 id = 0;
    QString state;
    qint64 tickets = 0;
};
[[nodiscard]] Result<std::vector<HeldBatch>> heldBatches(ReadScope &scope);

// Numbers of tickets that no import can have left as they are: of a batch that is not there, of none though
// they were imported, of one not shown though they were acted on here.
[[nodiscard]] Result<QStringList> strayTickets(ReadScope &scope);

} // namespace binnacle::importaudit
