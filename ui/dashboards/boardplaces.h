// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where the cards of a board stand, whatever their order: tiles in a row, the others packed into rows by how
// much of one they need. The same on screen and on paper; whole pixels. By size, type and arrangement alone:
// what a filter leaves moves nothing. Pure but for the fonts of a style.

#include "dashboards/arrangement.h"
#include "dashboards/boardplots.h"

#include <QRect>

namespace binnacle {

struct ChartStyle;

[[nodiscard]] QString cardName(BoardCard card);       // "dots": as an arrangement keeps it
[[nodiscard]] QString cardName(BoardTile::Kind kind); // "restore"
// The cards and the tiles this board has, in the order they have by themselves.
[[nodiscard]] QStringList chartNames(const Board &board);
[[nodiscard]] QStringList tileNames(const Board &board);

// How much of a row a card needs, and takes where there is room; in parts of kRowParts.
inline constexpr int kRowParts = 49;
struct CardWidth
{
    int least = 0, most = 0;
};
// How many of the cards, in their order, each row takes: as near to full rows as can be.
[[nodiscard]] QList<qsizetype> packRows(const QList<CardWidth> &cards);
// The parts each card of one row gets.
[[nodiscard]] QList<double> rowParts(const QList<CardWidth> &row);

inline constexpr int kTilesAtFirst = 7; // as long as nothing is known

struct BoardShape
{
    struct Cell // cards over each other; mostly one
    {
        QList<BoardCard> cards;
        CardWidth width;
    };
    using Row = QList<Cell>;

    QList<qsizetype> tiles; // places in board.tiles
    QList<BoardCard> cards; // in the order they are read
    QList<Row> rows;
    int tileHeight = 0;     // of each
    int tileRows = 0;       // two where one would make lists of them
    bool hasLine = false;   // nothing is open: the backlog needs but a line
    bool hasOthers = false; // and a second table stands where the oldest would

    [[nodiscard]] static BoardShape of(const Board &board, int width, const ChartStyle &style,
                                       const Arrangement &arrangement = {});
    [[nodiscard]] int tilesHeight() const; // of all, without the gap after them
    // What a board needs at least, and what comes after the part that fills the window.
    [[nodiscard]] int leastHeight() const;
    [[nodiscard]] int belowHeight() const;
};

struct BoardPlaces
{
    QList<QRect> tiles; // as shape.tiles
    QList<QRect> cards; // as shape.cards
};

// On a screen two rows fill the window and others come after them; a sheet of paper has them all.
enum class BoardFill { Screen, Paper };
[[nodiscard]] BoardPlaces boardPlaces(const QRect &area, const BoardShape &shape, BoardFill fill);

} // namespace binnacle
