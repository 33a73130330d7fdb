// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The kind of time durations are counted in, in words. Pure; any thread.

#include "calendar/workcalendar.h"
#include "metrics/measures.h"

#include <QString>
#include <QTimeZone>

namespace binnacle {

// "Elapsed (24×7)", or with a calendar "Business hours, Mon–Fri 09–17": those in force at the end of
// [from, to), since when if that lies in it, and how many days differ; the calendar's zone where it is not
// `zone`.
[[nodiscard]] QString timeText(const std::optional<WorkCalendar> &calendar, qint64 from, qint64 to,
                               const QTimeZone &zone);

// A duration of that kind of time: working time is told in hours, never in days of 24.
[[nodiscard]] QString spanText(double milliseconds, TimeKind kind);

} // namespace binnacle
