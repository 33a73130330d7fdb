// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/ticketfields.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QStringList kStates{u"new"_s,      u"assigned"_s,  u"in_progress"_s, u"pending"_s,
                          u"resolved"_s, u"fulfilled"_s, u"closed"_s,      u"cancelled"_s};
const QStringList kStateClasses{u"open"_s, u"done"_s, u"void"_s};
const QStringList kAspects{u"assignee"_s,  u"team"_s,     u"requester"_s, u"service"_s,    u"category"_s,
                           u"due"_s,       u"tag"_s,      u"comment"_s,   u"attachment"_s, u"description"_s,
                           u"sla"_s,       u"reopened"_s, u"occurred"_s,  u"detected"_s,   u"acknowledged"_s,
                           u"responded"_s, u"restored"_s, u"resolved"_s,  u"closed"_s};

FieldSpec named(const QString &name, FieldKind kind, bool optional)
{
    FieldSpec spec;
    spec.name = name;
    spec.kind = kind;
    spec.optional = optional;
    return spec;
}

FieldSpec level(const QString &name, QChar prefix = {})
{
    FieldSpec spec = named(name, FieldKind::Number, true);
    spec.low = 1;
    spec.high = 4;
    spec.prefix = prefix;
    return spec;
}

FieldSpec choice(const QString &name, const QStringList &values)
{
    FieldSpec spec = named(name, FieldKind::Choice, false);
    spec.values = values;
    return spec;
}

FieldCatalog makeCatalog()
{
    FieldSpec state = choice(u"state"_s, kStates);
    state.kind = FieldKind::State;
    state.classes = kStateClasses;
    return FieldCatalog({
        state,
        level(u"priority"_s, u'P'),
        level(u"impact"_s),
        level(u"urgency"_s),
        choice(u"type"_s, {u"incident"_s, u"request"_s}),
        named(u"team"_s, FieldKind::Name, true),
        named(u"assignee"_s, FieldKind::Person, true),
        named(u"requester"_s, FieldKind::Person, true),
        named(u"service"_s, FieldKind::Name, true),
        named(u"category"_s, FieldKind::Name, true),
        named(u"source"_s, FieldKind::Identifier, false),
        named(u"origin"_s, FieldKind::Identifier, true),
        named(u"opened"_s, FieldKind::Time, false),
        named(u"updated"_s, FieldKind::Time, false),
        named(u"resolved"_s, FieldKind::Time, true),
        named(u"closed"_s, FieldKind::Time, true),
        named(u"due"_s, FieldKind::Time, true),
        named(u"breached"_s, FieldKind::Flag, false),
        named(u"tag"_s, FieldKind::Name, true),
        named(u"number"_s, FieldKind::Key, false),
        named(u"major"_s, FieldKind::Flag, false),
        choice(u"has"_s, kAspects),
    });
}

// A column with a key of another table that has a folded name.
SqlField reference(const QString &column, const QString &table, bool person = false)
{
    SqlField field;
    field.column = column;
    field.nullable = true;
    field.lookup = u"SELECT id FROM "_s + table + u" WHERE name_key IN ({in})"_s;
    field.keys = column + u" IN ("_s + field.lookup + u')';
    field.none = column + u" IS NULL"_s;
    if (person)
        field.me = column + u" = {me}"_s;
    return field;
}

SqlField number(const QString &column)
{
    SqlField field;
    field.column = column;
    field.none = column + u" = 0"_s;
    return field;
}

SqlField time(const QString &column, bool nullable)
{
    SqlField field;
    field.column = column;
    field.nullable = nullable;
    field.none = column + u" IS NULL"_s;
    return field;
}

SqlField keyed(const QString &keys, const QString &none = {})
{
    SqlField field;
    field.keys = keys;
    field.none = none;
    return field;
}

