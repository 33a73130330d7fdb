// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketqueries.h"

#include "configuration/servicestore.h"
#include "people/peoplestore.h"
#include "store/database.h"
#include "store/sqllist.h"
#include "tickets/categorystore.h"
#include "tickets/matrixstore.h"
#include "tickets/ticketedit.h"
#include "tickets/ticketgroups.h"
#include "tickets/ticketlistsql.h"
#include "tickets/ticketoutages.h"
#include "tickets/ticketrules.h"
#include "tickets/ticketsql.h"
#include "tickets/ticketstore.h"

#include <QDate>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

using ticketlists::contextOf;

namespace {

constexpr int kLargestPage = 1000;
constexpr int kRowColumns = 40; // of {{ticket_row}}; what a list is sorted by follows

TicketRow rowOf(const Statement &row)
{
    TicketRow ticket;
    ticket.id = TicketId(row.int64(0));
    ticket.uid = row.text(1);
    ticket.source = row.text(2);
    ticket.number = row.text(3);
    ticket.type = typeFromText(row.text(4)).value_or(TicketType::Incident);
    ticket.title = row.text(5);
    ticket.state = row.text(6);
    ticket.stateClass = classFromText(row.text(7));
    ticket.priority = int(row.int64(8));
    ticket.service = row.text(9);
    ticket.team = row.text(10);
    ticket.assignee = row.text(11);
    ticket.requester = row.text(12);
    ticket.category = row.text(13);
    ticket.openedAt = row.int64(14);
    ticket.updatedAt = row.int64(15);
    ticket.resolvedAt = row.optInt64(16);
    ticket.dueAt = row.optInt64(17);
    ticket.subcategory = row.text(18);
    ticket.ci = row.text(19);
    ticket.origin = row.text(20);
    ticket.impact = int(row.int64(21));
    ticket.urgency = int(row.int64(22));
    ticket.major = row.int64(23) != 0;
    ticket.occurredAt = row.optInt64(24);
    ticket.detectedAt = row.optInt64(25);
    ticket.acknowledgedAt = row.optInt64(26);
    ticket.respondedAt = row.optInt64(27);
    ticket.restoredAt = row.optInt64(28);
    ticket.closedAt = row.optInt64(29);
    if (const auto met = row.optInt64(30))
        ticket.madeSla = *met != 0;
    ticket.reopenCount = int(row.int64(31));
    ticket.reassignmentCount = int(row.int64(32));
    ticket.resolutionCode = row.text(33);
    ticket.pendingReason = row.text(34);
    ticket.cycle = int(row.int64(35));
    ticket.comments = int(row.int64(36));
    ticket.attachments = int(row.int64(37));
    ticket.tags = row.text(38);
    ticket.rowVersion = row.int64(kRowColumns - 1);
    return ticket;
}

Result<Statement> prepared(ReadScope &scope, const QString &block, const TicketListSql &list)
{
    auto statement = scope.statement(ticketlistsql::filled(ticketSql().text(block, scope.engine()), list));
    if (statement) {
        for (const auto &[name, value] : list.bindings)
            statement->bind(name, value);
    }
    return statement;
}

Result<QVariantList> idsOf(ReadScope &scope, QString sql, const QVariantList &keys)
{
    QStringList places;
    for (qsizetype i = 0; i < keys.size(); ++i)
        places.append(u":k"_s + QString::number(i));
    BINNACLE_LET(Statement statement, scope.statement(sql.replace(u"{in}"_s, places.join(u", "_s))));
    for (qsizetype i = 0; i < keys.size(); ++i)
        statement.bindAt(int(i), keys[i]);
    BINNACLE_TRY(statement.run());
    QVariantList ids;
    while (statement.next())
        ids.append(statement.int64(0));
    return ids;
}

// Names are looked up first, so that a list walks the index of its team or person. A look-up that fails is
// what is said: on PostgreSQL nothing more runs in its transaction.
Result<TicketListSql> compiled(ReadScope &scope, const TicketListRequest &request,
                               const QueryContext &context, bool liftWords = false)
{
    std::optional<Error> failed;
    const SqlLookup lookup = [&](const QString &sql,
                                 const QVariantList &keys) -> std::optional<QVariantList> {
        const auto ids = idsOf(scope, sql, keys);
        if (ids)
            return *ids;
        failed = ids.error();
        return std::nullopt;
    };
    auto list = ticketlistsql::compile(request, scope.engine(), context, liftWords, lookup);
    if (failed)
        return tl::unexpected<Error>(*failed);
    return list;
}

Result<std::optional<TicketCursor>> placeOf(ReadScope &scope, const TicketListSql &list, TicketId ticket)
{
    BINNACLE_LET(Statement place, prepared(scope, u"ticket_place"_s, list));
    BINNACLE_TRY(place.bind(u"ticket"_s, ticket).run());
    return place.next() ? std::optional(ticketlistsql::cursorAt(list, place, 0, 1)) : std::nullopt;
}

Result<std::vector<TicketRow>> allRows(Statement statement)
{
    std::vector<TicketRow> rows;
    BINNACLE_TRY(statement.run());
    while (statement.next())
        rows.push_back(rowOf(statement));
    return rows;
}

} // namespace

