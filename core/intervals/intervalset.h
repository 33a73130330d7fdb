// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A set of instants as sorted, disjoint, half-open stretches [from, to) of UTC milliseconds; stretches that
// touch are one. Every operation is linear in the stretches it meets. A value; any thread.

#include <QtGlobal>
#include <vector>

namespace binnacle {

struct Interval
{
    qint64 from = 0;
    qint64 to = 0;

    [[nodiscard]] bool isEmpty() const { return to <= from; }
    [[nodiscard]] qint64 length() const { return isEmpty() ? 0 : to - from; }
    friend bool operator==(const Interval &, const Interval &) = default;
};

class IntervalSet
{
public:
    IntervalSet() = default;
    IntervalSet(qint64 from, qint64 to) { add(from, to); }
    // Any order, overlapping, duplicate or empty: what is covered at least once is in the set.
    explicit IntervalSet(std::vector<Interval> unsorted);

    // Cheap at the end of the set, linear elsewhere. An empty stretch (to <= from) adds nothing.
    void add(qint64 from, qint64 to);

    [[nodiscard]] IntervalSet united(const IntervalSet &other) const;
    [[nodiscard]] IntervalSet intersected(const IntervalSet &other) const;
    [[nodiscard]] IntervalSet subtracted(const IntervalSet &other) const;
    [[nodiscard]] IntervalSet clipped(qint64 from, qint64 to) const;

    [[nodiscard]] qint64 measure() const; // milliseconds
    [[nodiscard]] bool contains(qint64 at) const;
    [[nodiscard]] bool isEmpty() const { return m_intervals.empty(); }
    [[nodiscard]] const std::vector<Interval> &intervals() const { return m_intervals; }
    [[nodiscard]] auto begin() const { return m_intervals.begin(); }
    [[nodiscard]] auto end() const { return m_intervals.end(); }

    friend bool operator==(const IntervalSet &, const IntervalSet &) = default;

private:
    std::vector<Interval> m_intervals;
};

} // namespace binnacle
