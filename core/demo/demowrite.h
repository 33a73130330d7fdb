// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Writes what was made up, by the ways real data takes: persons and services by their services, tickets and
// outages as imports of the demo's own, comments with the audit they would have. Blocks: one thread, not the
// GUI's.

#include "base/clock.h"
#include "demo/demotickets.h"
#include "store/database.h"

#include <QHash>
#include <span>

namespace binnacle::demowrite {

// Where it is written, as whom, at what time: the clock is the database's own.
struct Desk
{
    Database &database;
    FixedClock &clock;
    const Actor &admin;
};

// Names to keys, with the admin's.
using People = QHash<QString, PersonId>;
[[nodiscard]] Result<People> staff(const Desk &desk, const DemoStaff &staff);
[[nodiscard]] Result<> services(const Desk &desk, const DemoRequest &request, const DemoStaff &staff);

// What came in until `arrival`: the clock stands there afterwards. Nothing that is audited has an earlier
// time than what was audited before, whenever the chain is sealed.
// The tickets are taken.
[[nodiscard]] Result<> tickets(const Desk &desk, const People &people, std::span<ImportedTicket> tickets,
                               std::span<const DemoComment> comments, qint64 arrival);
[[nodiscard]] Result<> outages(const Desk &desk, std::span<const DemoOutage> told, qint64 from,
                               qint64 arrival);
[[nodiscard]] Result<> marks(const Desk &desk, const DemoDays &days, qint64 from, qint64 arrival);

} // namespace binnacle::demowrite
