// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketwrite.h"

#include "base/fold.h"
#include "store/bulkinsert.h"
#include "store/sqllist.h"
#include "tickets/editnames.h"
#include "tickets/searchindex.h"
#include "tickets/ticketcolumns.h"
#include "tickets/ticketedit.h"
#include "tickets/ticketoutages.h"
#include "tickets/ticketsql.h"
#include "tickets/ticketstore.h"
#include "tickets/ticketvalues.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace binnacle::ticketwrite {

namespace {

const QString kSource = u"binnacle"_s;

using Changed = std::vector<const TicketDifference *>;

QList<qint64> idsOf(const Changed &changes)
{
    QList<qint64> ids;
    ids.reserve(qsizetype(changes.size()));
    for (const TicketDifference *change : changes)
        ids.append(change->before.id.value);
    return ids;
}

Result<> runFor(WriteScope &scope, const QString &block, const QList<qint64> &ids)
{
    BINNACLE_LET(Statement statement, scope.statement(ticketSql(), block));
    return statement.bind(u"ids"_s, sqlList(ids)).run();
}

// A round trip a row is what a server's time goes to: many rows go in one. A file takes them one by one.
bool inOneStatement(const WriteScope &scope, const Changed &changes)
{
    return scope.engine() == Engine::Postgresql && changes.size() > 1;
}

Result<qint64> runRows(WriteScope &scope, const QString &block, const QJsonArray &rows)
{
    BINNACLE_LET(Statement statement, scope.statement(ticketSql(), block));
    statement.bind(u"rows"_s, QString::fromUtf8(QJsonDocument(rows).toJson(QJsonDocument::Compact)));
    return statement.runCounting();
}

tl::unexpected<Error> stale(const Ticket &ticket)
{
    return fail(ErrorCode::Conflict, u"stale-version"_s, {{u"number"_s, ticket.number}});
}

Result<> updateRows(WriteScope &scope, const Changed &changes)
{
    if (!inOneStatement(scope, changes)) {
        for (const TicketDifference *change : changes) {
            BINNACLE_LET(Statement row, scope.statement(ticketSql(), u"ticket_update"_s));
            ticketcolumns::bindForUpdate(row, change->after);
            row.bind(u"updated_at"_s, scope.now()).bind(u"row_version"_s, change->before.rowVersion);
            BINNACLE_LET(const qint64 count, row.runCounting());
            if (count != 1)
                return stale(change->before);
        }
        return {};
    }
    QJsonArray rows;
    for (const TicketDifference *change : changes) {
        const QVariantList values = ticketcolumns::values(change->after, {});
        QJsonObject row;
        for (qsizetype i = 0; i < values.size(); ++i)
            row.insert(ticketcolumns::names()[i],
                       values[i].isNull() ? QJsonValue() : QJsonValue::fromVariant(values[i]));
        row.insert(u"updated_at"_s, scope.now());
        row.insert(u"row_version"_s, change->before.rowVersion);
        rows.append(row);
    }
    BINNACLE_LET(const qint64 count, runRows(scope, u"tickets_update"_s, rows));
    return count == qint64(changes.size()) ? Result<>() : stale(changes.front()->before);
}

Result<> updateTexts(WriteScope &scope, const Changed &all)
{
    Changed changes = all;
    std::erase_if(changes, [](const TicketDifference *change) {
        return change->before.description == change->after.description &&
               change->before.resolution == change->after.resolution &&
               change->before.extra == change->after.extra;
    });
    if (!inOneStatement(scope, changes)) {
        for (const TicketDifference *change : changes) {
            const Ticket &ticket = change->after;
            BINNACLE_LET(Statement text, scope.statement(ticketSql(), u"ticket_text_set"_s));
            text.bind(u"id"_s, ticket.id).bind(u"description"_s, ticket.description);
            BINNACLE_TRY(text.bind(u"resolution"_s, ticket.resolution).bind(u"extra"_s, ticket.extra).run());
        }
        return {};
    }
    QJsonArray rows;
    for (const TicketDifference *change : changes) {
        const Ticket &ticket = change->after;
        rows.append(QJsonObject{{u"ticket_id"_s, ticket.id.value},
                                {u"description"_s, ticket.description},
                                {u"resolution"_s, ticket.resolution},
                                {u"extra"_s, ticket.extra}});
    }
    BINNACLE_TRY(runRows(scope, u"ticket_texts_set"_s, rows));
    return {};
}

Result<> updateTags(WriteScope &scope, const Changed &all)
{
    Changed changes = all;
    std::erase_if(changes,
                  [](const TicketDifference *change) { return change->before.tags == change->after.tags; });
    if (changes.empty())
        return {};
    BINNACLE_TRY(runFor(scope, u"tickets_clear_tags"_s, idsOf(changes)));
    BulkInsert rows(scope, u"ticket_tag"_s, {u"ticket_id"_s, u"tag_key"_s, u"tag"_s});
    for (const TicketDifference *change : changes) {
        for (const QString &tag : ticketvalues::tagsOf(change->after.tags))
            BINNACLE_TRY(rows.add({change->after.id.value, fold(tag), tag}));
    }
    return rows.flush();
}

// What the difference tells, and whether anybody searches for what differs.
struct Told
{
    std::vector<HistoryEntry> history;
    std::vector<AuditEntry> audit;
    std::vector<const Ticket *> searched;
};

bool tell(WriteScope &scope, const QString &act, const TicketDifference &change, Told &told)
{
    bool searched = false;
    const qint64 id = change.after.id.value;
    const std::vector<FieldDifference> fields = differences(change.before, change.after);
    for (const FieldDifference &each : fields) {
        const ticketvalues::Field field = *ticketvalues::find(each.field);
        searched |= field.searched;
        told.history.push_back({u"ticket"_s,
                                id,
                                scope.now(),
                                each.field,
                                each.before,
                                each.after,
                                kSource,
                                scope.actor().name,
                                {}});
        told.audit.push_back({act,
                              u"ticket"_s,
                              id,
                              each.field,
                              ticketvalues::audited(change.before, field),
                              ticketvalues::audited(change.after, field),
                              {}});
    }
    if (searched)
        told.searched.push_back(&change.after);
    return !fields.empty();
}

} // namespace

