// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/peopleservice.h"

#include "base/fold.h"
#include "people/peoplestore.h"
#include "store/database.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

Actor actorOf(const Person &person, const QString &provedBy)
{
    return {person.id, person.name, person.roles, provedBy, {}};
}

Result<Person> requirePerson(ReadScope &scope, const QString &name)
{
    BINNACLE_LET(const auto found, peoplestore::personByName(scope, name));
    if (!found)
        return fail(ErrorCode::NotFound, u"no-such-person"_s, {{u"name"_s, name}});
    return *found;
}

Result<Team> requireTeam(ReadScope &scope, const QString &name)
{
    BINNACLE_LET(const auto found, peoplestore::teamByName(scope, name));
    if (!found)
        return fail(ErrorCode::NotFound, u"no-such-team"_s, {{u"name"_s, name}});
    return *found;
}

Result<> apply(Person &person, const QString &field, const QString &value)
{
    if (field == u"name") {
        person.name = value;
    } else if (field == u"email") {
        person.email = value;
    } else if (field == u"login") {
        person.login = value;
    } else if (field == u"active") {
        if (value != u"true" && value != u"false")
            return fail(ErrorCode::Invalid, u"bad-value"_s, {{u"field"_s, field}, {u"value"_s, value}});
        person.active = value == u"true";
    } else if (field == u"roles") {
        BINNACLE_LET(person.roles, rolesFromText(value));
    } else {
        return fail(ErrorCode::Invalid, u"unknown-field"_s, {{u"field"_s, field}});
    }
    return {};
}

QString canonical(const Person &person)
{
    QStringList lines;
    for (const QString &field : personFields()) {
        if (const QString value = audited(person, field); !value.isEmpty())
            lines.append(field + u'=' + value);
    }
    return lines.join(u'\n');
}

// The members of a team in the audit: their keys.
QString keysOf(std::vector<PersonId> members)
{
    std::sort(members.begin(), members.end(), [](PersonId a, PersonId b) { return a.value < b.value; });
    QStringList keys;
    for (const PersonId member : members)
        keys.append(u'#' + QString::number(member.value));
    return keys.join(u',');
}

Result<std::vector<PersonId>> membersByName(ReadScope &scope, const QStringList &names)
{
    std::vector<PersonId> members;
    for (const QString &name : names) {
        BINNACLE_LET(const Person person, requirePerson(scope, name.trimmed()));
        members.push_back(person.id);
    }
    return members;
}

Result<Person> reread(ReadScope &scope, PersonId id)
{
    BINNACLE_LET(const auto person, peoplestore::personById(scope, id));
    if (!person)
        return fail(ErrorCode::Bug, u"no-such-person"_s, {{u"name"_s, id.value}});
    return *person;
}

// The audit holds what is stored, which may be tidier than what was typed.
Result<> auditAdded(WriteScope &scope, PersonId id)
{
    BINNACLE_LET(const Person made, reread(scope, id));
    BINNACLE_TRY(scope.audit({u"person.add"_s, u"person"_s, id.value, {}, {}, canonical(made), {}}));
    return scope.changed(u"person"_s, id.value);
}

Result<PersonId> insertAudited(WriteScope &scope, const Person &person)
{
    BINNACLE_TRY(check(person));
    BINNACLE_LET(const PersonId id, peoplestore::insert(scope, person));
    BINNACLE_TRY(auditAdded(scope, id));
    return id;
}

// A person whom an import named already is that person: the tickets that name them stay theirs.
Result<PersonId> addOrAdopt(WriteScope &scope, const Person &person)
{
    BINNACLE_TRY(check(person));
    BINNACLE_LET(const auto there, peoplestore::placeholder(scope, person.name));
    if (!there)
        return insertAudited(scope, person);
    Person known = person;
    known.id = there->id;
    known.uid = there->uid;
    known.rowVersion = there->rowVersion;
    BINNACLE_TRY(peoplestore::update(scope, known));
    BINNACLE_TRY(peoplestore::adopt(scope, known.id));
    BINNACLE_TRY(auditAdded(scope, known.id));
    return known.id;
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
        BINNACLE_LET(person.id, insertAudited(scope, person));
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

QFuture<Result<Person>> PeopleService::addPerson(const Actor &actor, const Person &person)
{
    return m_database.write({u"person.add"_s, actor, {}},
                            [actor, person](WriteScope &scope) -> Result<Person> {
                                BINNACLE_TRY(require(actor, Act::EditPeople));
                                BINNACLE_TRY(peoplestore::lock(scope));
                                BINNACLE_LET(const PersonId id, addOrAdopt(scope, person));
                                return reread(scope, id);
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
                                    BINNACLE_LET(const PersonId id, addOrAdopt(scope, person));
                                    added.push_back(id);
                                }
                                return added;
                            });
}

