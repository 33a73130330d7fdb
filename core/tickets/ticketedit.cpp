// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketedit.h"

#include "base/fold.h"
#include "configuration/servicestore.h"
#include "people/peoplestore.h"
#include "tickets/categorystore.h"
#include "tickets/matrixstore.h"
#include "tickets/ticketoutages.h"
#include "tickets/ticketrules.h"
#include "tickets/ticketsql.h"
#include "tickets/ticketstore.h"
#include "tickets/ticketvalues.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::ticketedit {

namespace {

const QString kSource = u"binnacle"_s;

Result<> resolvePerson(WriteScope &scope, Named &named)
{
    if (named.key > 0 || named.name.isEmpty())
        return {};
    BINNACLE_LET(const auto person, peoplestore::personByName(scope, named.name));
    if (!person)
        return fail(ErrorCode::NotFound, u"no-such-person"_s, {{u"name"_s, named.name}});
    named = {person->id.value, person->name};
    return {};
}

Result<> resolveTeam(WriteScope &scope, Named &named)
{
    if (named.key > 0 || named.name.isEmpty())
        return {};
    BINNACLE_LET(const auto team, peoplestore::teamByName(scope, named.name));
    if (!team)
        return fail(ErrorCode::NotFound, u"no-such-team"_s, {{u"name"_s, named.name}});
    named = {team->id.value, team->name};
    return {};
}

// Makes a row for an unknown name only where the actor has the right `toMake`.
template <typename Known, typename Ensure>
Result<> resolveOrMake(WriteScope &scope, Named &named, Act toMake, const QString &missing, Known known,
                       Ensure ensure)
{
    if (named.key > 0 || named.name.isEmpty())
        return {};
    if (!allowed(scope.actor().roles, toMake)) {
        BINNACLE_LET(const QStringList names, known(scope));
        const QString key = fold(named.name);
        if (std::none_of(names.begin(), names.end(), [&](const QString &n) { return fold(n) == key; }))
            return fail(ErrorCode::NotFound, missing, {{u"name"_s, named.name}});
    }
    BINNACLE_LET(const auto made, ensure(scope, QStringList{named.name}, BatchId()));
    named.key = made.value(named.name);
    return {};
}

Result<QStringList> serviceNames(ReadScope &scope)
{
    BINNACLE_LET(const auto services, servicestore::services(scope));
    QStringList names;
    for (const Service &service : services)
        names.append(service.name);
    return names;
}

// Nobody puts a ticket out of their own sight: there would be no way back for them.
Result<> stillSeen(WriteScope &scope, const Ticket &after)
{
    if (after.visibility == u"all")
        return {};
    BINNACLE_LET(const auto seen, ticketstore::byId(scope, scope.actor().person, after.id));
    return seen ? Result<>() : fail(ErrorCode::Invalid, u"would-be-hidden"_s, {{u"number"_s, after.number}});
}

bool isResolved(const Ticket &ticket)
{
    return ticket.state == resolvedState(ticket.type);
}

void reopen(Ticket &after)
{
    after.stamp(Stamp::Resolved).reset();
    after.resolutionCode.clear();
    after.resolution.clear();
    after.reopened = true;
    ++after.reopenCount;
    ++after.cycle;
}

// domain.md 3: acknowledged is the first time a person takes it: assigns it to themselves, answers, or starts
// work.
void acknowledge(Ticket &after, const Ticket &before, const Actor &actor, qint64 now)
{
    const bool taken = after.assignee.key == actor.person.value && before.assignee.key != after.assignee.key;
    const bool started = after.state == u"in_progress" && before.state != after.state;
    // Where an import told of a detection to come, taking it now says nothing of that.
    const auto &detected = after.stamp(Stamp::Detected), &occurred = after.stamp(Stamp::Occurred);
    const bool toCome = (detected && *detected > now) || (occurred && *occurred > now);
    if (!after.stamp(Stamp::Acknowledged) && after.type == TicketType::Incident && (taken || started) &&
        !toCome)
        after.stamp(Stamp::Acknowledged) = now;
}

// A team that gets a ticket gets it unassigned, unless who has it is of the team: nobody of another would
// look for it.
Result<> handOver(WriteScope &scope, Ticket &after, const Ticket &before)
{
    const bool given = after.team.key > 0 && after.team.key != before.team.key;
    if (!given || after.assignee.key == 0 || before.rowVersion == 0)
        return {};
    BINNACLE_LET(const auto team, peoplestore::teamByName(scope, after.team.name));
    const PersonId assignee(after.assignee.key);
    if (!team || std::find(team->members.begin(), team->members.end(), assignee) == team->members.end())
        after.assignee = {};
    return {};
}

// What follows from a change: stamps of states, reopening, counts.
void follow(Ticket &after, const Ticket &before, const Actor &actor, qint64 now)
{
    const bool teamMoved = before.team.key > 0 && before.team.key != after.team.key;
    const bool personMoved =
        before.assignee.key > 0 && after.assignee.key > 0 && before.assignee.key != after.assignee.key;
    if (teamMoved || personMoved)
        ++after.reassignmentCount;
    acknowledge(after, before, actor, now);
    const auto &resolved = after.stamp(Stamp::Resolved);
    if (after.cycle == 1 && resolved && resolved != before.stamp(Stamp::Resolved))
        after.firstResolvedAt = resolved; // corrected while it is the only one
    if (before.state == after.state)
        return;
    if (isResolved(before) && after.state == u"in_progress")
        reopen(after);
    if (isResolved(after)) {
        if (!after.stamp(Stamp::Resolved) || after.stamp(Stamp::Resolved) == before.stamp(Stamp::Resolved))
            after.stamp(Stamp::Resolved) = now;
        if (!after.firstResolvedAt)
            after.firstResolvedAt = after.stamp(Stamp::Resolved);
    }
    if (after.state == u"closed" && !after.stamp(Stamp::Closed))
        after.stamp(Stamp::Closed) = now;
}

Error staleError(const Ticket &present, const TicketValues &values)
{
    QVariantMap theirs;
    for (const QString &field : values.keys())
        theirs.insert(field, ticketvalues::text(present, field));
    return Error{ErrorCode::Conflict,
                 u"stale-version"_s,
                 {{u"number"_s, present.number}, {u"version"_s, present.rowVersion}, {u"theirs"_s, theirs}},
                 {}};
}

} // namespace

