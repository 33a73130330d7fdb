// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendarservice.h"

#include "base/timetext.h"
#include "calendar/calendartext.h"
#include "calendar/calendarundo.h"
#include "store/database.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qint64 kShownActs = 200;

QString instantText(qint64 at)
{
    return isoText(at, QTimeZone::utc());
}

Result<> begin(WriteScope &scope)
{
    BINNACLE_TRY(require(scope.actor(), Act::EditSharedSettings));
    return calendarstore::hold(scope);
}

Result<StoredCalendar> existing(ReadScope &scope, const QString &name)
{
    BINNACLE_LET(std::vector<StoredCalendar> all, calendarstore::calendars(scope));
    for (StoredCalendar &calendar : all) {
        if (calendar.name == name)
            return std::move(calendar);
    }
    return fail(ErrorCode::NotFound, u"no-such-calendar"_s, {{u"name"_s, name}});
}

Result<CalendarId> saveIn(WriteScope &scope, const QString &name, const CalendarVersion &version)
{
    BINNACLE_TRY(begin(scope));
    if (name.isEmpty())
        return fail(ErrorCode::Invalid, u"name-required"_s, {{u"field"_s, u"name"_s}});
    BINNACLE_TRY(check(version));
    BINNACLE_LET(const auto head, calendarstore::byName(scope, name));
    if (head && version.validFrom <= head->newestFrom)
        return fail(ErrorCode::Conflict, u"stale-calendar-start"_s,
                    {{u"valid_from"_s, instantText(head->newestFrom)}});
    CalendarId id = head ? head->id : CalendarId();
    if (!head) {
        BINNACLE_LET(const std::vector<StoredCalendar> others, calendarstore::calendars(scope));
        BINNACLE_LET(id, calendarstore::insert(scope, name, others.empty()));
    }
    BINNACLE_TRY(calendarstore::insertVersion(scope, id, version));
    BINNACLE_TRY(
        scope.audit({u"calendar.save"_s, u"calendar"_s, id.value, {}, {}, calendarText(name, version), {}}));
    BINNACLE_TRY(scope.changed(u"calendar"_s, id.value));
    return id;
}

} // namespace

QFuture<Result<std::vector<StoredCalendar>>> CalendarService::calendars(const Actor &actor)
{
    return m_database.read(actor, Act::ReadTickets, calendarstore::calendars);
}

QFuture<Result<WorkCalendar>> CalendarService::defaultCalendar(const Actor &actor)
{
    return m_database.read(actor, Act::ReadTickets, calendarstore::defaultCalendar);
}

QFuture<Result<std::vector<AuditedAct>>> CalendarService::past(const Actor &actor, CalendarId calendar)
{
    return m_database.read(actor, Act::ReadTickets, [calendar](ReadScope &scope) {
        return audittrail::ofSubject(scope, u"calendar"_s, calendar.value, kShownActs);
    });
}

QFuture<Result<CalendarId>> CalendarService::save(const Actor &actor, const QString &name,
                                                  const CalendarVersion &version, const QString &operation)
{
    return m_database.write({u"calendar.save"_s, actor, operation},
                            [name = name.simplified(), version](WriteScope &scope) -> Result<CalendarId> {
                                return saveIn(scope, name, version);
                            });
}

QFuture<Result<>> CalendarService::makeDefault(const Actor &actor, const QString &name,
                                               const QString &operation)
{
    return m_database.write({u"calendar.default"_s, actor, operation}, [name](WriteScope &scope) -> Result<> {
        BINNACLE_TRY(begin(scope));
        BINNACLE_LET(const StoredCalendar calendar, existing(scope, name.simplified()));
        if (calendar.isDefault)
            return {};
        BINNACLE_LET(const auto all, calendarstore::calendars(scope));
        for (const StoredCalendar &other : all) {
            if (other.isDefault)
                BINNACLE_TRY(scope.audit({u"calendar.default"_s,
                                          u"calendar"_s,
                                          other.id.value,
                                          u"is_default"_s,
                                          u"1"_s,
                                          u"0"_s,
                                          {}}));
        }
        BINNACLE_TRY(calendarstore::setDefault(scope, calendar.id));
        BINNACLE_TRY(scope.audit(
            {u"calendar.default"_s, u"calendar"_s, calendar.id.value, u"is_default"_s, u"0"_s, u"1"_s, {}}));
        return scope.changed(u"calendar"_s, calendar.id.value);
    });
}

QFuture<Result<>> CalendarService::rename(const Actor &actor, const QString &name, const QString &to,
                                          const QString &operation)
{
    return m_database.write(
        {u"calendar.rename"_s, actor, operation},
        [name, to = to.simplified()](WriteScope &scope) -> Result<> {
            BINNACLE_TRY(begin(scope));
            if (to.isEmpty())
                return fail(ErrorCode::Invalid, u"name-required"_s, {{u"field"_s, u"name"_s}});
            BINNACLE_LET(const StoredCalendar calendar, existing(scope, name.simplified()));
            if (calendar.name == to)
                return {};
            BINNACLE_LET(const auto other, calendarstore::byName(scope, to));
            if (other)
                return fail(ErrorCode::Conflict, u"name-taken"_s, {{u"name"_s, to}});
            BINNACLE_TRY(calendarstore::rename(scope, calendar.id, to));
            BINNACLE_TRY(scope.audit(
                {u"calendar.rename"_s, u"calendar"_s, calendar.id.value, u"name"_s, calendar.name, to, {}}));
            return scope.changed(u"calendar"_s, calendar.id.value);
        });
}

QFuture<Result<>> CalendarService::retire(const Actor &actor, const QString &name, const QString &operation)
{
    return m_database.write(
        {u"calendar.retire"_s, actor, operation}, [name, guard = m_guard](WriteScope &scope) -> Result<> {
            BINNACLE_TRY(begin(scope));
            BINNACLE_LET(const StoredCalendar calendar, existing(scope, name.simplified()));
            if (calendar.isDefault)
                return fail(ErrorCode::Conflict, u"calendar-is-default"_s, {{u"name"_s, calendar.name}});
            BINNACLE_TRY(calendarundo::remove(scope, u"calendar.retire"_s, calendar, guard));
            return scope.changed(u"calendar"_s, calendar.id.value);
        });
}

QFuture<Result<QString>> CalendarService::undo(const Actor &actor, const QString &operation,
                                               const QString &own)
{
    return m_database.write({u"calendar.undo"_s, actor, own},
                            [operation, guard = m_guard](WriteScope &scope) -> Result<QString> {
                                BINNACLE_TRY(begin(scope));
                                BINNACLE_TRY(calendarundo::undo(scope, operation, guard));
                                return scope.operation();
                            });
}

} // namespace binnacle
