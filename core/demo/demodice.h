// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Chance that is the same for a seed, on every machine: the standard's distributions are not. One thread.

#include <QtGlobal>
#include <initializer_list>
#include <random>
#include <vector>

namespace binnacle {

class DemoDice
{
public:
    explicit DemoDice(quint64 seed)
        : m_engine(seed)
    {}

    [[nodiscard]] double share(); // [0, 1)
    [[nodiscard]] bool hits(double probability) { return share() < probability; }
    [[nodiscard]] int below(int limit); // [0, limit)
    [[nodiscard]] double between(double low, double high) { return low + share() * (high - low); }
    [[nodiscard]] double normal(); // mean 0, deviation 1
    // Long on one side, as durations are.
    [[nodiscard]] double around(double median, double sigma);
    [[nodiscard]] size_t weighted(const std::vector<double> &weights);

    template <typename Container>
    [[nodiscard]] const auto &one(const Container &of)
    {
        return of[size_t(below(int(std::size(of))))];
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace binnacle
