// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The cards of a board below its tiles.

#include "reports/boardmaker.h"

#include "base/timetext.h"
#include "metrics/rowloops.h"
#include "wording/metricwords.h"
#include "wording/quantities.h"

#include <algorithm>
#include <numeric>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kGroupRows = 12;
constexpr size_t kOldest = 10;
constexpr qint64 kLeastForPercentile = 10;

QString definitionOf(const QString &code)
{
    return wording::boardText(u"definition"_s, {{u"text"_s, wording::metricDefinition(code)},
                                                {u"version"_s, wording::metricVersion(code)}});
}

// A quarter of the dots is kept for the longest, the rest is every k-th of the others.
void chooseDots(const BoardParts &parts, size_t atMost, BoardDots &card)
{
    const MeasureScan &scan = parts.resolve;
    const IncidentColumns &columns = parts.input.columns;
    const size_t n = scan.values.size();
    size_t outlierBucket = kBuckets; // dots in buckets from here on are outliers
    size_t outliers = 0;
    if (n > atMost) {
        std::array<quint32, kBuckets> counts{};
        for (const quint16 bucket : scan.buckets)
            ++counts[bucket];
        while (outlierBucket > 0 && outliers + counts[outlierBucket - 1] <= atMost / 4)
            outliers += counts[--outlierBucket];
    }
    const size_t places = std::max<size_t>(1, atMost - outliers);
    const size_t step = std::max<size_t>(1, (n - outliers + places - 1) / places);
    size_t ordinary = 0;
    for (size_t i = 0; i < n; ++i) {
        const bool outlier = scan.buckets[i] >= outlierBucket;
        if (!outlier && ordinary++ % step != 0)
            continue;
        const size_t row = scan.rows[i];
        const qint64 opened = columns.opened()[row];
        BoardDot dot;
        dot.opened = opened;
        dot.resolved = columns.stamp(ColumnStamp::Resolved).at(row, opened).value_or(opened);
        dot.duration = scan.values[i];
        dot.ticket = columns.ids()[row];
        dot.priority = columns.priority()[row];
        dot.outlier = outlier;
        card.dots.push_back(dot);
    }
}

} // namespace

BoardDots makeDots(const BoardParts &parts, int atMost)
{
    const MeasureScan &scan = parts.resolve;
    const BoardFrame &frame = parts.frame;
    BoardDots card;
    card.title = wording::boardText(u"resolve-dots"_s);
    card.definition = definitionOf(u"resolve"_s);
    card.of = scan.n();
    card.open = scan.open;
    card.excluded = scan.noStart + scan.noEnd + scan.order;
    card.maximum = scan.max;
    for (const qint64 v : scan.values) {
        if (v > 0 && (card.minimum == 0 || v < card.minimum))
            card.minimum = v;
    }
    chooseDots(parts, size_t(std::max(1, atMost)), card);
    for (size_t w = 0; w + 1 < frame.weeks.size(); ++w) {
        const auto q = scan.quantiles(scan.parts[w], scan.parts[w + 1], {50, 90});
        BoardPoint point{frame.weeks[w], frame.weeks[w + 1], q[0], qint64(scan.parts[w + 1] - scan.parts[w])};
        card.median.push_back(point);
        point.value = point.n >= kLeastForPercentile ? q[1] : std::nullopt;
        card.p90.push_back(point);
        card.weekQueries.push_back(
            frame.query(frame.span(u"opened"_s, frame.weeks[w], frame.weeks[w + 1]) + u" has:resolved"_s));
    }
    return card;
}

