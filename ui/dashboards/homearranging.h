// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How the cards of Home are arranged: the person's own arrangement, or that of the saved board shown; its
// acts (by keys, by hand, in a sheet), each with its way back. What is done shows at once and is kept after;
// what could not be kept is taken back and said. GUI thread; owned by HomePage.

#include "dashboards/arrangement.h"
#include "dashboards/savedboards.h"

#include <QObject>

class QAction;

namespace binnacle {

class BoardGrid;
class BoardProvider;
class Desk;

class HomeArranging : public QObject
{
    Q_OBJECT

public:
    // The acts are those of `page`, their keys work in it.
    HomeArranging(BoardProvider &provider, SavedBoards &saved, BoardGrid &grid, Desk &desk,
                  const QString &pageId, QWidget *page);

    // Reads the person's own, at each visit, since another window may have changed it; saved boards are read
    // once (SavedBoards).
    void load();
    [[nodiscard]] bool isLoading() const { return m_reads > 0; }
    // The saved board that is shown, by its name; without one it is the person's own arrangement.
    void setBoard(const QString &name);
    // Of what the acts arrange: a saved board, or empty, the person's own.
    [[nodiscard]] QString board() const;
    [[nodiscard]] QAction *sheetAction() const { return m_sheet; }
    [[nodiscard]] Arrangement current() const;

Q_SIGNALS:
    void boardChanged(const QString &name);    // another one is shown, or none
    void failed(const binnacle::Error &error); // what was done is not kept

private:
    void addActs(const QString &pageId, QWidget *page);
    void moveCurrent(Qt::ArrowType way);
    void hideCurrent();
    void showDefault();
    void openSheet();
    void place(const CardMove &move);
    [[nodiscard]] bool mayArrange();
    void say(const QString &text);
    // What was done to a card, or to all of them: of the board it was done to.
    [[nodiscard]] QString told(const QString &own, const QString &ofBoard, const QString &card = {}) const;
    // Shows it, keeps it and offers the way back.
    void arrange(const Arrangement &to, const QString &done);
    // Of this saved board, without one it follows the person's; of the person where its name is empty.
    void keep(const QString &board, const std::optional<Arrangement> &to, const SavedBoards::Done &done);
    void keepOwn(const Arrangement &to, const SavedBoards::Done &done);
    void keepOf(const QString &board, const std::optional<Arrangement> &to, const SavedBoards::Done &done);
    [[nodiscard]] std::optional<Arrangement> arrangementOf(const SavedBoard &board) const; // the one shown
    void apply();

    BoardProvider &m_provider;
    SavedBoards &m_saved;
    BoardGrid &m_grid;
    Desk &m_desk;
    QString m_board;                                    // the saved board shown
    QString m_named;                                    // the same, as it was told
    Arrangement m_own;                                  // the person's
    Arrangement m_kept;                                 // the same, as it is written
    std::optional<std::optional<Arrangement>> m_wanted; // of the saved board, until it is written
    bool m_isRead = false;
    int m_reads = 0;
    int m_ownWrites = 0;
    int m_boardWrites = 0;
    QAction *m_sheet = nullptr;
    QList<QAction *> m_acts; // of the menu of a card, too
};

} // namespace binnacle