Result<> hold(WriteScope &scope, const QList<qint64> &ids)
{
    if (scope.engine() == Engine::Sqlite) // of SQLite's writers there is one at a time
        return {};
    return runFor(scope, u"tickets_hold"_s, ids);
}

Result<QHash<qint64, Ticket>> visible(ReadScope &scope, PersonId me, const QList<qint64> &ids)
{
    QHash<qint64, Ticket> found;
    const QString list = sqlList(ids);
    {
        BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"tickets_by_ids"_s));
        BINNACLE_TRY(rows.bind(u"ids"_s, list).bind(u"me"_s, me.value).run());
        while (rows.next()) {
            Ticket ticket = ticketstore::ticketOf(rows);
            found.insert(ticket.id.value, std::move(ticket));
        }
    }
    {
        BINNACLE_LET(Statement tags, scope.statement(ticketSql(), u"tags_of_tickets"_s));
        BINNACLE_TRY(tags.bind(u"ids"_s, list).run());
        while (tags.next()) {
            if (const auto ticket = found.find(tags.int64(0)); ticket != found.end())
                ticket->tags.append(tags.text(1));
        }
    }
    BINNACLE_LET(Statement outages, scope.statement(ticketSql(), u"outages_of_tickets"_s));
    BINNACLE_TRY(outages.bind(u"ids"_s, list).run());
    while (outages.next()) {
        if (const auto ticket = found.find(outages.int64(0)); ticket != found.end())
            ticket->outages.push_back(OutageId(outages.int64(1)));
    }
    return found;
}

std::vector<FieldDifference> differences(const Ticket &before, const Ticket &after)
{
    std::vector<FieldDifference> fields;
    for (const ticketvalues::Field &field : ticketvalues::all()) {
        if (ticketvalues::differs(before, after, field.name))
            fields.push_back(
                {field.name, ticketvalues::text(before, field.name), ticketvalues::text(after, field.name)});
    }
    return fields;
}

Result<qint64> write(WriteScope &scope, EditNames &names, const QString &act,
                     const std::vector<TicketDifference> &all)
{
    Told told;
    Changed changes;
    for (const TicketDifference &change : all) {
        if (!tell(scope, act, change, told))
            continue;
        BINNACLE_TRY(ticketedit::permitted(names, change.before, change.after));
        changes.push_back(&change);
        BINNACLE_TRY(scope.changed(u"ticket"_s, change.after.id.value));
    }
    if (changes.empty())
        return 0;
    BINNACLE_TRY(scope.audit(told.audit));
    BINNACLE_TRY(updateRows(scope, changes));
    BINNACLE_TRY(updateTexts(scope, changes));
    BINNACLE_TRY(updateTags(scope, changes));
    for (const TicketDifference *change : changes)
        BINNACLE_TRY(ticketoutages::write(scope, change->before, change->after));
    BINNACLE_TRY(scope.history(told.history));
    BINNACLE_TRY(index(scope, told.searched));
    return qint64(changes.size());
}

Result<> index(WriteScope &scope, const std::vector<const Ticket *> &tickets)
{
    if (tickets.empty())
        return {};
    QList<qint64> ids;
    QHash<qint64, QStringList> texts;
    for (const Ticket *ticket : tickets) {
        ids.append(ticket->id.value);
        texts.insert(ticket->id.value, ticketcolumns::searchTexts(*ticket));
    }
    {
        BINNACLE_LET(Statement said, scope.statement(ticketSql(), u"messages_of_tickets"_s));
        BINNACLE_TRY(said.bind(u"ids"_s, sqlList(ids)).run());
        while (said.next())
            texts[said.int64(0)].append(said.text(5));
    }
    BINNACLE_TRY(runFor(scope, u"tickets_clear_search"_s, ids));
    BulkInsert rows = searchindex::inserter(scope);
    for (const qint64 id : std::as_const(ids))
        BINNACLE_TRY(rows.add({id, searchindex::wordsFor(scope.engine(), texts.value(id))}));
    return rows.flush();
}

} // namespace binnacle::ticketwrite