BoardVolume makeVolume(const BoardParts &parts, const std::vector<qint64> &closedInBin)
{
    const BoardFrame &frame = parts.frame;
    const IncidentColumns &columns = parts.input.columns;
    BoardVolume card;
    card.title = wording::metricTitle(u"volume"_s);
    card.definition = definitionOf(u"volume"_s);
    card.binDays = frame.binDays;
    const std::vector<quint8> &priority = columns.priority();
    for (size_t b = 0; b + 1 < frame.bins.size(); ++b) {
        BoardBin bin;
        bin.from = frame.bins[b];
        bin.to = frame.bins[b + 1];
        const auto [first, last] = columns.range(bin.from, bin.to);
        forEachRow(parts.input.selected, first, last, [&](size_t row) { ++bin.opened[priority[row]]; });
        bin.closed = closedInBin[b];
        bin.binQuery = frame.query(frame.span(u"opened"_s, bin.from, bin.to));
        for (int p = 0; p < 5; ++p) {
            card.openedByPriority[p] += bin.opened[p];
            card.opened += bin.opened[p];
            if (bin.opened[p] > 0)
                bin.openedQuery[p] =
                    bin.binQuery + u" priority:"_s + (p == 0 ? u"none"_s : QString::number(p));
        }
        card.closed += bin.closed;
        if (bin.closed > 0)
            bin.closedQuery = frame.query(frame.span(u"closed"_s, bin.from, bin.to));
        card.bins.push_back(std::move(bin));
    }
    return card;
}

BoardBacklog makeBacklog(const BoardParts &parts, const RowBits &open)
{
    const BoardFrame &frame = parts.frame;
    const IncidentColumns &columns = parts.input.columns;
    BoardBacklog card;
    card.title = wording::metricTitle(u"backlog"_s);
    card.definition = definitionOf(u"backlog"_s);
    card.scope.window = false;
    struct Edge
    {
        int days;
        const char16_t *text;
    };
    static constexpr std::array kEdges{Edge{0, u"0–1 d"},  Edge{1, u"1–3 d"},    Edge{3, u"3–7 d"},
                                       Edge{7, u"7–14 d"}, Edge{14, u"14–30 d"}, Edge{30, u"> 30 d"}};
    // Ages count back from as of; an instant exactly at an edge is in the older band.
    const auto openedAt = [&](qint64 age) { return frame.asOf - age + 1; };
    for (size_t i = 0; i < kEdges.size(); ++i) {
        const bool youngest = i == 0;
        const bool oldest = i + 1 == kEdges.size();
        BoardBand band;
        band.text = QString::fromUtf16(kEdges[i].text);
        band.from = kEdges[i].days * kMsPerDay;
        if (!oldest)
            band.to = kEdges[i + 1].days * kMsPerDay;
        // Age in [from, to): opened in (as of - to, as of - from].
        const qint64 last = youngest ? std::numeric_limits<qint64>::max() : openedAt(band.from);
        const qint64 first = oldest ? std::numeric_limits<qint64>::min() : openedAt(*band.to);
        size_t begin = oldest ? 0 : columns.range(first, first).first;
        const size_t end = youngest ? columns.size() : columns.range(last, last).first;
        begin = std::min(begin, end);
        band.count = qint64(countRows(open, begin, end));
        card.open += band.count;
        if (!frame.past) {
            QString more = u"state:open"_s;
            if (!oldest)
                more += u" opened:>="_s + isoText(first, frame.queryZone);
            if (!youngest)
                more += u" opened:<"_s + isoText(last, frame.queryZone);
            band.filter = more;
            band.query = frame.query(more);
        }
        card.bands.push_back(std::move(band));
    }
    return card;
}

