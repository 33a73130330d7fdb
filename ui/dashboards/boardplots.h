// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The board's cards as pictures with their titles, legends and explanations: the same for the window and for
// files. Pure but for the volume card, whose layout needs the GUI thread.

#include "charts/chartplot.h"
#include "charts/legend.h"
#include "reports/board.h"

#include <memory>

namespace binnacle {

enum class BoardCard { Dots, Volume, Uptime, Backlog, Needs, Groups, Oldest };

struct CardPicture
{
    QString title;
    QList<LegendItem> legend;
    QList<LegendItem> fullest; // what the legend says at most, in this workspace
    QString explanation;       // lines of plain text
    std::unique_ptr<ChartPlot> plot;
};

[[nodiscard]] std::unique_ptr<ChartPlot> tilePicture(const Board &board, const BoardTile &tile,
                                                     const QLocale &locale);
// `choice`: which of the board's tables the Groups card shows, and which measure of dotMeasures() the dots.
[[nodiscard]] CardPicture cardPicture(const Board &board, BoardCard card, const QLocale &locale,
                                      qsizetype choice = 0);

// The measures of which there are dots, those with values first; never none.
[[nodiscard]] std::vector<const BoardDots *> dotMeasures(const Board &board);
[[nodiscard]] QString dotName(const BoardDots &dots); // "Restore"

// The field a grouping filters by: "team".
[[nodiscard]] QString groupField(GroupBy by);
// As its tile is titled: which figure of it that is stands in the first caption.
[[nodiscard]] QString figureTitle(const BoardTile &tile);
[[nodiscard]] QString groupTitle(GroupBy by); // "Teams"

} // namespace binnacle
