// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/servicecheck.h"

#include <array>

namespace binnacle {

namespace {

constexpr std::array kStates = {"up", "down", "degraded"};

} // namespace

QString checkStateName(CheckState state)
{
    return QString::fromLatin1(kStates[size_t(state)]);
}

std::optional<CheckState> checkStateFromName(const QString &name)
{
    for (size_t i = 0; i < kStates.size(); ++i) {
        if (name == QLatin1String(kStates[i]))
            return CheckState(i);
    }
    return {};
}

Observed observed(const std::vector<ServiceCheck> &checks, std::optional<qint64> gap)
{
    Observed told;
    if (!checks.empty())
        told.span = Interval{checks.front().at, checks.back().at};
    for (size_t i = 0; i + 1 < checks.size(); ++i) {
        const qint64 from = checks[i].at, to = checks[i + 1].at;
        if (gap && to - from > *gap)
            continue;
        told.recorded.add(from, to);
        if (checks[i].state != CheckState::Up)
            told.outages.push_back({from, to, checks[i].state == CheckState::Down ? 1.0 : 0.0});
    }
    return told;
}

} // namespace binnacle
