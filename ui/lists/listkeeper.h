// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Keeps how a person has a list: columns, their widths and the order, under a name, in their settings; and
// the act that chooses columns. What a list without saved views needs. GUI thread; owned by the table.

#include "lists/listcolumns.h"
#include "shell/desk.h"

#include <QObject>

class QTimer;

namespace binnacle {

class ListStore;

class ListKeeper : public QObject
{
    Q_OBJECT

public:
    // `name`: "services"; `rest`, `least`: as ListColumns has them.
    ListKeeper(PagedTable &table, const QString &name, const QList<ListColumns::Spec> &specs, int rest,
               int least, ListStore &store, Desk &desk);
    ~ListKeeper() override; // what is to be kept goes now

    // "Columns…" in the menu and the palette of the page, Ctrl+Shift+L in it.
    void addActs(const QString &page, QWidget *scope);
    void load(); // once, at the first visit
    [[nodiscard]] ListColumns &columns() const { return *m_columns; }
    void chooseColumns();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void take(const ListLayout &layout);
    void onSorted(int column, Qt::SortOrder order);
    void keepSoon();
    void keep();

    PagedTable &m_table;
    QString m_name;
    ListStore &m_store;
    Desk &m_desk;
    ListColumns *m_columns;
    QTimer *m_soon;
    ListLayout m_layout;
    bool m_isLoaded = false;
    bool m_isTaking = false;
};

} // namespace binnacle