QueryContext ticketlists::contextOf(const Database &database, const Actor &actor)
{
    QTimeZone zone(database.info().zone.toLatin1());
    return {zone.isValid() ? zone : QTimeZone::utc(), database.clock().now(), actor.person};
}

Result<QList<qint64>> ticketlists::idsFound(ReadScope &scope, const QString &query,
                                            const QueryContext &context, qint64 limit)
{
    TicketListRequest request;
    request.query = query;
    BINNACLE_LET(const TicketListSql list, compiled(scope, request, context));
    BINNACLE_LET(Statement rows, prepared(scope, u"ticket_ids_found"_s, list));
    BINNACLE_TRY(rows.bind(u"limit"_s, limit).run());
    QList<qint64> ids;
    while (rows.next())
        ids.append(rows.int64(0));
    return ids;
}

QStringList TicketQueries::sortFields()
{
    return ticketlistsql::sortFields();
}

QFuture<Result<TicketPage>> TicketQueries::page(const Actor &actor, const TicketListRequest &request)
{
    return m_database.read(
        actor, Act::ReadTickets,
        [=, context = contextOf(m_database, actor)](ReadScope &scope) -> Result<TicketPage> {
            BINNACLE_LET(const TicketListSql list, compiled(scope, request, context));
            BINNACLE_LET(Statement rows, prepared(scope, u"ticket_list"_s, list));
            const int limit = qBound(1, request.limit, kLargestPage);
            BINNACLE_TRY(rows.bind(u"limit"_s, qint64(limit) + 1)
                             .run()); // one more tells whether there is a next page
            TicketPage page;
            TicketCursor last;
            while (rows.next()) {
                if (int(page.rows.size()) == limit) {
                    page.next = ticketlistsql::cursorText(last);
                    break;
                }
                page.rows.push_back(rowOf(rows));
                last = ticketlistsql::cursorAt(list, rows, kRowColumns, 0);
            }
            return page;
        });
}

QFuture<Result<TicketWay>> TicketQueries::way(const Actor &actor, const TicketListRequest &request,
                                              TicketId ticket)
{
    return m_database.read(
        actor, Act::ReadTickets,
        [=, context = contextOf(m_database, actor)](ReadScope &scope) -> Result<TicketWay> {
            TicketListRequest whole = request;
            whole.after.clear();
            TicketWay way;
            BINNACLE_LET(const TicketListSql all, compiled(scope, whole, context));
            BINNACLE_LET(const auto place, placeOf(scope, all, ticket));
            if (!place)
                return way;
            way.end = TicketWay::End::Before;
            BINNACLE_LET(TicketListSql rest, compiled(scope, request, context));
            BINNACLE_LET(const auto ahead, placeOf(scope, rest, ticket));
            if (!ahead)
                return way;
            way.end = TicketWay::End::Ahead;
            ticketlistsql::endBefore(rest, *place);
            BINNACLE_LET(Statement ends, prepared(scope, u"ticket_page_ends"_s, rest));
            BINNACLE_TRY(ends.bind(u"size"_s, qint64(qBound(1, request.limit, kLargestPage))).run());
            while (ends.next())
                way.pages.append(ticketlistsql::cursorText(ticketlistsql::cursorAt(rest, ends, 0, 1)));
            return way;
        });
}

QFuture<Result<qint64>> TicketQueries::count(const Actor &actor, const QString &query)
{
    return m_database.read(actor, Act::ReadTickets,
                           [=, context = contextOf(m_database, actor)](ReadScope &scope) -> Result<qint64> {
                               TicketListRequest request;
                               request.query = query;
                               BINNACLE_LET(const TicketListSql list, compiled(scope, request, context));
                               BINNACLE_LET(Statement statement, prepared(scope, u"ticket_count"_s, list));
                               return statement.runForInt64();
                           });
}

QFuture<Result<std::vector<TicketGroup>>> TicketQueries::groups(const Actor &actor, const QString &query,
                                                                const QString &field)
{
    using Groups = std::vector<TicketGroup>;
    return m_database.read(
        actor, Act::ReadTickets,
        [=, context = contextOf(m_database, actor)](ReadScope &scope) -> Result<Groups> {
            BINNACLE_LET(const Query tree, ticketQueryLanguage().parse(query));
            BINNACLE_LET(const ticketgroups::Sql sql, ticketgroups::sqlOf(field, context.now, context.zone));
            TicketListRequest request;
            request.query = query;
            BINNACLE_LET(TicketListSql list, compiled(scope, request, context));
            list.group = sql.group;
            list.name = sql.name;
            list.bindings += sql.bindings;
            BINNACLE_LET(Statement rows, prepared(scope, u"ticket_groups"_s, list));
            BINNACLE_TRY(rows.run());
            Groups groups;
            while (rows.next()) {
                QString value = rows.text(1);
                if (field == u"opened")
                    value = QDate(1970, 1, 1).addDays(rows.int64(0)).toString(Qt::ISODate);
                else if (field == u"priority" && rows.int64(0) == 0)
                    value.clear();
                const qint64 count = rows.int64(2);
                // Names that fold alike, and states told apart by case only, are one question.
                const auto same = std::find_if(groups.begin(), groups.end(), [&](const TicketGroup &group) {
                    return ticketgroups::isSame(field, group.value, value);
                });
                if (same != groups.end())
                    same->count += count;
                else
                    groups.push_back({value, ticketgroups::queryOf(tree, field, value), count});
            }
            ticketgroups::sort(groups, field);
            return groups;
        });
}

