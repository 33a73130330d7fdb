// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The cards of Home in their places: tiles in a row, two charts, the services, and where incidents lie, or as
// a person arranged them. Shows one Board at a time and tells what is pointed at and which card is moved. GUI
// thread; owned by HomePage.

#include "charts/chartplot.h"
#include "dashboards/boardplaces.h"
#include "reports/board.h"

#include <QList>
#include <QMenu>
#include <QWidget>

namespace binnacle {

class CardDrag;
class ChartCard;
class ChartView;
class EmptyState;

class BoardGrid : public QWidget
{
    Q_OBJECT

public:
    explicit BoardGrid(QWidget *parent = nullptr);

    void setBoard(const Board &board);
    void setArrangement(const Arrangement &arrangement);
    // The cards there are, in the order they have by themselves: what an arrangement is over.
    [[nodiscard]] QStringList tileNames() const { return binnacle::tileNames(m_board); }
    [[nodiscard]] QStringList chartNames() const { return binnacle::chartNames(m_board); }
    [[nodiscard]] QStringList namesBeside(const QString &card) const; // of its own kind
    [[nodiscard]] QString titleOf(const QString &card) const;
    // The card that had the focus last and is shown; empty: none.
    [[nodiscard]] QString currentCard() const;
    // What moves a card one place that way; nothing: it goes no further.
    [[nodiscard]] std::optional<CardMove> moveOf(const QString &card, Qt::ArrowType way) const;
    [[nodiscard]] ChartCard *card(const QString &name) const; // null: not shown
    void setTablesShown(bool shown);
    // The height of the window it is looked at through: the rows of charts fill it.
    void setViewHeight(int height);
    [[nodiscard]] QList<ChartView *> views() const;
    [[nodiscard]] ChartView *firstCard() const; // after the tiles; null: none is shown
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override { return {1080, 680}; }

Q_SIGNALS:
    void markClicked(const binnacle::ChartMark &mark);
    void markOpened(const binnacle::ChartMark &mark);
    void rangeBrushed(qint64 from, qint64 to);
    void rangeBrushing(qint64 from, qint64 to); // while the hand moves
    void brushLeft();
    void moveWanted(const binnacle::CardMove &move); // dragged there
    void menuAboutToShow(QMenu *menu);               // of a card
    void defaultWanted();                            // every card is hidden: show them again
    void lookWanted(const QRect &area);              // to be scrolled to

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    ChartCard *makeCard(const QString &name, bool titled);
    void showBoard();
    void showCards();
    void showTiles();
    void arrange();
    void showGroups();
    void showDots();
    [[nodiscard]] BoardShape shape() const;
    [[nodiscard]] ChartCard *cardOf(BoardCard card) const;
    [[nodiscard]] QList<ChartCard *> cards() const; // those shown, in their order

    Board m_board;
    Arrangement m_arrangement;
    BoardShape m_shape; // at the width it has now
    QString m_current;  // the card that had the focus last
    CardDrag *m_drag;
    EmptyState *m_none; // instead of the cards, where all are hidden
    int m_group = 0;
    std::optional<Measure> m_measure; // of the dots, as chosen
    int m_viewHeight = 0;
    bool m_tablesShown = false;
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
