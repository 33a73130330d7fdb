// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/icalevent.h"

#include "base/plaincell.h"
#include "base/timetext.h"

#include <QSet>
#include <algorithm>
#include <cstdlib>
#include <libical/ical.h>
#include <memory>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kMostDays = 31;
constexpr int kMostSteps = 40'000; // of a rule: a century of days
constexpr qsizetype kLongestName = 200;

struct Freed
{
    void operator()(icalcomponent *component) const { icalcomponent_free(component); }
    void operator()(icalrecur_iterator *iterator) const { icalrecur_iterator_free(iterator); }
};
using Component = std::unique_ptr<icalcomponent, Freed>;

Component parsed(const QStringList &lines)
{
    static const bool kQuiet = [] {
        icalerror_set_errors_are_fatal(0); // else it ends the program
        return true;
    }();
    Q_UNUSED(kQuiet)
    QByteArray text = "BEGIN:VEVENT\r\n";
    for (const QString &line : lines)
        text += line.toUtf8().replace('\0', ' ') + "\r\n";
    text += "END:VEVENT\r\n";
    return Component(icalcomponent_new_from_string(text.constData()));
}

QString textOf(const char *text)
{
    return text == nullptr ? QString() : QString::fromUtf8(text);
}

tl::unexpected<Error> invalid(const QString &key, const QString &name)
{
    return fail(ErrorCode::Invalid, key, {{u"name"_s, name}});
}

// By the IANA name, or the one Windows has for it.
Result<QTimeZone> namedZone(const QString &name)
{
    QTimeZone zone = zoneByName(name);
    if (!zone.isValid()) // some programs put a path before it
        zone = zoneByName(name.section(u'/', -2));
    if (!zone.isValid())
        zone = zoneByName(QString::fromUtf8(QTimeZone::windowsIdToDefaultIanaId(name.toUtf8())));
    if (!zone.isValid())
        return fail(ErrorCode::Invalid, u"unknown-zone"_s, {{u"zone"_s, name}});
    return zone;
}

// The zone a property's times are in: its own, UTC, or the calendar's.
Result<QTimeZone> zoneOf(icalproperty *property, const icaltimetype &time, const QTimeZone &calendar)
{
    if (icaltime_is_utc(time))
        return QTimeZone::utc();
    icalparameter *parameter = icalproperty_get_first_parameter(property, ICAL_TZID_PARAMETER);
    return parameter == nullptr ? Result<QTimeZone>(calendar)
                                : namedZone(textOf(icalparameter_get_tzid(parameter)));
}

// The day that begins at this time in the calendar's zone; nothing where none does.
std::optional<QDate> dayAt(const icaltimetype &time, const QTimeZone &zone, const QTimeZone &calendar)
{
    const QDate date(time.year, time.month, time.day);
    if (!date.isValid() || date.year() < kFirstYear || date.year() > kLastYear)
        return std::nullopt;
    if (time.is_date)
        return date;
    const qint64 ms = ((time.hour * 60 + time.minute) * 60 + time.second) * kMsPerSecond;
    if (ms < 0 || ms > kMsPerDay)
        return std::nullopt;
    const qint64 at = localToUtc(date, ms, zone);
    const LocalTime local = utcToLocal(at, calendar);
    return dayStart(local.date, calendar) == at ? std::optional(local.date) : std::nullopt;
}

// Of a property with one time.
Result<std::optional<QDate>> dayOf(icalcomponent *component, icalproperty_kind kind,
                                   const QTimeZone &calendar)
{
    icalproperty *property = icalcomponent_get_first_property(component, kind);
    if (property == nullptr)
        return std::optional<QDate>();
    const icalvalue *value = icalproperty_get_value(property);
    if (value == nullptr)
        return std::optional<QDate>();
    const icaltimetype time = icalvalue_get_datetime(value);
    BINNACLE_LET(const QTimeZone zone, zoneOf(property, time, calendar));
    const std::optional<QDate> day = dayAt(time, zone, calendar);
    if (!QDate::isValid(time.year, time.month, time.day))
        return fail(ErrorCode::Invalid, u"event-unreadable"_s);
    if (!day)
        return fail(ErrorCode::Invalid, u"not-whole-days"_s);
    return day;
}

