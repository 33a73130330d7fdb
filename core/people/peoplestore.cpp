// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/peoplestore.h"

#include "base/fold.h"
#include "people/placeholders.h"
#include "store/keycheck.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::peoplestore {

namespace {

const SqlCatalog &catalog()
{
    static const SqlCatalog kCatalog(u"people.sql"_s);
    return kCatalog;
}

Person personOf(const Statement &row)
{
    Person person;
    person.id = PersonId(row.int64(0));
    person.uid = row.text(1);
    person.name = row.text(2);
    person.email = row.text(3);
    person.login = row.text(4);
    person.active = row.int64(5) == 1;
    person.rowVersion = row.int64(6);
    return person;
}

Result<> readRoles(ReadScope &scope, Person &person)
{
    BINNACLE_LET(Statement roles, scope.statement(catalog(), u"person_roles_of"_s));
    BINNACLE_TRY(roles.bind(u"id"_s, person.id).run());
    while (roles.next()) {
        if (const auto role = roleFromName(roles.text(1)))
            person.roles |= *role;
    }
    return {};
}

Result<std::optional<Person>> onePerson(ReadScope &scope, Statement statement)
{
    BINNACLE_TRY(statement.run());
    if (!statement.next())
        return std::optional<Person>();
    Person person = personOf(statement);
    statement.finish();
    BINNACLE_TRY(readRoles(scope, person));
    return std::optional(person);
}

Result<std::vector<Person>> personsBy(ReadScope &scope, const QString &block, const QString &name,
                                      const QString &value)
{
    std::vector<Person> found;
    {
        BINNACLE_LET(Statement rows, scope.statement(catalog(), block));
        BINNACLE_TRY(rows.bind(name, value).run());
        while (rows.next())
            found.push_back(personOf(rows));
    }
    for (Person &person : found)
        BINNACLE_TRY(readRoles(scope, person));
    return found;
}

void bindPerson(Statement &statement, const Person &person)
{
    statement.bind(u"name"_s, person.name.simplified()).bind(u"name_key"_s, fold(person.name));
    statement.bind(u"email"_s, person.email).bind(u"active"_s, qint64(person.active));
    statement.bind(u"login"_s, person.login.isEmpty() ? QVariant() : QVariant(person.login));
}

Result<> writeRoles(WriteScope &scope, PersonId id, Roles roles)
{
    BINNACLE_LET(Statement clear, scope.statement(catalog(), u"person_role_clear"_s));
    BINNACLE_TRY(clear.bind(u"id"_s, id).run());
    BINNACLE_LET(Statement add, scope.statement(catalog(), u"person_role_add"_s));
    const QStringList names = roleNames(roles);
    for (const QString &name : names)
        BINNACLE_TRY(add.bind(u"id"_s, id).bind(u"role"_s, name).run());
    return {};
}

Result<> staleUnlessOne(Result<qint64> changedRows, const QString &kind)
{
    if (!changedRows)
        return tl::unexpected<Error>(changedRows.error());
    if (*changedRows != 1)
        return fail(ErrorCode::Conflict, u"stale-version"_s, {{u"kind"_s, kind}});
    return {};
}

Result<bool> markedOne(WriteScope &scope, const QString &block, qint64 id, bool isRemoval)
{
    BINNACLE_LET(Statement statement, scope.statement(catalog(), block));
    statement.bind(u"id"_s, id);
    if (isRemoval)
        statement.bind(u"now"_s, scope.now());
    BINNACLE_LET(const qint64 count, statement.runCounting());
    return count == 1;
}

template <typename Is>
std::optional<Team> teamWhere(const std::vector<Team> &all, Is is)
{
    const auto found = std::find_if(all.begin(), all.end(), is);
    return found == all.end() ? std::optional<Team>() : std::optional(*found);
}

} // namespace

