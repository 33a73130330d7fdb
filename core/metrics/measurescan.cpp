// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/measurescan.h"

#include <algorithm>
#include <numeric>

namespace binnacle {

namespace {

using Counts = std::vector<quint32>; // by cell

// The values at some ranks of the rows counted: found by what each bucket has, then read from the rows.
class Ranks
{
public:
    void want(qint64 rank) { m_ranks.push_back(rank); }
    void want(const Rank &rank)
    {
        want(rank.index);
        if (rank.hundredths != 0)
            want(rank.index + 1);
    }

    // Of places [first, last) of the rows; `cells` is of the first.
    void read(const Counts &counts, const quint16 *cells, const RowList &rows, size_t first, size_t last,
              const MeasureColumn &column)
    {
        std::sort(m_ranks.begin(), m_ranks.end());
        quint16 bucket = 0;
        qint64 below = 0;
        std::vector<quint16>
            wanted; // no more than eight: three percents with two neighbors each, and both ends
        for (const qint64 rank : m_ranks) {
            while (below + counts[bucket] <= rank)
                below += counts[bucket++];
            if (!wanted.empty() && wanted.back() == bucket)
                continue;
            wanted.push_back(bucket);
            m_held.push_back({below, {}});
            m_held.back().values.reserve(counts[bucket]);
        }
        forEachOf(cells, last - first, wanted, [&](size_t place) {
            const auto held = std::find(wanted.begin(), wanted.end(), cells[place]) - wanted.begin();
            m_held[size_t(held)].values.push_back(column.value(rows.row(first + place)));
        });
    }

    [[nodiscard]] qint64 at(qint64 rank)
    {
        auto held = m_held.begin();
        while (rank >= held->below + qint64(held->values.size()))
            ++held;
        const auto place = held->values.begin() + (rank - held->below);
        std::nth_element(held->values.begin(), place, held->values.end());
        return *place;
    }
    [[nodiscard]] double at(const Rank &rank)
    {
        const qint64 low = at(rank.index);
        return rank.hundredths == 0 ? double(low) : between(low, at(rank.index + 1), rank.hundredths);
    }

private:
    struct Held // what a bucket has
    {
        qint64 below; // values in smaller ones
        std::vector<qint64> values;
    };
    std::vector<qint64> m_ranks;
    std::vector<Held> m_held;
};

class Scanner
{
public:
    Scanner(MeasureScan &out, const RowList &rows, size_t first, size_t last, const MeasureColumn &column)
        : m_out(out)
        , m_rows(rows)
        , m_first(first)
        , m_column(column)
        , m_part(kCells)
        , m_own(rows.isAll() ? 0 : last - first)
    {
        out.counts.assign(kCells, 0);
    }

    void part(size_t first, size_t last)
    {
        std::fill(m_part.begin(), m_part.end(), 0);
        m_rows.with([&](auto rowOf) {
            m_column.withValues([&](auto valueOf) { m_out.sum += count(first, last, rowOf, valueOf); });
        });
        for (size_t cell = 0; cell < kCells; ++cell)
            m_out.counts[cell] += m_part[cell];
        MeasurePart part;
        part.n = std::accumulate(m_part.begin(), m_part.begin() + kBuckets, qint64(0));
        part.open = m_part[kOpenCell];
        if (part.n > 0) {
            const Rank median = rankOf(part.n, 50);
            const Rank p90 = rankOf(part.n, 90);
            Ranks ranks;
            ranks.want(median);
            ranks.want(p90);
            ranks.read(m_part, cellsFrom(first), m_rows, first, last, m_column);
            part.median = ranks.at(median);
            part.p90 = ranks.at(p90);
        }
        m_out.n += part.n;
        m_out.parts.push_back(part);
    }

