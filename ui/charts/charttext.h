// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Durations and instants as short words for charts and figures. Pure functions; any thread.

#include <QLocale>
#include <QString>
#include <QTimeZone>

namespace binnacle {

enum class DurationUnits { Days, Hours }; // working time has no days of 24 hours

// "0 s", "45 s", "7 m", "1 h 52 m", "3 d 4 h", "41 d", "11.6 y", in hours "138 h 54 m": two units at most;
// "none" where not finite.
[[nodiscard]] QString shortDuration(double seconds, DurationUnits units = DurationUnits::Days);

// "Mar 4" or "4 Mar", by the locale.
[[nodiscard]] QString dayText(QDate date, const QLocale &locale);
// "Mar 4, 2016"
[[nodiscard]] QString dateText(qint64 at, const QTimeZone &zone, const QLocale &locale);
// "Mar 4, 2016 10:12"
[[nodiscard]] QString dateTimeText(qint64 at, const QTimeZone &zone, const QLocale &locale);
// "Nov 18, 2016 – Feb 16, 2017" for [from, to) of whole days; with the hour where it is not whole days; one
// day alone.
[[nodiscard]] QString rangeText(qint64 from, qint64 to, const QTimeZone &zone, const QLocale &locale);

} // namespace binnacle
