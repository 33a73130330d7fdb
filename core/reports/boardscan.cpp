// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/boardscan.h"

#include "metrics/rowloops.h"

#include <algorithm>
#include <array>

namespace binnacle {

namespace {

// Ranks of a percentile: one value, or two neighbors.
struct Wanted
{
    Rank rank;
    qint64 lower = 0, upper = 0;
};

struct Columns
{
    const StampColumn *start = nullptr; // null: opened
    const StampColumn *end = nullptr;
    bool openedInstead = false; // of a missing start
};

Columns columnsOf(const IncidentColumns &columns, Measure measure)
{
    switch (measure) {
    case Measure::Ttd:
        return {&columns.stamp(ColumnStamp::Occurred), &columns.stamp(ColumnStamp::Detected), false};
    case Measure::Tta:
        return {&columns.stamp(ColumnStamp::Detected), &columns.stamp(ColumnStamp::Acknowledged), true};
    case Measure::Ttr:
        return {&columns.stamp(ColumnStamp::Occurred), &columns.stamp(ColumnStamp::Restored), false};
    case Measure::Close:
        return {nullptr, &columns.stamp(ColumnStamp::Closed), true};
    case Measure::Resolve:
    case Measure::ResolveFirst:
        break;
    }
    return {nullptr, &columns.stamp(ColumnStamp::Resolved), true};
}

class Scanner
{
public:
    Scanner(const IncidentColumns &columns, Measure measure, const std::optional<WorkCalendar> &calendar)
        : m_columns(columns)
        , m_use(columnsOf(columns, measure))
        , m_calendar(calendar)
    {}

    // Kind: what is known of the columns before the loop, so that the loop does not ask.
    template <bool kHasStart, bool kHasEnd>
    void read(const RowBits &selected, size_t first, size_t last, MeasureScan &out) const
    {
        const std::vector<quint8> &flags = m_columns.flags();
        forEachRow(selected, first, last, [&](size_t row) {
            qint64 end = StampColumn::kAbsent;
            if constexpr (kHasEnd)
                end = m_use.end->delta(row);
            if (end == StampColumn::kAbsent && (flags[row] & 3) == quint8(IncidentRow::Class::Open)) {
                ++out.open;
                return;
            }
            qint64 start = StampColumn::kAbsent;
            if constexpr (kHasStart)
                start = m_use.start->delta(row);
            if (start == StampColumn::kAbsent) {
                if (!m_use.openedInstead) {
                    ++out.noStart;
                    return;
                }
                start = 0;
            }
            if (end == StampColumn::kAbsent) {
                ++out.noEnd;
                return;
            }
            if (end < start) {
                ++out.order;
                return;
            }
            qint64 value = end - start;
            if (m_calendar) [[unlikely]] {
                const qint64 opened = m_columns.opened()[row];
                value = m_calendar->working(opened + start, opened + end);
            }
            out.values.push_back(value);
            out.rows.push_back(quint32(row));
        });
    }

