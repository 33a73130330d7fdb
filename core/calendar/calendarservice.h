// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What may be done with working calendars. A version is never changed once saved: an edit is a new version
// that begins later, so what was counted stays as it was. Any thread; owned by Workspace.

#include "calendar/calendarstore.h"

#include <QFuture>

namespace binnacle {

class Database;

class CalendarService
{
public:
    explicit CalendarService(Database &database)
        : m_database(database)
    {}

    // Reading needs ReadTickets.
    [[nodiscard]] QFuture<Result<std::vector<StoredCalendar>>> calendars(const Actor &actor);
    // The stored default, else Monday to Friday 09-17 in the workspace's zone without holidays.
    [[nodiscard]] QFuture<Result<WorkCalendar>> defaultCalendar(const Actor &actor);

    // Needs EditSharedSettings. Makes the calendar of this name (the first one is the default), or gives it a
    // version more. Invalid: "name-required" and what check() says. Conflict "stale-calendar-start"
    // {valid_from} where the new version would not begin after the newest one.
    [[nodiscard]] QFuture<Result<CalendarId>> save(const Actor &actor, const QString &name,
                                                   const CalendarVersion &version);
    // Needs EditSharedSettings. NotFound "no-such-calendar" {name}.
    [[nodiscard]] QFuture<Result<>> makeDefault(const Actor &actor, const QString &name);

private:
    Database &m_database;
};

} // namespace binnacle