BoardGroups makeGroups(const BoardParts &parts, GroupBy by)
{
    const BoardFrame &frame = parts.frame;
    const IncidentColumns &columns = parts.input.columns;
    const ColumnName column = by == GroupBy::Team ? ColumnName::Team : ColumnName::Category;
    const QString field = by == GroupBy::Team ? u"team"_s : u"category"_s;
    const std::vector<quint32> &codes = columns.wide(column);
    BoardGroups card;
    card.by = by;
    card.title = wording::metricTitle(field);
    card.definition = definitionOf(field);

    const auto counted = [&](qint64 from, qint64 to) {
        std::vector<qint64> counts(columns.names(column).size(), 0);
        const auto [first, last] = columns.range(from, to);
        forEachRow(parts.input.selected, first, last, [&](size_t row) { ++counts[codes[row]]; });
        return counts;
    };
    const std::vector<qint64> counts = counted(frame.from, frame.to);
    const std::vector<qint64> prior = counted(frame.priorFrom, frame.priorTo);
    std::vector<quint32> order;
    for (quint32 code = 0; code < counts.size(); ++code) {
        if (counts[code] > 0)
            order.push_back(code);
    }
    card.groups = qint64(order.size());
    const size_t shown = std::min(kGroupRows, order.size());
    std::partial_sort(
        order.begin(), order.begin() + std::ptrdiff_t(shown), order.end(),
        [&](quint32 a, quint32 b) { return counts[a] != counts[b] ? counts[a] > counts[b] : a < b; });
    for (size_t i = shown; i < order.size(); ++i)
        card.otherIncidents += counts[order[i]];
    order.resize(shown);

    std::vector<quint8> slot(counts.size(), 0);
    std::vector<MeasureScan> scans(shown);
    for (size_t i = 0; i < shown; ++i) {
        slot[order[i]] = quint8(i + 1);
        scans[i].values.reserve(size_t(counts[order[i]]));
        scans[i].buckets.reserve(size_t(counts[order[i]]));
        BoardGroup group;
        group.name = order[i] == 0 ? u"none"_s : columns.names(column).name(order[i]);
        group.incidents = counts[order[i]];
        group.priorIncidents = prior[order[i]];
        QueryClause clause;
        clause.field = field;
        clause.values = {order[i] == 0 ? QueryValue{QueryValue::Kind::None, {}}
                                       : QueryValue{QueryValue::Kind::Text, group.name}};
        group.query = frame.windowQuery(Query(QueryNode::of(clause)).canonical());
        card.rows.push_back(std::move(group));
    }
    for (size_t i = 0; i < parts.resolve.rows.size(); ++i) {
        if (const quint8 s = slot[codes[parts.resolve.rows[i]]]) {
            scans[s - 1U].values.push_back(parts.resolve.values[i]);
            scans[s - 1U].buckets.push_back(parts.resolve.buckets[i]);
        }
    }
    const auto [first, last] = columns.range(frame.from, frame.to);
    forEachRow(parts.input.selected, first, last, [&](size_t row) {
        const quint8 s = slot[codes[row]];
        if (s == 0)
            return;
        BoardGroup &group = card.rows[s - 1U];
        group.open += columns.stateClass(row) == IncidentRow::Class::Open ? 1 : 0;
        const SlaVerdict verdict = slaOf(columns, row);
        group.sla.met += verdict == SlaVerdict::Met ? 1 : 0;
        group.sla.missed += verdict == SlaVerdict::Missed ? 1 : 0;
        group.sla.pending += verdict == SlaVerdict::Pending ? 1 : 0;
    });
    for (size_t i = 0; i < shown; ++i) {
        const auto q = scans[i].quantiles(0, scans[i].values.size(), {50, 90});
        card.rows[i].n = scans[i].n();
        card.rows[i].median = q[0];
        card.rows[i].p90 = card.rows[i].n >= kLeastForPercentile ? q[1] : std::nullopt;
    }
    return card;
}

std::vector<BoardOldest> makeOldest(const BoardParts &parts, const RowBits &open)
{
    const IncidentColumns &columns = parts.input.columns;
    std::vector<BoardOldest> all;
    for (size_t w = 0; w < open.words().size() && all.size() < kOldest; ++w) {
        forEachRow(open, w * 64, std::min(w * 64 + 64, columns.size()), [&](size_t row) {
            if (all.size() == kOldest)
                return;
            BoardOldest one;
            one.ticket = columns.ids()[row];
            one.priority = columns.priority()[row];
            one.team = columns.names(ColumnName::Team).name(columns.code(ColumnName::Team, row));
            one.opened = columns.opened()[row];
            one.age = std::max<qint64>(0, parts.frame.asOf - one.opened);
            all.push_back(one);
        });
    }
    return all;
}

} // namespace binnacle
