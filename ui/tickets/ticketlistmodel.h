// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The tickets of a list as a table: one section of rows, or a section for each group under a heading that
// counts and folds. Sections read and follow their rows; this gives them columns, places and colors. A group
// is read once it comes in sight; at most four pages are kept in memory. GUI thread; owned by the page.

#include "lists/listlayout.h"
#include "tickets/ticketgroups.h"
#include "tickets/ticketsection.h"

#include <QAbstractTableModel>
#include <QElapsedTimer>
#include <QTimeZone>
#include <memory>

namespace binnacle {

class TicketRowRules;
class TicketSource;

class TicketListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    // By number; which are shown, and in what order, is the header's.
    enum Column {
        Number,
        Priority,
        Title,
        Requester,
        State,
        Team,
        Assignee,
        Opened,
        Updated,
        Service,
        Category,
        Subcategory,
        Type,
        Tags,
        Due,
        Resolved,
        Closed,
        Occurred,
        Detected,
        Acknowledged,
        Responded,
        Restored,
        Impact,
        Urgency,
        Major,
        Sla,
        Reopens,
        Reassignments,
        ResolutionCode,
        PendingReason,
        Ci,
        Origin,
        Source,
        Cycle,
        Comments,
        Attachments,
        ColumnCount
    };
    enum Role {
        IdRole = Qt::UserRole, // of a heading: not valid
        PriorityRole,          // 0..4
        OpenRole,              // bool: class of the state
        UnseenRole,            // bool: changed by somebody since it was last looked at
        LeftRole,              // bool: no longer what the query asks for
        LoadingRole,           // bool: met before, not in memory now
        HeadingRole,           // bool: of a group
        RuleRole,              // name of the row rule that colors it
        RuleColorRole,         // its color by name
    };

    explicit TicketListModel(TicketSource &source, QObject *parent = nullptr);
    ~TicketListModel() override;

    // Asks anew. The rows shown stay until the answer is there; if it is an error, they stay altogether.
    void ask(const QString &query, const QString &sort);
    void refresh() { ask(m_asked.query, m_asked.sort); }
    // By a field of ticketgroups::fields(); empty: not at all. With the next question.
    void setGroup(const QString &field) { m_asked.group = field; }
    [[nodiscard]] QString group() const { return m_asked.group; }
    void setRules(const QList<RowRule> &rules);
    // What was asked last; the rows shown may still answer the question before.
    [[nodiscard]] QString query() const { return m_asked.query; }
    [[nodiscard]] QString sortText() const { return m_asked.sort; } // "-opened"
    // The field of a column, as queries, layouts and acts call it, and back.
    [[nodiscard]] static QString fieldAt(int column);        // empty: no such column
    [[nodiscard]] static int columnOf(const QString &field); // -1: the field is no column
    [[nodiscard]] static bool isSortable(int column);
    // Of the rows shown.
    [[nodiscard]] int sortColumn() const; // -1: by a field that is no column
    [[nodiscard]] Qt::SortOrder sortOrder() const;

    [[nodiscard]] bool isAsking() const; // the first page is on its way
    [[nodiscard]] bool isLoaded() const { return m_answered; }
    [[nodiscard]] qint64 total() const; // -1: not counted yet
    [[nodiscard]] int newCount() const;
    [[nodiscard]] int unseenCount() const;
    [[nodiscard]] int leftCount() const;
    [[nodiscard]] int loadedPages() const;

    [[nodiscard]] TicketId idAt(int row) const;
    [[nodiscard]] int rowOf(TicketId id) const;
    [[nodiscard]] const TicketRow *ticketAt(int row) const; // null: not in memory
    void setSeen(TicketId id);
    // Reads on to where a ticket stands that was not met; reached() tells.
    void reach(TicketId id);
    // What the view shows now: these rows are read again if they were dropped, far ones forgotten.
    void setVisible(int first, int last);
    // An act of ours changed this ticket: its row follows without being marked as unseen.
    void ownChange(TicketId id);

    [[nodiscard]] bool isGrouped() const { return !m_shown.group.isEmpty(); }
    [[nodiscard]] bool isHeading(int row) const;
    [[nodiscard]] QString headingText(int row) const;
    [[nodiscard]] qint64 headingCount(int row) const;
    [[nodiscard]] bool isFolded(int row) const;
    [[nodiscard]] int headingOf(int row) const; // the row itself, if it is one; -1: not grouped
    // The next heading in this direction; -1: none.
    [[nodiscard]] int headingFrom(int row, int step) const;
    void setFolded(int headingRow, bool folded);
    void setAllFolded(bool folded);

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
        QString group;
    };
    // A section of rows; of a group with its heading. It may not be read yet: then as many rows stand for it
    // as a page would have.
    struct Part
    {
        QString value;
        QString query;
        qint64 count = 0;
        bool isFolded = false;
        int shown = 0; // rows the table has of it
        std::unique_ptr<TicketSection> rows;
    };
    struct Place
    {
        int part = -1;
        int row = -1; // -1: the heading
    };

    [[nodiscard]] Place placeOf(int row) const;
    [[nodiscard]] int firstOf(int part) const; // row of the first ticket, the heading before it
    [[nodiscard]] int partOf(const TicketSection *rows) const;
    [[nodiscard]] int partOf(const QString &value) const;
    [[nodiscard]] int heads() const { return isGrouped() ? 1 : 0; }
    void recount();
    void askGroups();
    void showGroups(const std::vector<TicketGroup> &groups);
    void showUngrouped();
    void start(int part);
    void follow(TicketSection &rows);
    void onReset(TicketSection &rows);
    void onAnswered(TicketSection &rows);
    void onReached(TicketId id, bool inside);
    void onStatus(TicketSection &rows);
    void resize(int part, int now);
    void keepFew(int firstPart, int lastPart);
    void reachInGroups(TicketId id);
    void recountGroups();
    void finishAnswer();
    void colorRows(int first, int last);
    void rowsChanged(int first, int last);
    [[nodiscard]] int sum(int (TicketSection::*of)() const) const;

    TicketSource &m_source;
    QTimeZone m_zone;
    Question m_asked; // last
    Question m_shown; // of the rows there are
    std::vector<Part> m_parts;
    std::vector<int> m_firsts; // row at which each part begins, heading or not
    int m_count = 0;
    std::unique_ptr<TicketSection> m_next; // asked, not shown yet: the way back from groups
    quint64 m_question = 0;
    bool m_askingGroups = false;
    bool m_answered = false;
    bool m_answerDue = false; // groups are here, the first page is not
    bool m_newGroups = false; // came in that have no heading
    TicketId m_reaching;
    QSet<QString> m_folded;
    TicketRowRules *m_rules;
    QTimer *m_recount; // of groups not read
    QElapsedTimer m_took;
};

} // namespace binnacle
