// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bytes of any kind through the reader of holidays: entries have a name and days inside the years asked for,
// each once, and every one of them may be taken into a calendar.
#include "calendar/holidays.h"

#include <cstdint>
#include <cstdlib>

using namespace binnacle;

namespace {

void must(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const QTimeZone zone("Europe/Berlin");
    const QDate from(2026, 1, 1), to(2030, 12, 31);
    const auto file = readHolidays(bytes, zone, from, to);
    if (!file)
        return 0;
    for (const HolidayEntry &entry : file->entries) {
        must(!entry.name.isEmpty() && !entry.uid.isEmpty() && !entry.dates.isEmpty() && entry.line > 0);
        for (qsizetype i = 0; i < entry.dates.size(); ++i) {
            must(entry.yearly || (entry.dates[i] >= from && entry.dates[i] <= to));
            must(i == 0 || entry.dates[i - 1] < entry.dates[i]);
        }
    }
    const auto choices = holidayChoices({}, file->entries, from, to);
    must(choices.size() == file->entries.size());
    CalendarVersion version;
    version.zone = zone;
    version.week.set(Qt::Monday, {{540, 1020}});
    version.exceptions = withHolidays({}, choices);
    must(check(version).has_value());
    const auto again = exceptionsFromJson(exceptionsToJson(version.exceptions));
    must(again && *again == version.exceptions);
    return 0;
}
