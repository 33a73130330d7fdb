// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboards/boardplaces.h"

#include "charts/chartstyle.h"
#include "dashboards/boardtext.h"
#include "dashboards/chartcard.h"
#include "dashboards/tileplot.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr int kGap = 10;
constexpr int kWide = 1500;    // from here on the narrow cards take one column of seven
constexpr int kOverfull = 56;  // parts a row may hold at most, its cards somewhat smaller
constexpr int kLineCard = 72;  // a card that says one sentence
constexpr int kLeastRow = 190; // a row alone
constexpr int kLeastRows = 500;
constexpr int kLeastServices = 110; // more where services stand
constexpr int kTables = 280;        // a row under those that fill the window
constexpr int kNeeds = 150;
constexpr qsizetype kTileLines = 4;                     // of captions: more is a list
constexpr qsizetype kLeastToBreak = 4;                  // tiles: fewer stay in one row
constexpr qsizetype kFilling = 2;                       // so many rows fill the window
constexpr double kLongText = (23 * 60 + 59) * 60'000.0; // a duration whose words are long

// Of what a measure says at most in this workspace, so that a filter moves nothing.
qsizetype linesOfTiles(const Board &board, qsizetype tiles, int width, const ChartStyle &style)
{
    BoardTile fullest;
    fullest.unit = BoardTile::Unit::Duration;
    fullest.distribution.n = std::max<qint64>(board.header.total, 10'000);
    fullest.distribution.open = fullest.distribution.n;
    fullest.distribution.mean = kLongText;
    fullest.distribution.p90 = kLongText;
    const double room = double(width - (tiles - 1) * kGap) / double(tiles) - 2 * kCardInset;
    return joinedLines(tileCaptions(fullest, style.locale), style.font, room, kCaptionLines).size();
}

// A workspace of services: cards of incidents would all say the same.
bool hasNoIncidents(const Board &board)
{
    return board.header.total == 0 && board.uptime.recorded > 0;
}

QList<qsizetype> tilesOf(const Board &board)
{
    QList<qsizetype> places;
    for (size_t i = 0; i < board.tiles.size(); ++i) {
        if (!hasNoIncidents(board) || board.tiles[i].value)
            places.append(qsizetype(i));
    }
    return places;
}

QList<BoardCard> chartsOf(const Board &board)
{
    const bool known = !board.tiles.empty();
    const bool isOpen = board.backlog.open > 0 || !known;
    const bool services = board.uptime.recorded > 0;
    if (hasNoIncidents(board)) {
        QList<BoardCard> cards{BoardCard::Uptime, BoardCard::Backlog};
        if (!board.needs.empty())
            cards.append(BoardCard::Needs);
        return cards;
    }
    QList<BoardCard> cards{BoardCard::Dots, BoardCard::Volume};
    if (services)
        cards.append(BoardCard::Uptime);
    else
        cards.append(BoardCard::Groups);
    cards.append(BoardCard::Backlog);
    if (!board.needs.empty())
        cards.append(BoardCard::Needs);
    if (services)
        cards.append(BoardCard::Groups);
    if (isOpen || board.groups.size() == 2)
        cards.append(BoardCard::Oldest);
    return cards;
}

CardWidth widthOf(BoardCard card, const BoardShape &shape, bool isWide)
{
    switch (card) {
    case BoardCard::Dots:
    case BoardCard::Uptime:
    case BoardCard::Groups:
        return {28, 28};
    case BoardCard::Volume:
        return {21, 21};
    case BoardCard::Backlog:
        return {isWide ? 14 : 12, 21};
    case BoardCard::Oldest:
        if (shape.hasOthers) // a table as the other one
            return {14, 21};
        break;
    case BoardCard::Needs:
        break;
    }
    return {isWide ? 7 : 9, 21}; // words: they need room in a narrow window
}

// Small neighbors stand over each other.
bool standsUnder(BoardCard card, const BoardShape::Cell &over, const BoardShape &shape)
{
    const auto isSmall = [&shape](BoardCard one) {
        return one == BoardCard::Needs || one == BoardCard::Oldest ||
               (one == BoardCard::Backlog && shape.hasLine);
    };
    return isSmall(card) && std::all_of(over.cards.begin(), over.cards.end(), isSmall);
}

// How far a row is from a full one.
qint64 costOf(const QList<CardWidth> &cards, qsizetype from, qsizetype to)
{
    int least = 0, most = 0;
    for (qsizetype i = from; i < to; ++i) {
        least += cards[i].least;
        most += cards[i].most;
    }
    const qint64 over = std::max(0, least - kRowParts), under = std::max(0, kRowParts - most);
    return over * over + under * under;
}

qint64 leastOf(const QList<CardWidth> &cards, qsizetype from, qsizetype to)
{
    int least = 0;
    for (qsizetype i = from; i < to; ++i)
        least += cards[i].least;
    return least;
}

bool has(const BoardShape::Row &row, BoardCard card)
{
    return std::any_of(row.begin(), row.end(),
                       [card](const BoardShape::Cell &cell) { return cell.cards.contains(card); });
}

// The share of the height a row takes beside others.
int shareOf(const BoardShape::Row &row, bool isFilling)
{
    if (has(row, BoardCard::Uptime))
        return 540;
    if (has(row, BoardCard::Dots) || has(row, BoardCard::Volume))
        return 460;
    return isFilling ? 425 : 360;
}

int heightBelow(const BoardShape::Row &row)
{
    return has(row, BoardCard::Uptime) ? kTables + kGap * 4 : kTables;
}

QList<int> rowHeights(const BoardShape &shape, int height, BoardFill fill)
{
    const qsizetype rows = shape.rows.size();
    const qsizetype filling = fill == BoardFill::Paper ? rows : std::min(rows, kFilling);
    QList<int> heights;
    int shares = 0, rest = height - int(filling - 1) * kGap;
    for (qsizetype i = 0; i < filling; ++i)
        shares += shareOf(shape.rows[i], i < kFilling);
    if (fill == BoardFill::Screen)
        rest -= shape.belowHeight();
    for (qsizetype i = 0; i < filling; ++i) {
        const int share = shareOf(shape.rows[i], i < kFilling);
        heights.append(shares == 0 ? 0 : rest * share / shares); // of what the rows before left
        rest -= heights.last();
        shares -= share;
    }
    for (qsizetype i = filling; i < rows; ++i)
        heights.append(heightBelow(shape.rows[i]));
    return heights;
}

// The cards of a cell in the column it has.
QList<QRect> stacked(const BoardShape::Cell &cell, const QRect &area, bool hasLine)
{
    QList<QRect> places;
    QRect left = area;
    for (qsizetype i = 0; i < cell.cards.size(); ++i) {
        const qsizetype after = cell.cards.size() - i;
        int height = left.height();
        if (after > 1) {
            const bool isLine = cell.cards[i] == BoardCard::Backlog && hasLine;
            const int even = (left.height() - int(after - 1) * kGap) / int(after);
            height = std::min(even, isLine ? kLineCard : cell.cards[i] == BoardCard::Needs ? kNeeds : even);
        }
        places.append(QRect(left.left(), left.top(), left.width(), height));
        left.setTop(left.top() + height + kGap);
    }
    return places;
}

} // namespace

