// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/peopleundo.h"

#include "people/peopleedit.h"
#include "people/peoplestore.h"
#include "people/teamedit.h"
#include "people/trail.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::peopleundo {

namespace {

tl::unexpected<Error> laterEdit(const QString &name, const QString &field)
{
    return fail(ErrorCode::Conflict, u"later-edit"_s, {{u"number"_s, name}, {u"field"_s, field}});
}

// Who was added may go while nothing was done with or by them since.
Result<> isFree(WriteScope &scope, const TrailEntry &entry, const QString &name, const InUse &inUse)
{
    BINNACLE_LET(const bool later, trail::isLater(scope, entry, scope.operation()));
    bool used = later;
    if (!used && entry.kind == u"person") {
        BINNACLE_LET(used, peoplestore::isMember(scope, PersonId(entry.subject)));
    }
    if (!used && inUse) {
        BINNACLE_LET(used, inUse(scope, entry.kind, entry.subject));
    }
    if (used)
        return fail(ErrorCode::Conflict, u"person-in-use"_s, {{u"name"_s, name}});
    return {};
}

Result<QString> undoPerson(WriteScope &scope, const TrailEntry &entry, const InUse &inUse)
{
    const PersonId id(entry.subject);
    if (entry.act == u"person.remove") {
        BINNACLE_TRY(peopleedit::bringBack(scope, id, entry.beforeText));
        return entry.beforeText.section(u'\n', 0, 0).section(u'=', 1);
    }
    BINNACLE_LET(const auto person, peoplestore::personById(scope, id));
    if (!person)
        return fail(ErrorCode::NotFound, u"nothing-to-undo"_s);
    if (entry.act == u"person.add") {
        BINNACLE_LET(const peopleedit::Adoption from, peopleedit::adoption(scope, entry.operation, id));
        BINNACLE_TRY(isFree(scope, entry, person->name, from.batch.isValid() ? InUse() : inUse));
        BINNACLE_TRY(peopleedit::remove(scope, *person, from));
        return person->name;
    }
    if (!entry.hasTexts) // they were not kept before, or are erased since
        return fail(ErrorCode::NotFound, u"nothing-to-undo"_s);
    if (personText(*person, entry.field) != entry.afterText)
        return laterEdit(person->name, entry.field);
    BINNACLE_TRY(peopleedit::set(scope, *person, {{entry.field, entry.beforeText}}, {}));
    return person->name;
}

Result<QString> undoTeam(WriteScope &scope, const TrailEntry &entry, const InUse &inUse)
{
    const TeamId id(entry.subject);
    if (entry.act == u"team.remove") {
        BINNACLE_TRY(teamedit::bringBack(scope, id));
        return entry.before.section(u'\n', 0, 0).section(u'=', 1);
    }
    BINNACLE_LET(const auto team, peoplestore::teamById(scope, id));
    if (!team)
        return fail(ErrorCode::NotFound, u"nothing-to-undo"_s);
    if (entry.act == u"team.add") {
        BINNACLE_TRY(isFree(scope, entry, team->name, inUse));
        BINNACLE_TRY(teamedit::remove(scope, *team));
    } else if (entry.field == u"name") {
        if (team->name != entry.after)
            return laterEdit(team->name, entry.field);
        BINNACLE_TRY(teamedit::set(scope, *team, {{entry.field, entry.before}}, {}));
    } else {
        BINNACLE_TRY(teamedit::restoreMembers(scope, *team, entry.before, entry.after));
    }
    return team->name;
}

} // namespace

Result<QString> undo(WriteScope &scope, const QString &operation, const InUse &inUse)
{
    BINNACLE_LET(auto entries, trail::ofOperation(scope, operation));
    std::reverse(entries.begin(), entries.end());
    QString name;
    for (const TrailEntry &entry : entries) {
        if (entry.kind == u"person") {
            BINNACLE_LET(name, undoPerson(scope, entry, inUse));
        } else if (entry.kind == u"team") {
            BINNACLE_LET(name, undoTeam(scope, entry, inUse));
        }
    }
    if (name.isEmpty())
        return fail(ErrorCode::NotFound, u"nothing-to-undo"_s);
    return name;
}

} // namespace binnacle::peopleundo
