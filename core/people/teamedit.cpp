// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/teamedit.h"

#include "people/peopleedit.h"
#include "people/peoplestore.h"
#include "people/trail.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::teamedit {

namespace {

using Members = std::vector<PersonId>;

bool has(const Members &members, PersonId person)
{
    return std::find(members.begin(), members.end(), person) != members.end();
}

// The members of a team in the audit: their keys.
QString keysOf(Members members)
{
    std::sort(members.begin(), members.end(), [](PersonId a, PersonId b) { return a.value < b.value; });
    QStringList keys;
    for (const PersonId member : members)
        keys.append(u'#' + QString::number(member.value));
    return keys.join(u',');
}

Members fromKeys(const QString &keys)
{
    Members members;
    for (const QString &key : keys.split(u',', Qt::SkipEmptyParts))
        members.push_back(PersonId(key.mid(1).toLongLong()));
    return members;
}

Result<Members> byName(ReadScope &scope, const QStringList &names)
{
    Members members;
    for (const QString &name : names) {
        BINNACLE_LET(const Person person, peopleedit::existing(scope, name.trimmed()));
        if (!has(members, person.id))
            members.push_back(person.id);
    }
    return members;
}

Result<QString> namesOf(ReadScope &scope, const Members &members)
{
    QStringList names;
    for (const PersonId member : members) {
        BINNACLE_LET(const auto person, peoplestore::personById(scope, member));
        if (person)
            names.append(person->name);
    }
    names.sort();
    return names.join(u", "_s);
}

// Those of `theirs`, with what leads from `base` to `mine` done to them.
Members merged(const Members &theirs, const Members &base, const Members &mine)
{
    Members all;
    for (const PersonId one : theirs) {
        if (has(mine, one) || !has(base, one))
            all.push_back(one);
    }
    for (const PersonId one : mine) {
        if (!has(base, one) && !has(all, one))
            all.push_back(one);
    }
    return all;
}

AuditEntry entryOf(const QString &act, TeamId id)
{
    AuditEntry entry;
    entry.act = act;
    entry.subjectKind = u"team"_s;
    entry.subjectId = id.value;
    return entry;
}

Result<> noteAdded(WriteScope &scope, const Team &team)
{
    AuditEntry entry = entryOf(u"team.add"_s, team.id);
    entry.after = u"name="_s + team.name + u"\nmembers="_s + keysOf(team.members);
    BINNACLE_TRY(scope.audit(entry));
    return scope.changed(u"team"_s, team.id.value);
}

Result<> noteMembers(WriteScope &scope, TeamId team, const Members &before, const Members &after)
{
    AuditEntry entry = entryOf(u"team.set"_s, team);
    entry.field = u"members"_s;
    entry.before = keysOf(before);
    entry.after = keysOf(after);
    if (entry.before == entry.after)
        return {};
    BINNACLE_LET(const QString was, namesOf(scope, before));
    BINNACLE_LET(const QString is, namesOf(scope, after));
    return trail::note(scope, entry, was, is);
}

Result<Team> byId(ReadScope &scope, TeamId id)
{
    BINNACLE_LET(const auto team, peoplestore::teamById(scope, id));
    if (!team)
        return fail(ErrorCode::NotFound, u"no-such-team"_s, {{u"name"_s, id.value}});
    return *team;
}

} // namespace

Result<Team> existing(ReadScope &scope, const QString &name)
{
    BINNACLE_LET(const auto found, peoplestore::teamByName(scope, name));
    if (!found)
        return fail(ErrorCode::NotFound, u"no-such-team"_s, {{u"name"_s, name}});
    return *found;
}

Result<Team> add(WriteScope &scope, const QString &name, const QStringList &members)
{
    Team team;
    team.name = name;
    BINNACLE_TRY(check(team));
    BINNACLE_LET(team.members, byName(scope, members));
    BINNACLE_LET(team.id, peoplestore::insert(scope, team));
    BINNACLE_TRY(peoplestore::setMembers(scope, team.id, team.members));
    BINNACLE_TRY(noteAdded(scope, team));
    return byId(scope, team.id);
}

Result<Team> set(WriteScope &scope, const Team &before, const QMap<QString, QString> &fields,
                 const QMap<QString, QString> &seen)
{
    Team after = before;
    for (const auto &[field, text] : fields.asKeyValueRange()) {
        if (field == u"name") {
            after.name = text;
            if (seen.contains(field) && seen.value(field) != before.name && text != before.name)
                return fail(ErrorCode::Conflict, u"changed-meanwhile"_s,
                            {{u"name"_s, before.name}, {u"field"_s, field}, {u"theirs"_s, before.name}});
        } else if (field == u"members") {
            BINNACLE_LET(const QStringList names, namesFromText(text));
            BINNACLE_LET(after.members, byName(scope, names));
            if (seen.contains(field)) {
                BINNACLE_LET(const QStringList shown, namesFromText(seen.value(field)));
                BINNACLE_LET(const Members base, byName(scope, shown));
                after.members = merged(before.members, base, after.members);
            }
        } else {
            return fail(ErrorCode::Invalid, u"unknown-field"_s, {{u"field"_s, field}});
        }
    }
    BINNACLE_TRY(check(after));
    BINNACLE_TRY(peoplestore::update(scope, after));
    BINNACLE_TRY(peoplestore::setMembers(scope, after.id, after.members));
    BINNACLE_LET(after, byId(scope, after.id));
    if (before.name != after.name) {
        AuditEntry entry = entryOf(u"team.set"_s, after.id);
        entry.field = u"name"_s;
        entry.before = before.name;
        entry.after = after.name;
        BINNACLE_TRY(trail::note(scope, entry, before.name, after.name));
    }
    BINNACLE_TRY(noteMembers(scope, after.id, before.members, after.members));
    BINNACLE_TRY(scope.changed(u"team"_s, after.id.value));
    return after;
}

Result<> remove(WriteScope &scope, const Team &team)
{
    AuditEntry entry = entryOf(u"team.remove"_s, team.id);
    entry.before = u"name="_s + team.name + u"\nmembers="_s + keysOf(team.members);
    BINNACLE_TRY(scope.audit(entry));
    BINNACLE_TRY(peoplestore::remove(scope, team.id));
    return scope.changed(u"team"_s, team.id.value);
}

Result<> bringBack(WriteScope &scope, TeamId id)
{
    BINNACLE_TRY(peoplestore::bringBack(scope, id));
    BINNACLE_LET(const Team team, byId(scope, id));
    return noteAdded(scope, team);
}

Result<> restoreMembers(WriteScope &scope, const Team &team, const QString &before, const QString &after)
{
    const Members restored = merged(team.members, fromKeys(after), fromKeys(before));
    BINNACLE_TRY(peoplestore::setMembers(scope, team.id, restored));
    BINNACLE_TRY(noteMembers(scope, team.id, team.members, restored));
    return scope.changed(u"team"_s, team.id.value);
}

} // namespace binnacle::teamedit
