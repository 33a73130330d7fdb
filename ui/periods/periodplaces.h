// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the records behind a figure, and behind what changed it, are shown. Pure; any thread.

#include "periods/restatement.h"
#include "shell/route.h"

namespace binnacle::periodplaces {

// The page, this period chosen.
[[nodiscard]] Route of(const PublishedPeriod &period);
// The board over its window.
[[nodiscard]] Route board(const PublishedPeriod &period);
// The incidents the figure is made of, or its service over the window.
[[nodiscard]] Route of(const PeriodFigure &figure, const PublishedPeriod &period);
// What changed: of one ticket itself, standing open. Not valid: it has no page.
[[nodiscard]] Route of(const RestatementCause &cause, const PublishedPeriod &period);

} // namespace binnacle::periodplaces
