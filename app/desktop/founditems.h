// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the palette shows of a record, and where it leads. Pure; GUI thread.

#include "shell/palette.h"
#include "shell/route.h"

namespace binnacle {

struct Person;
struct PublishedPeriod;
struct Service;
struct TicketRow;

namespace founditems {

// Found by the data, whatever letters it has; to be given what it runs.
[[nodiscard]] PaletteItem ticket(const TicketRow &row);
[[nodiscard]] PaletteItem service(const Service &service);
[[nodiscard]] PaletteItem period(const PublishedPeriod &period);
[[nodiscard]] PaletteItem person(const Person &person);

[[nodiscard]] Route placeOf(const TicketRow &row);
[[nodiscard]] Route placeOf(const Service &service);
// The tickets that concern the person, as the one they are assigned to or the one who asked.
[[nodiscard]] Route placeOf(const Person &person);

} // namespace founditems

} // namespace binnacle
