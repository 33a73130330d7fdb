// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A version of a calendar as one text in the audit, and read from there again when an act is taken back:
// name, validFrom, zone, hours of the week and days that differ, a line each. Pure; any thread.

#include "calendar/calendarversion.h"

namespace binnacle {

[[nodiscard]] QString calendarText(const QString &name, const CalendarVersion &version);
// Invalid "bad-calendar-text", "bad-hours", "unknown-zone".
[[nodiscard]] Result<CalendarVersion> calendarFromText(const QString &text);

} // namespace binnacle
