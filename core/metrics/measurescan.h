// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One measure of all selected incidents in parts of a window, read in one pass over the columns: exact
// quantiles by counting into about two thousand logarithmic buckets and selecting only inside the bucket that
// holds the rank. Pure; any thread.

#include "calendar/workcalendar.h"
#include "metrics/incidentmetrics.h"

#include <optional>
#include <vector>

namespace binnacle {

// Logarithmic buckets of durations >= 0 ms: 32 for each doubling, in order of size.
inline constexpr size_t kBuckets = 2048;
[[nodiscard]] inline quint16 bucketOf(qint64 duration)
{
    return quint16((std::bit_cast<quint64>(double(duration + 1)) >> 47) - (quint64(1023) << 5));
}

// Exact quantiles of several groups of values read twice: first counted into buckets, then only the values of
// the few buckets that hold a wanted rank are taken.
class BucketQuantiles
{
public:
    BucketQuantiles(size_t groups, std::vector<int> percents);

    void count(size_t group, quint16 bucket) { ++m_counts[group * kBuckets + bucket]; }
    void prepare(); // between the two readings
    [[nodiscard]] bool wants(size_t group, quint16 bucket) const
    {
        return m_slot[group * kBuckets + bucket] != 0;
    }
    void take(size_t group, quint16 bucket, qint64 value)
    {
        m_held[m_slot[group * kBuckets + bucket] - 1U].values.push_back(value);
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

struct MeasureScan
{
    // Beside each other, of the incidents counted, by opened.
    std::vector<qint64> values;
    std::vector<quint16> buckets;
    std::vector<quint32> rows;
    std::vector<size_t> parts;  // where each part begins in them; then their size
    std::vector<qint64> openIn; // of each part

    qint64 noStart = 0, noEnd = 0, order = 0, open = 0;
    qint64 fromOpened = 0; // incidents without a detected stamp, for acknowledgement
    qint64 derived = 0;    // of those counted: states gave the stamp that ends it
    qint64 sum = 0;
    qint64 max = 0;

    [[nodiscard]] qint64 n() const { return qint64(values.size()); }
    // Without geometric mean and Kaplan-Meier: those are for the command line.
    [[nodiscard]] Distribution distribution() const;
    // Several quantiles of values [first, last): nothing for an empty range.
    [[nodiscard]] std::vector<std::optional<double>> quantiles(size_t first, size_t last,
                                                               std::vector<int> percents) const;
    void clear(); // keeps its memory
};

// `begins`: ascending instants of opened, the last one the end.
void scan(MeasureScan &out, const IncidentColumns &columns, const RowBits &selected, Measure measure,
          const std::vector<qint64> &begins, const std::optional<WorkCalendar> &calendar);

} // namespace binnacle
