// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a probe saw of a service at an instant, and what follows for the time between. Values; any thread.

#include "availability/impairment.h"
#include "base/ids.h"

#include <QString>
#include <optional>
#include <vector>

namespace binnacle {

enum class CheckState { Up, Down, Degraded };

struct ServiceCheck
{
    ServiceId service;
    qint64 at = 0; // UTC milliseconds
    CheckState state = CheckState::Up;
    std::optional<qint64> responseMs;
    QString code;

    friend bool operator==(const ServiceCheck &, const ServiceCheck &) = default;
};

[[nodiscard]] QString checkStateName(CheckState state); // "down", as stored
[[nodiscard]] std::optional<CheckState> checkStateFromName(const QString &name);

// What the checks of one source tell of one service.
struct Observed
{
    std::vector<ImpairedStretch> outages;
    IntervalSet recorded;         // without the silences that tell nothing
    std::optional<Interval> span; // from the first to the last
};

// In order of time. A state holds until the next check, and the last one ends the record (cli.md 11); with a
// gap a longer silence tells nothing.
[[nodiscard]] Observed observed(const std::vector<ServiceCheck> &checks, std::optional<qint64> gap = {});

} // namespace binnacle