bool isOnly(const short *list, int size, int value)
{
    return list[0] == ICAL_RECURRENCE_ARRAY_MAX ||
           (list[0] == value && (size == 1 || list[1] == ICAL_RECURRENCE_ARRAY_MAX));
}

bool isUnset(const short *list)
{
    return list[0] == ICAL_RECURRENCE_ARRAY_MAX;
}

template <typename F>
bool allOf(const short *list, int size, F holds)
{
    for (int i = 0; i < size && list[i] != ICAL_RECURRENCE_ARRAY_MAX; ++i) {
        if (!holds(list[i]))
            return false;
    }
    return true;
}

// libical looks for the next occurrence through centuries, which takes a second where there is none: what may
// never come true, or is no rule of a holiday, is refused before.
bool isBounded(const icalrecurrencetype &r)
{
    const auto isPlainDay = [](short day) { return icalrecurrencetype_day_position(day) == 0; };
    const bool plainDays = allOf(r.by_day, ICAL_BY_DAY_SIZE, isPlainDay);
    if (!isUnset(r.by_hour) || !isUnset(r.by_minute) || !isUnset(r.by_second) || !isUnset(r.by_week_no) ||
        !isUnset(r.by_year_day))
        return false;
    if (r.freq == ICAL_DAILY_RECURRENCE || r.freq == ICAL_WEEKLY_RECURRENCE) {
        const bool free = r.interval <= 1 || (r.freq == ICAL_WEEKLY_RECURRENCE && isUnset(r.by_month));
        return plainDays && isUnset(r.by_month_day) && isUnset(r.by_set_pos) &&
               (free || (isUnset(r.by_day) && isUnset(r.by_month)));
    }
    const auto isLikely = [](short day) { return std::abs(icalrecurrencetype_day_position(day)) <= 5; };
    if (!allOf(r.by_day, ICAL_BY_DAY_SIZE, isLikely))
        return false;
    const auto isNear = [](short place) { return std::abs(place) <= 4; };
    if (!isUnset(r.by_set_pos) && (isUnset(r.by_day) || !plainDays || !isUnset(r.by_month_day) ||
                                   !allOf(r.by_set_pos, ICAL_BY_SETPOS_SIZE, isNear)))
        return false;
    return allOf(r.by_month_day, ICAL_BY_MONTHDAY_SIZE, [&r](short day) {
        return std::abs(day) <= 31 &&
               (isUnset(r.by_month) || !allOf(r.by_month, ICAL_BY_MONTH_SIZE, [&](short month) {
                    const QDate first(2000, std::clamp(int(month), 1, 12), 1);
                    return std::abs(day) > first.daysInMonth();
                }));
    });
}

Result<int> lengthOf(icalcomponent *component, const IcalEvent &event, const QTimeZone &calendar, bool isDate)
{
    icalproperty *duration = icalcomponent_get_first_property(component, ICAL_DURATION_PROPERTY);
    BINNACLE_LET(const auto end, dayOf(component, ICAL_DTEND_PROPERTY, calendar));
    if (duration != nullptr && end)
        return invalid(u"event-two-ends"_s, event.name);
    qint64 days = 1;
    if (end) {
        days = event.start.daysTo(*end);
        if (days == 0 && isDate) // meant for one day by those who take the end for the last day
            days = 1;
    } else if (duration != nullptr) {
        const icaldurationtype length = icalproperty_get_duration(duration);
        const qint64 seconds = ((length.weeks * qint64(7) + length.days) * 24 + length.hours) * 3600 +
                               length.minutes * qint64(60) + length.seconds;
        if (seconds % (24 * 3600) != 0)
            return invalid(u"not-whole-days"_s, event.name);
        days = length.is_neg ? -1 : seconds / (24 * 3600);
    } else if (!isDate) {
        return invalid(u"not-whole-days"_s, event.name);
    }
    if (days < 1)
        return invalid(u"event-ends-early"_s, event.name);
    if (days > kMostDays)
        return fail(ErrorCode::Invalid, u"event-too-long"_s,
                    {{u"name"_s, event.name}, {u"most"_s, kMostDays}});
    return int(days);
}