Result<std::vector<Person>> persons(ReadScope &scope)
{
    std::vector<Person> all;
    QHash<PersonId, size_t> places;
    BINNACLE_LET(Statement rows, scope.statement(catalog(), u"person_all"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next()) {
        places.insert(PersonId(rows.int64(0)), all.size());
        all.push_back(personOf(rows));
    }
    BINNACLE_LET(Statement roles, scope.statement(catalog(), u"person_roles"_s));
    BINNACLE_TRY(roles.run());
    while (roles.next()) {
        const auto place = places.constFind(PersonId(roles.int64(0)));
        const auto role = roleFromName(roles.text(1));
        if (place != places.constEnd() && role)
            all[*place].roles |= *role;
    }
    return all;
}

Result<std::vector<Person>> find(ReadScope &scope, const QString &text, int limit)
{
    QString part = fold(text);
    if (part.isEmpty())
        return std::vector<Person>();
    for (const QChar special : {u'!', u'%', u'_'})
        part.replace(special, u'!' + QString(special));
    std::vector<Person> found;
    BINNACLE_LET(Statement rows, scope.statement(catalog(), u"person_find"_s));
    const QString start = part + u'%';
    rows.bind(u"part"_s, QString(u'%' + start)).bind(u"start"_s, start);
    BINNACLE_TRY(rows.bind(u"limit"_s, qint64(limit)).run());
    while (rows.next())
        found.push_back(personOf(rows));
    return found;
}

Result<std::optional<Person>> personById(ReadScope &scope, PersonId id)
{
    BINNACLE_LET(Statement statement, scope.statement(catalog(), u"person_by_id"_s));
    statement.bind(u"id"_s, id);
    return onePerson(scope, std::move(statement));
}

Result<std::optional<Person>> personByLogin(ReadScope &scope, const QString &login)
{
    BINNACLE_LET(Statement statement, scope.statement(catalog(), u"person_by_login"_s));
    statement.bind(u"login"_s, login);
    return onePerson(scope, std::move(statement));
}

Result<std::optional<Person>> personByName(ReadScope &scope, const QString &name)
{
    BINNACLE_LET(auto found, personsBy(scope, u"person_by_name"_s, u"name_key"_s, fold(name)));
    if (found.empty()) {
        BINNACLE_LET(found, personsBy(scope, u"person_by_sign"_s, u"text"_s, name.trimmed()));
    }
    if (found.empty() || name.trimmed().isEmpty())
        return std::optional<Person>();
    if (found.size() == 1)
        return std::optional(found.front());
    QStringList candidates;
    for (const Person &person : found) {
        const QString sign = !person.login.isEmpty()  ? person.login
                             : person.email.isEmpty() ? person.uid
                                                      : person.email;
        candidates.append(person.name + u" ("_s + sign + u')');
    }
    return fail(ErrorCode::Conflict, u"ambiguous-person"_s,
                {{u"name"_s, name}, {u"candidates"_s, candidates}});
}

Result<std::optional<Person>> placeholder(ReadScope &scope, const QString &name)
{
    BINNACLE_LET(const auto found, personsBy(scope, u"person_placeholder_of"_s, u"name_key"_s, fold(name)));
    return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

Result<BatchId> adopt(WriteScope &scope, PersonId id)
{
    BINNACLE_LET(Statement was, scope.statement(catalog(), u"person_batch"_s));
    BINNACLE_LET(const qint64 batch, was.bind(u"id"_s, id).runForInt64());
    BINNACLE_LET(Statement statement, scope.statement(catalog(), u"person_adopt"_s));
    BINNACLE_TRY(statement.bind(u"id"_s, id).run());
    return BatchId(batch);
}

Result<> giveBack(WriteScope &scope, PersonId id, BatchId batch)
{
    BINNACLE_LET(Statement statement, scope.statement(catalog(), u"person_give_back"_s));
    return statement.bind(u"id"_s, id).bind(u"batch"_s, batch).run();
}

Result<bool> remove(WriteScope &scope, PersonId id)
{
    return markedOne(scope, u"person_remove"_s, id.value, true);
}

Result<bool> bringBack(WriteScope &scope, PersonId id)
{
    return markedOne(scope, u"person_return"_s, id.value, false);
}

Result<bool> isMember(ReadScope &scope, PersonId id)
{
    BINNACLE_LET(Statement statement, scope.statement(catalog(), u"person_teams"_s));
    BINNACLE_LET(const qint64 teams, statement.bind(u"id"_s, id).runForInt64());
    return teams > 0;
}

Result<std::optional<Roles>> standing(ReadScope &scope, PersonId id)
{
    BINNACLE_LET(Statement rows, scope.statement(catalog(), u"person_standing"_s));
    BINNACLE_TRY(rows.bind(u"id"_s, id).run());
    std::optional<Roles> roles;
    while (rows.next()) {
        if (rows.int64(0) == 1)
            roles = roles.value_or(Roles()) | roleFromName(rows.text(1)).value_or(Role());
    }
    return roles;
}

Result<Statement> auditRows(ReadScope &scope)
{
    return scope.statement(catalog(), u"audit_of_people"_s);
}

Result<Statement> hidden(ReadScope &scope)
{
    return scope.statement(catalog(), u"person_hidden"_s);
}

Result<> compareKeys(ReadScope &scope, FaultList &faults)
{
    BINNACLE_TRY(keycheck::compare(scope, catalog(), u"keys_of_persons"_s, fold, faults));
    return keycheck::compare(scope, catalog(), u"keys_of_teams"_s, fold, faults);
}

Result<qint64> adminCount(ReadScope &scope)
{
    BINNACLE_LET(Statement statement, scope.statement(catalog(), u"admin_count"_s));
    return statement.runForInt64();
}

Result<> lock(WriteScope &scope)
{
    BINNACLE_LET(Statement statement, scope.statement(catalog(), u"people_lock"_s));
    return statement.run();
}

Result<qint64> personCount(ReadScope &scope)
{
    BINNACLE_LET(Statement statement, scope.statement(catalog(), u"person_count"_s));
    return statement.runForInt64();
}

Result<PersonId> insert(WriteScope &scope, const Person &person)
{
    BINNACLE_LET(Statement statement, scope.statement(catalog(), u"person_insert"_s));
    bindPerson(statement, person);
    statement.bind(u"uid"_s, scope.newUid());
    BINNACLE_LET(const qint64 id, statement.runForInt64());
    BINNACLE_TRY(writeRoles(scope, PersonId(id), person.roles));
    return PersonId(id);
}

Result<> update(WriteScope &scope, const Person &person)
{
    BINNACLE_LET(Statement statement, scope.statement(catalog(), u"person_update"_s));
    bindPerson(statement, person);
    statement.bind(u"id"_s, person.id).bind(u"row_version"_s, person.rowVersion);
    BINNACLE_TRY(staleUnlessOne(statement.runCounting(), u"person"_s));
    return writeRoles(scope, person.id, person.roles);
}

Result<std::vector<Team>> teams(ReadScope &scope)
{
    std::vector<Team> all;
    QHash<TeamId, size_t> places;
    BINNACLE_LET(Statement rows, scope.statement(catalog(), u"team_all"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next()) {
        places.insert(TeamId(rows.int64(0)), all.size());
        all.push_back({TeamId(rows.int64(0)), rows.text(1), rows.text(2), {}, {}, rows.int64(3)});
    }
    BINNACLE_LET(Statement members, scope.statement(catalog(), u"membership_now"_s));
    BINNACLE_TRY(members.run());
    while (members.next()) {
        const auto place = places.constFind(TeamId(members.int64(0)));
        if (place == places.constEnd())
            continue;
        all[*place].members.push_back(PersonId(members.int64(1)));
        all[*place].memberNames.append(members.text(2));
    }
    return all;
}

Result<std::optional<Team>> teamByName(ReadScope &scope, const QString &name)
{
    BINNACLE_LET(const std::vector<Team> all, teams(scope));
    const QString key = fold(name);
    const auto named = teamWhere(all, [&](const Team &team) { return fold(team.name) == key; });
    return named ? named : teamWhere(all, [&](const Team &team) { return team.uid == name; });
}

Result<std::optional<Team>> teamById(ReadScope &scope, TeamId id)
{
    BINNACLE_LET(const std::vector<Team> all, teams(scope));
    return teamWhere(all, [&](const Team &team) { return team.id == id; });
}

Result<bool> remove(WriteScope &scope, TeamId id)
{
    return markedOne(scope, u"team_remove"_s, id.value, true);
}

Result<bool> bringBack(WriteScope &scope, TeamId id)
{
    return markedOne(scope, u"team_return"_s, id.value, false);
}

Result<TeamId> insert(WriteScope &scope, const Team &team)
{
    BINNACLE_LET(Statement statement, scope.statement(catalog(), u"team_insert"_s));
    statement.bind(u"uid"_s, scope.newUid()).bind(u"name"_s, team.name.simplified());
    BINNACLE_LET(const qint64 id, statement.bind(u"name_key"_s, fold(team.name)).runForInt64());
    return TeamId(id);
}

Result<> update(WriteScope &scope, const Team &team)
{
    BINNACLE_LET(Statement statement, scope.statement(catalog(), u"team_update"_s));
    statement.bind(u"name"_s, team.name.simplified()).bind(u"name_key"_s, fold(team.name));
    statement.bind(u"id"_s, team.id).bind(u"row_version"_s, team.rowVersion);
    return staleUnlessOne(statement.runCounting(), u"team"_s);
}

Result<> setMembers(WriteScope &scope, TeamId team, const std::vector<PersonId> &members)
{
    std::vector<PersonId> present;
    {
        BINNACLE_LET(Statement rows, scope.statement(catalog(), u"membership_now"_s));
        BINNACLE_TRY(rows.run());
        while (rows.next()) {
            if (TeamId(rows.int64(0)) == team)
                present.push_back(PersonId(rows.int64(1)));
        }
    }
    const auto apply = [&](const QString &block, const std::vector<PersonId> &from,
                           const std::vector<PersonId> &without) -> Result<> {
        BINNACLE_LET(Statement statement, scope.statement(catalog(), block));
        statement.bind(u"team"_s, team).bind(u"now"_s, scope.now());
        for (const PersonId person : from) {
            if (std::find(without.begin(), without.end(), person) == without.end())
                BINNACLE_TRY(statement.bind(u"person"_s, person).run());
        }
        return {};
    };
    BINNACLE_TRY(apply(u"membership_end"_s, present, members));
    return apply(u"membership_begin"_s, members, present);
}

Result<QHash<QString, qint64>> ensurePersons(WriteScope &scope, const QStringList &names, BatchId batch)
{
    return ensurePlaceholders(scope, catalog(), u"person"_s, names, batch);
}

Result<QHash<QString, qint64>> ensureTeams(WriteScope &scope, const QStringList &names, BatchId batch)
{
    return ensurePlaceholders(scope, catalog(), u"team"_s, names, batch);
}

} // namespace binnacle::peoplestore