QHash<QString, QString> aspects()
{
    QHash<QString, QString> has{
        {u"assignee"_s, u"t.assignee_id IS NOT NULL"_s},
        {u"team"_s, u"t.team_id IS NOT NULL"_s},
        {u"requester"_s, u"t.requester_id IS NOT NULL"_s},
        {u"service"_s, u"t.service_id IS NOT NULL"_s},
        {u"category"_s, u"t.category_id IS NOT NULL"_s},
        {u"tag"_s, u"EXISTS (SELECT 1 FROM ticket_tag x WHERE x.ticket_id = t.id)"_s},
        {u"comment"_s,
         u"EXISTS (SELECT 1 FROM message x WHERE x.ticket_id = t.id AND x.kind <> 'system' AND x.deleted_at IS NULL)"_s},
        {u"attachment"_s,
         u"EXISTS (SELECT 1 FROM attachment x WHERE x.ticket_id = t.id AND x.deleted_at IS NULL)"_s},
        {u"description"_s,
         u"EXISTS (SELECT 1 FROM ticket_text x WHERE x.ticket_id = t.id AND x.description <> '')"_s},
        {u"sla"_s, u"t.made_sla IS NOT NULL"_s},
        {u"reopened"_s, u"t.reopened = 1"_s},
    };
    for (const QString &stamp : {u"due"_s, u"occurred"_s, u"detected"_s, u"acknowledged"_s, u"responded"_s,
                                 u"restored"_s, u"resolved"_s, u"closed"_s})
        has.insert(stamp, u"t."_s + stamp + u"_at IS NOT NULL"_s);
    return has;
}

SqlMapping makeMapping(Engine engine)
{
    const bool sqlite = engine == Engine::Sqlite;
    // Lower case of ASCII letters only, on both engines.
    const QString lower = sqlite ? u"lower(t.%1)"_s : u"lower(t.%1 COLLATE ucs_basic)"_s;
    SqlMapping mapping;
    mapping.engine = engine;
    mapping.words =
        sqlite ? u"t.id IN (SELECT rowid FROM ticket_search WHERE ticket_search MATCH {match})"_s
               : u"t.id IN (SELECT ticket_id FROM ticket_search WHERE words @@ CAST({match} AS tsquery))"_s;

    SqlField state = keyed(lower.arg(u"state"_s) + u" IN ({in})"_s);
    state.classes = u"t.state_class IN ({in})"_s;
    SqlField breached; // rule 7 of the import formats: a target said to be missed
    breached.column = u"CASE WHEN t.made_sla = 0 THEN 1 ELSE 0 END"_s;
    SqlField major;
    major.column = u"t.major"_s;
    SqlField has;
    has.named = aspects();

    mapping.fields = {
        {u"state"_s, state},
        {u"priority"_s, number(u"t.priority"_s)},
        {u"impact"_s, number(u"t.impact"_s)},
        {u"urgency"_s, number(u"t.urgency"_s)},
        {u"type"_s, keyed(u"t.type IN ({in})"_s)},
        {u"team"_s, reference(u"t.team_id"_s, u"team"_s)},
        {u"assignee"_s, reference(u"t.assignee_id"_s, u"person"_s, true)},
        {u"requester"_s, reference(u"t.requester_id"_s, u"person"_s, true)},
        {u"service"_s, reference(u"t.service_id"_s, u"service"_s)},
        {u"category"_s, reference(u"t.category_id"_s, u"category"_s)},
        {u"source"_s, keyed(lower.arg(u"source"_s) + u" IN ({in})"_s)},
        {u"origin"_s, keyed(lower.arg(u"origin"_s) + u" IN ({in})"_s, u"t.origin = ''"_s)},
        {u"opened"_s, time(u"t.opened_at"_s, false)},
        {u"updated"_s, time(u"t.updated_at"_s, false)},
        {u"resolved"_s, time(u"t.resolved_at"_s, true)},
        {u"closed"_s, time(u"t.closed_at"_s, true)},
        {u"due"_s, time(u"t.due_at"_s, true)},
        {u"breached"_s, breached},
        {u"tag"_s,
         keyed(u"EXISTS (SELECT 1 FROM ticket_tag x WHERE x.ticket_id = t.id AND x.tag_key IN ({in}))"_s,
               u"NOT EXISTS (SELECT 1 FROM ticket_tag x WHERE x.ticket_id = t.id)"_s)},
        {u"number"_s, keyed(u"t.number_key IN ({in})"_s)},
        {u"major"_s, major},
        {u"has"_s, has},
    };
    return mapping;
}

} // namespace

const FieldCatalog &ticketFields()
{
    return ticketQueryLanguage().catalog();
}

const QueryLanguage &ticketQueryLanguage()
{
    static const QueryLanguage language(makeCatalog());
    return language;
}

const SqlMapping &ticketSqlMapping(Engine engine)
{
    static const SqlMapping sqlite = makeMapping(Engine::Sqlite);
    static const SqlMapping postgresql = makeMapping(Engine::Postgresql);
    return engine == Engine::Sqlite ? sqlite : postgresql;
}

} // namespace binnacle
