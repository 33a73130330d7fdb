// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketedit.h"

#include "base/fold.h"
#include "tickets/editnames.h"
#include "tickets/ticketrules.h"
#include "tickets/ticketsql.h"
#include "tickets/ticketstore.h"
#include "tickets/ticketvalues.h"
#include "tickets/ticketwrite.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::ticketedit {

namespace {

const QString kSource = u"binnacle"_s;

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
Result<> handOver(EditNames &names, Ticket &after, const Ticket &before)
{
    const bool given = after.team.key > 0 && after.team.key != before.team.key;
    if (!given || after.assignee.key == 0 || before.rowVersion == 0)
        return {};
    BINNACLE_LET(const bool isMember, names.isMember(after.team, PersonId(after.assignee.key)));
    if (!isMember)
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

QString tagsAfter(const Ticket &before, const TicketChange &change)
{
    const QString given = change.values.value(u"tags"_s, ticketvalues::text(before, u"tags"_s));
    QStringList tags = ticketvalues::tagsOf(given.split(u',') + change.addTags);
    tags.removeIf([&change](const QString &tag) {
        return std::any_of(change.removeTags.begin(), change.removeTags.end(),
                           [&tag](const QString &gone) { return fold(gone) == fold(tag); });
    });
    return tags.join(u',');
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

Result<Ticket> applied(EditNames &names, qint64 now, const Ticket &before, const TicketValues &values,
                       qint64 version)
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
    BINNACLE_TRY(names.resolve(after));
    if (!values.contains(u"assignee"_s))
        BINNACLE_TRY(handOver(names, after, before));
    follow(after, before, names.actor(), now);
    // A state that came by import keeps its class until somebody moves it.
    if (after.state != before.state || before.rowVersion == 0 || after.impact != before.impact ||
        after.urgency != before.urgency || after.priorityOrigin != before.priorityOrigin) {
        BINNACLE_LET(const PriorityMatrix matrix, names.matrix());
        derive(after, matrix);
    }
    BINNACLE_TRY(check(after, before.rowVersion > 0 ? &before : nullptr, now));
    return after;
}

// Who takes an incident works on it; who gets one has it assigned.
Result<Ticket> assigned(EditNames &names, qint64 now, const Ticket &before, const TicketValues &given,
                        qint64 version)
{
    TicketValues values;
    for (const QString &field : {u"team"_s, u"assignee"_s}) {
        if (const QString name = given.value(field); !name.isEmpty())
            values.insert(field, name);
    }
    if (values.isEmpty())
        return fail(ErrorCode::Invalid, u"assign-to-whom"_s);
    BINNACLE_LET(const Ticket after, applied(names, now, before, values, version));
    if (before.type != TicketType::Incident)
        return after;
    const bool fresh = before.state == u"new";
    const bool taken = values.contains(u"assignee"_s) && after.assignee.key == names.actor().person.value;
    if (taken && (fresh || before.state == u"assigned"))
        values.insert(u"state"_s, u"in_progress"_s);
    else if (fresh && !after.team.name.isEmpty())
        values.insert(u"state"_s, u"assigned"_s);
    else
        return after;
    return applied(names, now, before, values, version);
}

Result<Ticket> resolved(EditNames &names, qint64 now, const Ticket &before, const TicketValues &given,
                        qint64 version)
{
    if (isResolved(before))
        return fail(ErrorCode::Conflict, u"already-resolved"_s, {{u"number"_s, before.number}});
    TicketValues values{{u"state"_s, resolvedState(before.type)},
                        {u"resolution_code"_s, given.value(u"resolution_code"_s)},
                        {u"resolution"_s, given.value(u"resolution"_s)}};
    for (const QString &time : {u"occurred"_s, u"restored"_s}) {
        if (const QString said = given.value(time); !said.isEmpty())
            values.insert(time, said);
    }
    return applied(names, now, before, values, version);
}

Result<Ticket> changed(EditNames &names, qint64 now, const Ticket &before, const TicketChange &change,
                       qint64 version)
{
    switch (change.kind) {
    case TicketChange::Kind::Assign:
        return assigned(names, now, before, change.values, version);
    case TicketChange::Kind::Resolve:
        return resolved(names, now, before, change.values, version);
    case TicketChange::Kind::Reopen:
        if (!isResolved(before))
            return fail(ErrorCode::Conflict, u"not-resolved"_s, {{u"number"_s, before.number}});
        return applied(names, now, before, {{u"state"_s, u"in_progress"_s}}, version);
    case TicketChange::Kind::Set:
        break;
    }
    TicketValues values = change.values;
    if (!change.addTags.isEmpty() || !change.removeTags.isEmpty())
        values.insert(u"tags"_s, tagsAfter(before, change));
    return applied(names, now, before, values, version);
}

QString actOf(const TicketChange &change)
{
    switch (change.kind) {
    case TicketChange::Kind::Assign:
        return u"ticket.assign"_s;
    case TicketChange::Kind::Resolve:
        return u"ticket.resolve"_s;
    case TicketChange::Kind::Reopen:
        return u"ticket.reopen"_s;
    case TicketChange::Kind::Set:
        break;
    }
    return u"ticket.set"_s;
}

Result<> permitted(EditNames &names, const Ticket &before, const Ticket &after)
{
    if (after.visibility != before.visibility)
        BINNACLE_TRY(require(names.actor(), Act::ChangeVisibility));
    BINNACLE_LET(const bool seen, names.sees(after));
    return seen ? Result<>() : fail(ErrorCode::Invalid, u"would-be-hidden"_s, {{u"number"_s, after.number}});
}

Result<TicketAct> write(WriteScope &scope, EditNames &names, const QString &act, const Ticket &before,
                        const Ticket &after)
{
    BINNACLE_LET(const qint64 written, ticketwrite::write(scope, names, act, {{before, after}}));
    return TicketAct{before.id, before.number, before.rowVersion + written, scope.operation()};
}

Result<TicketAct> insert(WriteScope &scope, EditNames &names, Ticket ticket)
{
    BINNACLE_TRY(permitted(names, Ticket(), ticket));
    BINNACLE_LET(const auto ids, ticketstore::newIds(scope, 1));
    ticket.id = ids.front();
    ticket.uid = scope.newUid();
    ticket.source = kSource;
    BINNACLE_LET(ticket.number, ticketstore::nextNumber(scope, ticket.type));
    ticket.updatedAt = scope.now();
    BINNACLE_TRY(ticketstore::insert(scope, ticket));
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