icalproperty *ruleOf(icalcomponent *component)
{
    return icalcomponent_get_first_property(component, ICAL_RRULE_PROPERTY);
}

// Adds or takes out the days of EXDATE or RDATE.
Result<> forEachDay(icalcomponent *component, icalproperty_kind kind, const QTimeZone &calendar,
                    const QString &name, auto visit)
{
    for (icalproperty *property = icalcomponent_get_first_property(component, kind); property != nullptr;
         property = icalcomponent_get_next_property(component, kind)) {
        const icaltimetype time = kind == ICAL_EXDATE_PROPERTY ? icalproperty_get_exdate(property)
                                                               : icalproperty_get_rdate(property).time;
        BINNACLE_LET(const QTimeZone zone, zoneOf(property, time, calendar));
        const auto day = dayAt(time, zone, calendar);
        if (!day)
            return invalid(u"not-whole-days"_s, name);
        visit(*day);
    }
    return {};
}

} // namespace

Result<IcalEvent> IcalEvent::read(const IcalText &text, const QTimeZone &calendar)
{
    const Component component = parsed(text.lines);
    if (!component || icalcomponent_isa(component.get()) != ICAL_VEVENT_COMPONENT)
        return fail(ErrorCode::Invalid, u"event-unreadable"_s, {{u"text"_s, QString()}});
    if (icalproperty *wrong = icalcomponent_get_first_property(component.get(), ICAL_XLICERROR_PROPERTY))
        return fail(ErrorCode::Invalid, u"event-unreadable"_s,
                    {{u"text"_s, printable(textOf(icalproperty_get_xlicerror(wrong))).left(kLongestName)}});
    IcalEvent event;
    event.line = text.line;
    event.lines = text.lines;
    event.zone = calendar;
    event.name =
        printable(textOf(icalcomponent_get_summary(component.get()))).simplified().left(kLongestName);
    const auto named = [&event](Error error) {
        error.values.insert(u"name"_s, event.name);
        return tl::unexpected<Error>(error);
    };
    const auto start = dayOf(component.get(), ICAL_DTSTART_PROPERTY, calendar);
    if (!start)
        return named(start.error());
    if (!*start)
        return invalid(u"event-without-day"_s, event.name);
    event.start = **start;
    if (event.name.isEmpty())
        return fail(ErrorCode::Invalid, u"event-without-name"_s);
    event.uid = printable(textOf(icalcomponent_get_uid(component.get()))).left(kLongestName);
    if (event.uid.isEmpty()) // old programs give none
        event.uid = event.name + u'|' + event.start.toString(Qt::ISODate);
    icalproperty *first = icalcomponent_get_first_property(component.get(), ICAL_DTSTART_PROPERTY);
    const bool isDate = icalproperty_get_dtstart(first).is_date;
    const auto length = lengthOf(component.get(), event, calendar, isDate);
    if (!length)
        return named(length.error());
    event.days = *length;
    const auto occurrence = dayOf(component.get(), ICAL_RECURRENCEID_PROPERTY, calendar);
    if (!occurrence)
        return named(occurrence.error());
    event.occurrence = *occurrence;
    if (icalproperty *sequence = icalcomponent_get_first_property(component.get(), ICAL_SEQUENCE_PROPERTY))
        event.sequence = icalproperty_get_sequence(sequence);
    if (icalproperty *status = icalcomponent_get_first_property(component.get(), ICAL_STATUS_PROPERTY))
        event.cancelled = icalproperty_get_status(status) == ICAL_STATUS_CANCELLED;
    if (icalproperty *rule = ruleOf(component.get())) {
        event.hasRule = true;
        const icalrecurrencetype recurrence = icalproperty_get_rrule(rule);
        if (recurrence.freq < ICAL_DAILY_RECURRENCE || recurrence.freq > ICAL_YEARLY_RECURRENCE)
            return invalid(u"rule-too-frequent"_s, event.name);
        if (!isBounded(recurrence))
            return invalid(u"rule-unsupported"_s, event.name);
    }
    return event;
}