Result<Ticket> find(ReadScope &scope, const Actor &actor, const TicketRef &ref)
{
    const QString shown = ref.id.isValid() ? QString::number(ref.id.value) : ref.number;
    if (ref.id.isValid()) {
        BINNACLE_LET(const auto ticket, ticketstore::byId(scope, actor.person, ref.id));
        if (ticket)
            return *ticket;
    } else {
        BINNACLE_LET(const auto found, ticketstore::byNumber(scope, actor.person, ref.number, ref.source));
        if (found.size() == 1)
            return found.front();
        if (found.size() > 1) {
            QStringList sources;
            for (const Ticket &ticket : found)
                sources.append(ticket.source);
            return fail(ErrorCode::Conflict, u"number-in-two-sources"_s,
                        {{u"number"_s, ref.number}, {u"sources"_s, sources}});
        }
    }
    return fail(ErrorCode::NotFound, u"no-such-ticket"_s, {{u"number"_s, shown}});
}

Result<Ticket> hold(WriteScope &scope, const Actor &actor, const TicketRef &ref)
{
    if (scope.engine() == Engine::Postgresql) { // of SQLite's writers there is one at a time
        BINNACLE_LET(Statement held, scope.statement(ticketSql(), u"ticket_hold"_s));
        BINNACLE_TRY(held.bind(u"id"_s, ref.id).bind(u"key"_s, naturalKey(ref.number)).run());
        scope.comesAfterTheLock();
    }
    return find(scope, actor, ref);
}

Result<> resolveNames(WriteScope &scope, Ticket &ticket)
{
    BINNACLE_TRY(resolveTeam(scope, ticket.team));
    BINNACLE_TRY(resolvePerson(scope, ticket.assignee));
    BINNACLE_TRY(resolvePerson(scope, ticket.requester));
    BINNACLE_TRY(resolveOrMake(scope, ticket.service, Act::EditServices, u"no-such-service"_s, serviceNames,
                               servicestore::ensureServices));
    const bool isNew = ticket.category.key == 0 && !ticket.category.name.isEmpty();
    BINNACLE_TRY(resolveOrMake(scope, ticket.category, Act::EditTicket, u"no-such-category"_s,
                               categorystore::names, categorystore::ensureCategories));
    return isNew ? categorystore::mayBeSet(scope, CategoryId(ticket.category.key)) : Result<>();
}

