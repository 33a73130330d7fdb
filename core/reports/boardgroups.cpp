// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The cards of teams and of categories.

#include "reports/boardmaker.h"

#include "metrics/rowloops.h"
#include "wording/metricwords.h"

#include <algorithm>
#include <numeric>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kGroupRows = 12;

QString fieldOf(GroupBy by)
{
    return by == GroupBy::Team ? u"team"_s : u"category"_s;
}

// What a filter leaves out only by its own choice of groups. Such a choice asks for the group alone: all
// incidents of a group are chosen, or none is.
struct Others
{
    Query filter; // without the choice
    RowBits rows;
    GroupCounts counts;
};

Result<std::optional<Others>> othersOf(const BoardParts &parts, GroupBy by)
{
    const BoardInput &input = parts.input;
    const Query wider = input.filter.without(fieldOf(by));
    if (wider == input.filter)
        return std::nullopt;
    BINNACLE_LET(RowBits rows, input.rowsOf(wider));
    RowBits left = input.selected;
    left.invert();
    rows &= left;
    GroupCounts counts = countGroups(input.columns, rows, parts.frame, by);
    return Others{wider, std::move(rows), std::move(counts)};
}

qint64 sumOf(const std::vector<quint32> &cells, quint32 code)
{
    const auto first = cells.begin() + std::ptrdiff_t(code) * 16;
    return std::accumulate(first, first + 16, qint64(0));
}

BoardGroup groupOf(const GroupCounts &counts, quint32 code)
{
    BoardGroup group;
    group.incidents = sumOf(counts.cells, code);
    group.priorIncidents = counts.prior[code];
    BoardCounts::ByFlags flags{};
    std::copy_n(counts.cells.begin() + std::ptrdiff_t(code) * 16, 16, flags.begin());
    group.sla = BoardCounts::sla(flags);
    for (size_t f = 0; f < 16; ++f)
        group.open += (f & 3) == size_t(IncidentRow::Class::Open) ? flags[f] : 0;
    return group;
}

// Puts rows that are of a group shown and counted beside each other, without a branch nobody can foresee.
struct Gathering
{
    quint32 *next;
    const quint32 *codes;
    const quint8 *slot;
    const quint16 *cells;

    void operator()(size_t row)
    {
        *next = quint32(row);
        next += unsigned(slot[codes[row]] != 0) & unsigned(cells[row] < kBuckets);
    }
};

// slot: by code, 1 + the row of the card; 0 where it is not shown.
void addTimes(BoardGroups &card, const BoardParts &parts, const std::optional<Others> &others,
              const std::vector<quint8> &slot)
{
    const IncidentColumns &columns = parts.input.columns;
    const BoardFrame &frame = parts.frame;
    const std::vector<quint32> &codes = columns.wide(groupColumn(card.by));
    const MeasureColumn &column = parts.kept.measures.of(Measure::Resolve); // its scan has filled it
    if (column.isEmpty())
        return;
    const quint16 *cells = column.cells();
    const auto [first, last] = columns.range(frame.from, frame.to);
    const RowList &rows = parts.rows;
    const size_t begin = rows.placeOf(first);
    const size_t end = rows.placeOf(last);
    std::vector<quint32> shown(1 + end - begin + (others ? countRows(others->rows, first, last) : 0));
    Gathering gathering{shown.data(), codes.data(), slot.data(), cells};
    rows.with([&](auto rowOf) {
        Gathering local = gathering;
        for (size_t place = begin; place < end; ++place)
            local(rowOf(place));
        gathering = local;
    });
    if (others)
        gathering = forEachRow(others->rows, first, last, gathering);
    const auto n = size_t(gathering.next - shown.data());
    BucketQuantiles finder(card.rows.size(), {50, 90});
    for (size_t i = 0; i < n; ++i)
        finder.count(slot[codes[shown[i]]] - 1U, cells[shown[i]]);
    finder.prepare();
    for (size_t i = 0; i < n; ++i) {
        const size_t row = shown[i];
        if (const size_t group = slot[codes[row]] - 1U; finder.wants(group, cells[row]))
            finder.take(group, cells[row], column.value(row));
    }
    for (size_t i = 0; i < card.rows.size(); ++i) {
        const auto q = finder.of(i);
        card.rows[i].n = finder.n(i);
        card.rows[i].median = q[0];
        card.rows[i].p90 = card.rows[i].n >= kLeastForPercentile ? q[1] : std::nullopt;
    }
}

} // namespace

ColumnName groupColumn(GroupBy by)
{
    return by == GroupBy::Team ? ColumnName::Team : ColumnName::Category;
}

Result<BoardGroups> makeGroups(const BoardParts &parts, GroupBy by)
{
    const QString field = fieldOf(by);
    BINNACLE_LET(const std::optional<Others> others, othersOf(parts, by));
    const BoardFrame frame = others ? parts.frame.under(others->filter) : parts.frame;
    const NameDictionary &names = parts.input.columns.names(groupColumn(by));
    BoardGroups card;
    card.by = by;
    card.scope.time = parts.input.timeKind();
    card.title = wording::metricTitle(field);
    card.definition = definitionOf(field);
    if (others)
        card.within = others->filter.canonical();

    const GroupCounts &chosen = parts.counts.groups[by == GroupBy::Team ? 0 : 1];
    std::vector<qint64> counts(names.size());
    std::vector<bool> isChosen(names.size());
    std::vector<quint32> order;
    for (quint32 code = 0; code < names.size(); ++code) {
        counts[code] = sumOf(chosen.cells, code);
        isChosen[code] = counts[code] > 0;
        if (others && !isChosen[code])
            counts[code] = sumOf(others->counts.cells, code);
        if (counts[code] > 0)
            order.push_back(code);
    }
    card.groups = qint64(order.size());
    const size_t shown = std::min(kGroupRows, order.size());
    // Names decide ties: codes depend on the order in which the columns were read.
    const auto larger = [&](quint32 a, quint32 b) {
        return counts[a] != counts[b] ? counts[a] > counts[b] : names.name(a) < names.name(b);
    };
    std::sort(order.begin(), order.end(), [&](quint32 a, quint32 b) {
        return isChosen[a] != isChosen[b] ? bool(isChosen[a]) : larger(a, b);
    });
    const auto nameOf = [&](quint32 code) { return code == 0 ? u"none"_s : names.name(code); };
    for (size_t i = shown; i < order.size(); ++i) {
        card.otherIncidents += counts[order[i]];
        card.more.push_back(nameOf(order[i]));
    }
    order.resize(shown);
    std::sort(order.begin(), order.end(), larger);

    std::vector<quint8> slot(names.size(), 0);
    for (const quint32 code : order) {
        BoardGroup group = groupOf(isChosen[code] ? chosen : others->counts, code);
        group.chosen = isChosen[code];
        group.name = nameOf(code);
        QueryClause clause;
        clause.field = field;
        clause.values = {code == 0 ? QueryValue{QueryValue::Kind::None, {}}
                                   : QueryValue{QueryValue::Kind::Text, group.name}};
        group.query = frame.windowQuery(Query(QueryNode::of(clause)).canonical());
        card.rows.push_back(std::move(group));
        slot[code] = quint8(card.rows.size());
    }
    addTimes(card, parts, others, slot);
    return card;
}

} // namespace binnacle
