// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Cards of a board taken by the hand: the header of a chart is its handle, a tile is one as a whole. A line
// shows where the card would come; Esc leaves it where it is, and so does what interrupts the hand. GUI
// thread; owned by BoardGrid.

#include "dashboards/arrangement.h"

#include <QObject>
#include <QPoint>
#include <QPointer>

#include <optional>

class QWidget;

namespace binnacle {

class ChartCard;

class CardDrag : public QObject
{
    Q_OBJECT

public:
    explicit CardDrag(QWidget *board);

    void watch(ChartCard *card);
    // Those shown, in their order; a card changes places with others of its list only.
    void setCards(const QList<ChartCard *> &tiles, const QList<ChartCard *> &charts);
    // What letting go of the card at this point of the board would do.
    [[nodiscard]] std::optional<CardMove> moveAt(const ChartCard *card, const QPoint &at) const;

Q_SIGNALS:
    void moveWanted(const binnacle::CardMove &move);
    void movedOver(const QPoint &at); // of the board, while the hand moves

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Target
    {
        ChartCard *card = nullptr;
        bool after = false;
        bool beside = true; // else over or under it
    };
    [[nodiscard]] std::optional<Target> targetAt(const ChartCard *card, const QPoint &at) const;
    void showMark(const QPoint &at);
    [[nodiscard]] bool interrupts(const QObject *watched, const QEvent *event) const;
    void finish(bool taken);

    QWidget *m_board;
    QWidget *m_mark;
    QList<ChartCard *> m_tiles, m_charts;
    QPointer<ChartCard> m_card;
    QPoint m_pressed; // of the screen
    QPoint m_at;      // of the board
    bool m_isDragging = false;
};

} // namespace binnacle
