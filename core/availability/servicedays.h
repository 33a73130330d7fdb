// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The parts of an uptime, day by day. Pure; any thread.

#include "availability/uptime.h"

#include <vector>

namespace binnacle {

// Milliseconds of a day, each as in Uptime.
struct ServiceDay
{
    qint64 from = 0, to = 0;
    qint64 agreed = 0;
    qint64 counted = 0;
    qint64 unknown = 0;
    qint64 maintenance = 0;
    qint64 troubled = 0;     // what counts as down, each stretch whole
    qint64 recorded = 0;     // all recorded trouble that is not spared: what weighs nothing, too
    double weightedDown = 0; // what counts as down, each stretch by its weight

    friend bool operator==(const ServiceDay &, const ServiceDay &) = default;
};

// Between each two of `cuts`, which ascend; at least two.
[[nodiscard]] std::vector<ServiceDay> daysOf(const UptimeParts &parts, const std::vector<qint64> &cuts);

} // namespace binnacle
