// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The look and keys of every list: rows of one height by density, hairlines instead of a grid, the whole row
// under the mouse lit, J and K beside the arrows, words where it is empty and gray bars while the first page
// loads. The model decides what is loaded. GUI thread.

#include <QList>
#include <QPersistentModelIndex>
#include <QTableView>

namespace binnacle {

class EmptyState;

class PagedTable : public QTableView
{
    Q_OBJECT

public:
    explicit PagedTable(QWidget *parent = nullptr);

    void setModel(QAbstractItemModel *model) override;
    void setEmptyState(EmptyState *state); // taken over; shown when there are no rows and nothing loads
    void setLoading(bool loading);
    [[nodiscard]] bool isLoading() const { return m_loading; }
    [[nodiscard]] int hoveredRow() const { return m_hovered; } // for delegates of its columns; -1: none
    void setTextColumns(const QList<int> &widths); // starting widths in type of 10 points; 0: takes the rest
    // Hidden where the column that takes the rest would have less than this.
    void setYieldingColumn(int column, int least);
    void setWrappedColumns(const QList<int> &columns); // each row is as high as what stands in these
    void setDense(bool dense);        // rows of the least height, of a table that is no page's first
    void setChoiceColumn(int column); // its cells end in a chevron
    // The cell one stands on has an edge of its own: where cells are edited one by one.
    void setShowsCell(bool shows);
    [[nodiscard]] bool showsCell() const { return m_showsCell; }
    // As wide as its heading and what it holds, up to this in type of 10 points.
    void fitColumn(int column, int most);

Q_SIGNALS:
    void opened(const QModelIndex &index); // Enter or double click

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyboardSearch(const QString &search) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void initViewItemOption(QStyleOptionViewItem *option) const override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

    [[nodiscard]] int leastRowHeight() const;

private:
    friend class PagedRowDelegate;
    void fitRows();
    void yield();
    void showState();
    void hover(int row);
    void paintSkeleton(QPainter *painter) const;

    EmptyState *m_empty = nullptr;
    int m_hovered = -1;
    QList<int> m_wrapped;
    int m_choice = -1;
    bool m_dense = false;
    int m_yielding = -1;
    int m_yields = 0; // its width
    int m_least = 0;
    bool m_loading = false;
    bool m_showsCell = false;
};

} // namespace binnacle
