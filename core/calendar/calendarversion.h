// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One version of a working calendar as it is written down: zone, hours of the week, days that differ. Stored
// as JSON text: hours as {"mon": ["09:00-17:00"], "fri": ["22:00-06:00"]}, exceptions as [{"date":
// "2026-07-03" or yearly "12-25", "name": …, "hours": […], "uid": …}], without hours closed. A value; any
// thread.

#include "base/result.h"
#include "intervals/localhours.h"

#include <QString>

namespace binnacle {

// A day with a name whose hours differ from its weekday's; no hours: closed.
struct CalendarException
{
    QDate date;          // of a yearly one only month and day count
    bool yearly = false; // February 29 then is met in leap years only
    QString name;
    QList<LocalHours> hours;
    QString uid = {}; // of the entry it was taken from (holidays.h); empty: made by hand

    friend bool operator==(const CalendarException &, const CalendarException &) = default;
};

struct CalendarVersion
{
    qint64 validFrom = 0; // UTC milliseconds; the first version also holds before
    QTimeZone zone = QTimeZone::utc();
    WeekHours week;
    QList<CalendarException> exceptions; // for one date a single day beats a yearly one

    friend bool operator==(const CalendarVersion &, const CalendarVersion &) = default;
};

// What a version must keep to be stored. Invalid with the keys "empty-calendar", "unknown-zone", "bad-hours"
// {hours}, "repeated-exception" {date, name}.
[[nodiscard]] Result<> check(const CalendarVersion &version);

// "09:00-17:00", "00:00-24:00", "22:00-06:00" over midnight. Invalid "bad-hours" {hours}, also where nothing
// is left between the ends.
[[nodiscard]] Result<LocalHours> parseHours(const QString &text);
[[nodiscard]] QString hoursText(LocalHours hours);

[[nodiscard]] QString weekToJson(const WeekHours &week);
[[nodiscard]] Result<WeekHours> weekFromJson(const QString &json); // Invalid "bad-calendar-text", "bad-hours"
[[nodiscard]] QString exceptionsToJson(const QList<CalendarException> &exceptions);
[[nodiscard]] Result<QList<CalendarException>> exceptionsFromJson(const QString &json); // the same keys

} // namespace binnacle
