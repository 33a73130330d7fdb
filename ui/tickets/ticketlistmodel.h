// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tickets found by a query in one order, page by page. Rows follow the change feed in place; tickets that
// came in since are counted, never sorted in under the cursor; tickets that no longer match stay, marked,
// until the list is asked for again. Late answers to an earlier question are dropped. GUI thread; owned by
// the page.

#include "tickets/ticketpages.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>
#include <QTimeZone>
#include <functional>

class QTimer;

namespace binnacle {

class TicketSource;

class TicketListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Number, Priority, Title, Requester, State, Team, Assignee, Opened, Updated, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole,
        PriorityRole, // 0..4
        OpenRole,     // bool: class of the state
        UnseenRole,   // bool: changed by somebody since it was last looked at
        LeftRole,     // bool: no longer what the query asks for
        LoadingRole,  // bool: met before, not in memory now
    };

    explicit TicketListModel(TicketSource &source, QObject *parent = nullptr);

    // Asks anew. The rows shown stay until the answer is there; if it is an error, they stay altogether.
    void ask(const QString &query, const QString &sort);
    void refresh() { ask(m_asked.query, m_asked.sort); }
    // What was asked last; the rows shown may still answer the question before.
    [[nodiscard]] QString query() const { return m_asked.query; }
    [[nodiscard]] QString sortText() const { return m_asked.sort; } // "-opened"
    // The field of a column as the query language calls it, and back. Columns are numbered once; which are
    // shown, and in what order, is the header's.
    [[nodiscard]] static QString fieldAt(int column);        // empty: no such column
    [[nodiscard]] static int columnOf(const QString &field); // -1: the field is no column
    [[nodiscard]] static bool isSortable(int column);
    // Of the rows shown.
    [[nodiscard]] int sortColumn() const; // -1: by a field that is no column
    [[nodiscard]] Qt::SortOrder sortOrder() const;

    [[nodiscard]] bool isAsking() const { return m_asking; } // the first page is on its way
    [[nodiscard]] bool isLoaded() const { return m_answered; }
    [[nodiscard]] qint64 total() const { return m_total; } // -1: not counted yet
    [[nodiscard]] int newCount() const { return int(m_new.size()); }
    [[nodiscard]] int unseenCount() const { return int(m_unseen.size()); }
    [[nodiscard]] int leftCount() const { return int(m_left.size()); }
    [[nodiscard]] int loadedPages() const { return m_pages.loadedCount(); }

    [[nodiscard]] TicketId idAt(int row) const { return m_pages.idAt(row); }
    [[nodiscard]] int rowOf(TicketId id) const { return m_pages.rowOf(id); }
    [[nodiscard]] const TicketRow *ticketAt(int row) const { return m_pages.row(row); } // null: not in memory
    void setSeen(TicketId id);
    // Reads on to where a ticket stands that was not met; reached() tells.
    void reach(TicketId id);
    // What the view shows now: these rows are read again if they were dropped, far ones forgotten.
    void setVisible(int first, int last);
    // An act of ours changed this ticket: its row follows without being marked as unseen.
    void ownChange(TicketId id);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    void sort(int column, Qt::SortOrder order) override;

Q_SIGNALS:
    void answered(); // the first page of the present question is here
    void reached(binnacle::TicketId id,
                 bool inside); // inside: it has its row now; else the query does not find it
    void failed(const binnacle::Error &error);
    void statusChanged(); // total, new, unseen, asking

private:
    struct Question
    {
        QString query;
        QString sort = QStringLiteral("-opened");
    };

    void apply(const TicketPage &first);
    void keepOn(const Error &error);
    void noteSeen(const std::vector<TicketRow> &rows);
    void countSoon();
    void count();
    void readOn(quint64 generation);
    void goOn(const TicketWay &way, TicketId id);
    void appendPage(const TicketPage &page);
    void readAgain(int page);
    void readPage(int page, quint64 generation);
    void replacePage(int page, const TicketPage &read);
    void onChanged(const QStringList &kinds, const QList<qint64> &keys);
    void follow();
    void followRows(const std::vector<TicketId> &asked, const std::function<void(bool read)> &then);
    void followAll();
    void keepPending(const std::vector<TicketId> &ids);
    void merge(const std::vector<TicketRow> &matching, const std::vector<TicketId> &asked);
    void mergeLeft(const std::vector<TicketRow> &present, const std::vector<TicketId> &asked);
    void update(const TicketRow &row, bool left);
    [[nodiscard]] bool belongsToUnread(const TicketRow &row) const;
    [[nodiscard]] QString text(const TicketRow &row, int column) const;
    void rowChanged(int row);

    TicketSource &m_source;
    QTimeZone m_zone;
    Question m_asked; // last
    Question m_shown; // of the rows there are
    TicketPages m_pages;
    quint64 m_question = 0;   // number of the one asked last
    quint64 m_generation = 0; // grows with each question answered: pages and counts of another are dropped
    qint64 m_greatest = 0;    // key ever met
    int m_firstVisible = 0;
    int m_lastVisible = 0;
    bool m_asking = false;
    bool m_answered = false;
    bool m_fetching = false;
    TicketId m_reaching; // the page read next holds it
    qint64 m_total = -1;
    QSet<int> m_reading; // pages on their way again
    QSet<TicketId> m_pending, m_new, m_unseen, m_left;
    QHash<TicketId, int> m_own; // changes of ours still to come
    bool m_pendingAll = false;
    bool m_counting = false;
    bool m_countAgain = false;
    QTimer *m_follow;
    QTimer *m_recount;
};

} // namespace binnacle
