// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What may be done with persons and teams: one method, one intention, at most one transaction. Each checks
// the right it needs and writes its audit rows. Any thread; owned by Workspace.

#include "people/peopleundo.h"
#include "people/person.h"
#include "people/trail.h"

#include <QFuture>
#include <QMap>

namespace binnacle {

class Database;
class ReadScope;

// How an edit is made: what its editor showed of the fields (an edit of somebody else since is brought
// together with this one, or refused where both touch a field), and the id undo and repeats know it by.
struct PeopleEdit
{
    QMap<QString, QString> seen = {};
    QString operation = {}; // empty: a new one is drawn
};

class PeopleService
{
public:
    explicit PeopleService(Database &database)
        : m_database(database)
    {}
    // Asked before adding a person or team is undone. Set before the first write.
    void setInUse(peopleundo::InUse inUse) { m_inUse = std::move(inUse); }

    // The person behind an operating-system or server user. Denied "unknown-person" when there is none.
    [[nodiscard]] QFuture<Result<Actor>> signIn(const QString &login, const QString &provedBy);
    // The same, asked of any workspace: of one that is being restored.
    [[nodiscard]] static Result<Actor> signInWith(ReadScope &scope, const QString &login,
                                                  const QString &provedBy);
    // Whether the actor is still an active person with the roles they signed in with: asked in every write,
    // since a window may have stood open since. Denied "person-inactive", "rights-changed".
    [[nodiscard]] static Result<> stillMay(ReadScope &scope, const Actor &actor);
    // Makes the first person of a new workspace, an admin. Conflict "not-empty" when there is one already.
    [[nodiscard]] QFuture<Result<Actor>> makeFirstAdmin(const QString &login, const QString &name,
                                                        const QString &provedBy);

    [[nodiscard]] QFuture<Result<std::vector<Person>>> persons(const Actor &actor);
    // Persons by a part of their name, login or address, without their roles; quick among many.
    [[nodiscard]] QFuture<Result<std::vector<Person>>> find(const Actor &actor, const QString &text,
                                                            int limit);
    // A placeholder that an import made under exactly this name becomes the person.
    [[nodiscard]] QFuture<Result<Person>> addPerson(const Actor &actor, const Person &person,
                                                    const PeopleEdit &edit = {});
    // The same of many in one transaction; answers in their order.
    [[nodiscard]] QFuture<Result<std::vector<PersonId>>> addPersons(const Actor &actor,
                                                                    const std::vector<Person> &persons);
    // Changes the named fields (name, email, login, active, roles) of the person of this name, login, address
    // or uid. Conflict "ambiguous-person" {"candidates"}; "last-admin": nobody could administer the workspace
    // any more; "changed-meanwhile" {"name", "field", "theirs"}.
    [[nodiscard]] QFuture<Result<Person>> setPerson(const Actor &actor, const QString &name,
                                                    const QMap<QString, QString> &fields,
                                                    const PeopleEdit &edit = {});

    [[nodiscard]] QFuture<Result<std::vector<Team>>> teams(const Actor &actor);
    [[nodiscard]] QFuture<Result<Team>> addTeam(const Actor &actor, const QString &name,
                                                const QStringList &members, const PeopleEdit &edit = {});
    // Changes name or members (see namesFromText) of the team of this name or uid.
    [[nodiscard]] QFuture<Result<Team>> setTeam(const Actor &actor, const QString &name,
                                                const QMap<QString, QString> &fields,
                                                const PeopleEdit &edit = {});

    // Takes back what the operation did, as peopleundo::undo; gives the name of who or what it was about. A
    // new act, which can be undone the same way.
    [[nodiscard]] QFuture<Result<QString>> undo(const Actor &actor, const QString &operation,
                                                const QString &newOperation = {});
    // What was done to a "person" or "team", newest first. Needs ReadAudit.
    [[nodiscard]] QFuture<Result<std::vector<TrailEntry>>> history(const Actor &actor, const QString &kind,
                                                                   qint64 id);

private:
    Database &m_database;
    peopleundo::InUse m_inUse;
};

} // namespace binnacle
