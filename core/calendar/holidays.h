// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a file of holidays would change in a calendar, entry by entry, and a calendar with those a person
// chose. Entries taken before are known by their uid, so the same file read again shows what is new, what
// changed and what is gone. Pure; any thread.

#include "calendar/calendarversion.h"
#include "calendar/holidayfile.h"

namespace binnacle {

struct HolidayChoice
{
    enum class State {
        New,     // no day of it is in the calendar
        Present, // in it as it is told
        Changed, // in it with another name or on other days, or a day of it has hours of its own there
        Gone,    // taken from a file before, and not in this one
    };
    State state = State::New;
    QString uid;
    QList<CalendarException> before; // what is in the calendar
    QList<CalendarException> after;  // what would be; empty where gone

    [[nodiscard]] QString name() const { return after.isEmpty() ? before.value(0).name : after.first().name; }

    friend bool operator==(const HolidayChoice &, const HolidayChoice &) = default;
};

// In the order of their days; Gone is what has a day in [from, to], the years the file was read for.
[[nodiscard]] QList<HolidayChoice> holidayChoices(const QList<CalendarException> &exceptions,
                                                  const QList<HolidayEntry> &entries, QDate from, QDate to);

// The days that differ once these are taken: what they replace goes, all else stays.
[[nodiscard]] QList<CalendarException> withHolidays(const QList<CalendarException> &exceptions,
                                                    const QList<HolidayChoice> &chosen);

} // namespace binnacle