QString cardName(BoardCard card)
{
    switch (card) {
    case BoardCard::Dots:
        return u"dots"_s;
    case BoardCard::Volume:
        return u"volume"_s;
    case BoardCard::Uptime:
        return u"uptime"_s;
    case BoardCard::Backlog:
        return u"backlog"_s;
    case BoardCard::Needs:
        return u"needs"_s;
    case BoardCard::Groups:
        return u"groups"_s;
    case BoardCard::Oldest:
        return u"oldest"_s;
    }
    return {};
}

QString cardName(BoardTile::Kind kind)
{
    switch (kind) {
    case BoardTile::Kind::Open:
        return u"open"_s;
    case BoardTile::Kind::Detect:
        return u"detect"_s;
    case BoardTile::Kind::Acknowledge:
        return u"acknowledge"_s;
    case BoardTile::Kind::Restore:
        return u"restore"_s;
    case BoardTile::Kind::Resolve:
        return u"resolve"_s;
    case BoardTile::Kind::SlaMet:
        return u"sla-met"_s;
    case BoardTile::Kind::Reopened:
        return u"reopened"_s;
    case BoardTile::Kind::BelowTarget:
        return u"below-target"_s;
    }
    return {};
}

QStringList chartNames(const Board &board)
{
    QStringList names;
    for (const BoardCard card : chartsOf(board))
        names.append(cardName(card));
    return names;
}

QStringList tileNames(const Board &board)
{
    QStringList names;
    for (const qsizetype place : tilesOf(board))
        names.append(cardName(board.tiles[size_t(place)].kind));
    return names;
}

QList<qsizetype> packRows(const QList<CardWidth> &cards)
{
    const qsizetype count = cards.size();
    // From the end: the cost of the rows of all cards from here on, and how many the first of them takes.
    QList<qint64> costs(count + 1, 0);
    QList<qsizetype> takes(count + 1, 0);
    for (qsizetype from = count - 1; from >= 0; --from) {
        costs[from] = std::numeric_limits<qint64>::max();
        for (qsizetype to = from + 1; to <= count; ++to) {
            if (to > from + 1 && leastOf(cards, from, to) > kOverfull)
                break;
            const qint64 cost = 1 + costOf(cards, from, to) + costs[to]; // one more for each row
            if (cost <= costs[from]) {
                costs[from] = cost;
                takes[from] = to - from;
            }
        }
    }
    QList<qsizetype> rows;
    for (qsizetype from = 0; from < count; from += takes[from])
        rows.append(takes[from]);
    return rows;
}

QList<double> rowParts(const QList<CardWidth> &row)
{
    int least = 0, most = 0;
    for (const CardWidth &card : row) {
        least += card.least;
        most += card.most;
    }
    const double grown =
        most > least ? std::clamp(double(kRowParts - least) / (most - least), 0.0, 1.0) : 0.0;
    QList<double> parts;
    double all = 0;
    for (const CardWidth &card : row)
        all += parts.emplace_back(card.least + grown * (card.most - card.least));
    for (double &part : parts)
        part *= kRowParts / all;
    return parts;
}

