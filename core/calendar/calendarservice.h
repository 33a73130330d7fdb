// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What may be done with working calendars. A version is never changed once saved: an edit is a new version
// that begins later, so what was counted stays as it was. Any thread; owned by Workspace.

#include "calendar/calendarstore.h"
#include "store/audittrail.h"

#include <QFuture>
#include <functional>

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

    // What was done to a calendar, newest first. Needs ReadTickets.
    [[nodiscard]] QFuture<Result<std::vector<AuditedAct>>> past(const Actor &actor, CalendarId calendar);

    // The acts: each needs EditSharedSettings and is audited. `operation`: an id to undo() it by.

    // Makes the calendar of this name (the first one is the default), or gives it a version more. Invalid:
    // "name-required" and what check() says. Conflict "stale-calendar-start" {valid_from} where the new
    // version would not begin after the newest one.
    [[nodiscard]] QFuture<Result<CalendarId>> save(const Actor &actor, const QString &name,
                                                   const CalendarVersion &version,
                                                   const QString &operation = {});
    // NotFound "no-such-calendar" {name}, here and below.
    [[nodiscard]] QFuture<Result<>> makeDefault(const Actor &actor, const QString &name,
                                                const QString &operation = {});
    // Conflict "name-taken" {name}.
    [[nodiscard]] QFuture<Result<>> rename(const Actor &actor, const QString &name, const QString &to,
                                           const QString &operation = {});
    // Takes one out that nothing counts by. Conflict "calendar-is-default" {name}, and what the guard says.
    [[nodiscard]] QFuture<Result<>> retire(const Actor &actor, const QString &name,
                                           const QString &operation = {});
    // Takes an act back by a new one, whose id it answers, itself to be undone (calendarundo.h says how, and
    // what it refuses).
    [[nodiscard]] QFuture<Result<QString>> undo(const Actor &actor, const QString &operation,
                                                const QString &own = {});

    // Rooms above use calendars: who knows them says why one may not go. Set before the first act.
    using RetireGuard = std::function<Result<>(ReadScope &, CalendarId)>;
    void setRetireGuard(RetireGuard guard) { m_guard = std::move(guard); }

private:
    Database &m_database;
    RetireGuard m_guard;
};

} // namespace binnacle
