// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The columns of a table by a layout: which are shown, in what order, how wide; dragging headings and their
// edges changes it. Where nobody has changed anything the columns fit the table: some yield where it is
// narrow, one takes the rest. GUI thread; owned by the table.

#include "lists/listlayout.h"

#include <QObject>

class QHeaderView;

namespace binnacle {

class PagedTable;

class ListColumns : public QObject
{
    Q_OBJECT

public:
    // By the place it has in the model.
    struct Spec
    {
        QString field;
        QString label;
        int width = 100;     // in type of 10 points
        bool shown = true;   // where nobody has chosen columns
        bool yields = false; // then only where there is room
        bool isSortable = true;
    };

    // `rest`: the column that takes what is left, at least `least` wide; -1: none.
    ListColumns(PagedTable &table, const QList<Spec> &specs, int rest, int least);

    [[nodiscard]] const QList<Spec> &specs() const { return m_specs; }
    [[nodiscard]] int columnOf(const QString &field) const; // -1: no such column
    void setColumns(const QList<ListColumn> &columns);      // those of a layout
    [[nodiscard]] const QList<ListColumn> &columns() const { return m_columns; }
    // As they are shown now, chosen or not.
    [[nodiscard]] QList<ListColumn> shown() const;
    [[nodiscard]] QStringList ownFields() const; // shown where nobody has chosen
    // The column of the model that stands first; -1: none.
    [[nodiscard]] int first() const;
    void arrange(); // after the table got another size or type
    void fit();     // each as wide as the list has it by itself
    void hide(int column);

Q_SIGNALS:
    void changed(); // by hand: columns() is new
    void columnsWanted();

private:
    void onMoved();
    void onResized(int column, int was, int now);
    void fitTo(int column);
    void choose();
    void showMenu(const QPoint &at);
    [[nodiscard]] QHeaderView *header() const;
    [[nodiscard]] int widthOf(int column) const;
    [[nodiscard]] ListColumn *chosen(int column);

    PagedTable &m_table;
    QList<Spec> m_specs;
    int m_rest;
    int m_least;
    QList<ListColumn> m_columns; // empty: nobody has chosen
    bool m_isArranging = false;
};

} // namespace binnacle
