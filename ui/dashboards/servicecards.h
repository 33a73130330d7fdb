// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The cards of the board that are about services: their uptime, and what waits for somebody. Pure.

#include "dashboards/boardplots.h"

namespace binnacle {

[[nodiscard]] CardPicture uptimeCard(const Board &board, const QLocale &locale);
[[nodiscard]] CardPicture needsCard(const Board &board, const QLocale &locale);

} // namespace binnacle
