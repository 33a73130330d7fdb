// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What may be done with outages and maintenance: one method, one intention, one transaction. Each checks the
// right it needs (EditOutages) and writes its audit rows. Any thread; owned by Workspace.

#include "availability/outage.h"

#include <QFuture>
#include <functional>
#include <vector>

namespace binnacle {

struct Actor;
class Database;
class WriteScope;

class OutageService
{
public:
    explicit OutageService(Database &database)
        : m_database(database)
    {}

    // Asked before an outage is removed: who builds on it refuses. Set once, before the first call.
    using Guard = std::function<Result<>(WriteScope &, OutageId)>;
    void setRemovalGuard(Guard guard) { m_removalGuard = std::move(guard); }

    // Reading needs ReadTickets. By their beginning, of one service or (an empty name) of all. NotFound
    // "no-such-service" {name}.
    [[nodiscard]] QFuture<Result<std::vector<Outage>>> outages(const Actor &actor, const QString &service);

    // Of `outage` the service's name, the kind, the degree, the times and the title count. Maintenance that
    // is entered here is approved now. NotFound "no-such-service"; Invalid as check() says.
    [[nodiscard]] QFuture<Result<Outage>> add(const Actor &actor, const Outage &outage);
    // NotFound "no-such-outage" {id}; Conflict "outage-ended" {id, at}; Invalid as check() says.
    [[nodiscard]] QFuture<Result<Outage>> end(const Actor &actor, OutageId id, qint64 at);

    // Of `outage` its id, the kind, the degree, the times, the title and whether they are estimated count:
    // they are what it is from now on. An outage that becomes maintenance is approved now, unless it was
    // before; its approval stays whatever else is changed. Nothing is written where nothing is otherwise. The
    // way back is the same with the values before. Invalid as check() says, and "bad-value" where the degree
    // becomes none; Conflict "stale-version" where it is not at `version` (0: whatever it is).
    [[nodiscard]] QFuture<Result<Outage>> change(const Actor &actor, const Outage &outage, qint64 version);

    // The way back of add(), whose own way back is restore(): of end() it is reopen(). Conflict
    // "stale-version" where somebody has changed it since it was at `version`; what the guard says where
    // something builds on it.
    [[nodiscard]] QFuture<Result<Outage>> remove(const Actor &actor, OutageId id, qint64 version);
    [[nodiscard]] QFuture<Result<Outage>> restore(const Actor &actor, OutageId id);
    [[nodiscard]] QFuture<Result<Outage>> reopen(const Actor &actor, OutageId id, qint64 version);

private:
    Database &m_database;
    Guard m_removalGuard;
};

} // namespace binnacle
