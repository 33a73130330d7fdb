// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketrules.h"

#include "base/timetext.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct Transition
{
    TicketType type;
    QLatin1StringView from;
    QLatin1StringView to;
};

constexpr TicketType kI = TicketType::Incident;
constexpr TicketType kR = TicketType::Request;

constexpr Transition kTransitions[] = {
    {kI, "new"_L1, "assigned"_L1},          {kI, "new"_L1, "in_progress"_L1},
    {kI, "new"_L1, "pending"_L1},           {kI, "new"_L1, "resolved"_L1},
    {kI, "new"_L1, "cancelled"_L1},         {kI, "assigned"_L1, "in_progress"_L1},
    {kI, "assigned"_L1, "pending"_L1},      {kI, "assigned"_L1, "resolved"_L1},
    {kI, "assigned"_L1, "cancelled"_L1},    {kI, "in_progress"_L1, "pending"_L1},
    {kI, "in_progress"_L1, "resolved"_L1},  {kI, "in_progress"_L1, "cancelled"_L1},
    {kI, "pending"_L1, "in_progress"_L1},   {kI, "pending"_L1, "resolved"_L1},
    {kI, "pending"_L1, "cancelled"_L1},     {kI, "resolved"_L1, "in_progress"_L1},
    {kI, "resolved"_L1, "closed"_L1},       {kR, "new"_L1, "in_progress"_L1},
    {kR, "new"_L1, "pending"_L1},           {kR, "new"_L1, "fulfilled"_L1},
    {kR, "new"_L1, "cancelled"_L1},         {kR, "in_progress"_L1, "pending"_L1},
    {kR, "in_progress"_L1, "fulfilled"_L1}, {kR, "in_progress"_L1, "cancelled"_L1},
    {kR, "pending"_L1, "in_progress"_L1},   {kR, "pending"_L1, "fulfilled"_L1},
    {kR, "pending"_L1, "cancelled"_L1},     {kR, "fulfilled"_L1, "in_progress"_L1},
    {kR, "fulfilled"_L1, "closed"_L1},
};

constexpr QLatin1StringView kStampNames[] = {"occurred"_L1, "detected"_L1, "acknowledged"_L1, "responded"_L1,
                                             "restored"_L1, "resolved"_L1, "closed"_L1};

constexpr qsizetype kLongestTitle = 500;
constexpr qint64 kAhead = 600'000; // milliseconds another machine's clock may be ahead

Result<> invalid(const QString &key, const QString &field)
{
    return fail(ErrorCode::Invalid, key, {{u"field"_s, field}});
}

// domain.md 7.4: in each chain every stamp that is there comes after those before it. Two that stand as an
// import brought them are its fault, not a reason to refuse what is done now.
Result<> checkStampOrder(const Ticket &ticket, const Ticket *before)
{
    static const std::vector<Stamp> s_chains[] = {
        {Stamp::Occurred, Stamp::Detected, Stamp::Acknowledged},
        {Stamp::Occurred, Stamp::Detected, Stamp::Restored, Stamp::Resolved, Stamp::Closed},
    };
    const auto isGiven = [&](Stamp stamp) { return !before || before->stamp(stamp) != ticket.stamp(stamp); };
    for (const std::vector<Stamp> &chain : s_chains) {
        for (auto second = chain.begin(); second != chain.end(); ++second) {
            for (auto first = chain.begin(); first != second; ++first) {
                const auto &a = ticket.stamp(*first), &b = ticket.stamp(*second);
                if (a && b && *a > *b && (isGiven(*first) || isGiven(*second))) {
                    return fail(ErrorCode::Invalid, u"stamps-order"_s,
                                {{u"first"_s, stampName(*first)}, {u"second"_s, stampName(*second)}});
                }
            }
        }
    }
    return {};
}

// What ends a ticket stands on none that is open, unless an import found it so.
Result<> checkEnds(const Ticket &ticket, const Ticket *before)
{
    for (const Stamp stamp : {Stamp::Resolved, Stamp::Closed}) {
        const bool found = before && before->stamp(stamp) == ticket.stamp(stamp);
        if (ticket.stamp(stamp) && ticket.stateClass == StateClass::Open && !found)
            return invalid(u"stamp-of-an-end"_s, stampName(stamp));
    }
    return {};
}

bool answersRestored(const Ticket &ticket)
{
    return ticket.stamp(Stamp::Restored) || ticket.isUnknown(Stamp::Restored);
}

