// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Numbers and times as people read them, in the locale of the language the texts are in. Any thread.

#include <QDate>
#include <QLocale>
#include <QString>
#include <QTimeZone>

namespace binnacle::wording {

enum class LargestUnit { Days, Hours }; // working time has no days of 24 hours

// Milliseconds in the two largest units that say something: "45 s", "1 h 12 m", "2 d 4 h", "0 s"; from ten
// days on in days alone, which are 24 hours. Cut, never rounded up. Negative ones carry a minus sign.
[[nodiscard]] QString durationText(qint64 milliseconds, LargestUnit largest = LargestUnit::Days);
// The same from a computed figure, rounded to whole milliseconds first.
[[nodiscard]] QString durationText(double milliseconds, LargestUnit largest = LargestUnit::Days);

[[nodiscard]] QString countText(qint64 count);     // "24,918"
[[nodiscard]] QString incidentsText(qint64 count); // "1 incident", "24,918 incidents"
[[nodiscard]] QString rowsText(qint64 count);      // "1 row", "12 rows"
[[nodiscard]] QString ticketsText(qint64 count);   // "1 ticket", "12 tickets"
// What an import of this format brings: "1 outage", "12 tickets".
[[nodiscard]] QString recordsText(const QString &format, qint64 count);

// A share 0..1 in percent, cut to `decimals` so that 0.99996 never reads 100: "94.1%".
[[nodiscard]] QString shareText(double share, int decimals = 1);
[[nodiscard]] QString shareText(double share, int decimals, const QLocale &locale);
// The share that text shows; and what two of them differ by, in percentage points: "0.870 pp".
[[nodiscard]] double shownShare(double share, int decimals);
[[nodiscard]] QString pointsText(double share, int decimals);
// What is left of an error budget, below 0 overspent: "93%", "−594%".
[[nodiscard]] QString budgetText(double left);
[[nodiscard]] QString budgetText(double left, const QLocale &locale);

// As the query language counts back: 7, 'd': "7 days".
[[nodiscard]] QString ageText(qint64 count, QChar unit);

[[nodiscard]] QString bytesText(qint64 bytes); // "12.4 MiB"

[[nodiscard]] QString weekdayText(int dayOfWeek); // 1: "Mon"
[[nodiscard]] QString monthText(QDate date);      // "October 2026"

// In a zone: "Feb 29, 2016" and "Feb 29, 2016 01:16".
[[nodiscard]] QString dateText(QDate date);
[[nodiscard]] QString dateText(qint64 utcMs, const QTimeZone &zone);
[[nodiscard]] QString timeText(qint64 utcMs, const QTimeZone &zone);

} // namespace binnacle::wording