    void whole(size_t first, size_t last)
    {
        m_out.open = m_out.counts[kOpenCell];
        m_out.noStart = m_out.counts[kNoStartCell];
        m_out.noEnd = m_out.counts[kNoEndCell];
        m_out.order = m_out.counts[kOrderCell];
        if (m_out.n == 0)
            return;
        const Rank median = rankOf(m_out.n, 50);
        const Rank p90 = rankOf(m_out.n, 90);
        const Rank p95 = rankOf(m_out.n, 95);
        const qint64 zeros = m_out.counts[0]; // a duration of nothing has a bucket of its own
        Ranks ranks;
        for (const Rank &rank : {median, p90, p95})
            ranks.want(rank);
        ranks.want(std::min(zeros, m_out.n - 1));
        ranks.want(m_out.n - 1);
        ranks.read(m_out.counts, cellsFrom(first), m_rows, first, last, m_column);
        m_out.median = ranks.at(median);
        m_out.p90 = ranks.at(p90);
        m_out.p95 = ranks.at(p95);
        m_out.minimum = zeros < m_out.n ? ranks.at(zeros) : 0;
        m_out.maximum = ranks.at(m_out.n - 1);
        if (m_out.n > MeasureScan::kFew)
            return;
        for (size_t place = first; place < last; ++place) {
            if (const size_t row = m_rows.row(place); m_column.cells()[row] < kBuckets)
                m_out.few.push_back(m_column.value(row));
        }
        std::sort(m_out.few.begin(), m_out.few.end());
    }

private:
    // The sum of their values.
    template <typename RowOf, typename ValueOf>
    qint64 count(size_t first, size_t last, RowOf rowOf, ValueOf valueOf)
    {
        quint32 *counts = m_part.data();
        const quint16 *cells = m_column.cells();
        quint16 *own = m_rows.isAll() ? nullptr : m_own.data();
        qint64 sum = 0;
        for (size_t place = first; place < last; ++place) {
            const size_t row = rowOf(place);
            const quint16 cell = cells[row];
            ++counts[cell];
            if (own != nullptr)
                own[place - m_first] = cell;
            if (cell < kBuckets) [[likely]]
                sum += valueOf(row);
        }
        return sum;
    }
    // The cells of the rows beside each other.
    [[nodiscard]] const quint16 *cellsFrom(size_t place) const
    {
        return m_rows.isAll() ? m_column.cells() + m_rows.row(place) : m_own.data() + (place - m_first);
    }

    MeasureScan &m_out;
    const RowList &m_rows;
    size_t m_first;
    const MeasureColumn &m_column;
    Counts m_part;
    std::vector<quint16> m_own; // where they are not beside each other in the column
};

// No incident has either stamp: all that is not open lacks the same.
void countWithout(MeasureScan &out, Measure measure, const RowBits &open, const RowBits &selected,
                  size_t first, size_t last)
{
    out.open = qint64(countRows(selected, open, first, last));
    const qint64 rest = qint64(countRows(selected, first, last)) - out.open;
    (stampsOf(measure).openedInstead ? out.noEnd : out.noStart) = rest;
}

} // namespace

MeasureScan scan(const IncidentColumns &columns, MeasureColumns &measures, const RowList &rows,
                 Measure measure, const std::vector<qint64> &begins)
{
    const RowBits &selected = rows.bits();
    MeasureScan out;
    MeasureColumn &column = measures.of(measure);
    const auto [first, last] = columns.range(begins.front(), begins.back());
    if (column.isEmpty()) {
        for (size_t i = 1; i < begins.size(); ++i) {
            const auto [a, b] = columns.range(begins[i - 1], begins[i]);
            out.parts.push_back({0, qint64(countRows(selected, measures.open(), a, b)), {}, {}});
        }
        countWithout(out, measure, measures.open(), selected, first, last);
    } else {
        column.fill(first, last);
        const size_t begin = rows.placeOf(first);
        Scanner scanner(out, rows, begin, rows.placeOf(last), column);
        size_t row = first;
        size_t place = begin;
        for (size_t i = 1; i < begins.size(); ++i) {
            row = columns.rowFrom(row, begins[i]);
            const size_t next = rows.placeOf(row);
            scanner.part(place, next);
            place = next;
        }
        scanner.whole(begin, place);
        if (column.hasDerived())
            out.derived = qint64(countRows(selected, column.derived(), first, last));
    }
    if (measure == Measure::Tta) {
        const StampColumn &detected = columns.stamp(ColumnStamp::Detected);
        out.fromOpened = qint64(countRows(selected, first, last));
        if (!detected.isEmpty())
            forEachRow(selected, first, last, [&](size_t row) {
                out.fromOpened -= detected.delta(row) != StampColumn::kAbsent ? 1 : 0;
            });
    }
    return out;
}

BucketQuantiles::BucketQuantiles(size_t groups, std::vector<int> percents)
    : m_percents(std::move(percents))
    , m_counts(groups * kCells)
    , m_slot(groups * kCells)
    , m_n(groups)
    , m_heldOf(groups)
{}

void BucketQuantiles::prepare()
{
    std::vector<qint64> ranks;
    for (size_t g = 0; g < m_n.size(); ++g) {
        const quint32 *counts = m_counts.data() + g * kCells;
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
                m_slot[g * kCells + b] = quint16(m_held.size());
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

Distribution MeasureScan::distribution() const
{
    Distribution d;
    d.n = n;
    d.noStart = noStart;
    d.noEnd = noEnd;
    d.order = order;
    d.open = open;
    d.median = median;
    d.p90 = p90;
    d.p95 = p95;
    if (n > 0) {
        d.mean = double(sum) / double(n);
        d.max = maximum;
    }
    return d;
}

} // namespace binnacle
