// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The priority matrix of the workspace: a new one counts for what is made and changed from then on. Tickets
// keep the priority they have; giving the open ones that of the matrix is an act of its own. Any thread;
// owned by Workspace.

#include "base/actor.h"
#include "store/audittrail.h"
#include "tickets/matrixstore.h"

#include <QFuture>

namespace binnacle {

class Database;

// Open tickets by the priority they have and the one a matrix would give them, where the two differ.
struct MatrixChange
{
    int from = 0, to = 0;
    qint64 tickets = 0;

    friend bool operator==(const MatrixChange &, const MatrixChange &) = default;
};

class MatrixService
{
public:
    explicit MatrixService(Database &database)
        : m_database(database)
    {}

    // Reading needs ReadTickets.
    [[nodiscard]] QFuture<Result<StoredMatrix>> matrix(const Actor &actor);
    // Of the tickets the actor sees whose priority follows from the matrix.
    [[nodiscard]] QFuture<Result<std::vector<MatrixChange>>> changes(const Actor &actor,
                                                                     const PriorityMatrix &matrix);
    // What was done to it, newest first.
    [[nodiscard]] QFuture<Result<std::vector<AuditedAct>>> past(const Actor &actor);

    // The acts need EditSharedSettings and are audited. `operation`: an id to undo() it by.

    // version: the one the edit began with. Conflict "stale-matrix"; Invalid as check() says. The answer is
    // the version that counts then.
    [[nodiscard]] QFuture<Result<qint64>> save(const Actor &actor, const PriorityMatrix &matrix,
                                               qint64 version, const QString &operation = {});
    // Gives the open tickets of changes() the priority of the matrix that counts: how many. Needs EditTicket,
    // too.
    [[nodiscard]] QFuture<Result<qint64>> rederive(const Actor &actor, const QString &operation = {});
    // Of save(): the matrix before becomes the newest. Of rederive(): each ticket has the priority it had.
    // NotFound "nothing-to-undo"; Conflict "later-edit" {number, field}.
    [[nodiscard]] QFuture<Result<QString>> undo(const Actor &actor, const QString &operation,
                                                const QString &own = {});

private:
    Database &m_database;
};

} // namespace binnacle