QFuture<Result<std::vector<TicketRow>>> TicketQueries::newest(const Actor &actor, const QString &query,
                                                              int limit)
{
    using Rows = std::vector<TicketRow>;
    return m_database.read(
        actor, Act::ReadTickets,
        [=, context = contextOf(m_database, actor)](ReadScope &scope) -> Result<Rows> {
            TicketListRequest request;
            request.query = query;
            BINNACLE_LET(const TicketListSql list, compiled(scope, request, context, true));
            const QString block = list.match.isEmpty() ? u"ticket_newest"_s : u"ticket_newest_words"_s;
            BINNACLE_LET(Statement statement, prepared(scope, block, list));
            if (!list.match.isEmpty())
                statement.bind(u"match"_s, list.match);
            statement.bind(u"limit"_s, qint64(qBound(1, limit, kLargestPage)));
            return allRows(std::move(statement));
        });
}

QFuture<Result<std::vector<TicketRow>>>
TicketQueries::rows(const Actor &actor, const std::vector<TicketId> &ids, const QString &query)
{
    using Rows = std::vector<TicketRow>;
    return m_database.read(actor, Act::ReadTickets,
                           [=, context = contextOf(m_database, actor)](ReadScope &scope) -> Result<Rows> {
                               TicketListRequest request;
                               request.query = query;
                               BINNACLE_LET(const TicketListSql list, compiled(scope, request, context));
                               BINNACLE_LET(Statement statement, prepared(scope, u"ticket_rows"_s, list));
                               QList<qint64> keys;
                               for (const TicketId id : ids)
                                   keys.append(id.value);
                               statement.bind(u"ids"_s, sqlList(keys));
                               return allRows(std::move(statement));
                           });
}

QFuture<Result<TicketDetail>> TicketQueries::detail(const Actor &actor, const TicketRef &ref)
{
    return m_database.read(actor, Act::ReadTickets, [actor, ref](ReadScope &scope) -> Result<TicketDetail> {
        TicketDetail detail;
        BINNACLE_LET(detail.ticket, ticketedit::find(scope, actor, ref));
        const TicketId id = detail.ticket.id;
        BINNACLE_LET(detail.conversation, ticketstore::messages(scope, id));
        BINNACLE_LET(detail.attachments, ticketstore::attachments(scope, id));
        BINNACLE_LET(detail.links, ticketstore::links(scope, actor.person, id));
        BINNACLE_LET(detail.history, ticketstore::history(scope, id));
        BINNACLE_LET(detail.outages, ticketoutages::named(scope, detail.ticket, detail.history));
        return detail;
    });
}

QFuture<Result<QStringList>> TicketQueries::explaining(const Actor &actor, OutageId outage)
{
    return m_database.read(actor, Act::ReadTickets, [me = actor.person, outage](ReadScope &scope) {
        return ticketoutages::explaining(scope, me, outage);
    });
}

QFuture<Result<TicketNames>> TicketQueries::names(const Actor &actor)
{
    return m_database.read(
        actor, Act::ReadTickets, [me = actor.person](ReadScope &scope) -> Result<TicketNames> {
            TicketNames names;
            BINNACLE_LET(const auto teams, peoplestore::teams(scope));
            for (const Team &team : teams)
                names.teams.append(team.name);
            BINNACLE_LET(const auto persons, peoplestore::persons(scope));
            for (const Person &person : persons)
                names.persons.append(person.name);
            BINNACLE_LET(const auto services, servicestore::services(scope));
            for (const Service &service : services)
                names.services.append(service.name);
            BINNACLE_LET(const std::vector<Category> categories, categorystore::categories(scope));
            for (const Category &category : categories) {
                names.categories.append(category.name);
                if (category.isRetired)
                    names.retiredCategories.append(category.name);
            }
            BINNACLE_LET(const StoredMatrix stored, matrixstore::current(scope));
            names.matrix = stored.matrix;
            BINNACLE_LET(Statement unseen, scope.statement(ticketSql(), u"names_unseen"_s));
            BINNACLE_TRY(unseen.bind(u"me"_s, me).run());
            const QHash<QString, QStringList *> lists{{u"team"_s, &names.teams},
                                                      {u"person"_s, &names.persons},
                                                      {u"service"_s, &names.services},
                                                      {u"category"_s, &names.categories}};
            while (unseen.next())
                lists.value(unseen.text(0))->removeOne(unseen.text(1));
            return names;
        });
}

} // namespace binnacle
