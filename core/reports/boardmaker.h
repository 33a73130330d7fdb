// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Makes a board from the incident columns and the rows a filter selects: pure, no database. Works on the
// calling thread and, where one is free, a second one of the global pool.

#include "availability/availabilityrecord.h"
#include "metrics/measurescan.h"
#include "reports/board.h"
#include "reports/boardframe.h"
#include "reports/boardkept.h"

#include <functional>

namespace binnacle {

struct BoardInput
{
    const IncidentColumns &columns;
    const RowBits &selected; // the filter's rows among those the asker may see
    const Query &filter;
    QTimeZone zone;      // cuts days and weeks
    QTimeZone queryZone; // in which queries are read
    qint64 now = 0;
    std::optional<WorkCalendar> calendar; // business time; nothing: elapsed
    // Rows of a part of the filter.
    std::function<Result<RowBits>(const Query &part)> rowsOf;
    std::shared_ptr<const AvailabilityRecord> record = nullptr; // of services; none: there are none
    BoardKept *kept = nullptr; // of boards before; none: all is worked out for this one

    [[nodiscard]] TimeKind timeKind() const { return calendar ? TimeKind::Business : TimeKind::Elapsed; }
};

// Fails only where rowsOf does.
[[nodiscard]] Result<Board> makeBoard(const BoardRequest &request, const BoardInput &input);

// How many incidents of a set of rows each team (or category) has.
struct GroupCounts
{
    std::vector<quint32> cells; // in the window, by code * 16 + the low four flags
    std::vector<quint32> prior; // in the period before, by code
};
[[nodiscard]] ColumnName groupColumn(GroupBy by); // Team or Category
[[nodiscard]] GroupCounts countGroups(const IncidentColumns &columns, const RowBits &rows,
                                      const BoardFrame &frame, GroupBy by);

// Everything counted in one pass over the window and one over the period before.
struct BoardCounts
{
    // Class 0-1, the source's word on the SLA 2-3, reopened 4, and 5: no word on that from its source.
    using ByFlags = std::array<quint32, 64>;
    std::vector<ByFlags> week;
    std::vector<std::array<quint32, 8>> bin; // by priority
    ByFlags prior{};
    std::array<GroupCounts, 2> groups; // teams, categories

    [[nodiscard]] static SlaCount sla(const ByFlags &counts);
    [[nodiscard]] static std::pair<qint64, qint64>
    reopened(const ByFlags &counts); // of those that could tell
};

// What ended when, in one pass over all selected incidents.
struct BoardFlow
{
    RowBits open;                    // selected and open at the frame's openAt
    std::vector<qint64> openAt;      // at the begin of each week of the frame and at its end, by stamps
    std::vector<qint64> closedInBin; // closed stamps in each bin
    bool closedTold = false;         // some selected incident has one
};

struct BoardScans
{
    MeasureScan resolve;              // in the weeks of the window
    std::array<MeasureScan, 3> other; // ttd, tta, ttr
    std::array<MeasureScan, 4> prior; // ttd, tta, ttr, resolve in the period before
};

// The parts of it, each in its own file.
struct BoardParts
{
    const BoardInput &input;
    const BoardFrame &frame;
    const RowList &rows; // selected, of the window and the period before
    BoardKept &kept;
    BoardScans scans;
    BoardCounts counts;
    BoardFlow flow;
};
inline constexpr qint64 kLeastForLine = 3;                                                 // values of a week
[[nodiscard]] QString definitionOf(const QString &metric, const QVariantMap &values = {}); // with its version
[[nodiscard]] std::vector<BoardPoint> weeklyMedians(const BoardFrame &frame, const MeasureScan &scan);
[[nodiscard]] BoardCounts makeCounts(const BoardInput &input, const BoardFrame &frame, const RowList &rows);
[[nodiscard]] BoardFlow makeFlow(const BoardInput &input, const BoardFrame &frame, BoardKept &kept);
// Of what a scan of the window's weeks counted. `has`: the clause for the incidents that have both stamps.
[[nodiscard]] BoardDots makeDots(const BoardParts &parts, Measure measure, const MeasureScan &scan,
                                 const QString &has, int atMost);
void addLimits(BoardDots &card);
[[nodiscard]] BoardVolume makeVolume(const BoardParts &parts);
[[nodiscard]] BoardBacklog makeBacklog(const BoardParts &parts);
// The groups of the filter. Where it chooses among them itself, all of them, so that the chosen ones have
// something to stand beside. Fails where rowsOf does.
[[nodiscard]] Result<BoardGroups> makeGroups(const BoardParts &parts, GroupBy by);
[[nodiscard]] std::vector<BoardTile> makeTiles(const BoardHeader &header, const BoardParts &parts);
// From when to when anything is recorded of services; nothing: of none.
[[nodiscard]] std::optional<Interval> recordedSpan(const BoardInput &input);
struct UptimeCard
{
    BoardUptime card;
    BoardTile tile; // below target
    std::vector<BoardNeed> needs;
};
[[nodiscard]] UptimeCard makeUptime(const BoardInput &input, const BoardFrame &frame, BoardKept &kept);
// What waits for somebody, of incidents.
[[nodiscard]] std::vector<BoardNeed> makeNeeds(const BoardParts &parts);
// Ten, without their numbers: those are with the database.
[[nodiscard]] std::vector<BoardOldest> makeOldest(const BoardParts &parts);

} // namespace binnacle
