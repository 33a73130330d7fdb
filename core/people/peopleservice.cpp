// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/peopleservice.h"

#include "people/peopleedit.h"
#include "people/peoplestore.h"
#include "people/teamedit.h"
#include "store/database.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kTrailLength = 200;

Actor actorOf(const Person &person, const QString &provedBy)
{
    return {person.id, person.name, person.roles, provedBy, {}};
}

} // namespace

QFuture<Result<Actor>> PeopleService::signIn(const QString &login, const QString &provedBy)
{
    return m_database.read(
        [login, provedBy](ReadScope &scope) { return signInWith(scope, login, provedBy); });
}

Result<Actor> PeopleService::signInWith(ReadScope &scope, const QString &login, const QString &provedBy)
{
    BINNACLE_LET(const auto person, peoplestore::personByLogin(scope, login));
    if (!person)
        return fail(ErrorCode::Denied, u"unknown-person"_s, {{u"login"_s, login}});
    return actorOf(*person, provedBy);
}

Result<> PeopleService::stillMay(ReadScope &scope, const Actor &actor)
{
    if (!actor.person.isValid())
        return {}; // the first person of a workspace is being made
    BINNACLE_LET(const auto roles, peoplestore::standing(scope, actor.person));
    if (!roles)
        return fail(ErrorCode::Denied, u"person-inactive"_s, {{u"name"_s, actor.name}});
    if (actor.roles & ~*roles)
        return fail(ErrorCode::Denied, u"rights-changed"_s, {{u"name"_s, actor.name}});
    return {};
}

QFuture<Result<Actor>> PeopleService::makeFirstAdmin(const QString &login, const QString &name,
                                                     const QString &provedBy)
{
    const Actor nobody{{}, name, Role::Admin, provedBy, {}};
    return m_database.write({u"person.first"_s, nobody, {}}, [=](WriteScope &scope) -> Result<Actor> {
        BINNACLE_TRY(peoplestore::lock(scope));
        BINNACLE_LET(const qint64 count, peoplestore::personCount(scope));
        if (count > 0)
            return fail(ErrorCode::Conflict, u"not-empty"_s);
        Person person;
        person.name = name;
        person.login = login;
        person.roles = Role::Admin | Role::Agent | Role::Manager;
        BINNACLE_LET(person.id, peopleedit::add(scope, person));
        return actorOf(person, provedBy);
    });
}

QFuture<Result<std::vector<Person>>> PeopleService::persons(const Actor &actor)
{
    return m_database.read(actor, Act::ReadPeople, peoplestore::persons);
}

QFuture<Result<std::vector<Person>>> PeopleService::find(const Actor &actor, const QString &text, int limit)
{
    return m_database.read(actor, Act::ReadPeople,
                           [text, limit](ReadScope &scope) { return peoplestore::find(scope, text, limit); });
}

QFuture<Result<Person>> PeopleService::addPerson(const Actor &actor, const Person &person,
                                                 const PeopleEdit &edit)
{
    return m_database.write({u"person.add"_s, actor, edit.operation},
                            [actor, person](WriteScope &scope) -> Result<Person> {
                                BINNACLE_TRY(require(actor, Act::EditPeople));
                                BINNACLE_TRY(peoplestore::lock(scope));
                                BINNACLE_LET(const PersonId id, peopleedit::add(scope, person));
                                BINNACLE_LET(const auto made, peoplestore::personById(scope, id));
                                return made.value_or(person);
                            });
}

QFuture<Result<std::vector<PersonId>>> PeopleService::addPersons(const Actor &actor,
                                                                 const std::vector<Person> &persons)
{
    return m_database.write({u"person.add"_s, actor, {}},
                            [actor, persons](WriteScope &scope) -> Result<std::vector<PersonId>> {
                                BINNACLE_TRY(require(actor, Act::EditPeople));
                                BINNACLE_TRY(peoplestore::lock(scope));
                                std::vector<PersonId> added;
                                for (const Person &person : persons) {
                                    BINNACLE_LET(const PersonId id, peopleedit::add(scope, person));
                                    added.push_back(id);
                                }
                                return added;
                            });
}

QFuture<Result<Person>> PeopleService::setPerson(const Actor &actor, const QString &name,
                                                 const QMap<QString, QString> &fields, const PeopleEdit &edit)
{
    return m_database.write({u"person.set"_s, actor, edit.operation},
                            [=](WriteScope &scope) -> Result<Person> {
                                BINNACLE_TRY(require(actor, Act::EditPeople));
                                BINNACLE_TRY(peoplestore::lock(scope));
                                BINNACLE_LET(const Person before, peopleedit::existing(scope, name));
                                return peopleedit::set(scope, before, fields, edit.seen);
                            });
}

QFuture<Result<std::vector<Team>>> PeopleService::teams(const Actor &actor)
{
    return m_database.read(actor, Act::ReadPeople, peoplestore::teams);
}

QFuture<Result<Team>> PeopleService::addTeam(const Actor &actor, const QString &name,
                                             const QStringList &members, const PeopleEdit &edit)
{
    return m_database.write({u"team.add"_s, actor, edit.operation}, [=](WriteScope &scope) -> Result<Team> {
        BINNACLE_TRY(require(actor, Act::EditPeople));
        BINNACLE_TRY(peoplestore::lock(scope));
        return teamedit::add(scope, name, members);
    });
}

QFuture<Result<Team>> PeopleService::setTeam(const Actor &actor, const QString &name,
                                             const QMap<QString, QString> &fields, const PeopleEdit &edit)
{
    return m_database.write({u"team.set"_s, actor, edit.operation}, [=](WriteScope &scope) -> Result<Team> {
        BINNACLE_TRY(require(actor, Act::EditPeople));
        BINNACLE_TRY(peoplestore::lock(scope));
        BINNACLE_LET(const Team before, teamedit::existing(scope, name));
        return teamedit::set(scope, before, fields, edit.seen);
    });
}

QFuture<Result<QString>> PeopleService::undo(const Actor &actor, const QString &operation,
                                             const QString &newOperation)
{
    return m_database.write({u"people.undo"_s, actor, newOperation},
                            [actor, operation, inUse = m_inUse](WriteScope &scope) -> Result<QString> {
                                BINNACLE_TRY(require(actor, Act::EditPeople));
                                BINNACLE_TRY(peoplestore::lock(scope));
                                return peopleundo::undo(scope, operation, inUse);
                            });
}

QFuture<Result<std::vector<TrailEntry>>> PeopleService::history(const Actor &actor, const QString &kind,
                                                                qint64 id)
{
    return m_database.read(actor, Act::ReadAudit, [kind, id](ReadScope &scope) {
        return trail::ofSubject(scope, kind, id, kTrailLength);
    });
}

} // namespace binnacle