// Of a grave incident it is said when service was restored, or that nobody knows; an answer that was given is
// not taken away.
Result<> checkRestored(const Ticket &ticket, const Ticket *before)
{
    const bool asked = ticket.type == TicketType::Incident && ticket.state == resolvedState(ticket.type) &&
                       (ticket.major || (ticket.priority > 0 && ticket.priority <= 2));
    const bool isEntered = before && before->state != ticket.state;
    if (asked && !answersRestored(ticket) && (isEntered || (before && answersRestored(*before))))
        return invalid(u"restored-required"_s, u"restored"_s);
    return {};
}

// What a state asks for.
Result<> checkAsked(const Ticket &ticket)
{
    if (ticket.state == u"assigned" && ticket.team.name.isEmpty())
        return invalid(u"team-required"_s, u"team"_s);
    if ((ticket.state == u"pending" || ticket.state == u"cancelled") &&
        ticket.pendingReason.trimmed().isEmpty())
        return invalid(u"reason-required"_s, u"reason"_s);
    if (ticket.state == resolvedState(ticket.type) || ticket.state == u"closed") {
        if (ticket.resolutionCode.trimmed().isEmpty())
            return invalid(u"resolution-required"_s, u"resolution_code"_s);
        if (ticket.resolution.trimmed().isEmpty())
            return invalid(u"resolution-required"_s, u"resolution"_s);
    }
    return {};
}

Result<> checkState(const Ticket &ticket, const Ticket *before)
{
    if (!before && ticket.state != initialState())
        return fail(ErrorCode::Invalid, u"not-initial-state"_s,
                    {{u"state"_s, ticket.state}, {u"initial"_s, initialState()}});
    if (!statesOf(ticket.type).contains(ticket.state)) {
        // An imported ticket may keep the state it was found in.
        if (before && before->state == ticket.state)
            return {};
        return fail(ErrorCode::Invalid, u"unknown-state"_s, {{u"state"_s, ticket.state}});
    }
    if (!before)
        return {};
    // What its state asks for is not taken away while it stays in it, as two edits merged might; what was
    // never there, as of an import, is not asked for now.
    if (before->state == ticket.state) {
        const Result<> whole = checkAsked(ticket);
        return whole || !checkAsked(*before) ? Result<>() : whole;
    }
    // From a state only the import knows, any state may follow.
    if (statesOf(before->type).contains(before->state) &&
        !canFollow(ticket.type, before->state, ticket.state)) {
        const bool isFinal = nextStates(ticket.type, before->state).isEmpty();
        return fail(ErrorCode::Conflict, isFinal ? u"final-state"_s : u"no-transition"_s,
                    {{u"from"_s, before->state}, {u"to"_s, ticket.state}});
    }
    // One that is closed was resolved before, or came so.
    return ticket.state == u"closed" ? Result<>() : checkAsked(ticket);
}

} // namespace

QString initialState()
{
    return u"new"_s;
}

QStringList statesOf(TicketType type)
{
    if (type == TicketType::Incident)
        return {u"new"_s,      u"assigned"_s, u"in_progress"_s, u"pending"_s,
                u"resolved"_s, u"closed"_s,   u"cancelled"_s};
    return {u"new"_s, u"in_progress"_s, u"pending"_s, u"fulfilled"_s, u"closed"_s, u"cancelled"_s};
}

StateClass classOf(const QString &state)
{
    if (state == u"resolved" || state == u"fulfilled" || state == u"closed")
        return StateClass::Done;
    return state == u"cancelled" ? StateClass::Void : StateClass::Open;
}

QString classText(StateClass stateClass)
{
    switch (stateClass) {
    case StateClass::Done:
        return u"done"_s;
    case StateClass::Void:
        return u"void"_s;
    case StateClass::Open:
        break;
    }
    return u"open"_s;
}

StateClass classFromText(const QString &text)
{
    if (text == u"done")
        return StateClass::Done;
    return text == u"void" ? StateClass::Void : StateClass::Open;
}

QString typeText(TicketType type)
{
    return type == TicketType::Incident ? u"incident"_s : u"request"_s;
}

std::optional<TicketType> typeFromText(const QString &text)
{
    if (text == u"incident")
        return TicketType::Incident;
    return text == u"request" ? std::optional(TicketType::Request) : std::nullopt;
}

