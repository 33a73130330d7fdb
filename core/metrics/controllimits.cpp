// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/controllimits.h"

#include <cmath>
#include <numeric>

namespace binnacle {

namespace {

constexpr double kScale = 2.66; // three sigma by the mean moving range of two: 3 / 1.128

} // namespace

std::optional<ControlLimits> ControlLimits::of(const std::vector<double> &values)
{
    if (values.size() < kLeastForLimits)
        return {};
    ControlLimits limits;
    limits.center = std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
    double ranges = 0;
    for (size_t i = 1; i < values.size(); ++i)
        ranges += std::abs(values[i] - values[i - 1]);
    const double reach = kScale * ranges / double(values.size() - 1);
    limits.lower = limits.center - reach;
    limits.upper = limits.center + reach;
    int run = 0;
    int side = 0;
    for (const double value : values) {
        const int here = (value > limits.center) - (value < limits.center);
        run = here != 0 && here == side ? run + 1 : 1;
        side = here;
        const bool isRun = side != 0 && run >= kRunForSignal;
        limits.signals.push_back(value > limits.upper || value < limits.lower ? Signal::Outside
                                 : isRun                                      ? Signal::Run
                                                                              : Signal::None);
    }
    return limits;
}

} // namespace binnacle
