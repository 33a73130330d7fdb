// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The cards of Home in their places: tiles in a row, two charts, the services, and where incidents lie. Shows
// one Board at a time and tells what is pointed at. GUI thread; owned by HomePage.

#include "charts/chartplot.h"
#include "reports/board.h"

#include <QList>
#include <QWidget>

namespace binnacle {

class ChartCard;
class ChartView;

// Where tiles and cards stand in a board of this size, on whole pixels: the same on screen and on paper.
struct ChartStyle;

struct BoardPlaces
{
    QList<QRect> tiles;
    QRect dots, volume, uptime, needs, groups, backlog, oldest;
    QRect others; // a second table, where nothing is open and the backlog needs but a line
};
// By size and type alone: what a filter leaves moves nothing.
[[nodiscard]] int boardTileHeight(const Board &board, int width, const ChartStyle &style);
struct BoardShape
{
    int tiles = 0;
    int tileHeight = 0;
    bool hasBacklog = true;
    bool hasUptime = false; // then a row for services, and the tables under it
    bool hasNeeds = false;

    [[nodiscard]] static BoardShape of(const Board &board, int width, const ChartStyle &style);
    // What a board needs at least, and what comes after the part that fills the window.
    [[nodiscard]] int leastHeight() const;
    [[nodiscard]] int belowHeight() const;
};
[[nodiscard]] BoardPlaces boardPlaces(const QRect &area, const BoardShape &shape, int below);

class BoardGrid : public QWidget
{
    Q_OBJECT

public:
    explicit BoardGrid(QWidget *parent = nullptr);

    void setBoard(const Board &board);
    void setTablesShown(bool shown);
    // The height of the window it is looked at through: the services end where it does.
    void setViewHeight(int height);
    [[nodiscard]] QList<ChartView *> views() const;
    [[nodiscard]] ChartView *firstCard() const; // after the tiles
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override { return {1080, 680}; }

Q_SIGNALS:
    void markClicked(const binnacle::ChartMark &mark);
    void markOpened(const binnacle::ChartMark &mark);
    void rangeBrushed(qint64 from, qint64 to);
    void rangeBrushing(qint64 from, qint64 to); // while the hand moves
    void brushLeft();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    ChartCard *makeCard(const QString &name, bool titled);
    void arrange();
    void showGroups();
    void showDots();
    [[nodiscard]] BoardShape shape() const;
    [[nodiscard]] QList<ChartCard *> cards() const; // in their order

    Board m_board;
    int m_group = 0;
    std::optional<Measure> m_measure; // of the dots, as chosen
    int m_viewHeight = 0;
    QList<ChartCard *> m_tiles;
    ChartCard *m_dots;
    ChartCard *m_volume;
    ChartCard *m_uptime;
    ChartCard *m_needs;
    ChartCard *m_groups;
    ChartCard *m_backlog;
    ChartCard *m_oldest;
    ChartCard *m_others;
};

} // namespace binnacle
