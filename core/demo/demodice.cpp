// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demodice.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace binnacle {

double DemoDice::share()
{
    return double(m_engine() >> 11) * 0x1.0p-53;
}

int DemoDice::below(int limit)
{
    return std::min(limit - 1, int(share() * limit));
}

double DemoDice::normal()
{
    const double a = std::max(share(), 1e-12), b = share();
    return std::sqrt(-2 * std::log(a)) * std::cos(2 * std::numbers::pi * b);
}

double DemoDice::around(double median, double sigma)
{
    return median * std::exp(sigma * normal());
}

size_t DemoDice::weighted(const std::vector<double> &weights)
{
    double total = 0;
    for (const double weight : weights)
        total += weight;
    double left = share() * total;
    for (size_t i = 0; i < weights.size(); ++i) {
        left -= weights[i];
        if (left < 0)
            return i;
    }
    return weights.size() - 1;
}

} // namespace binnacle
