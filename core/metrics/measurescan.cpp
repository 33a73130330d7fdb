// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/measurescan.h"

#include "metrics/rowloops.h"

#include <algorithm>
#include <numeric>

namespace binnacle {

namespace {

struct Columns
{
    const StampColumn *start = nullptr; // null: opened
    const StampColumn *end = nullptr;
    bool openedInstead = false; // of a missing start
};

Columns columnsOf(const IncidentColumns &columns, Measure measure)
{
    const MeasureStamps stamps = stampsOf(measure);
    return {stamps.start ? &columns.stamp(*stamps.start) : nullptr, &columns.stamp(stamps.end),
            stamps.openedInstead};
}

// The mark in the column of levels of an end that states gave; 0: no measure's that can be.
quint8 derivedMark(Measure measure)
{
    return measure == Measure::Tta       ? IncidentColumns::kAcknowledgedDerived
           : measure == Measure::Resolve ? IncidentColumns::kResolvedDerived
                                         : 0;
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
            out.buckets.push_back(bucketOf(value));
            out.rows.push_back(quint32(row));
            out.sum += value;
            out.max = std::max(out.max, value);
        });
    }

    // No incident has either stamp: all that is not open lacks the same.
    void countWithout(const RowBits &selected, size_t first, size_t last, MeasureScan &out) const
    {
        const std::vector<quint8> &flags = m_columns.flags();
        qint64 open = 0;
        forEachRow(selected, first, last,
                   [&](size_t row) { open += (flags[row] & 3) == quint8(IncidentRow::Class::Open) ? 1 : 0; });
        out.open += open;
        (m_use.openedInstead ? out.noEnd : out.noStart) += qint64(countRows(selected, first, last)) - open;
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
            countWithout(selected, first, last, out);
    }

private:
    const IncidentColumns &m_columns;
    Columns m_use;
    const std::optional<WorkCalendar> &m_calendar;
};

} // namespace

void scan(MeasureScan &out, const IncidentColumns &columns, const RowBits &selected, Measure measure,
          const std::vector<qint64> &begins, const std::optional<WorkCalendar> &calendar)
{
    out.clear();
    const auto [first, last] = columns.range(begins.front(), begins.back());
    const size_t expected = countRows(selected, first, last);
    out.values.reserve(expected);
    out.buckets.reserve(expected);
    out.rows.reserve(expected);
    const Scanner scanner(columns, measure, calendar);
    for (size_t i = 0; i + 1 < begins.size(); ++i) {
        const auto [a, b] = columns.range(begins[i], begins[i + 1]);
        out.parts.push_back(out.values.size());
        const qint64 open = out.open;
        scanner.read(selected, a, b, out);
        out.openIn.push_back(out.open - open);
    }
    out.parts.push_back(out.values.size());
    if (const quint8 mark = derivedMark(measure)) {
        for (const quint32 row : out.rows)
            out.derived += (columns.levels()[row] & mark) != 0 ? 1 : 0;
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
}

void MeasureScan::clear()
{
    values.clear();
    buckets.clear();
    rows.clear();
    parts.clear();
    openIn.clear();
    noStart = noEnd = order = open = fromOpened = derived = sum = max = 0;
}

BucketQuantiles::BucketQuantiles(size_t groups, std::vector<int> percents)
    : m_percents(std::move(percents))
    , m_counts(groups * kBuckets)
    , m_slot(groups * kBuckets)
    , m_n(groups)
    , m_heldOf(groups)
{}

void BucketQuantiles::prepare()
{
    std::vector<qint64> ranks;
    for (size_t g = 0; g < m_n.size(); ++g) {
        const quint32 *counts = m_counts.data() + g * kBuckets;
        m_n[g] = std::accumulate(counts, counts + kBuckets, qint64(0));
        m_heldOf[g] = {m_held.size(), m_held.size()};
        if (m_n[g] == 0)
            continue;
        ranks.clear();
        for (const int percent : m_percents) {
            const Rank r = rankOf(m_n[g], percent);
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
                m_held.push_back({below, {}});
                m_held.back().values.reserve(counts[b]);
                m_slot[g * kBuckets + b] = quint16(m_held.size());
                while (next < ranks.size() && ranks[next] < end)
                    ++next;
            }
            below = end;
        }
        m_heldOf[g].second = m_held.size();
    }
}

qint64 BucketQuantiles::at(size_t group, qint64 rank)
{
    for (size_t i = m_heldOf[group].first; i < m_heldOf[group].second; ++i) {
        Held &held = m_held[i];
        const qint64 inside = rank - held.below;
        if (inside >= 0 && inside < qint64(held.values.size())) {
            const auto place = held.values.begin() + inside;
            std::nth_element(held.values.begin(), place, held.values.end());
            return *place;
        }
    }
    return 0; // not reached: every rank has its bucket
}

std::vector<std::optional<double>> BucketQuantiles::of(size_t group)
{
    std::vector<std::optional<double>> found(m_percents.size());
    for (size_t i = 0; i < m_percents.size() && m_n[group] > 0; ++i) {
        const Rank r = rankOf(m_n[group], m_percents[i]);
        const qint64 low = at(group, r.index);
        found[i] = r.hundredths == 0 ? double(low) : between(low, at(group, r.index + 1), r.hundredths);
    }
    return found;
}

std::vector<std::optional<double>> MeasureScan::quantiles(size_t first, size_t last,
                                                          std::vector<int> percents) const
{
    constexpr size_t kFew = 512; // so many are selected from quicker than counted
    const size_t n = last - first;
    if (n <= kFew) {
        std::vector<std::optional<double>> found(percents.size());
        std::vector<qint64> copy(values.begin() + std::ptrdiff_t(first),
                                 values.begin() + std::ptrdiff_t(last));
        for (size_t i = 0; i < percents.size(); ++i)
            found[i] = percentile(copy, percents[i]);
        return found;
    }
    BucketQuantiles finder(1, std::move(percents));
    for (size_t i = first; i < last; ++i)
        finder.count(0, buckets[i]);
    finder.prepare();
    for (size_t i = first; i < last; ++i) {
        if (finder.wants(0, buckets[i]))
            finder.take(0, buckets[i], values[i]);
    }
    return finder.of(0);
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
