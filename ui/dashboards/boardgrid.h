// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The cards of Home in their places: tiles in a row, two charts, three more. Shows one Board at a time and
// tells what is pointed at. GUI thread; owned by HomePage.

#include "charts/chartplot.h"
#include "reports/board.h"

#include <QList>
#include <QWidget>

namespace binnacle {

class ChartCard;
class ChartView;

// Where tiles and cards stand in a board of this size, on whole pixels: the same on screen and on paper.
struct BoardPlaces
{
    QList<QRect> tiles;
    QRect resolve, volume, groups, backlog, oldest;
    QRect others; // a second table, where nothing is open and the backlog needs but a line
};
// By size and type alone: what a filter leaves moves nothing.
[[nodiscard]] int boardTileHeight(const Board &board, int width, const ChartStyle &style);
[[nodiscard]] BoardPlaces boardPlaces(const QRect &area, int tiles, int tileHeight, bool backlog);

class BoardGrid : public QWidget
{
    Q_OBJECT

public:
    explicit BoardGrid(QWidget *parent = nullptr);

    void setBoard(const Board &board);
    void setTablesShown(bool shown);
    [[nodiscard]] QList<ChartView *> views() const;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override { return {1080, 680}; }

Q_SIGNALS:
    void markClicked(const binnacle::ChartMark &mark);
    void markOpened(const binnacle::ChartMark &mark);
    void rangeBrushed(qint64 from, qint64 to);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    ChartCard *makeCard(const QString &name, bool titled);
    void arrange();
    void showGroups();
    [[nodiscard]] int tileHeight() const;

    Board m_board;
    int m_group = 0;
    QList<ChartCard *> m_tiles;
    ChartCard *m_resolve;
    ChartCard *m_volume;
    ChartCard *m_groups;
    ChartCard *m_backlog;
    ChartCard *m_oldest;
    ChartCard *m_others;
};

} // namespace binnacle
