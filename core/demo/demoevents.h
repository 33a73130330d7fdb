// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The outages and the maintenance of the demo's year. Pure; any thread.

#include "availability/outage.h"
#include "demo/demodice.h"
#include "demo/demoplan.h"

namespace binnacle {

struct DemoOutage
{
    Outage outage;     // its service by name
    qint64 toldAt = 0; // when the monitor's word of it arrived
    DemoStoryKind story = DemoStoryKind::None;
};

// How the incident behind an outage of this title was resolved.
struct DemoRepair
{
    QString text;
    QString code;
};
[[nodiscard]] DemoRepair demoRepair(const QString &title);

// By their beginning.
[[nodiscard]] std::vector<DemoOutage> demoOutages(const DemoDays &days, DemoDice &dice);

} // namespace binnacle
