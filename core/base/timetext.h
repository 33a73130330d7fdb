// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// UTC milliseconds to ISO 8601 text and local clock fields, and back, through the offsets and transitions of
// a zone only: a QDateTime is never built from local fields, since Qt versions resolve skipped and repeated
// hours differently. Pure; any thread.

#include <QDate>
#include <QList>
#include <QString>
#include <QTimeZone>
#include <optional>
#include <utility>

namespace binnacle {

inline constexpr qint64 kMsPerSecond = 1000;
inline constexpr qint64 kMsPerMinute = 60 * kMsPerSecond;
inline constexpr qint64 kMsPerHour = 60 * kMsPerMinute;
inline constexpr qint64 kMsPerDay = 24 * kMsPerHour;

// Instants that can be meant: what lies outside is a slip or damage, and the arithmetic of calendars need not
// bear it.
inline constexpr int kFirstYear = 1900, kLastYear = 2200;
inline constexpr qint64 kFirstInstant = -2208988800000; // 1900-01-01T00:00Z
inline constexpr qint64 kEndOfInstants = 7289654400000; // 2201-01-01T00:00Z
[[nodiscard]] constexpr bool isPlausible(qint64 utcMs)
{
    return utcMs >= kFirstInstant && utcMs < kEndOfInstants;
}

struct LocalTime
{
    QDate date;
    int msOfDay = 0;

    friend bool operator==(const LocalTime &, const LocalTime &) = default;
};

// A stretch [from, to) of UTC milliseconds in which the zone keeps one offset.
struct OffsetSpan
{
    qint64 from = 0;
    qint64 to = 0;
    qint64 offset = 0; // milliseconds east of UTC

    friend bool operator==(const OffsetSpan &, const OffsetSpan &) = default;
};

// The zone of an IANA name; invalid where there is none of it. (Qt makes a zone of any text that reads as a
// rule of POSIX: "CEST" is UTC to it.)
[[nodiscard]] QTimeZone zoneByName(const QString &name);

// Milliseconds east of UTC at an instant.
[[nodiscard]] qint64 offsetAt(qint64 utcMs, const QTimeZone &zone);

// [from, to) cut at the zone's transitions, in order, without gaps; empty when from >= to.
[[nodiscard]] QList<OffsetSpan> offsetSpans(qint64 from, qint64 to, const QTimeZone &zone);

[[nodiscard]] LocalTime utcToLocal(qint64 utcMs, const QTimeZone &zone);

// The instant of a local clock reading; msOfDay may be 24 h or more (the next day). A skipped reading
// resolves forward by the length of the gap (Berlin 2026-03-29 02:30 is 03:30+02:00), a repeated one is its
// first instant.
[[nodiscard]] qint64 localToUtc(QDate date, qint64 msOfDay, const QTimeZone &zone);

// The first instant whose local date is `date` or later: midnight, or the end of the gap that swallows it.
[[nodiscard]] qint64 dayStart(QDate date, const QTimeZone &zone);

// "2016-02-29T01:16:00+01:00"; "Z" for an offset of zero; milliseconds only where not zero.
[[nodiscard]] QString isoText(qint64 utcMs, const QTimeZone &zone);

// Date and time with offset ("Z", "+01:00", "+0100", "+01"); seconds may be missing, fractions are cut to
// milliseconds.
[[nodiscard]] std::optional<qint64> parseIso(QStringView text);

// What a text names, as [from, to): a year, a month, a day, or a time to the minute, second or millisecond,
// each in the zone unless the text carries an offset. A day that a zone skips is empty: from == to.
[[nodiscard]] std::optional<std::pair<qint64, qint64>> parseIsoSpan(QStringView text, const QTimeZone &zone);

} // namespace binnacle
