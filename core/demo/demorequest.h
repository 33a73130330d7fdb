// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a demo workspace is made of: the same for the same request. A value; any thread.

#include <QTimeZone>

namespace binnacle {

struct DemoRequest
{
    quint32 seed = 1;
    qint64 asOf = 0;                    // UTC milliseconds: the year ends here
    QTimeZone zone = QTimeZone::utc();  // whose days and hours people work
    int tickets = 40'000;               // incidents and requests
    int employees = 1'200;              // with who makes it
    [[nodiscard]] qint64 begin() const; // of the year
};

} // namespace binnacle
