// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The passes over the columns that count for a board.

#include "reports/boardmaker.h"

#include "metrics/rowloops.h"

#include <algorithm>
#include <numeric>

namespace binnacle {

namespace {

constexpr quint8 kUntold = 0x20;

// By source: kUntold where it tells nothing of reopenings.
std::vector<quint8> marksOfSources(const IncidentColumns &columns)
{
    std::vector<quint8> marks(columns.names(ColumnName::Source).size());
    for (quint32 source = 0; source < marks.size(); ++source)
        marks[source] = columns.tellsReopenings(source) ? 0 : kUntold;
    return marks;
}

// Looks until one is found: mostly the first.
bool anyHas(const StampColumn &stamp, const RowBits &rows, size_t size)
{
    bool found = false;
    for (size_t first = 0; first < size && !found && !stamp.isEmpty(); first += IncidentColumns::kBlock)
        forEachRow(rows, first, std::min(first + IncidentColumns::kBlock, size),
                   [&](size_t row) { found = found || stamp.delta(row) != StampColumn::kAbsent; });
    return found;
}

} // namespace

SlaCount BoardCounts::sla(const ByFlags &counts)
{
    SlaCount out;
    for (size_t flags = 0; flags < counts.size(); ++flags) {
        const auto word = IncidentRow::Sla(flags >> 2 & 3);
        const bool done = IncidentRow::Class(flags & 3) == IncidentRow::Class::Done;
        if (word == IncidentRow::Sla::Missed)
            out.missed += counts[flags];
        else if (word == IncidentRow::Sla::Kept)
            (done ? out.met : out.pending) += counts[flags];
    }
    return out;
}

std::pair<qint64, qint64> BoardCounts::reopened(const ByFlags &counts)
{
    std::pair<qint64, qint64> out{0, 0};
    for (size_t flags = 0; flags < counts.size(); ++flags) {
        const bool reopened = (flags & IncidentColumns::kReopened) != 0;
        out.first += reopened ? counts[flags] : 0;
        out.second += reopened || (flags & kUntold) == 0 ? counts[flags] : 0;
    }
    return out;
}

GroupCounts countGroups(const IncidentColumns &columns, const RowBits &rows, const BoardFrame &frame,
                        GroupBy by)
{
    const ColumnName column = groupColumn(by);
    const quint8 *flags = columns.flags().data();
    const quint32 *codes = columns.wide(column).data();
    const size_t names = columns.names(column).size();
    GroupCounts out{std::vector<quint32>(names * 16), std::vector<quint32>(names)};
    const auto [first, last] = columns.range(frame.from, frame.to);
    forEachRow(rows, first, last, [&](size_t row) { ++out.cells[codes[row] * 16 + (flags[row] & 15)]; });
    const auto [priorFirst, priorLast] = columns.range(frame.priorFrom, frame.priorTo);
    forEachRow(rows, priorFirst, priorLast, [&](size_t row) { ++out.prior[codes[row]]; });
    return out;
}

BoardCounts makeCounts(const BoardInput &input, const BoardFrame &frame, const RowList &rows)
{
    const IncidentColumns &columns = input.columns;
    const quint8 *flags = columns.flags().data();
    const quint8 *priority = columns.priority().data();
    const quint32 *team = columns.wide(ColumnName::Team).data();
    const quint32 *category = columns.wide(ColumnName::Category).data();
    const size_t teams = columns.names(ColumnName::Team).size();
    const size_t categories = columns.names(ColumnName::Category).size();
    const quint16 *source = columns.narrow(ColumnName::Source).data();
    const std::vector<quint8> marks = marksOfSources(columns);
    const quint8 *mark = marks.data();
    std::array<BoardCounts::ByFlags, 8> stretch; // by priority
    BoardCounts out;
    out.week.resize(frame.weeks.parts());
    out.bin.resize(frame.bins.parts());
    out.groups = {GroupCounts{std::vector<quint32>(teams * 16), std::vector<quint32>(teams)},
                  GroupCounts{std::vector<quint32>(categories * 16), std::vector<quint32>(categories)}};

    // Stretches that lie in one week and one bin.
    std::vector<qint64> cuts = frame.weeks.begins;
    cuts.insert(cuts.end(), frame.bins.begins.begin(), frame.bins.begins.end());
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    size_t row = columns.range(frame.from, frame.to).first;
    size_t place = rows.placeOf(row);
    for (size_t i = 0; i + 1 < cuts.size(); ++i) {
        row = columns.rowFrom(row, cuts[i + 1]);
        const size_t first = place;
        const size_t last = place = rows.placeOf(row);
        if (first == last)
            continue;
        stretch.fill({});
        quint32 *byTeam = out.groups[0].cells.data();
        quint32 *byCategory = out.groups[1].cells.data();
        rows.with([=, &stretch](auto rowOf) {
            for (size_t p = first; p < last; ++p) {
                const size_t r = rowOf(p);
                const quint8 f = flags[r];
                ++stretch[priority[r] & 7][(f & 31) | mark[source[r]]];
                ++byTeam[team[r] * 16 + (f & 15)];
                ++byCategory[category[r] * 16 + (f & 15)];
            }
        });
        BoardCounts::ByFlags &week = out.week[frame.weeks.partOf(cuts[i])];
        std::array<quint32, 8> &bin = out.bin[frame.bins.partOf(cuts[i])];
        for (size_t p = 0; p < stretch.size(); ++p) {
            for (size_t f = 0; f < week.size(); ++f) {
                week[f] += stretch[p][f];
                bin[p] += stretch[p][f];
            }
        }
    }
    const auto [first, last] = columns.range(frame.priorFrom, frame.priorTo);
    forEachRow(input.selected, first, last, [&](size_t r) {
        ++out.prior[(flags[r] & 31) | mark[source[r]]];
        ++out.groups[0].prior[team[r]];
        ++out.groups[1].prior[category[r]];
    });
    return out;
}

namespace {

// Counts incidents by the day of their end, or of being closed, and sums the days of each part of a window. A
// day that a window cuts is no whole day: of it the instants are asked.
class DayCounts
{
public:
    DayCounts(const BoardDays &days, const BoardFrame &frame)
        : m_days(days)
        , m_counts(days.days())
    {
        const auto from = days.cutDay(frame.from);
        const auto to = days.cutDay(frame.to);
        m_cut = {from.value_or(BoardDays::kFar), to.value_or(BoardDays::kFar), BoardDays::kFar};
    }

