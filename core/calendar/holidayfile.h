// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads whole days from an iCalendar file (RFC 5545): what could be a holiday of a calendar. Nothing is taken
// by itself: who reads chooses (holidays.h). Lines are unfolded and events cut out here, so that each fault
// has its line and each event its limits; libical reads what an event says and works out its rule. Bytes of
// any kind; any thread.

#include "base/result.h"

#include <QByteArray>
#include <QDate>
#include <QList>
#include <QString>
#include <QTimeZone>
#include <QVariantMap>

namespace binnacle {

inline constexpr qsizetype kLargestHolidayFile = 4 * 1024 * 1024;

// One event, with all its days inside the years asked for.
struct HolidayEntry
{
    QString uid;
    QString name;
    QList<QDate> dates;  // in order, each once
    bool yearly = false; // each year on dates.first()'s month and day, without an end
    int line = 0;        // of its BEGIN

    friend bool operator==(const HolidayEntry &, const HolidayEntry &) = default;
};

// An event that cannot be used: the key of a sentence in core/wording, with its values, and where it stands.
struct HolidayFault
{
    int line = 0;
    QString key;
    QVariantMap values;
};

struct HolidayFile
{
    QList<HolidayEntry> entries;  // by first date, then name
    QList<HolidayFault> faults;   // by line
    int cancelled = 0;            // events their source has called off
    int outside = 0;              // events without a day in the years asked for
    bool guessedEncoding = false; // it is no UTF-8: read as Latin-1
};

// Days in [from, to] as they are in `zone`, which also holds for times without one. Invalid
// "holiday-file-too-large" {largest}, "not-icalendar", "too-many-events" {most}.
[[nodiscard]] Result<HolidayFile> readHolidays(const QByteArray &bytes, const QTimeZone &zone, QDate from,
                                               QDate to);

} // namespace binnacle
