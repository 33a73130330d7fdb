// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a monitor tells of a service: its key there, its name, its outages, and from when to when it watched.
// Values; any thread.

#include "availability/outage.h"
#include "intervals/intervalset.h"

#include <vector>

namespace binnacle {

struct ServiceTold
{
    QString key;
    QString name;
    std::optional<Interval> span; // none: nothing was watched
    std::vector<Outage> outages;
};

} // namespace binnacle
