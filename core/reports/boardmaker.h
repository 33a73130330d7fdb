// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Makes a board from the incident columns and the rows a filter selects: pure, no database. Works on the
// calling thread and, where one is free, a second one of the global pool.

#include "reports/board.h"
#include "reports/boardframe.h"
#include "reports/boardscan.h"

namespace binnacle {

struct BoardInput
{
    const IncidentColumns &columns;
    const RowBits &selected; // the filter's rows among those the asker may see
    const Query &filter;
    QTimeZone zone;                       // cuts days and weeks
    QTimeZone queryZone;                  // in which queries are read
    std::optional<WorkCalendar> calendar; // business time; nothing: elapsed
};

[[nodiscard]] Board makeBoard(const BoardRequest &request, const BoardInput &input);

// The parts of it, each in its own file; `board.header` is made first.
struct BoardParts
{
    const BoardInput &input;
    const BoardFrame &frame;
    MeasureScan resolve;              // in the weeks of the window
    std::array<MeasureScan, 3> other; // ttd, tta, ttr
    std::array<MeasureScan, 4> prior; // ttd, tta, ttr, resolve in the period before
};
[[nodiscard]] BoardDots makeDots(const BoardParts &parts, int atMost);
[[nodiscard]] BoardVolume makeVolume(const BoardParts &parts, const std::vector<qint64> &closedInBin);
[[nodiscard]] BoardBacklog makeBacklog(const BoardParts &parts, const RowBits &open);
[[nodiscard]] BoardGroups makeGroups(const BoardParts &parts, GroupBy by);

// What ended when, in one pass over all selected incidents.
struct BoardFlow
{
    RowBits open;                    // selected and in a state of class open
    std::vector<qint64> openAt;      // at the begin of each week of the frame and at its end, by stamps
    std::vector<qint64> closedInBin; // closed stamps in each bin
};
[[nodiscard]] BoardFlow makeFlow(const BoardInput &input, const BoardFrame &frame);

[[nodiscard]] std::vector<BoardTile> makeTiles(const BoardHeader &header, const BoardParts &parts,
                                               const BoardFlow &flow);
// Ten, without their numbers: those are with the database.
[[nodiscard]] std::vector<BoardOldest> makeOldest(const BoardParts &parts, const RowBits &open);

} // namespace binnacle
