// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Error budgets and burn rates by the Google SRE workbook, chapter 5 (metrics.md 3.3). A target is a share of
// 1, lengths are milliseconds. Pure; any thread.

#include "availability/impairment.h"

#include <array>
#include <optional>

namespace binnacle {

// (1 - target) × agreed time: so much downtime keeps the target (O-18).
[[nodiscard]] double errorBudget(double target, qint64 agreed);

// Of what was looked at in the window the bad share, over the share the target allows; nothing where nobody
// looked (missing data is not good data) or the target allows nothing.
[[nodiscard]] std::optional<double> burnRate(const Impairment &bad, const IntervalSet &unknown,
                                             const Interval &window, double target);

// Fires while both its windows burn at least at this rate.
struct BurnRule
{
    qint64 longWindow;
    qint64 shortWindow; // a twelfth of the long one: ends the alarm soon after the trouble
    double rate;        // share of the budget × period / long window
    bool isPage;        // else a ticket is enough
};

// For a budget of 30 days: 2 % in an hour, 5 % in six, 10 % in three days.
[[nodiscard]] std::array<BurnRule, 3> burnRules();

struct Burn
{
    BurnRule rule;
    std::optional<double> longRate, shortRate;

    [[nodiscard]] bool isFiring() const;
};

// Each rule at an instant, over the time before it.
[[nodiscard]] std::array<Burn, 3> burnAt(qint64 at, const Impairment &bad, const IntervalSet &unknown,
                                         double target);

} // namespace binnacle
