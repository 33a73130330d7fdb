// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any text as a time of each order, as a level, a count and a state.
#include "intake/normalize.h"
#include "intake/timereader.h"

#include <cstdint>

using namespace binnacle;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const QTimeZone zone("Europe/Berlin");
    static TimeReader readers[] = {{zone, DateOrder::Unknown},
                                   {zone, DateOrder::DayFirst},
                                   {zone, DateOrder::MonthFirst},
                                   {zone, DateOrder::YearFirst}};
    const QByteArrayView text(reinterpret_cast<const char *>(data), qsizetype(size));
    for (TimeReader &reader : readers)
        (void)reader.read(text);
    (void)dateHint(text);
    (void)levelOf(text);
    (void)countOf(text);
    (void)boolOf(text);
    (void)isMangledNumber(text);
    (void)knownState(QString::fromUtf8(text), ImportFormat::ServiceNowEvents);
    return 0;
}
