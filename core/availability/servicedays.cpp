// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/servicedays.h"

#include <algorithm>

namespace binnacle {

namespace {

// Tells the length of each stretch in each day it meets. Both ascend.
template <typename Stretches, typename Add>
void split(const Stretches &stretches, const std::vector<qint64> &cuts, Add add)
{
    size_t day = 0;
    for (const auto &stretch : stretches) {
        while (day + 1 < cuts.size() && cuts[day + 1] <= stretch.from)
            ++day;
        for (size_t d = day; d + 1 < cuts.size() && cuts[d] < stretch.to; ++d) {
            const qint64 length = std::min(stretch.to, cuts[d + 1]) - std::max(stretch.from, cuts[d]);
            if (length > 0)
                add(d, length, stretch);
        }
    }
}

} // namespace

std::vector<ServiceDay> daysOf(const UptimeParts &parts, const std::vector<qint64> &cuts)
{
    std::vector<ServiceDay> days(cuts.size() - 1);
    for (size_t i = 0; i < days.size(); ++i) {
        days[i].from = cuts[i];
        days[i].to = cuts[i + 1];
    }
    const auto measure = [&](const IntervalSet &set, qint64 ServiceDay::*field) {
        split(set, cuts, [&](size_t day, qint64 length, const Interval &) { days[day].*field += length; });
    };
    measure(parts.agreed, &ServiceDay::agreed);
    measure(parts.counted, &ServiceDay::counted);
    measure(parts.unknown, &ServiceDay::unknown);
    measure(parts.maintenance, &ServiceDay::maintenance);
    split(parts.counting.stretches(), cuts, [&](size_t day, qint64 length, const ImpairedStretch &stretch) {
        days[day].recorded += length;
        days[day].troubled += stretch.weight > 0 ? length : 0;
        days[day].weightedDown += stretch.weight * double(length);
    });
    return days;
}

} // namespace binnacle
