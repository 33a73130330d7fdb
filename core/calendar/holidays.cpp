// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/holidays.h"

#include <QSet>
#include <algorithm>

namespace binnacle {

namespace {

// A yearly day and a single one do not stand in each other's way.
std::pair<bool, QDate> place(const CalendarException &exception)
{
    const QDate date = exception.date;
    return {exception.yearly, exception.yearly ? QDate(2000, date.month(), date.day()) : date};
}

bool isAt(const CalendarException &a, const CalendarException &b)
{
    return place(a) == place(b);
}

QList<CalendarException> daysOf(const HolidayEntry &entry)
{
    QList<CalendarException> days;
    for (const QDate date : entry.dates) {
        // A yearly day is kept in a year that has all days, as it is read back.
        const QDate kept = entry.yearly ? QDate(2000, date.month(), date.day()) : date;
        days.append({kept, entry.yearly, entry.name, {}, entry.uid});
    }
    return days;
}

bool isIn(QDate date, QDate from, QDate to)
{
    return date >= from && date <= to;
}

} // namespace

QList<HolidayChoice> holidayChoices(const QList<CalendarException> &exceptions,
                                    const QList<HolidayEntry> &entries, QDate from, QDate to)
{
    QList<HolidayChoice> choices;
    QSet<QString> told;
    for (const HolidayEntry &entry : entries) {
        HolidayChoice choice;
        choice.uid = entry.uid;
        choice.after = daysOf(entry);
        told.insert(entry.uid);
        for (const CalendarException &exception : exceptions) {
            const bool meets =
                std::any_of(choice.after.begin(), choice.after.end(),
                            [&](const CalendarException &day) { return isAt(day, exception); });
            // Past days of the same entry stay: the file may not go back that far.
            const bool same =
                exception.uid == entry.uid && (exception.yearly || isIn(exception.date, from, to));
            if (meets || same)
                choice.before.append(exception);
        }
        const bool isSame =
            choice.before.size() == choice.after.size() &&
            std::all_of(choice.after.begin(), choice.after.end(), [&](const CalendarException &day) {
                return std::any_of(choice.before.begin(), choice.before.end(),
                                   [&](const CalendarException &is) {
                                       return isAt(is, day) && is.name == day.name && is.hours.isEmpty();
                                   });
            });
        choice.state = choice.before.isEmpty() ? HolidayChoice::State::New
                       : isSame                ? HolidayChoice::State::Present
                                               : HolidayChoice::State::Changed;
        choices.append(std::move(choice));
    }
    QStringList gone;
    for (const CalendarException &exception : exceptions) {
        const bool isAsked = exception.yearly || isIn(exception.date, from, to);
        if (!exception.uid.isEmpty() && isAsked && !told.contains(exception.uid) &&
            !gone.contains(exception.uid))
            gone.append(exception.uid);
    }
    for (const QString &uid : std::as_const(gone)) {
        HolidayChoice choice{HolidayChoice::State::Gone, uid, {}, {}};
        for (const CalendarException &exception : exceptions) {
            if (exception.uid == uid && (exception.yearly || isIn(exception.date, from, to)))
                choice.before.append(exception);
        }
        choices.append(std::move(choice));
    }
    return choices;
}

QList<CalendarException> withHolidays(const QList<CalendarException> &exceptions,
                                      const QList<HolidayChoice> &chosen)
{
    QList<CalendarException> all = exceptions;
    for (const HolidayChoice &choice : chosen) {
        all.removeIf([&](const CalendarException &exception) { return choice.before.contains(exception); });
        for (const CalendarException &day : choice.after) {
            // Two entries of a file may fall on one day: the later one names it.
            all.removeIf([&](const CalendarException &exception) { return isAt(exception, day); });
            all.append(day);
        }
    }
    std::stable_sort(all.begin(), all.end(), [](const CalendarException &a, const CalendarException &b) {
        return place(a) < place(b);
    });
    return all;
}

} // namespace binnacle