bool IcalEvent::isPlainYearly() const
{
    if (!hasRule || days != 1)
        return false;
    const Component component = parsed(lines);
    icalproperty *rule = component ? ruleOf(component.get()) : nullptr;
    if (rule == nullptr ||
        icalcomponent_get_first_property(component.get(), ICAL_EXDATE_PROPERTY) != nullptr ||
        icalcomponent_get_first_property(component.get(), ICAL_RDATE_PROPERTY) != nullptr)
        return false;
    const icaltimetype first =
        icalproperty_get_dtstart(icalcomponent_get_first_property(component.get(), ICAL_DTSTART_PROPERTY));
    const icalrecurrencetype r = icalproperty_get_rrule(rule);
    return first.is_date && r.freq == ICAL_YEARLY_RECURRENCE && r.interval <= 1 && r.count == 0 &&
           icaltime_is_null_time(r.until) && isOnly(r.by_month, ICAL_BY_MONTH_SIZE, first.month) &&
           isOnly(r.by_month_day, ICAL_BY_MONTHDAY_SIZE, first.day) &&
           (isUnset(r.by_month_day) || !isUnset(r.by_month)) && isUnset(r.by_day) && isUnset(r.by_year_day) &&
           isUnset(r.by_week_no) && isUnset(r.by_set_pos) && isUnset(r.by_hour) && isUnset(r.by_minute) &&
           isUnset(r.by_second);
}

Result<QList<QDate>> IcalEvent::occurrences(QDate from, QDate to, int most) const
{
    QSet<QDate> found;
    const auto isInside = [&](QDate day) { return day >= from && day <= to; };
    const Component component = parsed(lines);
    if (isInside(start))
        found.insert(start);
    if (hasRule && component) {
        icalproperty *first = icalcomponent_get_first_property(component.get(), ICAL_DTSTART_PROPERTY);
        const icaltimetype begin = icalproperty_get_dtstart(first);
        BINNACLE_LET(const QTimeZone zoned, zoneOf(first, begin, zone));
        const icalrecurrencetype rule = icalproperty_get_rrule(ruleOf(component.get()));
        const std::unique_ptr<icalrecur_iterator, Freed> iterator(icalrecur_iterator_new(rule, begin));
        if (!iterator)
            return invalid(u"rule-unreadable"_s, name);
        int steps = 0;
        for (icaltimetype at = icalrecur_iterator_next(iterator.get());
             !icaltime_is_null_time(at) && at.year <= to.year();
             at = icalrecur_iterator_next(iterator.get())) {
            const auto day = dayAt(at, zoned, zone);
            if (!day)
                return invalid(u"not-whole-days"_s, name);
            if (isInside(*day))
                found.insert(*day);
            if (found.size() > most || ++steps > kMostSteps)
                return fail(ErrorCode::Invalid, u"too-many-days"_s, {{u"name"_s, name}, {u"most"_s, most}});
        }
    }
    if (component && !occurrence) {
        BINNACLE_TRY(forEachDay(component.get(), ICAL_RDATE_PROPERTY, zone, name, [&](QDate day) {
            if (isInside(day))
                found.insert(day);
        }));
        BINNACLE_TRY(forEachDay(component.get(), ICAL_EXDATE_PROPERTY, zone, name,
                                [&](QDate day) { found.remove(day); }));
    }
    if (found.size() > most)
        return fail(ErrorCode::Invalid, u"too-many-days"_s, {{u"name"_s, name}, {u"most"_s, most}});
    QList<QDate> sorted(found.cbegin(), found.cend());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

} // namespace binnacle
