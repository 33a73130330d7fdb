// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The distribution of one measure over one group of incidents: D of the command line's contract. Pure values
// and functions, any thread. Durations are milliseconds (elapsed or working time); shares and means are
// doubles of them.
//
// n + excluded + open = incidents, always: an incident is counted once, by the first of open, no_start,
// no_end, order that applies, else in n. Figures are pooled over raw values, never means of means.

#include <QtGlobal>
#include <optional>
#include <vector>

namespace binnacle {

struct Distribution
{
    qint64 n = 0;
    qint64 noStart = 0; // the measure's start stamp is missing
    qint64 noEnd = 0;   // its end stamp is missing though the incident is no longer open
    qint64 order = 0;   // its own two stamps are reversed
    qint64 open = 0;    // no end stamp, and the state's class is open

    std::optional<double> mean;
    std::optional<double> median; // type 7, as are p90 and p95, from n >= 1
    std::optional<double> p90;
    std::optional<double> p95;
    std::optional<qint64> max;
    std::optional<double> geomean; // over values above 0
    qint64 geomeanN = 0;
    std::optional<double>
        kmMedian; // Kaplan-Meier, open ones censored as of; none where the curve stays above one half

    [[nodiscard]] qint64 excluded() const { return noStart + noEnd + order; }
    [[nodiscard]] qint64 incidents() const { return n + excluded() + open; }
};

// What a distribution is made from. `values` and `censored` are used as scratch and come back in another
// order.
struct DistributionInput
{
    std::vector<qint64> values;   // durations of the n incidents, >= 0
    std::vector<qint64> censored; // as-of minus start of open incidents that have a start, >= 0
    qint64 noStart = 0;
    qint64 noEnd = 0;
    qint64 order = 0;
    qint64 open = 0; // all open ones, with a start or without
};
[[nodiscard]] Distribution distribution(DistributionInput &input);

// Type 7 (linear interpolation, PERCENTILE.INC): percent in 0..100. Reorders `values`. Nothing for an empty
// set.
[[nodiscard]] std::optional<double> percentile(std::vector<qint64> &values, int percent);

// The least time at which the Kaplan-Meier curve is at or below one half; events come before censorings at a
// tie. Sorts both. Nothing where the curve never gets there.
[[nodiscard]] std::optional<double> kaplanMeierMedian(std::vector<qint64> &events,
                                                      std::vector<qint64> &censored);

// Type 7 between two neighbors in order: the value at rank `(n - 1) * percent / 100`, given the order
// statistics at its floor and above. Exact in integers until the last division.
struct Rank
{
    qint64 index = 0;      // of the lower neighbor, from 0
    qint64 hundredths = 0; // part of the way to the next one
};
[[nodiscard]] Rank rankOf(qint64 n, int percent);
[[nodiscard]] double between(qint64 lower, qint64 upper, qint64 hundredths);

} // namespace binnacle
