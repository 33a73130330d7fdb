// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/peopleedit.h"

#include "people/peoplestore.h"
#include "people/trail.h"

using namespace Qt::StringLiterals;

namespace binnacle::peopleedit {

namespace {

const SqlCatalog &catalog()
{
    static const SqlCatalog kCatalog(u"people.sql"_s);
    return kCatalog;
}

QString lines(const Person &person, QString (*text)(const Person &, const QString &))
{
    QStringList all;
    for (const QString &field : personFields()) {
        if (const QString value = text(person, field); !value.isEmpty())
            all.append(field + u'=' + value);
    }
    return all.join(u'\n');
}

Result<Person> reread(ReadScope &scope, PersonId id)
{
    BINNACLE_LET(const auto person, peoplestore::personById(scope, id));
    if (!person)
        return fail(ErrorCode::Bug, u"no-such-person"_s, {{u"name"_s, id.value}});
    return *person;
}

AuditEntry entryOf(const QString &act, PersonId id)
{
    AuditEntry entry;
    entry.act = act;
    entry.subjectKind = u"person"_s;
    entry.subjectId = id.value;
    return entry;
}

// The audit holds what is stored, which may be tidier than what was typed.
Result<> noteAdded(WriteScope &scope, PersonId id)
{
    BINNACLE_LET(const Person made, reread(scope, id));
    AuditEntry entry = entryOf(u"person.add"_s, id);
    entry.after = lines(made, audited);
    BINNACLE_TRY(trail::note(scope, entry, {}, lines(made, personText)));
    return scope.changed(u"person"_s, id.value);
}

// Edited here: no import takes them away again.
Result<> adopt(WriteScope &scope, const Person &person)
{
    BINNACLE_LET(const BatchId batch, peoplestore::adopt(scope, person.id));
    if (!batch.isValid())
        return {};
    AuditEntry entry = entryOf({}, person.id);
    entry.field = u"import"_s;
    return trail::keep(scope, entry, QString::number(batch.value), person.name);
}

Result<> keepsAnAdmin(ReadScope &scope, qint64 before, const Person &person)
{
    BINNACLE_LET(const qint64 left, peoplestore::adminCount(scope));
    if (left == 0 && before > 0)
        return fail(ErrorCode::Conflict, u"last-admin"_s, {{u"name"_s, person.name}});
    return {};
}

} // namespace

Result<Person> existing(ReadScope &scope, const QString &name)
{
    BINNACLE_LET(const auto found, peoplestore::personByName(scope, name));
    if (!found)
        return fail(ErrorCode::NotFound, u"no-such-person"_s, {{u"name"_s, name}});
    return *found;
}

Result<PersonId> add(WriteScope &scope, const Person &person)
{
    BINNACLE_TRY(check(person));
    BINNACLE_LET(const auto there, peoplestore::placeholder(scope, person.name));
    Person known = person;
    if (there) {
        known.id = there->id;
        known.uid = there->uid;
        known.rowVersion = there->rowVersion;
        BINNACLE_TRY(peoplestore::update(scope, known));
        BINNACLE_TRY(adopt(scope, *there));
    } else {
        BINNACLE_LET(known.id, peoplestore::insert(scope, person));
    }
    BINNACLE_TRY(noteAdded(scope, known.id));
    return known.id;
}

Result<Person> set(WriteScope &scope, const Person &before, const QMap<QString, QString> &fields,
                   const QMap<QString, QString> &seen)
{
    Person after = before;
    for (const auto &[field, text] : fields.asKeyValueRange()) {
        BINNACLE_TRY(setPersonField(after, field, text));
        const QString theirs = personText(before, field);
        if (seen.contains(field) && seen.value(field) != theirs && personText(after, field) != theirs)
            return fail(ErrorCode::Conflict, u"changed-meanwhile"_s,
                        {{u"name"_s, before.name}, {u"field"_s, field}, {u"theirs"_s, theirs}});
    }
    BINNACLE_TRY(check(after));
    const bool staysIn = after.active && after.login == before.login && after.roles.testFlag(Role::Admin);
    if (before.id == scope.actor().person && before.roles.testFlag(Role::Admin) && !staysIn)
        return fail(ErrorCode::Denied, u"own-admin-role"_s, {{u"name"_s, before.name}});
    BINNACLE_LET(const qint64 admins, peoplestore::adminCount(scope));
    BINNACLE_TRY(peoplestore::update(scope, after));
    BINNACLE_TRY(adopt(scope, before));
    BINNACLE_TRY(keepsAnAdmin(scope, admins, before));
    BINNACLE_LET(after, reread(scope, after.id));
    for (const QString &field : fields.keys()) {
        AuditEntry entry = entryOf(u"person.set"_s, after.id);
        entry.field = field;
        entry.before = audited(before, field);
        entry.after = audited(after, field);
        if (entry.before != entry.after)
            BINNACLE_TRY(trail::note(scope, entry, personText(before, field), personText(after, field)));
    }
    BINNACLE_TRY(scope.changed(u"person"_s, after.id.value));
    return after;
}

Result<> remove(WriteScope &scope, const Person &person, const Adoption &from)
{
    if (person.id == scope.actor().person)
        return fail(ErrorCode::Denied, u"own-admin-role"_s, {{u"name"_s, person.name}});
    BINNACLE_LET(const qint64 admins, peoplestore::adminCount(scope));
    BINNACLE_TRY(trail::note(scope, entryOf(u"person.remove"_s, person.id), lines(person, personText), {}));
    if (from.batch.isValid()) {
        Person named;
        named.id = person.id;
        named.uid = person.uid;
        named.name = from.name;
        named.rowVersion = person.rowVersion;
        BINNACLE_TRY(peoplestore::update(scope, named));
        BINNACLE_TRY(peoplestore::giveBack(scope, person.id, from.batch));
    } else {
        BINNACLE_TRY(peoplestore::remove(scope, person.id));
    }
    BINNACLE_TRY(keepsAnAdmin(scope, admins, person));
    return scope.changed(u"person"_s, person.id.value);
}

Result<> bringBack(WriteScope &scope, PersonId id, const QString &texts)
{
    BINNACLE_TRY(peoplestore::bringBack(scope, id));
    BINNACLE_LET(Person person, reread(scope, id));
    const Person before = person;
    person.email.clear();
    for (const QString &line : texts.split(u'\n', Qt::SkipEmptyParts))
        BINNACLE_TRY(setPersonField(person, line.section(u'=', 0, 0), line.section(u'=', 1)));
    BINNACLE_TRY(check(person));
    BINNACLE_TRY(peoplestore::update(scope, person));
    BINNACLE_TRY(adopt(scope, before));
    return noteAdded(scope, id);
}

Result<Adoption> adoption(ReadScope &scope, const QString &operation, PersonId id)
{
    BINNACLE_LET(Statement rows, scope.statement(catalog(), u"taken_from_import"_s));
    BINNACLE_TRY(rows.bind(u"operation"_s, operation).bind(u"id"_s, id).run());
    if (!rows.next())
        return Adoption();
    return Adoption{BatchId(rows.text(0).toLongLong()), rows.text(1)};
}

} // namespace binnacle::peopleedit