Result<Ticket> applied(WriteScope &scope, const Ticket &before, const TicketValues &values, qint64 version)
{
    if (version > 0 && version != before.rowVersion)
        return tl::unexpected<Error>(staleError(before, values));
    Ticket after = before;
    for (const auto &[name, value] : values.asKeyValueRange()) {
        BINNACLE_LET(const ticketvalues::Field field, ticketvalues::find(name));
        if (field.derived)
            return fail(ErrorCode::Invalid, u"unknown-field"_s, {{u"field"_s, name}});
        BINNACLE_TRY(ticketvalues::set(after, name, value));
    }
    if (after.state != before.state && !values.contains(u"reason"_s)) // it was of the state before
        after.pendingReason.clear();
    BINNACLE_TRY(resolveNames(scope, after));
    if (!values.contains(u"assignee"_s))
        BINNACLE_TRY(handOver(scope, after, before));
    follow(after, before, scope.actor(), scope.now());
    // A state that came by import keeps its class until somebody moves it.
    if (after.state != before.state || before.rowVersion == 0 || after.impact != before.impact ||
        after.urgency != before.urgency || after.priorityOrigin != before.priorityOrigin) {
        BINNACLE_LET(const StoredMatrix stored, matrixstore::current(scope));
        derive(after, stored.matrix);
    }
    BINNACLE_TRY(check(after, before.rowVersion > 0 ? &before : nullptr, scope.now()));
    return after;
}

Result<TicketAct> write(WriteScope &scope, const QString &act, const Ticket &before, Ticket after)
{
    std::vector<HistoryEntry> history;
    bool searched = false;
    for (const ticketvalues::Field &field : ticketvalues::all()) {
        const QString was = ticketvalues::text(before, field.name);
        const QString is = ticketvalues::text(after, field.name);
        const QString wasAudited = ticketvalues::audited(before, field);
        const QString isAudited = ticketvalues::audited(after, field);
        if (was == is && wasAudited == isAudited) // two persons may have one name
            continue;
        searched |= field.searched;
        history.push_back(
            {u"ticket"_s, after.id.value, scope.now(), field.name, was, is, kSource, scope.actor().name, {}});
        BINNACLE_TRY(scope.audit({act, u"ticket"_s, after.id.value, field.name, wasAudited, isAudited, {}}));
    }
    if (history.empty())
        return TicketAct{before.id, before.number, before.rowVersion, scope.operation()};
    if (after.visibility != before.visibility)
        BINNACLE_TRY(require(scope.actor(), Act::ChangeVisibility));
    after.updatedAt = scope.now();
    BINNACLE_TRY(ticketstore::update(scope, after));
    BINNACLE_TRY(ticketoutages::write(scope, before, after));
    BINNACLE_TRY(stillSeen(scope, after));
    BINNACLE_TRY(scope.history(history));
    if (searched)
        BINNACLE_TRY(ticketstore::index(scope, after));
    BINNACLE_TRY(scope.changed(u"ticket"_s, after.id.value));
    return TicketAct{after.id, after.number, before.rowVersion + 1, scope.operation()};
}

Result<TicketAct> insert(WriteScope &scope, Ticket ticket)
{
    if (ticket.visibility != Ticket().visibility)
        BINNACLE_TRY(require(scope.actor(), Act::ChangeVisibility));
    BINNACLE_LET(const auto ids, ticketstore::newIds(scope, 1));
    ticket.id = ids.front();
    ticket.uid = scope.newUid();
    ticket.source = kSource;
    BINNACLE_LET(ticket.number, ticketstore::nextNumber(scope, ticket.type));
    ticket.updatedAt = scope.now();
    BINNACLE_TRY(ticketstore::insert(scope, ticket));
    BINNACLE_TRY(stillSeen(scope, ticket));
    QStringList canonical;
    for (const ticketvalues::Field &field : ticketvalues::all()) {
        if (const QString value = ticketvalues::audited(ticket, field); !value.isEmpty())
            canonical.append(field.name + u'=' + value);
    }
    BINNACLE_TRY(
        scope.audit({u"ticket.create"_s, u"ticket"_s, ticket.id.value, {}, {}, canonical.join(u'\n'), {}}));
    BINNACLE_TRY(scope.history({u"ticket"_s,
                                ticket.id.value,
                                scope.now(),
                                u"state"_s,
                                {},
                                ticket.state,
                                kSource,
                                scope.actor().name,
                                {}}));
    BINNACLE_TRY(scope.changed(u"ticket"_s, ticket.id.value));
    return TicketAct{ticket.id, ticket.number, 1, scope.operation()};
}

} // namespace binnacle::ticketedit
