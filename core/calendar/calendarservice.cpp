// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendarservice.h"

#include "base/timetext.h"
#include "store/database.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString instantText(qint64 at)
{
    return isoText(at, QTimeZone::utc());
}

QString canonical(const QString &name, const CalendarVersion &version)
{
    return QStringList{name, instantText(version.validFrom), QString::fromUtf8(version.zone.id()),
                       weekToJson(version.week), exceptionsToJson(version.exceptions)}
        .join(u'\n');
}

Result<CalendarId> saveIn(WriteScope &scope, const QString &name, const CalendarVersion &version)
{
    BINNACLE_TRY(require(scope.actor(), Act::EditSharedSettings));
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
        scope.audit({u"calendar.save"_s, u"calendar"_s, id.value, {}, {}, canonical(name, version), {}}));
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

QFuture<Result<CalendarId>> CalendarService::save(const Actor &actor, const QString &name,
                                                  const CalendarVersion &version)
{
    return m_database.write({u"calendar.save"_s, actor, {}},
                            [name = name.simplified(), version](WriteScope &scope) -> Result<CalendarId> {
                                return saveIn(scope, name, version);
                            });
}

QFuture<Result<>> CalendarService::makeDefault(const Actor &actor, const QString &name)
{
    return m_database.write({u"calendar.default"_s, actor, {}}, [name](WriteScope &scope) -> Result<> {
        BINNACLE_TRY(require(scope.actor(), Act::EditSharedSettings));
        BINNACLE_LET(const auto head, calendarstore::byName(scope, name.simplified()));
        if (!head)
            return fail(ErrorCode::NotFound, u"no-such-calendar"_s, {{u"name"_s, name}});
        if (head->isDefault)
            return {};
        BINNACLE_TRY(calendarstore::setDefault(scope, head->id));
        BINNACLE_TRY(scope.audit(
            {u"calendar.default"_s, u"calendar"_s, head->id.value, u"is_default"_s, u"0"_s, u"1"_s, {}}));
        return scope.changed(u"calendar"_s, head->id.value);
    });
}

} // namespace binnacle
