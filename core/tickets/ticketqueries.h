// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reading tickets: pages of a list by keyset, counts, search, one whole ticket. Every answer obeys the
// visibility of the person asking. Any thread; answers by future. Owned by Workspace.

#include "base/actor.h"
#include "base/result.h"
#include "tickets/prioritymatrix.h"
#include "tickets/ticket.h"
#include "tickets/ticketgroups.h"
#include "tickets/ticketservice.h"

#include <QFuture>
#include <QStringList>

namespace binnacle {

class Database;
class ReadScope;
struct QueryContext;

struct TicketListRequest
{
    QString query; // in the query language
    QString sort =
        QStringLiteral("-opened"); // a field of TicketQueries::sortFields(), "-" before it: descending
    int limit = 200;               // 1 to 1000
    QString after;                 // TicketPage::next of the page before
};

struct TicketPage
{
    std::vector<TicketRow> rows;
    QString next; // empty: this was the last
};

// How a list goes on to a ticket.
struct TicketWay
{
    enum class End { Outside, Before, Ahead }; // not in the list; before the place asked from; after `pages`
    End end = End::Outside;
    QStringList pages; // TicketPage::next of each whole page on the way
};

// The names lists and completion offer, and the matrix forms tell the priority by.
struct TicketNames
{
    QStringList teams, persons, services, categories;
    QStringList retiredCategories = {}; // among categories: no ticket gets one of these any more
    PriorityMatrix matrix = {};
};

namespace ticketlists {

// What a query is asked with: the workspace's zone, now, and who asks.
[[nodiscard]] QueryContext contextOf(const Database &database, const Actor &actor);
// The keys of what it finds, ascending, at most `limit`. On the database thread.
[[nodiscard]] Result<QList<qint64>> idsFound(ReadScope &scope, const QString &query,
                                             const QueryContext &context, qint64 limit);

} // namespace ticketlists

class TicketQueries
{
public:
    explicit TicketQueries(Database &database)
        : m_database(database)
    {}

    [[nodiscard]] static QStringList sortFields();

    // Errors: those of the query language; Invalid "unknown-sort" {field}; Invalid "bad-cursor".
    [[nodiscard]] QFuture<Result<TicketPage>> page(const Actor &actor, const TicketListRequest &request);
    // From where request.after leads to the page the ticket is on: two keys a page are read, no rows.
    [[nodiscard]] QFuture<Result<TicketWay>> way(const Actor &actor, const TicketListRequest &request,
                                                 TicketId ticket);
    [[nodiscard]] QFuture<Result<qint64>> count(const Actor &actor, const QString &query);
    // Those of the query by the values of one of ticketgroups::fields(), in order; their tickets are pages of
    // their own queries. Invalid "unknown-group" {field}.
    [[nodiscard]] QFuture<Result<std::vector<TicketGroup>>> groups(const Actor &actor, const QString &query,
                                                                   const QString &field);
    // The newest tickets a query finds, by key; quick for words in millions of tickets.
    [[nodiscard]] QFuture<Result<std::vector<TicketRow>>> newest(const Actor &actor, const QString &query,
                                                                 int limit);
    // Present rows of some tickets, for a list that follows the change log; those gone or hidden are left
    // out.
    [[nodiscard]] QFuture<Result<std::vector<TicketRow>>>
    rows(const Actor &actor, const std::vector<TicketId> &ids, const QString &query);
    [[nodiscard]] QFuture<Result<TicketDetail>> detail(const Actor &actor, const TicketRef &ref);
    // The numbers of the incidents that explain the outage.
    [[nodiscard]] QFuture<Result<QStringList>> explaining(const Actor &actor, OutageId outage);
    [[nodiscard]] QFuture<Result<TicketNames>> names(const Actor &actor);

private:
    Database &m_database;
};

} // namespace binnacle
