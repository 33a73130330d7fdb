// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Stored calendars: rows to values and back. Stateless, on the database thread.

#include "base/ids.h"
#include "calendar/workcalendar.h"
#include "store/scope.h"

#include <optional>
#include <vector>

namespace binnacle {

struct StoredCalendar
{
    CalendarId id;
    QString uid;
    QString name;
    bool isDefault = false;
    WorkCalendar calendar;
};

namespace calendarstore {

// By name. Invalid "bad-calendar-text", "bad-hours" or "unknown-zone" where a row cannot be read.
[[nodiscard]] Result<std::vector<StoredCalendar>> calendars(ReadScope &scope);

// The stored default; where none is stored, Monday to Friday 09-17 in the workspace's zone without holidays.
[[nodiscard]] Result<WorkCalendar> defaultCalendar(ReadScope &scope);

// For whoever changes calendars: nobody else does until the write is over.
[[nodiscard]] Result<> hold(WriteScope &scope);

struct CalendarHead
{
    CalendarId id;
    bool isDefault = false;
    qint64 newestFrom = 0; // validFrom of its newest version
};
[[nodiscard]] Result<std::optional<CalendarHead>> byName(ReadScope &scope, const QString &name);

[[nodiscard]] Result<CalendarId> insert(WriteScope &scope, const QString &name, bool isDefault);
[[nodiscard]] Result<> insertVersion(WriteScope &scope, CalendarId calendar, const CalendarVersion &version);
[[nodiscard]] Result<> removeVersion(WriteScope &scope, CalendarId calendar, qint64 validFrom);
[[nodiscard]] Result<std::optional<qint64>> newestFrom(ReadScope &scope, CalendarId calendar);
[[nodiscard]] Result<> setDefault(WriteScope &scope, CalendarId calendar); // an invalid id: none is
[[nodiscard]] Result<> rename(WriteScope &scope, CalendarId calendar, const QString &name);
// With its versions; and again without them, under the keys it had.
[[nodiscard]] Result<> remove(WriteScope &scope, CalendarId calendar);
[[nodiscard]] Result<> insertAgain(WriteScope &scope, CalendarId calendar, const QString &uid,
                                   const QString &name);

} // namespace calendarstore

} // namespace binnacle