BoardShape BoardShape::of(const Board &board, int width, const ChartStyle &style,
                          const Arrangement &arrangement)
{
    BoardShape shape;
    const bool known = !board.tiles.empty();
    shape.hasOthers = known && board.backlog.open == 0;
    shape.hasLine = shape.hasOthers;
    const QList<qsizetype> tileOf = tilesOf(board);
    const QStringList names = tileNames(board);
    for (const QString &name : arrangement.shown(names))
        shape.tiles.append(tileOf[names.indexOf(name)]);
    if (!known) {
        for (qsizetype i = 0; i < kTilesAtFirst; ++i)
            shape.tiles.append(i);
    }
    if (const qsizetype tiles = shape.tiles.size(); tiles > 0) {
        qsizetype lines = linesOfTiles(board, tiles, width, style);
        shape.tileRows = lines > kTileLines && tiles >= kLeastToBreak ? 2 : 1;
        if (shape.tileRows == 2)
            lines = linesOfTiles(board, (tiles + 1) / 2, width, style);
        shape.tileHeight = 2 * kCardTop + int(std::ceil(::binnacle::tileHeight(style, lines)));
    }
    const QList<BoardCard> charts = chartsOf(board);
    const QStringList inOrder = arrangement.shown(chartNames(board));
    QList<Cell> cells;
    QList<CardWidth> widths;
    for (const QString &name : inOrder) {
        const auto card = *std::find_if(charts.begin(), charts.end(),
                                        [&name](BoardCard one) { return cardName(one) == name; });
        const CardWidth own = widthOf(card, shape, width >= kWide);
        shape.cards.append(card);
        if (!cells.isEmpty() && standsUnder(card, cells.last(), shape)) {
            cells.last().cards.append(card);
            cells.last().width = {std::max(cells.last().width.least, own.least),
                                  std::max(cells.last().width.most, own.most)};
        } else {
            cells.append({{card}, own});
        }
    }
    for (const Cell &cell : cells)
        widths.append(cell.width);
    qsizetype from = 0;
    for (const qsizetype taken : packRows(widths)) {
        shape.rows.append(cells.mid(from, taken));
        from += taken;
    }
    return shape;
}

int BoardShape::tilesHeight() const
{
    return tileRows == 0 ? 0 : tileRows * (tileHeight + kGap) - kGap;
}

int BoardShape::leastHeight() const
{
    int height = tileRows > 0 && !rows.isEmpty() ? tilesHeight() + kGap : tilesHeight();
    const qsizetype filling = std::min(rows.size(), kFilling);
    if (filling > 0)
        height += filling == 1 ? kLeastRow : kLeastRows + kGap;
    for (qsizetype i = 0; i < filling; ++i)
        height += has(rows[i], BoardCard::Uptime) ? kLeastServices : 0;
    return height;
}

int BoardShape::belowHeight() const
{
    int height = 0;
    for (qsizetype i = kFilling; i < rows.size(); ++i)
        height += heightBelow(rows[i]) + kGap;
    return height;
}

BoardPlaces boardPlaces(const QRect &area, const BoardShape &shape, BoardFill fill)
{
    BoardPlaces places;
    const auto edge = [&area](double part, double parts) { // whole pixels without drift
        return area.left() + int(std::floor(part * (area.width() + kGap) / parts + 1e-6));
    };
    const auto column = [&edge](int top, int height, double from, double to, double parts) {
        return QRect(QPoint(edge(from, parts), top), QPoint(edge(to, parts) - kGap - 1, top + height - 1));
    };
    const int tiles = int(shape.tiles.size());
    const int inRow = shape.tileRows == 2 ? (tiles + 1) / 2 : tiles;
    for (int i = 0; i < tiles; ++i) {
        const int row = i / inRow, place = i % inRow;
        const int after = i == tiles - 1 ? inRow : place + 1; // the last takes what is left of its row
        places.tiles.append(
            column(area.top() + row * (shape.tileHeight + kGap), shape.tileHeight, place, after, inRow));
    }
    int top = area.top() + (shape.tileRows > 0 ? shape.tilesHeight() + kGap : 0);
    const QList<int> heights = rowHeights(shape, area.bottom() + 1 - top, fill);
    for (qsizetype r = 0; r < shape.rows.size(); ++r) {
        QList<CardWidth> widths;
        for (const BoardShape::Cell &cell : shape.rows[r])
            widths.append(cell.width);
        const QList<double> parts = rowParts(widths);
        double from = 0;
        for (qsizetype c = 0; c < parts.size(); ++c) {
            const QRect place = column(top, heights[r], from, from + parts[c], kRowParts);
            places.cards.append(stacked(shape.rows[r][c], place, shape.hasLine));
            from += parts[c];
        }
        top += heights[r] + kGap;
    }
    return places;
}

} // namespace binnacle
