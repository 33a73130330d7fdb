// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Boards for tests of what is drawn: a plausible quarter of a service desk, and its extremes. The figures are
// made up by a seeded generator and agree with each other where the eye compares them (sums, counts). Any
// thread.

#include "reports/board.h"

namespace binnacle::test {

// 90 days, about 2,300 incidents, Europe/Berlin; the same for the same seed.
[[nodiscard]] Board quarterBoard(quint32 seed = 7);
// A workspace without incidents.
[[nodiscard]] Board emptyBoard();
// One incident, resolved after `seconds`.
[[nodiscard]] Board singleBoard(double seconds);
// Everything is resolved: no backlog.
[[nodiscard]] Board quietBoard();
// Names that are long, look like markup, or run from right to left.
[[nodiscard]] Board awkwardBoard();
// What is left under a filter that matches no incident.
[[nodiscard]] Board nothingFound(const QString &query);

} // namespace binnacle::test
