// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The months one can choose: to publish, or to report on. Pure; any thread.

#include "periods/period.h"
#include "periods/periodsgateway.h"

namespace binnacle {

struct MonthChoice
{
    ReportWindow window;
    int edition = 0;    // the newest that is published; 0: none
    bool isOver = true; // else it cannot be published yet

    friend bool operator==(const MonthChoice &a, const MonthChoice &b)
    {
        return a.window.from == b.window.from && a.window.to == b.window.to && a.edition == b.edition &&
               a.isOver == b.isOver;
    }
};

// Newest first: from the first of the data, or the first that is published, to the month it is now.
[[nodiscard]] std::vector<MonthChoice> monthChoices(const std::optional<DataSpan> &span,
                                                    const std::vector<PublishedPeriod> &periods, qint64 now,
                                                    const QTimeZone &zone);

// The place of the newest month that is over, has data and is not published yet; where all are since the
// first that was, of the newest that is over. -1: there is none.
[[nodiscard]] int nextToPublish(const std::vector<MonthChoice> &months, const std::optional<DataSpan> &span);
// The place of the month that is this window; else of the newest that is over and has data.
[[nodiscard]] int placeOfMonth(const std::vector<MonthChoice> &months,
                               const std::optional<ReportWindow> &window,
                               const std::optional<DataSpan> &span);

} // namespace binnacle
