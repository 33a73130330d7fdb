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

// Chooses of the incidents a measure counts in the window those that are drawn, 64 rows at a time.
class DotChooser
{
public:
    DotChooser(const BoardParts &parts, const MeasureColumn &column, const MeasureScan &scan, size_t atMost)
        : m_parts(parts)
        , m_columns(parts.input.columns)
        , m_column(column)
        , m_atMost(atMost)
        , m_n(size_t(scan.n))
        , m_rows(m_columns.range(parts.frame.from, parts.frame.to))
        , m_grave(m_n > atMost ? graveUpTo() : 0)
    {
        size_t outliers = 0;
        size_t others = m_n;
        size_t room = atMost;
        if (m_n > atMost) {
            std::vector<quint32> counts = scan.counts;
            forEachWord([&](size_t w, quint64 rows) {
                for (rows &= graveWord(w); rows != 0; rows &= rows - 1) {
                    --counts[column.cells()[rowOf(w, rows)]];
                    --others;
                    --room;
                }
            });
            while (m_outlierBucket > 0 && outliers + counts[m_outlierBucket - 1] <= room / 4)
                outliers += counts[--m_outlierBucket];
        }
        const size_t places = std::max<size_t>(1, room - outliers);
        m_step = std::max<size_t>(1, (others - outliers + places - 1) / places);
    }

    // The grave ones, then of the others a quarter for the longest and every k-th of the rest.
    void choose(BoardDots &card) const
    {
        size_t wait = 0;
        forEachWord([&](size_t w, quint64 rows) {
            const quint64 grave = rows & graveWord(w);
            const quint64 outliers = outlierWord(w) & rows;
            quint64 chosen = grave | outliers;
            for (quint64 rest = rows & ~chosen; rest != 0; rest &= rest - 1) {
                const size_t left = bitsIn(rest);
                if (left <= wait) {
                    wait -= left;
                    break;
                }
                for (; wait > 0; --wait)
                    rest &= rest - 1;
                chosen |= rest & -rest;
                wait = m_step - 1;
            }
            for (; chosen != 0; chosen &= chosen - 1)
                card.dots.push_back(dotOf(rowOf(w, chosen), (outliers & chosen & -chosen) != 0));
        });
        card.graveUpTo = m_grave;
    }

private:
    static size_t rowOf(size_t w, quint64 rows) { return (w << 6) + size_t(std::countr_zero(rows)); }

    // Of each word of rows that has some counted.
    template <typename Visit>
    void forEachWord(Visit visit) const
    {
        const auto [first, last] = m_rows;
        const std::vector<quint64> &selected = m_parts.input.selected.words();
        const std::vector<quint64> &counted = m_column.counted().words();
        for (size_t w = first >> 6; w < counted.size() && (w << 6) < last; ++w) {
            if (const quint64 rows = wordWithin(selected[w] & counted[w], w, first, last))
                visit(w, rows);
        }
    }

    // Up to this priority every dot is drawn: as many of the grave ones as take no more than half of the
    // dots.
    quint8 graveUpTo() const
    {
        std::array<size_t, 2> counts{};
        forEachWord([&](size_t w, quint64 rows) {
            for (size_t i = 0; i < counts.size(); ++i)
                counts[i] += bitsIn(rows & priorityWord(int(i) + 1, w));
        });
        if (counts[0] > m_atMost / 2)
            return 0;
        return counts[0] + counts[1] > m_atMost / 2 ? 1 : 2;
    }
    quint64 priorityWord(int priority, size_t w) const
    {
        return m_parts.kept.measures.ofPriority(priority).words()[w];
    }
    quint64 graveWord(size_t w) const
    {
        return (m_grave >= 1 ? priorityWord(1, w) : 0) | (m_grave >= 2 ? priorityWord(2, w) : 0);
    }
    // Few are: sixty-four are compared at once first.
    quint64 outlierWord(size_t w) const
    {
        const quint16 *cells = m_column.cells() + (w << 6);
        const auto least = qint16(m_outlierBucket);
        quint16 any = 0;
        for (size_t i = 0; i < 64; ++i)
            any = quint16(any | (qint16(cells[i]) >= least ? 0xffff : 0));
        quint64 word = 0;
        for (size_t i = 0; any != 0 && i < 64; ++i)
            word |= quint64(qint16(cells[i]) >= least ? 1 : 0) << i;
        return word;
    }

    BoardDot dotOf(size_t row, bool outlier) const
    {
        BoardDot dot;
        dot.opened = m_columns.opened()[row];
        dot.duration = m_column.value(row);
        dot.ticket = m_columns.ids()[row];
        dot.priority = m_columns.priority()[row];
        dot.outlier = outlier;
        return dot;
    }

    const BoardParts &m_parts;
    const IncidentColumns &m_columns;
    const MeasureColumn &m_column;
    size_t m_atMost;
    size_t m_n;
    std::pair<size_t, size_t> m_rows;
    quint8 m_grave;
    size_t m_outlierBucket = kBuckets; // dots in buckets from here on are outliers
    size_t m_step = 1;
};

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
    for (size_t w = 0; w < frame.weeks.parts(); ++w)
        points.push_back({frame.weeks.begins[w], frame.weeks.begins[w + 1], scan.parts[w].median,
                          scan.parts[w].n, scan.parts[w].open});
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
    card.of = scan.n;
    card.open = scan.open;
    card.excluded = scan.noStart + scan.noEnd + scan.order;
    card.minimum = scan.minimum;
    card.maximum = scan.maximum;
    if (scan.n > 0)
        DotChooser(parts, parts.kept.measures.of(measure), scan, size_t(std::max(1, atMost))).choose(card);
    card.median = weeklyMedians(frame, scan);
    for (size_t w = 0; w < frame.weeks.parts(); ++w) {
        const MeasurePart &week = scan.parts[w];
        BoardPoint point = card.median[w];
        point.value = week.n >= kLeastForPercentile ? week.p90 : std::nullopt;
        card.p90.push_back(point);
        card.weekRecords.push_back(scan.order == 0 ? week.n : stampedIn(parts, measure, w));
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
        values.push_back(*week.value);
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