QFuture<Result<Person>> PeopleService::setPerson(const Actor &actor, const QString &name,
                                                 const QMap<QString, QString> &fields)
{
    return m_database.write({u"person.set"_s, actor, {}}, [=](WriteScope &scope) -> Result<Person> {
        BINNACLE_TRY(require(actor, Act::EditPeople));
        BINNACLE_TRY(peoplestore::lock(scope));
        BINNACLE_LET(const Person before, requirePerson(scope, name));
        Person after = before;
        for (const auto &[field, value] : fields.asKeyValueRange())
            BINNACLE_TRY(apply(after, field, value));
        BINNACLE_TRY(check(after));
        const bool staysIn = after.active && after.login == before.login && after.roles.testFlag(Role::Admin);
        if (before.id == actor.person && before.roles.testFlag(Role::Admin) && !staysIn)
            return fail(ErrorCode::Denied, u"own-admin-role"_s, {{u"name"_s, before.name}});
        BINNACLE_LET(const qint64 admins, peoplestore::adminCount(scope));
        BINNACLE_TRY(peoplestore::update(scope, after));
        BINNACLE_TRY(peoplestore::adopt(scope, after.id)); // edited here: no import takes it away again
        BINNACLE_LET(const qint64 left, peoplestore::adminCount(scope));
        if (left == 0 && admins > 0)
            return fail(ErrorCode::Conflict, u"last-admin"_s, {{u"name"_s, before.name}});
        BINNACLE_LET(after, reread(scope, after.id));
        for (const QString &field : fields.keys()) {
            const QString was = audited(before, field);
            const QString is = audited(after, field);
            if (was != is)
                BINNACLE_TRY(scope.audit({u"person.set"_s, u"person"_s, after.id.value, field, was, is, {}}));
        }
        BINNACLE_TRY(scope.changed(u"person"_s, after.id.value));
        return after;
    });
}

QFuture<Result<std::vector<Team>>> PeopleService::teams(const Actor &actor)
{
    return m_database.read(actor, Act::ReadPeople, peoplestore::teams);
}

QFuture<Result<Team>> PeopleService::addTeam(const Actor &actor, const QString &name,
                                             const QStringList &members)
{
    return m_database.write({u"team.add"_s, actor, {}}, [=](WriteScope &scope) -> Result<Team> {
        BINNACLE_TRY(require(actor, Act::EditPeople));
        Team team;
        team.name = name;
        BINNACLE_TRY(check(team));
        BINNACLE_LET(const auto ids, membersByName(scope, members));
        BINNACLE_LET(team.id, peoplestore::insert(scope, team));
        BINNACLE_TRY(peoplestore::setMembers(scope, team.id, ids));
        BINNACLE_TRY(scope.audit({u"team.add"_s,
                                  u"team"_s,
                                  team.id.value,
                                  {},
                                  {},
                                  u"name="_s + name + u"\nmembers="_s + keysOf(ids),
                                  {}}));
        BINNACLE_TRY(scope.changed(u"team"_s, team.id.value));
        return requireTeam(scope, name);
    });
}

QFuture<Result<Team>> PeopleService::setTeam(const Actor &actor, const QString &name,
                                             const QMap<QString, QString> &fields)
{
    return m_database.write({u"team.set"_s, actor, {}}, [=](WriteScope &scope) -> Result<Team> {
        BINNACLE_TRY(require(actor, Act::EditPeople));
        BINNACLE_LET(const Team before, requireTeam(scope, name));
        Team after = before;
        for (const auto &[field, value] : fields.asKeyValueRange()) {
            if (field == u"name") {
                after.name = value;
            } else if (field == u"members") {
                BINNACLE_LET(after.memberNames, namesFromText(value));
            } else {
                return fail(ErrorCode::Invalid, u"unknown-field"_s, {{u"field"_s, field}});
            }
        }
        BINNACLE_TRY(check(after));
        BINNACLE_TRY(peoplestore::update(scope, after));
        std::vector<PersonId> ids = before.members;
        if (fields.contains(u"members"_s)) {
            BINNACLE_LET(ids, membersByName(scope, after.memberNames));
            BINNACLE_TRY(peoplestore::setMembers(scope, after.id, ids));
        }
        const auto note = [&](const QString &field, const QString &was, const QString &is) -> Result<> {
            return was == is ? Result<>()
                             : scope.audit({u"team.set"_s, u"team"_s, after.id.value, field, was, is, {}});
        };
        BINNACLE_TRY(note(u"name"_s, before.name, after.name));
        BINNACLE_TRY(note(u"members"_s, keysOf(before.members), keysOf(ids)));
        BINNACLE_TRY(scope.changed(u"team"_s, after.id.value));
        return requireTeam(scope, after.name);
    });
}

} // namespace binnacle