QString originText(PriorityOrigin origin)
{
    switch (origin) {
    case PriorityOrigin::Derived:
        return u"derived"_s;
    case PriorityOrigin::Override:
        return u"override"_s;
    case PriorityOrigin::Imported:
        return u"imported"_s;
    case PriorityOrigin::None:
        break;
    }
    return u"none"_s;
}

PriorityOrigin originFromText(const QString &text)
{
    for (const auto origin : {PriorityOrigin::Derived, PriorityOrigin::Override, PriorityOrigin::Imported}) {
        if (text == originText(origin))
            return origin;
    }
    return PriorityOrigin::None;
}

QString stampName(Stamp stamp)
{
    return kStampNames[size_t(stamp)];
}

std::optional<Stamp> stampFromName(const QString &name)
{
    for (const Stamp stamp : kStamps) {
        if (name == kStampNames[size_t(stamp)])
            return stamp;
    }
    return std::nullopt;
}

QString messageKindText(MessageKind kind)
{
    switch (kind) {
    case MessageKind::Internal:
        return u"internal"_s;
    case MessageKind::System:
        return u"system"_s;
    case MessageKind::Public:
        break;
    }
    return u"public"_s;
}

MessageKind messageKindFromText(const QString &text)
{
    if (text == u"internal")
        return MessageKind::Internal;
    return text == u"system" ? MessageKind::System : MessageKind::Public;
}

bool canFollow(TicketType type, const QString &from, const QString &to)
{
    return std::any_of(std::begin(kTransitions), std::end(kTransitions), [&](const Transition &transition) {
        return transition.type == type && from == transition.from && to == transition.to;
    });
}

QStringList nextStates(TicketType type, const QString &from)
{
    if (!statesOf(type).contains(from))
        return statesOf(type);
    QStringList next;
    for (const Transition &transition : kTransitions) {
        if (transition.type == type && from == transition.from)
            next.append(transition.to);
    }
    return next;
}

QString resolvedState(TicketType type)
{
    return type == TicketType::Incident ? u"resolved"_s : u"fulfilled"_s;
}

int priorityOf(int impact, int urgency)
{
    return PriorityMatrix().at(impact, urgency);
}

void derive(Ticket &ticket, const PriorityMatrix &matrix)
{
    ticket.stateClass = classOf(ticket.state);
    const bool ours =
        ticket.priorityOrigin == PriorityOrigin::None || ticket.priorityOrigin == PriorityOrigin::Derived;
    if (!ours)
        return;
    ticket.priority = matrix.at(ticket.impact, ticket.urgency);
    ticket.priorityOrigin = ticket.priority > 0 ? PriorityOrigin::Derived : PriorityOrigin::None;
}

// A time an import brought stands as it is; one given here can be meant.
Result<> checkTimes(const Ticket &ticket, const Ticket *before, qint64 now)
{
    const auto isPast = [now](qint64 at) { return isPlausible(at) && at <= now + kAhead; };
    if (!isPast(ticket.openedAt) && !(before && before->openedAt == ticket.openedAt))
        return invalid(u"time-out-of-range"_s, u"opened"_s);
    for (size_t i = 0; i < ticket.stamps.size(); ++i) {
        const auto &at = ticket.stamps[i];
        if (at && !isPast(*at) && !(before && before->stamps[i] == at))
            return invalid(u"time-out-of-range"_s, stampName(Stamp(i)));
    }
    return {};
}

Result<> check(const Ticket &ticket, const Ticket *before, qint64 now)
{
    const bool titleFound = before && before->title == ticket.title; // an import may have brought none
    if (ticket.title.trimmed().isEmpty() && !titleFound)
        return invalid(u"title-required"_s, u"title"_s);
    if (ticket.title.size() > kLongestTitle && !titleFound) {
        return fail(ErrorCode::Invalid, u"text-too-long"_s,
                    {{u"field"_s, u"title"_s}, {u"longest"_s, kLongestTitle}});
    }
    if (ticket.priorityOrigin == PriorityOrigin::Override && ticket.priorityReason.trimmed().isEmpty())
        return invalid(u"reason-required"_s, u"priority_reason"_s);
    BINNACLE_TRY(checkTimes(ticket, before, now));
    BINNACLE_TRY(checkState(ticket, before));
    BINNACLE_TRY(checkRestored(ticket, before));
    BINNACLE_TRY(checkEnds(ticket, before));
    if (!ticket.outages.empty() && (!before || ticket.type != TicketType::Incident))
        return invalid(u"outages-of-incidents"_s, u"outages"_s);
    return checkStampOrder(ticket, before);
}

} // namespace binnacle
