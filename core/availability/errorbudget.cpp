// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/errorbudget.h"

namespace binnacle {

namespace {

constexpr qint64 kHour = 3'600'000;
constexpr qint64 kDay = 24 * kHour;
constexpr qint64 kPeriod = 30 * kDay;

constexpr BurnRule rule(double budgetShare, qint64 longWindow, bool isPage)
{
    return {longWindow, longWindow / 12, budgetShare * double(kPeriod) / double(longWindow), isPage};
}

// Rates are quotients: one that is exactly at its limit may come out a hair below.
bool reaches(const std::optional<double> &rate, double limit)
{
    return rate && *rate >= limit * (1 - 1e-12);
}

} // namespace

double errorBudget(double target, qint64 agreed)
{
    return (1 - target) * double(agreed);
}

std::optional<double> burnRate(const Impairment &bad, const IntervalSet &unknown, const Interval &window,
                               double target)
{
    const IntervalSet known = IntervalSet(window.from, window.to).subtracted(unknown);
    const qint64 looked = known.measure();
    if (looked == 0 || target >= 1)
        return {};
    return bad.within(known).weighted() / double(looked) / (1 - target);
}

std::array<BurnRule, 3> burnRules()
{
    return {rule(0.02, kHour, true), rule(0.05, 6 * kHour, true), rule(0.1, 3 * kDay, false)};
}

bool Burn::isFiring() const
{
    return reaches(longRate, rule.rate) && reaches(shortRate, rule.rate);
}

std::array<Burn, 3> burnAt(qint64 at, const Impairment &bad, const IntervalSet &unknown, double target)
{
    std::array<Burn, 3> burns;
    const std::array<BurnRule, 3> rules = burnRules();
    for (size_t i = 0; i < rules.size(); ++i) {
        const auto over = [&](qint64 length) { return burnRate(bad, unknown, {at - length, at}, target); };
        burns[i] = {rules[i], over(rules[i].longWindow), over(rules[i].shortWindow)};
    }
    return burns;
}

} // namespace binnacle