    void read(const RowBits &selected, size_t first, size_t last, MeasureScan &out) const
    {
        const bool hasStart = m_use.start && !m_use.start->isEmpty();
        const bool hasEnd = !m_use.end->isEmpty();
        if (hasStart && hasEnd)
            read<true, true>(selected, first, last, out);
        else if (hasStart)
            read<true, false>(selected, first, last, out);
        else if (hasEnd)
            read<false, true>(selected, first, last, out);
        else
            read<false, false>(selected, first, last, out);
    }

private:
    const IncidentColumns &m_columns;
    Columns m_use;
    const std::optional<WorkCalendar> &m_calendar;
};

} // namespace

MeasureScan scan(const IncidentColumns &columns, const RowBits &selected, Measure measure,
                 const std::vector<qint64> &begins, const std::optional<WorkCalendar> &calendar)
{
    MeasureScan out;
    const auto [first, last] = columns.range(begins.front(), begins.back());
    const size_t expected = countRows(selected, first, last);
    out.values.reserve(expected);
    out.rows.reserve(expected);
    const Scanner scanner(columns, measure, calendar);
    for (size_t i = 0; i + 1 < begins.size(); ++i) {
        const auto [a, b] = columns.range(begins[i], begins[i + 1]);
        out.parts.push_back(out.values.size());
        scanner.read(selected, a, b, out);
    }
    out.parts.push_back(out.values.size());
    out.buckets.resize(out.values.size());
    for (size_t i = 0; i < out.values.size(); ++i) {
        const qint64 v = out.values[i];
        out.buckets[i] = bucketOf(v);
        out.sum += v;
        out.max = std::max(out.max, v);
    }
    if (measure == Measure::Tta) {
        const StampColumn &detected = columns.stamp(ColumnStamp::Detected);
        if (detected.isEmpty())
            out.fromOpened = qint64(expected);
        else
            forEachRow(selected, first, last, [&](size_t row) {
                out.fromOpened += detected.delta(row) == StampColumn::kAbsent ? 1 : 0;
            });
    }
    return out;
}

std::vector<std::optional<double>> MeasureScan::quantiles(size_t first, size_t last,
                                                          std::initializer_list<int> percents) const
{
    std::vector<std::optional<double>> found(percents.size());
    const size_t n = last - first;
    if (n == 0)
        return found;
    if (n <= 64) { // few: sorting them is quicker than counting
        std::vector<qint64> sorted(values.begin() + std::ptrdiff_t(first),
                                   values.begin() + std::ptrdiff_t(last));
        std::sort(sorted.begin(), sorted.end());
        size_t i = 0;
        for (const int percent : percents) {
            const Rank r = rankOf(qint64(n), percent);
            const size_t at = size_t(r.index);
            found[i++] = between(sorted[at], sorted[std::min(at + 1, n - 1)], r.hundredths);
        }
        return found;
    }
    std::array<quint32, kBuckets> counts{};
    for (size_t i = first; i < last; ++i)
        ++counts[buckets[i]];
    // Buckets that hold a wanted rank, and how many values lie below each.
    struct Held
    {
        quint16 bucket;
        qint64 below;
        std::vector<qint64> values;
    };
    std::vector<Held> held;
    std::vector<qint64> ranks;
    for (const int percent : percents) {
        const Rank r = rankOf(qint64(n), percent);
        ranks.push_back(r.index);
        if (r.hundredths != 0)
            ranks.push_back(r.index + 1);
    }
    std::sort(ranks.begin(), ranks.end());
    qint64 below = 0;
    size_t next = 0;
    for (size_t b = 0; b < kBuckets && next < ranks.size(); ++b) {
        const qint64 end = below + counts[b];
        if (ranks[next] < end) {
            held.push_back({quint16(b), below, {}});
            held.back().values.reserve(counts[b]);
            while (next < ranks.size() && ranks[next] < end)
                ++next;
        }
        below = end;
    }
    std::array<quint8, kBuckets> slot{};
    for (size_t h = 0; h < held.size(); ++h)
        slot[held[h].bucket] = quint8(h + 1);
    for (size_t i = first; i < last; ++i) {
        if (const quint8 h = slot[buckets[i]])
            held[h - 1U].values.push_back(values[i]);
    }
    const auto valueAt = [&held](qint64 rank) {
        for (Held &h : held) {
            const qint64 inside = rank - h.below;
            if (inside >= 0 && inside < qint64(h.values.size())) {
                const auto at = h.values.begin() + inside;
                std::nth_element(h.values.begin(), at, h.values.end());
                return *at;
            }
        }
        return qint64(0); // not reached: every rank has its bucket
    };
    size_t i = 0;
    for (const int percent : percents) {
        const Rank r = rankOf(qint64(n), percent);
        const qint64 low = valueAt(r.index);
        found[i++] = r.hundredths == 0 ? double(low) : between(low, valueAt(r.index + 1), r.hundredths);
    }
    return found;
}

Distribution MeasureScan::distribution() const
{
    Distribution d;
    d.n = n();
    d.noStart = noStart;
    d.noEnd = noEnd;
    d.order = order;
    d.open = open;
    if (d.n > 0) {
        const auto q = quantiles(0, values.size(), {50, 90, 95});
        d.mean = double(sum) / double(d.n);
        d.median = q[0];
        d.p90 = q[1];
        d.p95 = q[2];
        d.max = max;
    }
    return d;
}

} // namespace binnacle
