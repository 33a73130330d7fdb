// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/distribution.h"

#include <algorithm>
#include <cmath>

namespace binnacle {

Rank rankOf(qint64 n, int percent)
{
    const qint64 scaled = (n - 1) * percent;
    return {scaled / 100, scaled % 100};
}

double between(qint64 lower, qint64 upper, qint64 hundredths)
{
    if (hundredths == 0 || lower == upper)
        return double(lower);
    const qint64 span = upper - lower;
    if (span > (qint64(1) << 55)) // the product would not fit
        return double(lower) + double(span) * double(hundredths) / 100.0;
    const qint64 part = span * hundredths;
    return double(lower + part / 100) + double(part % 100) / 100.0;
}

namespace {

// The quantile among values[first, end), of which everything before `first` is known to be smaller or equal.
double select(std::vector<qint64> &values, qint64 &first, const Rank &rank)
{
    const auto at = values.begin() + rank.index;
    std::nth_element(values.begin() + std::min(first, rank.index), at, values.end());
    first = rank.index;
    if (rank.hundredths == 0)
        return double(*at);
    return between(*at, *std::min_element(at + 1, values.end()), rank.hundredths);
}

std::optional<double> meanOf(const std::vector<qint64> &values)
{
    qint64 sum = 0;
    double wide = 0;
    bool fits = true;
    for (const qint64 v : values) {
        fits = fits && !__builtin_add_overflow(sum, v, &sum);
        wide += double(v);
    }
    if (values.empty())
        return std::nullopt;
    return (fits ? double(sum) : wide) / double(values.size());
}

} // namespace

std::optional<double> percentile(std::vector<qint64> &values, int percent)
{
    if (values.empty())
        return std::nullopt;
    qint64 first = 0;
    return select(values, first, rankOf(qint64(values.size()), percent));
}

std::optional<double> kaplanMeierMedian(std::vector<qint64> &events, std::vector<qint64> &censored)
{
    std::sort(events.begin(), events.end());
    std::sort(censored.begin(), censored.end());
    const size_t total = events.size() + censored.size();
    // Between two censorings the product of (r - d) / r telescopes, so the curve is `base * left / start`
    // exactly there.
    double base = 1;
    size_t gone = 0;
    size_t start = total;
    size_t c = 0;
    for (size_t e = 0; e < events.size();) {
        const qint64 at = events[e];
        size_t leaving = 0;
        while (c < censored.size() && censored[c] < at) {
            ++c;
            ++leaving;
        }
        if (leaving > 0) {
            base *= double(total - gone) / double(start);
            gone += leaving;
            start = total - gone;
        }
        while (e < events.size() && events[e] == at) {
            ++e;
            ++gone;
        }
        if (2 * base * double(total - gone) <= double(start) * (1 + 1e-12))
            return double(at);
    }
    return std::nullopt;
}

Distribution distribution(DistributionInput &input)
{
    Distribution d;
    std::vector<qint64> &values = input.values;
    d.n = qint64(values.size());
    d.noStart = input.noStart;
    d.noEnd = input.noEnd;
    d.order = input.order;
    d.open = input.open;
    if (!values.empty()) {
        d.mean = meanOf(values);
        qint64 first = 0;
        d.median = select(values, first, rankOf(d.n, 50));
        d.p90 = select(values, first, rankOf(d.n, 90));
        d.p95 = select(values, first, rankOf(d.n, 95));
        d.max = *std::max_element(values.begin() + first, values.end());
    }
    d.kmMedian = kaplanMeierMedian(values, input.censored);
    double logs = 0; // summed in order of size, so that the order of input cannot show in the last digit
    for (const qint64 v : values) {
        if (v > 0) {
            logs += std::log(double(v));
            ++d.geomeanN;
        }
    }
    if (d.geomeanN > 0)
        d.geomean = std::exp(logs / double(d.geomeanN));
    return d;
}

} // namespace binnacle
