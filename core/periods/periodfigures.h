// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a period publishes, taken from the answers of metrics and availability: of incidents, all and by
// priority, opened in the window; of each service. Pure; any thread.

#include "availability/availabilityservice.h"
#include "metrics/measures.h"
#include "periods/period.h"

namespace binnacle {

// `all` has one group, `byPriority` those there are; a priority without incidents is published as such.
[[nodiscard]] std::vector<PeriodFigure> periodFigures(const MetricsReport &all,
                                                      const MetricsReport &byPriority,
                                                      const AvailabilityReport &availability);

// Of each definition the figures follow, its present version.
[[nodiscard]] QStringList periodDefinitions();

} // namespace binnacle
