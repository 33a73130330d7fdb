// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One measure of all selected incidents in parts of a window, read off its column: exact quantiles by
// counting into about two thousand logarithmic buckets and selecting only inside the bucket that holds the
// rank. Pure; any thread.

#include "metrics/measurecolumns.h"
#include "metrics/rowloops.h"

#include <optional>
#include <vector>

namespace binnacle {

// Exact quantiles of several groups of values read twice: first counted into buckets, then only the values of
// the few buckets that hold a wanted rank are taken.
class BucketQuantiles
{
public:
    BucketQuantiles(size_t groups, std::vector<int> percents);

    // A cell beyond the buckets is counted nowhere.
    void count(size_t group, quint16 cell) { ++m_counts[group * kCells + cell]; }
    void prepare(); // between the two readings
    [[nodiscard]] bool wants(size_t group, quint16 cell) const { return m_slot[group * kCells + cell] != 0; }
    void take(size_t group, quint16 cell, qint64 value)
    {
        m_held[m_slot[group * kCells + cell] - 1U].values.push_back(value);
    }
    [[nodiscard]] qint64 n(size_t group) const { return m_n[group]; }
    [[nodiscard]] std::vector<std::optional<double>>
    of(size_t group); // beside percents; nothing for an empty group

private:
    struct Held
    {
        qint64 below = 0; // values of the group in smaller buckets
        std::vector<qint64> values;
    };
    [[nodiscard]] qint64 at(size_t group, qint64 rank);

    std::vector<int> m_percents;
    std::vector<quint32> m_counts;
    std::vector<quint16> m_slot;                     // 1 + index in m_held
    std::vector<qint64> m_n;                         // by group
    std::vector<std::pair<size_t, size_t>> m_heldOf; // by group: its range of m_held
    std::vector<Held> m_held;
};

struct MeasurePart
{
    qint64 n = 0;
    qint64 open = 0;
    std::optional<double> median, p90;
};

struct MeasureScan
{
    static constexpr qint64 kFew = 10; // up to so many values are kept

    std::vector<MeasurePart> parts;
    std::vector<quint32> counts; // by cell of the whole window; empty where the column is
    std::vector<qint64> few;     // the values in order, where they are no more than kFew

    qint64 n = 0;
    qint64 noStart = 0, noEnd = 0, order = 0, open = 0;
    qint64 fromOpened = 0; // incidents without a detected stamp, for acknowledgement
    qint64 derived = 0;    // of those counted: states gave the stamp that ends it
    qint64 sum = 0;
    qint64 minimum = 0, maximum = 0; // the least above 0; 0: none is
    std::optional<double> median, p90, p95;

    // Without geometric mean and Kaplan-Meier: those are for the command line.
    [[nodiscard]] Distribution distribution() const;
};

// `begins`: ascending instants of opened, the last one the end; `rows` are selected ones that reach over
// them. Fills the measure's column where it is read.
[[nodiscard]] MeasureScan scan(const IncidentColumns &columns, MeasureColumns &measures, const RowList &rows,
                               Measure measure, const std::vector<qint64> &begins);

} // namespace binnacle