    // `atOf` a row whose day does not say enough.
    template <typename At, typename Single>
    void count(const RowBits &rows, size_t first, size_t last, const quint16 *dayOf, At atOf, Single single)
    {
        quint32 *counts = m_counts.data();
        const std::array<quint16, 3> cut = m_cut;
        forEachRow(rows, first, last, [&](size_t row) {
            const quint16 day = dayOf[row];
            if (day == BoardDays::kNever)
                return;
            if (day != cut[0] && day != cut[1] && day != cut[2]) [[likely]]
                ++counts[day];
            else
                single(atOf(row));
        });
    }
    [[nodiscard]] qint64 before(qint64 at) const { return sum(0, m_days.dayFrom(at)); }
    // Adds those of whole days to each part.
    void addTo(std::vector<qint64> &parts, const BoardCuts &cuts) const
    {
        for (size_t i = 0; i < cuts.parts(); ++i)
            parts[i] += sum(m_days.dayFrom(cuts.begins[i]), m_days.dayFrom(cuts.begins[i + 1]));
    }

private:
    [[nodiscard]] qint64 sum(size_t first, size_t last) const
    {
        return first < last ? std::accumulate(m_counts.begin() + std::ptrdiff_t(first),
                                              m_counts.begin() + std::ptrdiff_t(last), qint64(0))
                            : 0;
    }
    const BoardDays &m_days;
    std::vector<quint32> m_counts;
    std::array<quint16, 3> m_cut{};
};

} // namespace

BoardFlow makeFlow(const BoardInput &input, const BoardFrame &frame, BoardKept &kept)
{
    const IncidentColumns &columns = input.columns;
    BoardFlow flow;
    flow.open = kept.measures.open();
    flow.open &= input.selected;
    flow.closedInBin.assign(frame.bins.parts(), 0);
    std::vector<qint64> endedIn(frame.weeks.parts(), 0);
    qint64 endedBefore = 0;

    RowBits ended = flow.open; // selected and no longer open
    ended.invert();
    ended &= input.selected;
    const StampColumn &resolved = columns.stamp(ColumnStamp::Resolved);
    const StampColumn &closed = columns.stamp(ColumnStamp::Closed);
    const std::vector<qint64> &opened = columns.opened();
    const size_t rows = columns.range(std::numeric_limits<qint64>::min(), frame.to).second;
    if (frame.opensAtEnd()) { // those that ended later are added as they are met
        RowBits there(flow.open.rows());
        setRange(there, 0, rows);
        flow.open &= there;
    }
    const auto inWindow = [&frame](qint64 at) { return at >= frame.from && at < frame.to; };
    const auto closedAt = [&](size_t row) { return opened[row] + closed.delta(row); };
    const auto endOf = [&](size_t row) {
        const qint64 c = closed.isEmpty() ? StampColumn::kAbsent : closed.delta(row);
        const qint64 r = resolved.isEmpty() ? StampColumn::kAbsent : resolved.delta(row);
        // without a stamp it is never counted as open
        return opened[row] + std::max<qint64>(r != StampColumn::kAbsent ? r : c, 0);
    };
    const auto countClosed = [&](qint64 at) {
        if (inWindow(at))
            ++flow.closedInBin[frame.bins.partOf(at)];
    };
    const auto countEnded = [&](qint64 at) {
        if (at < frame.from)
            ++endedBefore;
        else if (at < frame.to)
            ++endedIn[frame.weeks.partOf(at)];
    };
    DayCounts endedOn(kept.days, frame);
    DayCounts closedOn(kept.days, frame);
    const std::vector<qint64> &latest = columns.latestOfBlocks();
    for (size_t block = 0, first = 0; first < rows; ++block) {
        const size_t last = std::min(first + IncidentColumns::kBlock, rows);
        if (latest[block] < frame.from) {
            endedBefore += qint64(countRows(ended, first, last));
            first = last;
            continue;
        }
        kept.days.fill(first, last);
        if (!closed.isEmpty()) // also those closed once and open again
            closedOn.count(input.selected, first, last, kept.days.closed(), closedAt, countClosed);
        endedOn.count(ended, first, last, kept.days.ended(), endOf, countEnded);
        if (frame.opensAtEnd() && latest[block] >= frame.to)
            forEachRow(ended, first, last, [&](size_t row) {
                if (endOf(row) >= frame.to)
                    flow.open.set(qsizetype(row));
            });
        first = last;
    }
    endedBefore += endedOn.before(frame.from);
    endedOn.addTo(endedIn, frame.weeks);
    closedOn.addTo(flow.closedInBin, frame.bins);
    size_t row = 0;
    qint64 balance = -endedBefore;
    for (size_t i = 0; i < frame.weeks.begins.size(); ++i) {
        const size_t until = columns.range(std::numeric_limits<qint64>::min(), frame.weeks.begins[i]).second;
        balance += qint64(countRows(input.selected, row, until));
        row = until;
        flow.openAt.push_back(balance);
        if (i < endedIn.size())
            balance -= endedIn[i];
    }
    flow.closedTold = anyHas(closed, input.selected, columns.size());
    return flow;
}

} // namespace binnacle
