// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rules a ticket made here keeps: states and their classes, which follows which, the priority matrix, the
// order of stamps. Imported tickets are facts of the past and are not held to them. Pure; any thread.
// Sources: domain.md 3 (incident; requests with plain states), 4 (matrix), 7.4 (order of stamps).

#include "base/result.h"
#include "tickets/prioritymatrix.h"
#include "tickets/ticket.h"

namespace binnacle {

// The state a ticket made here begins in.
[[nodiscard]] QString initialState();
// The states of a type in the order a ticket goes through them.
[[nodiscard]] QStringList statesOf(TicketType type);
// Class of a state; a text no rule knows is open.
[[nodiscard]] StateClass classOf(const QString &state);
[[nodiscard]] QString classText(StateClass stateClass); // "open", "done", "void"
[[nodiscard]] StateClass classFromText(const QString &text);
[[nodiscard]] QString typeText(TicketType type); // "incident", "request"
[[nodiscard]] std::optional<TicketType> typeFromText(const QString &text);
[[nodiscard]] QString originText(PriorityOrigin origin);
[[nodiscard]] PriorityOrigin originFromText(const QString &text);
[[nodiscard]] QString stampName(Stamp stamp); // "occurred"
[[nodiscard]] std::optional<Stamp> stampFromName(const QString &name);
[[nodiscard]] QString messageKindText(MessageKind kind);
[[nodiscard]] MessageKind messageKindFromText(const QString &text);

// Whether a listed transition leads from one state to the other.
[[nodiscard]] bool canFollow(TicketType type, const QString &from, const QString &to);
[[nodiscard]] QStringList nextStates(TicketType type, const QString &from);

// The state a resolved ticket of this type is in: "resolved" or "fulfilled".
[[nodiscard]] QString resolvedState(TicketType type);

// Priority by the default matrix; 0 when impact or urgency is not given.
[[nodiscard]] int priorityOf(int impact, int urgency);

// Brings what is derived into line with the fields: class of the state, priority unless overridden or
// imported.
void derive(Ticket &ticket, const PriorityMatrix &matrix = {});

// The guards of a saved ticket made or changed here: title, known state, transition from `before` (null: a
// new one, in its first state), team when assigned, reason when pending or cancelled, resolution when
// resolved, restored answered at P1 and P2, stamps in order and not to come, outages explained by incidents
// that are there. Keys: title-required, text-too-long, not-initial-state, time-out-of-range, unknown-state,
// no-transition, team-required, reason-required, resolution-required, restored-required, stamps-order,
// stamp-of-an-end, final-state, outages-of-incidents.
[[nodiscard]] Result<> check(const Ticket &ticket, const Ticket *before, qint64 now);

} // namespace binnacle
