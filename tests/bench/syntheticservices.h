// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// 400 services with 20,000 intervals over the two years before an instant, the same each time.

#include "availability/availabilityrecord.h"
#include "dataset.h"

#include <random>

namespace binnacle::bench {

inline AvailabilityRecord syntheticServices(qint64 end)
{
    constexpr qint64 kMinute = 60'000;
    constexpr qint64 kDay = 1440 * kMinute;
    std::mt19937 random(20260228);
    const auto below = [&random](qint64 limit) { return qint64(random()) % limit; };
    AvailabilityRecord record;
    record.zone = QTimeZone("Europe/Berlin");
    for (int i = 0; i < kServices; ++i) {
        ServiceHistory history;
        history.service.id = ServiceId(i + 1);
        history.service.name = QStringLiteral("Service %1").arg(i);
        if (i % 4 != 0)
            history.service.target = i % 3 == 0 ? 0.999 : 0.99;
        if (i >= 100 && i % 5 == 0) // a fifth needs two of the first hundred
            history.service.needs = {
                Need{{{ServiceId(1 + i % 100), {}}}, 1},
                Need{{{ServiceId(1 + (i + 7) % 100), {}}, {ServiceId(1 + (i + 8) % 100), {}}}, 1}};
        history.span = Interval{end - 730 * kDay, end};
        history.told = IntervalSet(end - 730 * kDay, end);
        for (int k = 0; k < kIntervals / kServices; ++k) {
            Outage outage;
            outage.isMaintenance = below(5) == 0;
            outage.degree = below(3) == 0 ? Degree::Partial : Degree::Full;
            outage.from = end - below(730 * kDay);
            outage.to = std::min(end, outage.from + (1 + below(240)) * kMinute);
            if (outage.isMaintenance)
                outage.approvedAt = outage.from - kDay;
            history.outages.push_back(outage);
        }
        std::sort(history.outages.begin(), history.outages.end(),
                  [](const Outage &a, const Outage &b) { return a.from < b.from; });
        record.services.push_back(std::move(history));
    }
    record.index();
    return record;
}

} // namespace binnacle::bench
