// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How badly a service was impaired, and when: sorted, disjoint stretches with a weight, where overlaps took
// the greatest weight (metrics.md 3.2, O-12), never the sum. A weight of 0 is recorded trouble that counts
// for nothing. Order, duplicates and an outage told in pieces change nothing. A value; any thread.

#include "intervals/intervalset.h"

#include <vector>

namespace binnacle {

// Half-open, UTC milliseconds; weight from 0 (degraded) to 1 (down).
struct ImpairedStretch
{
    qint64 from = 0;
    qint64 to = 0;
    double weight = 1;

    [[nodiscard]] qint64 length() const { return to > from ? to - from : 0; }
    friend bool operator==(const ImpairedStretch &, const ImpairedStretch &) = default;
};

class Impairment
{
public:
    Impairment() = default;
    // Any order, overlapping, duplicate or empty; weights outside [0, 1] are taken to its ends.
    explicit Impairment(std::vector<ImpairedStretch> unsorted);
    Impairment(const IntervalSet &when, double weight);

    // What impairs either: at each instant the greater weight.
    [[nodiscard]] Impairment united(const Impairment &other) const;
    [[nodiscard]] Impairment within(const IntervalSet &set) const;
    [[nodiscard]] Impairment without(const IntervalSet &set) const;

    [[nodiscard]] double weighted() const;      // milliseconds, each by its weight
    [[nodiscard]] IntervalSet down() const;     // weight 1
    [[nodiscard]] IntervalSet counting() const; // weight above 0
    [[nodiscard]] IntervalSet recorded() const; // any weight
    [[nodiscard]] bool isEmpty() const { return m_stretches.empty(); }
    [[nodiscard]] const std::vector<ImpairedStretch> &stretches() const { return m_stretches; }

    friend bool operator==(const Impairment &, const Impairment &) = default;

private:
    void append(qint64 from, qint64 to, double weight);

    std::vector<ImpairedStretch> m_stretches;
};

} // namespace binnacle
