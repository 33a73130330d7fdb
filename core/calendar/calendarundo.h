// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Takes an act on calendars back by a new act, made from what its operation wrote. A version is never
// changed, so a version that is not in force yet is withdrawn, and one that is gets a successor equal to the
// one before it, from now: what was counted until now stays. On the database thread.

#include "calendar/calendarservice.h"

namespace binnacle::calendarundo {

// Why a calendar may not go; nothing: it may.
using Guard = CalendarService::RetireGuard;

// NotFound "nothing-to-undo"; Conflict "later-edit" {number, field}, "calendar-is-default" {name}, what the
// guard says, "name-taken" {name}.
[[nodiscard]] Result<> undo(WriteScope &scope, const QString &operation, const Guard &guard);

// Takes a calendar out with its versions, audited under `act` so that undo() brings it back as it was.
[[nodiscard]] Result<> remove(WriteScope &scope, const QString &act, const StoredCalendar &calendar,
                              const Guard &guard);

} // namespace binnacle::calendarundo
