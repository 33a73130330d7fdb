// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The cards of a board below its tiles.

#include "reports/boardmaker.h"

#include "base/timetext.h"
#include "metrics/rowloops.h"
#include "wording/metricwords.h"
#include "wording/quantities.h"

#include <algorithm>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kOldest = 10;

// Up to this priority every dot is drawn: as many of the grave ones as take no more than half of the dots.
quint8 graveUpTo(const MeasureScan &scan, const std::vector<quint8> &priority, size_t atMost)
{
    std::array<size_t, 5> counts{};
    for (const quint32 row : scan.rows)
        ++counts[std::min<size_t>(priority[row], 4)];
    if (counts[1] > atMost / 2)
        return 0;
    return counts[1] + counts[2] > atMost / 2 ? 1 : 2;
}

// The grave ones, then of the others a quarter for the longest and every k-th of the rest.
void chooseDots(const BoardParts &parts, const MeasureScan &scan, size_t atMost, BoardDots &card)
{
    const IncidentColumns &columns = parts.input.columns;
    const std::vector<quint8> &priority = columns.priority();
    const size_t n = scan.values.size();
    const quint8 grave = n > atMost ? graveUpTo(scan, priority, atMost) : 0;
    const auto isGrave = [&](size_t i) {
        const quint8 its = priority[scan.rows[i]];
        return its >= 1 && its <= grave;
    };
    size_t outlierBucket = kBuckets; // dots in buckets from here on are outliers
    size_t outliers = 0;
    size_t others = n;
    size_t room = atMost;
    if (n > atMost) {
        std::array<quint32, kBuckets> counts{};
        for (size_t i = 0; i < n; ++i) {
            if (isGrave(i)) {
                --others;
                --room;
            } else {
                ++counts[scan.buckets[i]];
            }
        }
        while (outlierBucket > 0 && outliers + counts[outlierBucket - 1] <= room / 4)
            outliers += counts[--outlierBucket];
    }
    const size_t places = std::max<size_t>(1, room - outliers);
    const size_t step = std::max<size_t>(1, (others - outliers + places - 1) / places);
    size_t wait = 0;
    for (size_t i = 0; i < n; ++i) {
        const bool outlier = scan.buckets[i] >= outlierBucket;
        const bool isKept = outlier || isGrave(i);
        if (!isKept && wait-- != 0)
            continue;
        if (!isKept)
            wait = step - 1;
        const size_t row = scan.rows[i];
        const qint64 opened = columns.opened()[row];
        BoardDot dot;
        dot.opened = opened;
        dot.duration = scan.values[i];
        dot.ticket = columns.ids()[row];
        dot.priority = priority[row];
        dot.outlier = outlier;
        card.dots.push_back(dot);
    }
    card.graveUpTo = grave;
}

// All of a week that have the stamps of a measure, those whose stamps are reversed too.
qint64 stampedIn(const BoardParts &parts, Measure measure, size_t week)
{
    const IncidentColumns &columns = parts.input.columns;
    const bool isResolve = measure == Measure::Resolve;
    const StampColumn &start = columns.stamp(isResolve ? ColumnStamp::Resolved : ColumnStamp::Occurred);
    const StampColumn &end = columns.stamp(isResolve                 ? ColumnStamp::Resolved
                                           : measure == Measure::Ttd ? ColumnStamp::Detected
                                                                     : ColumnStamp::Restored);
    if (start.isEmpty() || end.isEmpty())
        return 0;
    const auto &begins = parts.frame.weeks.begins;
    const auto [first, last] = columns.range(begins[week], begins[week + 1]);
    qint64 found = 0;
    forEachRow(parts.input.selected, first, last, [&](size_t row) {
        found += start.delta(row) != StampColumn::kAbsent && end.delta(row) != StampColumn::kAbsent ? 1 : 0;
    });
    return found;
}

} // namespace

QString definitionOf(const QString &code, const QVariantMap &values)
{
    return wording::boardText(u"definition"_s, {{u"text"_s, wording::metricDefinition(code, values)},
                                                {u"version"_s, wording::metricVersion(code)}});
}

std::vector<BoardPoint> weeklyMedians(const BoardFrame &frame, const MeasureScan &scan)
{
    std::vector<BoardPoint> points;
    for (size_t w = 0; w < frame.weeks.parts(); ++w) {
        const size_t first = scan.parts[w];
        const size_t last = scan.parts[w + 1];
        points.push_back({frame.weeks.begins[w], frame.weeks.begins[w + 1],
                          scan.quantiles(first, last, {50})[0], qint64(last - first), scan.openIn[w]});
    }
    return points;
}

