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

struct MeasureScan
{
    // Beside each other, of the incidents counted, by opened.
    std::vector<qint64> values;
    std::vector<quint16> buckets;
    std::vector<quint32> rows;
    std::vector<size_t> parts; // where each part begins in them; then their size

    qint64 noStart = 0, noEnd = 0, order = 0, open = 0;
    qint64 fromOpened = 0; // incidents without a detected stamp, for acknowledgement
    qint64 sum = 0;
    qint64 max = 0;

    [[nodiscard]] qint64 n() const { return qint64(values.size()); }
    // Without geometric mean and Kaplan-Meier: those are for the command line.
    [[nodiscard]] Distribution distribution() const;
    // Several quantiles of values [first, last): nothing for an empty range.
    [[nodiscard]] std::vector<std::optional<double>> quantiles(size_t first, size_t last,
                                                               std::initializer_list<int> percents) const;
};

// `begins`: ascending instants of opened, the last one the end.
[[nodiscard]] MeasureScan scan(const IncidentColumns &columns, const RowBits &selected, Measure measure,
                               const std::vector<qint64> &begins,
                               const std::optional<WorkCalendar> &calendar);

} // namespace binnacle
