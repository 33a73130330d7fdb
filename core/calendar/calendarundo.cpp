// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/calendarundo.h"

#include "calendar/calendartext.h"
#include "store/audittrail.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::calendarundo {

namespace {

const QString kAct = u"calendar.undo"_s;

tl::unexpected<Error> laterEdit(const QString &name, const QString &field)
{
    return fail(ErrorCode::Conflict, u"later-edit"_s, {{u"number"_s, name}, {u"field"_s, field}});
}

Result<> audited(WriteScope &scope, qint64 calendar, const QString &field, const QString &before,
                 const QString &after)
{
    return scope.audit({kAct, u"calendar"_s, calendar, field, before, after, {}});
}

Result<std::optional<StoredCalendar>> byId(ReadScope &scope, qint64 id)
{
    BINNACLE_LET(std::vector<StoredCalendar> all, calendarstore::calendars(scope));
    for (StoredCalendar &calendar : all) {
        if (calendar.id.value == id)
            return std::optional(std::move(calendar));
    }
    return std::optional<StoredCalendar>();
}

// A version was saved.
Result<> takeVersionBack(WriteScope &scope, const AuditedAct &act, const Guard &guard)
{
    BINNACLE_LET(const CalendarVersion saved, calendarFromText(act.after));
    BINNACLE_LET(const auto calendar, byId(scope, act.subject));
    if (!calendar || calendar->calendar.versions().last() != saved)
        return laterEdit(calendar ? calendar->name : act.after.section(u'\n', 0, 0), u"hours"_s);
    const QList<CalendarVersion> &versions = calendar->calendar.versions();
    if (versions.size() == 1)
        return remove(scope, kAct, *calendar, guard);
    if (saved.validFrom > scope.now()) {
        BINNACLE_TRY(calendarstore::removeVersion(scope, calendar->id, saved.validFrom));
        return audited(scope, act.subject, {}, calendarText(calendar->name, saved), {});
    }
    CalendarVersion again = versions[versions.size() - 2];
    again.validFrom = std::max(scope.now(), saved.validFrom + 1);
    BINNACLE_TRY(calendarstore::insertVersion(scope, calendar->id, again));
    return audited(scope, act.subject, {}, {}, calendarText(calendar->name, again));
}

// A version was withdrawn, or went with its calendar.
Result<> bringVersionBack(WriteScope &scope, const AuditedAct &act)
{
    BINNACLE_LET(const CalendarVersion version, calendarFromText(act.before));
    BINNACLE_LET(const auto newest, calendarstore::newestFrom(scope, CalendarId(act.subject)));
    if (newest && *newest >= version.validFrom)
        return laterEdit(act.before.section(u'\n', 0, 0), u"hours"_s);
    BINNACLE_TRY(calendarstore::insertVersion(scope, CalendarId(act.subject), version));
    return audited(scope, act.subject, {}, {}, act.before);
}

Result<> takeNameBack(WriteScope &scope, const AuditedAct &act)
{
    BINNACLE_LET(const auto calendar, byId(scope, act.subject));
    if (!calendar || calendar->name != act.after)
        return laterEdit(calendar ? calendar->name : act.after, u"name"_s);
    BINNACLE_LET(const auto other, calendarstore::byName(scope, act.before));
    if (other)
        return fail(ErrorCode::Conflict, u"name-taken"_s, {{u"name"_s, act.before}});
    BINNACLE_TRY(calendarstore::rename(scope, calendar->id, act.before));
    return audited(scope, act.subject, u"name"_s, act.after, act.before);
}

// The default moved from one calendar, or from none, to this one.
Result<> takeDefaultBack(WriteScope &scope, const AuditedAct &act, const std::vector<AuditedAct> &all)
{
    BINNACLE_LET(const auto calendar, byId(scope, act.subject));
    if (!calendar || !calendar->isDefault)
        return laterEdit(calendar ? calendar->name : QString(), u"is_default"_s);
    const auto before = std::find_if(all.begin(), all.end(), [](const AuditedAct &one) {
        return one.field == "is_default"_L1 && one.after == "0"_L1;
    });
    CalendarId former;
    if (before != all.end()) {
        BINNACLE_LET(const auto there, byId(scope, before->subject));
        if (!there)
            return laterEdit(calendar->name, u"is_default"_s);
        former = there->id;
    }
    BINNACLE_TRY(calendarstore::setDefault(scope, former));
    BINNACLE_TRY(audited(scope, act.subject, u"is_default"_s, u"1"_s, u"0"_s));
    return former.isValid() ? audited(scope, former.value, u"is_default"_s, u"0"_s, u"1"_s) : Result<>();
}

Result<> bringCalendarBack(WriteScope &scope, const AuditedAct &act)
{
    const QString uid = act.before.section(u'\n', 0, 0), name = act.before.section(u'\n', 1);
    BINNACLE_LET(const auto other, calendarstore::byName(scope, name));
    if (other)
        return fail(ErrorCode::Conflict, u"name-taken"_s, {{u"name"_s, name}});
    BINNACLE_TRY(calendarstore::insertAgain(scope, CalendarId(act.subject), uid, name));
    return audited(scope, act.subject, u"calendar"_s, {}, act.before);
}

// Unless another has become the default since.
Result<> bringDefaultBack(WriteScope &scope, qint64 calendar)
{
    BINNACLE_LET(const auto all, calendarstore::calendars(scope));
    if (std::any_of(all.begin(), all.end(), [](const StoredCalendar &one) { return one.isDefault; }))
        return {};
    BINNACLE_TRY(calendarstore::setDefault(scope, CalendarId(calendar)));
    return audited(scope, calendar, u"is_default"_s, u"0"_s, u"1"_s);
}

} // namespace

