// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/editnames.h"

#include "base/fold.h"
#include "configuration/servicestore.h"
#include "people/peoplestore.h"
#include "tickets/categorystore.h"
#include "tickets/matrixstore.h"
#include "tickets/ticketsql.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

EditNames::EditNames(WriteScope &scope)
    : m_scope(scope)
    , m_making(&scope)
    , m_actor(scope.actor())
{}

EditNames::EditNames(ReadScope &scope, const Actor &actor)
    : m_scope(scope)
    , m_actor(actor)
{}

Result<> EditNames::resolve(Ticket &ticket)
{
    BINNACLE_TRY(resolveTeam(ticket.team));
    BINNACLE_TRY(resolvePerson(ticket.assignee));
    BINNACLE_TRY(resolvePerson(ticket.requester));
    BINNACLE_TRY(resolveOrMake(ticket.service, Kind::Service));
    const bool isNew = ticket.category.key == 0 && !ticket.category.name.isEmpty();
    BINNACLE_TRY(resolveOrMake(ticket.category, Kind::Category));
    return isNew && ticket.category.key > 0 ? mayBeSet(CategoryId(ticket.category.key)) : Result<>();
}

Result<> EditNames::mayBeSet(CategoryId id)
{
    if (!m_mayBeSet.contains(id.value)) {
        const Result<> may = categorystore::mayBeSet(m_scope, id);
        if (!may && may.error().code != ErrorCode::Conflict)
            return may; // of the store, not of the category
        m_mayBeSet.insert(id.value, may ? std::nullopt : std::optional(may.error()));
    }
    const std::optional<Error> refusal = m_mayBeSet.value(id.value);
    return refusal ? Result<>(tl::unexpected<Error>(*refusal)) : Result<>();
}

Result<> EditNames::resolvePerson(Named &named)
{
    if (named.key > 0 || named.name.isEmpty())
        return {};
    const QString name = named.name;
    if (!m_persons.contains(name)) {
        BINNACLE_LET(const auto person, peoplestore::personByName(m_scope, name));
        if (!person)
            return fail(ErrorCode::NotFound, u"no-such-person"_s, {{u"name"_s, name}});
        m_persons.insert(name, {person->id.value, person->name});
    }
    named = m_persons.value(name);
    return {};
}

Result<> EditNames::resolveTeam(Named &named)
{
    if (named.key > 0 || named.name.isEmpty())
        return {};
    const QString name = named.name;
    if (!m_teams.contains(name)) {
        BINNACLE_LET(const auto team, peoplestore::teamByName(m_scope, name));
        if (!team)
            return fail(ErrorCode::NotFound, u"no-such-team"_s, {{u"name"_s, name}});
        m_teams.insert(name, *team);
    }
    const Team team = m_teams.value(name);
    named = {team.id.value, team.name};
    return {};
}

Result<QHash<QString, Named>> EditNames::readAll(Kind kind)
{
    QHash<QString, Named> known;
    if (kind == Kind::Service) {
        BINNACLE_LET(const auto services, servicestore::services(m_scope));
        for (const Service &service : services)
            known.insert(fold(service.name), {service.id.value, service.name});
        return known;
    }
    BINNACLE_LET(const auto categories, categorystore::categories(m_scope));
    for (const Category &category : categories)
        known.insert(fold(category.name), {category.id.value, category.name});
    return known;
}

// A row for an unknown name is made only where the actor has the right to.
Result<> EditNames::resolveOrMake(Named &named, Kind kind)
{
    if (named.key > 0 || named.name.isEmpty())
        return {};
    auto &known = m_known[int(kind)];
    if (!known) {
        BINNACLE_LET(known, readAll(kind));
    }
    const auto found = known->constFind(fold(named.name));
    if (found == known->cend()) {
        const bool isService = kind == Kind::Service;
        if (!allowed(m_actor.roles, isService ? Act::EditServices : Act::EditTicket))
            return fail(ErrorCode::NotFound, isService ? u"no-such-service"_s : u"no-such-category"_s,
                        {{u"name"_s, named.name}});
    } else {
        named = *found;
    }
    return m_making ? make(named, kind) : Result<>();
}

// Of one that is there, too: an import that is being taken back must not take it away.
Result<> EditNames::make(Named &named, Kind kind)
{
    QHash<QString, qint64> &held = m_held[int(kind)];
    if (!held.contains(named.name)) {
        const QStringList names{named.name};
        BINNACLE_LET(const auto made, kind == Kind::Service
                                          ? servicestore::ensureServices(*m_making, names, BatchId())
                                          : categorystore::ensureCategories(*m_making, names, BatchId()));
        held.insert(named.name, made.value(named.name));
    }
    named.key = held.value(named.name);
    return {};
}

Result<bool> EditNames::isMember(const Named &team, PersonId person)
{
    if (!m_teams.contains(team.name)) {
        BINNACLE_LET(const auto found, peoplestore::teamByName(m_scope, team.name));
        m_teams.insert(team.name, found.value_or(Team()));
    }
    const Team &known = *m_teams.constFind(team.name);
    return std::find(known.members.begin(), known.members.end(), person) != known.members.end();
}

Result<Named> EditNames::person(PersonId id)
{
    if (!m_personOf.contains(id.value)) {
        BINNACLE_LET(const auto person, peoplestore::personById(m_scope, id));
        m_personOf.insert(id.value, person ? Named{person->id.value, person->name} : Named());
    }
    return m_personOf.value(id.value);
}

Result<Named> EditNames::category(CategoryId id)
{
    if (!m_categoryOf.contains(id.value)) {
        BINNACLE_LET(const auto category, categorystore::byId(m_scope, id));
        m_categoryOf.insert(id.value, category ? Named{category->id.value, category->name} : Named());
    }
    return m_categoryOf.value(id.value);
}

Result<PriorityMatrix> EditNames::matrix()
{
    if (!m_matrix) {
        BINNACLE_LET(const StoredMatrix stored, matrixstore::current(m_scope));
        m_matrix = stored.matrix;
    }
    return *m_matrix;
}

Result<bool> EditNames::sees(const Ticket &ticket)
{
    const qint64 me = m_actor.person.value;
    const bool isNamed = me > 0 && (ticket.assignee.key == me || ticket.requester.key == me);
    if (ticket.visibility == u"all" || isNamed)
        return true;
    if (!m_sight) {
        Sight sight;
        BINNACLE_LET(Statement rows, m_scope.statement(ticketSql(), u"sight_of"_s));
        BINNACLE_TRY(rows.bind(u"me"_s, m_actor.person).run());
        while (rows.next()) {
            sight.all |= rows.int64(0) == 0;
            sight.teams.insert(rows.int64(0));
        }
        m_sight = sight;
    }
    return m_sight->all ||
           (ticket.visibility == u"team" && m_sight->teams.contains(ticket.team.key) && ticket.team.key > 0);
}

} // namespace binnacle
