// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// By row, where an incident counts in a measure: the bucket of its duration, or why it has none. Neither
// filter nor window has a say in that, so it is worked out once, block by block as it is asked for, and kept
// as long as the columns stay as they are. Of its holder; different measures may be read on different
// threads.

#include "calendar/workcalendar.h"
#include "metrics/incidentmetrics.h"

#include <array>
#include <bit>
#include <optional>
#include <vector>

namespace binnacle {

// Logarithmic buckets of durations >= 0 ms: 32 for each doubling, in order of size.
inline constexpr size_t kBuckets = 2048;
[[nodiscard]] inline quint16 bucketOf(qint64 duration)
{
    return quint16((std::bit_cast<quint64>(double(duration + 1)) >> 47) - (quint64(1023) << 5));
}
// Beyond the buckets: why an incident is not counted.
enum UncountedCell : quint16 { kOpenCell = kBuckets, kNoStartCell, kNoEndCell, kOrderCell };
inline constexpr size_t kCells = kBuckets + 4;

class MeasureColumn
{
public:
    // Fills what is not yet filled of rows [first, last).
    void fill(size_t first, size_t last);

    // No incident has either stamp: there are no cells.
    [[nodiscard]] bool isEmpty() const { return m_cells.empty(); }
    [[nodiscard]] const quint16 *cells() const { return m_cells.data(); } // in whole words of 64 rows
    [[nodiscard]] const RowBits &counted() const { return m_counted; }
    // Whose end states gave; of those counted.
    [[nodiscard]] const RowBits &derived() const { return m_derived; }
    [[nodiscard]] bool hasDerived() const { return m_derivedMark != 0; }
    // Of a row counted.
    [[nodiscard]] qint64 value(size_t row) const
    {
        return m_calendar ? m_values[row] : m_end->delta(row) - (m_start ? startOf(row) : 0);
    }
    // The same for a loop over many: what is known before it is not asked in it.
    template <typename F>
    void withValues(F loop) const
    {
        if (m_calendar)
            loop([values = m_values.data()](size_t row) { return values[row]; });
        else if (m_start)
            loop([this, end = m_end](size_t row) { return end->delta(row) - startOf(row); });
        else
            loop([end = m_end](size_t row) { return end->delta(row); });
    }

private:
    friend class MeasureColumns;
    void follow(const IncidentColumns &columns, Measure measure, const std::optional<WorkCalendar> &calendar);
    void fillBlock(size_t first, size_t last);
    [[nodiscard]] qint64 startOf(size_t row) const
    {
        const qint64 start = m_start->delta(row);
        return start == StampColumn::kAbsent ? 0 : start; // then from opened
    }

    const IncidentColumns *m_columns = nullptr;
    const StampColumn *m_start = nullptr; // null: opened, or no incident has it
    const StampColumn *m_end = nullptr;   // null: no incident has it
    bool m_openedInstead = false;         // of a missing start
    quint8 m_derivedMark = 0;
    std::optional<WorkCalendar> m_calendar;
    std::vector<quint16> m_cells;
    std::vector<qint64> m_values; // of working time
    RowBits m_counted, m_derived;
    std::vector<bool> m_filled; // by block
};

class MeasureColumns
{
public:
    // Keeps what still holds of these columns.
    void follow(const IncidentColumns &columns, const std::optional<WorkCalendar> &calendar);

    // Not of Close, nor of ResolveFirst.
    [[nodiscard]] MeasureColumn &of(Measure measure) { return m_measures[size_t(measure)]; }
    [[nodiscard]] const RowBits &open() const { return m_open; } // in a state of class open
    [[nodiscard]] const RowBits &ofPriority(int priority) const
    {
        return m_grave[size_t(priority) - 1];
    } // 1, 2
    [[nodiscard]] size_t bytes() const;

private:
    quint64 m_revision = 0;
    const IncidentColumns *m_columns = nullptr;
    std::optional<WorkCalendar> m_calendar;
    std::array<MeasureColumn, 4> m_measures; // Ttd, Tta, Ttr, Resolve
    RowBits m_open;
    std::array<RowBits, 2> m_grave;
};

} // namespace binnacle
