// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Home, the manager's board: asks for a board, shows it, narrows it by what is clicked, opens the records
// behind a mark, exports. Computes no figure itself. GUI thread; owned by the page host.

#include "charts/chartplot.h"
#include "dashboards/boardprovider.h"
#include "dashboards/boardroute.h"
#include "shell/page.h"

#include <QPointer>

#include <optional>

class QAction;
class QStackedWidget;

namespace binnacle {

class BoardGrid;
class ChartView;
class EmptyState;
class FilterBar;
class HomeArranging;
class SavedBoards;
struct SavedBoard;

class HomePage : public Page
{
    Q_OBJECT

public:
    HomePage(BoardProvider &provider, Desk &desk, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString icon() const override;
    [[nodiscard]] QString about() const override;
    void activate(const Route &route) override;
    [[nodiscard]] Route route() const override;
    [[nodiscard]] QWidget *firstFocus() override;
    [[nodiscard]] QList<QWidget *> panes() override;
    [[nodiscard]] QString facts() const override;
    [[nodiscard]] QList<NavView> views() const override;
    [[nodiscard]] bool isSettled() const override;

    [[nodiscard]] const std::optional<Board> &board() const { return m_board; }
    [[nodiscard]] BoardGrid *grid() const { return m_grid; }

    // Asks again for what is shown: the data has changed. Keeps focus, marks and filters.
    void refresh();
    // Narrows or widens what is shown; Back undoes it.
    void ask(const BoardRequest &request);
    void narrowTo(const ChartMark &mark);
    void open(const ChartMark &mark);
    // The records of the mark clicked last, as long as what it narrowed to stands; else those of the board.
    void openShown();
    // Draws the board shown into a file, by its suffix, off the GUI thread.
    void exportTo(const QString &path);

Q_SIGNALS:
    void openRecords(const QString &query); // the records behind a mark, told beside going there
    void exported(const QString &path);

private:
    [[nodiscard]] BoardRequest within(qint64 from, qint64 to) const;
    void preview(const BoardRequest &request);
    void load();
    void arrived(const Result<Board> &answer);
    void showProblem(const Error &error);
    void registerActions();
    void registerBoards(); // acts on saved boards
    void askName();
    void askMark();
    void say(const Error &error);
    void removeBoard();
    void askExport(const QString &suffix, const QString &what);
    void goToRecords(const QString &query);
    void showRecords();

    [[nodiscard]] const SavedBoard *shownBoard() const; // null: what is shown is none

    BoardProvider &m_provider;
    SavedBoards *m_saved;
    HomeArranging *m_arranging = nullptr;
    QString m_name; // of the saved board it came from
    QAction *m_removeBoard = nullptr;
    BoardRequest m_request;
    std::optional<Board> m_board;
    std::optional<ChartMark> m_clicked;
    QPointer<ChartView> m_last; // the chart that had the focus last: Back returns to it
    quint64 m_generation = 0;   // of the newest request; answers of older ones are dropped
    qint64 m_readAt = 0;        // when the board shown came
    bool m_loading = false;
    quint64 m_brushes = 0;                // what was brushed before is no longer wanted
    bool m_previewing = false;            // one is on its way
    std::optional<BoardRequest> m_wanted; // what the hand marks now
    QAction *m_limits = nullptr;
    QAction *m_marks = nullptr;
    FilterBar *m_bar;
    QStackedWidget *m_stack;
    BoardGrid *m_grid;
    EmptyState *m_empty;
    EmptyState *m_problem;
};

} // namespace binnacle
