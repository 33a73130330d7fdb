// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// people, teams, query check.

#include "ctl/listing.h"
#include "people/peopleservice.h"
#include "query/ticketfields.h"
#include "workspace.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QJsonObject toJson(const Person &person, const QTimeZone &)
{
    return {{u"name"_s, person.name},
            {u"uid"_s, person.uid},
            {u"email"_s, textOrNull(person.email)},
            {u"login"_s, textOrNull(person.login)},
            {u"active"_s, person.active},
            {u"roles"_s, QJsonArray::fromStringList(roleNames(person.roles))}};
}

QJsonObject toJson(const Team &team, const QTimeZone &)
{
    return {{u"name"_s, team.name},
            {u"uid"_s, team.uid},
            {u"members"_s, QJsonArray::fromStringList(team.memberNames)}};
}

QStringList toRow(const Person &person, const QTimeZone &)
{
    return {person.name, person.login, person.email, roleNames(person.roles).join(u','),
            person.active ? u"yes"_s : u"no"_s};
}

QStringList toRow(const Team &team, const QTimeZone &)
{
    return {team.name, team.memberNames.join(u", "_s)};
}

const Listing<Person> kPersons{{u"name"_s, u"login"_s, u"email"_s, u"roles"_s, u"active"_s}, toJson, toRow};
const Listing<Team> kTeams{{u"name"_s, u"members"_s}, toJson, toRow};

// A name as the first word or with --name.
QString nameOf(const Call &call)
{
    return call.arguments.value(u"name"_s, call.arguments.words().value(0));
}

Exit addPerson(Call &call)
{
    Person person;
    person.name = nameOf(call);
    person.email = call.arguments.value(u"email"_s);
    person.login = call.arguments.value(u"login"_s);
    const auto roles = rolesFromText(call.arguments.value(u"roles"_s, call.arguments.value(u"role"_s)));
    if (!roles)
        return call.output.fail(roles.error());
    person.roles = *roles;
    return showOne(call, kPersons,
                   call.workspace->people().addPerson(call.workspace->actor(), person).result());
}

Exit setPerson(Call &call)
{
    const auto fields = assignments(call.arguments.words().mid(1));
    if (!fields)
        return call.output.fail(fields.error());
    return showOne(call, kPersons,
                   call.workspace->people()
                       .setPerson(call.workspace->actor(), call.arguments.words().value(0), *fields)
                       .result());
}

Exit addTeam(Call &call)
{
    const auto members = namesFromText(call.arguments.value(u"members"_s));
    if (!members)
        return call.output.fail(members.error());
    return showOne(
        call, kTeams,
        call.workspace->people()
            .addTeam(call.workspace->actor(), nameOf(call), *members + call.arguments.values(u"member"_s))
            .result());
}

Exit setTeam(Call &call)
{
    const auto fields = assignments(call.arguments.words().mid(1));
    if (!fields)
        return call.output.fail(fields.error());
    return showOne(call, kTeams,
                   call.workspace->people()
                       .setTeam(call.workspace->actor(), call.arguments.words().value(0), *fields)
                       .result());
}

Exit checkQuery(Call &call)
{
    const QString text = call.arguments.words().join(u' ');
    const auto query = ticketQueryLanguage().parse(text);
    if (call.output.json()) {
        QJsonObject answer{{u"ok"_s, query.has_value()},
                           {u"canonical"_s, QJsonValue()},
                           {u"error"_s, QJsonValue()},
                           {u"position"_s, QJsonValue()}};
        if (query) {
            answer[u"canonical"_s] = query->canonical();
        } else {
            answer[u"error"_s] = query.error().key;
            answer[u"position"_s] = QJsonValue::fromVariant(query.error().values.value(u"position"_s));
            answer[u"values"_s] = QJsonObject::fromVariantMap(query.error().values);
        }
        call.output.write(answer);
        return query ? Exit::Done : Exit::Failed;
    }
    if (query) {
        call.output.write(query->canonical());
        return Exit::Done;
    }
    call.output.message(text);
    call.output.message(QString(query.error().values.value(u"position"_s).toInt(), u' ') + u'^');
    (void)call.output.fail(query.error()); // says it; the status is that of a failed check
    return Exit::Failed;
}

} // namespace

QList<Verb> peopleVerbs()
{
    const QStringList person{u"name="_s, u"email="_s, u"login="_s, u"roles="_s, u"role="_s};
    return {
        {u"people list"_s,
         {},
         u"persons with their roles"_s,
         {},
         true,
         [](Call &call) {
             return show<Person>(call, kPersons,
                                 call.workspace->people().persons(call.workspace->actor()).result());
         }},
        {u"people add"_s,
         u"NAME [--email E] [--login L] [--roles A,B]"_s,
         u"adds a person"_s,
         {person, false, 0, 1},
         true,
         addPerson},
        {u"people set"_s,
         u"NAME field=value…"_s,
         u"name, email, login, active, roles"_s,
         {{}, false, 2, -1},
         true,
         setPerson},
        {u"teams list"_s,
         {},
         u"teams with their members"_s,
         {},
         true,
         [](Call &call) {
             return show<Team>(call, kTeams,
                               call.workspace->people().teams(call.workspace->actor()).result());
         }},
        {u"teams add"_s,
         u"NAME [--members A,B] [--member NAME]…"_s,
         u"adds a team; a name with a comma: --member, or in quotes"_s,
         {{u"name="_s, u"members="_s, u"member="_s}, false, 0, 1},
         true,
         addTeam},
        {u"teams set"_s, u"NAME field=value…"_s, u"name, members"_s, {{}, false, 2, -1}, true, setTeam},
        {u"query check"_s,
         u"QUERY"_s,
         u"parses a query: canonical text, or error with position"_s,
         {{}, false, 0, -1},
         false,
         checkQuery},
    };
}

} // namespace binnacle
