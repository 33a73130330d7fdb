// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The row above the cards: what the page is, what is filtered (chips), how fresh the data is, export. Knows
// no figures: it shows a board's header and asks for other requests. GUI thread; owned by HomePage.

#include "reports/board.h"

#include <QWidget>

class QAction;
class QGridLayout;
class QHBoxLayout;
class QMenu;
class QPushButton;

namespace binnacle {

class Chip;
class ElidedLabel;

class FilterBar : public QWidget
{
    Q_OBJECT

public:
    explicit FilterBar(QWidget *parent = nullptr);

    void setBoard(const Board &board);
    // The saved board that is shown, named by the title; empty: none.
    void setName(const QString &name);
    void setExportActions(const QList<QAction *> &actions);
    void setArrangeAction(QAction *action);
    // The records one click away: those of the mark clicked last, else all of the board. Where there are
    // none under what `isNarrowed`, a way back to all of them stands in their place.
    void setRecords(qint64 count, const QString &key, bool isNarrowed);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QPushButton *openButton() const { return m_open; }
    [[nodiscard]] QPushButton *clearButton() const { return m_clear; }

Q_SIGNALS:
    void openWanted();
    void requested(const binnacle::BoardRequest &request);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void showFreshness();
    void clearChips();
    void addBoardChips(const Board &board);
    void addChoices(const Board &board);
    Chip *addChip(const QString &said, bool on);
    Chip *addMenuChip(const QString &text, bool on, QMenu *menu);
    [[nodiscard]] QMenu *windowMenu(const Board &board, QWidget *parent);
    [[nodiscard]] QMenu *timeMenu(const Board &board, QWidget *parent);
    void addRequest(QMenu *menu, const QString &text, const BoardRequest &request, bool checked);
    void addNarrowing(QMenu *menu, const QString &text, const Board &board, const QString &filter);
    void addTheRest(QMenu *menu, const Board &board, const QString &field, const std::vector<QString> &names);

    ElidedLabel *m_title;
    QGridLayout *m_grid;
    QHBoxLayout *m_row; // chips and freshness: beside the title, or under it where there is no room
    QHBoxLayout *m_chips;
    bool m_under = false;
    QPushButton *m_open;
    QPushButton *m_clear;
    ElidedLabel *m_fresh;
    QString m_freshness; // shown where it finds room
    QPushButton *m_export;
    QPushButton *m_arrange;
    QMenu *m_exportMenu;
};

// How fresh the data of each source is, in one line.
[[nodiscard]] QString freshnessText(const BoardHeader &header, const QLocale &locale);

} // namespace binnacle
