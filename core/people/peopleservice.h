// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What may be done with persons and teams: one method, one intention, at most one transaction. Each checks
// the right it needs and writes its audit rows. Any thread; owned by Workspace.

#include "people/person.h"

#include <QFuture>
#include <QMap>

namespace binnacle {

class Database;

class PeopleService
{
public:
    explicit PeopleService(Database &database)
        : m_database(database)
    {}

    // The person behind an operating-system or server user. Denied "unknown-person" when there is none.
    [[nodiscard]] QFuture<Result<Actor>> signIn(const QString &login, const QString &provedBy);
    // Makes the first person of a new workspace, an admin. Conflict "not-empty" when there is one already.
    [[nodiscard]] QFuture<Result<Actor>> makeFirstAdmin(const QString &login, const QString &name,
                                                        const QString &provedBy);

    [[nodiscard]] QFuture<Result<std::vector<Person>>> persons(const Actor &actor);
    [[nodiscard]] QFuture<Result<Person>> addPerson(const Actor &actor, const Person &person);
    // Changes the named fields (name, email, login, active, roles) of the person of this name.
    [[nodiscard]] QFuture<Result<Person>> setPerson(const Actor &actor, const QString &name,
                                                    const QMap<QString, QString> &fields);

    [[nodiscard]] QFuture<Result<std::vector<Team>>> teams(const Actor &actor);
    [[nodiscard]] QFuture<Result<Team>> addTeam(const Actor &actor, const QString &name,
                                                const QStringList &members);
    // Changes name or members (a comma-separated list of names) of a team.
    [[nodiscard]] QFuture<Result<Team>> setTeam(const Actor &actor, const QString &name,
                                                const QMap<QString, QString> &fields);

private:
    Database &m_database;
};

} // namespace binnacle