Result<> remove(WriteScope &scope, const QString &act, const StoredCalendar &calendar, const Guard &guard)
{
    BINNACLE_LET(const auto all, calendarstore::calendars(scope));
    if (calendar.isDefault && all.size() > 1)
        return fail(ErrorCode::Conflict, u"calendar-is-default"_s, {{u"name"_s, calendar.name}});
    if (guard)
        BINNACLE_TRY(guard(scope, calendar.id));
    const auto entry = [&](const QString &field, const QString &before) {
        return scope.audit({act, u"calendar"_s, calendar.id.value, field, before, {}, {}});
    };
    // In the order that undo, which goes from the last to the first, needs them in.
    const QList<CalendarVersion> &versions = calendar.calendar.versions();
    for (auto version = versions.rbegin(); version != versions.rend(); ++version)
        BINNACLE_TRY(entry({}, calendarText(calendar.name, *version)));
    if (calendar.isDefault)
        BINNACLE_TRY(entry(u"was_default"_s, u"1"_s));
    BINNACLE_TRY(entry(u"calendar"_s, calendar.uid + u'\n' + calendar.name));
    return calendarstore::remove(scope, calendar.id);
}

Result<> undo(WriteScope &scope, const QString &operation, const Guard &guard)
{
    BINNACLE_LET(const auto acts, audittrail::ofOperation(scope, u"calendar"_s, operation));
    // An undo of what made a calendar again took its head and all its versions: undone as one.
    const bool madeAgain = std::any_of(acts.begin(), acts.end(), [](const AuditedAct &act) {
        return act.field == "calendar"_L1 && !act.after.isEmpty();
    });
    for (auto act = acts.rbegin(); act != acts.rend(); ++act) {
        if (act->field == "name"_L1) {
            BINNACLE_TRY(takeNameBack(scope, *act));
        } else if (act->field == "is_default"_L1) {
            if (act->after == "1"_L1 && !madeAgain)
                BINNACLE_TRY(takeDefaultBack(scope, *act, acts));
        } else if (act->field == "was_default"_L1) {
            BINNACLE_TRY(bringDefaultBack(scope, act->subject));
        } else if (act->field == "calendar"_L1) {
            if (act->after.isEmpty()) {
                BINNACLE_TRY(bringCalendarBack(scope, *act));
            } else {
                BINNACLE_LET(const auto calendar, byId(scope, act->subject));
                if (!calendar)
                    return laterEdit(act->after.section(u'\n', 1), u"hours"_s);
                BINNACLE_TRY(remove(scope, kAct, *calendar, guard));
            }
        } else if (act->field.isEmpty() && act->after.isEmpty()) {
            BINNACLE_TRY(bringVersionBack(scope, *act));
        } else if (act->field.isEmpty() && !madeAgain) {
            BINNACLE_TRY(takeVersionBack(scope, *act, guard));
        }
        BINNACLE_TRY(scope.changed(u"calendar"_s, act->subject));
    }
    return {};
}

} // namespace binnacle::calendarundo