BoardDots makeDots(const BoardParts &parts, Measure measure, const MeasureScan &scan, const QString &has,
                   int atMost)
{
    const BoardFrame &frame = parts.frame;
    BoardDots card;
    card.measure = measure;
    card.scope.time = parts.input.timeKind();
    card.title = wording::boardText(measureName(measure) + u"-dots"_s);
    card.definition = definitionOf(measureName(measure));
    card.of = scan.n();
    card.open = scan.open;
    card.excluded = scan.noStart + scan.noEnd + scan.order;
    card.maximum = scan.max;
    for (const qint64 v : scan.values) {
        if (v > 0 && (card.minimum == 0 || v < card.minimum))
            card.minimum = v;
    }
    chooseDots(parts, scan, size_t(std::max(1, atMost)), card);
    for (size_t w = 0; w < frame.weeks.parts(); ++w) {
        const auto q = scan.quantiles(scan.parts[w], scan.parts[w + 1], {50, 90});
        BoardPoint point{frame.weeks.begins[w], frame.weeks.begins[w + 1], q[0],
                         qint64(scan.parts[w + 1] - scan.parts[w]), scan.openIn[w]};
        card.median.push_back(point);
        point.value = point.n >= kLeastForPercentile ? q[1] : std::nullopt;
        card.p90.push_back(point);
        card.weekRecords.push_back(scan.order == 0 ? point.n : stampedIn(parts, measure, w));
        card.weekQueries.push_back(frame.query(frame.span(u"opened"_s, frame.weeks, w) + u' ' + has));
    }
    return card;
}

// Of the weeks a line is drawn over: a median of one or two values is no point of a process, and one of those
// that were quick would be a signal of nothing.
void addLimits(BoardDots &card)
{
    std::vector<double> values;
    for (size_t w = 0; w < card.median.size(); ++w) {
        const BoardPoint &week = card.median[w];
        if (!week.value || week.n < kLeastForLine || !week.isFinished())
            continue;
        values.push_back(*card.median[w].value);
        card.limitWeeks.push_back(w);
    }
    card.limits = ControlLimits::of(values);
    if (card.limits) // no time is below none
        card.limits->lower = std::max(0.0, card.limits->lower);
}

BoardVolume makeVolume(const BoardParts &parts)
{
    const BoardFrame &frame = parts.frame;
    BoardVolume card;
    card.closedTold = parts.flow.closedTold;
    const QString code = card.closedTold ? u"volume"_s : u"volume-opened"_s;
    card.title = wording::metricTitle(code);
    card.definition = definitionOf(code);
    card.binDays = frame.binDays;
    for (size_t b = 0; b < frame.bins.parts(); ++b) {
        BoardBin bin;
        bin.from = frame.bins.begins[b];
        bin.to = frame.bins.begins[b + 1];
        std::copy_n(parts.counts.bin[b].begin(), 5, bin.opened);
        bin.closed = parts.flow.closedInBin[b];
        bin.binQuery = frame.query(frame.span(u"opened"_s, frame.bins, b));
        for (int p = 0; p < 5; ++p) {
            card.openedByPriority[p] += bin.opened[p];
            card.opened += bin.opened[p];
            if (bin.opened[p] > 0)
                bin.openedQuery[p] =
                    bin.binQuery + u" priority:"_s + (p == 0 ? u"none"_s : QString::number(p));
        }
        card.closed += bin.closed;
        if (bin.closed > 0)
            bin.closedQuery = frame.query(frame.span(u"closed"_s, frame.bins, b));
        card.bins.push_back(std::move(bin));
    }
    return card;
}

BoardBacklog makeBacklog(const BoardParts &parts)
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
    // Ages count back from that instant; one exactly at an edge is in the older band.
    const auto openedAt = [&](qint64 age) { return frame.openAt - age + 1; };
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
        band.count = qint64(countRows(parts.flow.open, begin, end));
        card.open += band.count;
        if (!frame.past) {
            QString more = frame.openClause();
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

std::vector<BoardOldest> makeOldest(const BoardParts &parts)
{
    const RowBits &open = parts.flow.open;
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
            one.age = std::max<qint64>(0, parts.frame.openAt - one.opened);
            all.push_back(one);
        });
    }
    return all;
}

} // namespace binnacle
