// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketimportstore.h"

#include "base/fold.h"
#include "configuration/servicestore.h"
#include "people/peoplestore.h"
#include "people/placeholders.h"
#include "store/bulkinsert.h"
#include "store/sqllist.h"
#include "tickets/categorystore.h"
#include "tickets/searchindex.h"
#include "tickets/storedtickets.h"
#include "tickets/ticketcolumns.h"
#include "tickets/ticketoutages.h"
#include "tickets/ticketsql.h"
#include "tickets/ticketstore.h"
#include "tickets/ticketvalues.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace binnacle::ticketimportstore {

namespace {

using Names = QHash<QString, qint64>;
using Ensure = Result<Names> (*)(WriteScope &, const QStringList &, BatchId);

// Looks up or makes the names that are not known yet.
Result<> learn(WriteScope &scope, BatchId batch, Names &known, const QSet<QString> &met, Ensure ensure)
{
    QStringList missing;
    for (const QString &name : met) {
        if (!name.isEmpty() && !known.contains(name))
            missing.append(name);
    }
    if (missing.isEmpty())
        return {};
    missing.sort(); // the same ids for the same file
    BINNACLE_LET(const Names made, ensure(scope, missing, batch));
    known.insert(made);
    return {};
}

Result<> learnAll(WriteScope &scope, BatchId batch, KnownNames &names,
                  const std::vector<const Ticket *> &tickets)
{
    QSet<QString> services, categories, teams, persons;
    for (const Ticket *ticket : tickets) {
        services.insert(ticket->service.name);
        categories.insert(ticket->category.name);
        teams.insert(ticket->team.name);
        persons.insert(ticket->assignee.name);
        persons.insert(ticket->requester.name);
    }
    BINNACLE_TRY(learn(scope, batch, names.services, services, servicestore::ensureServices));
    BINNACLE_TRY(learn(scope, batch, names.categories, categories, categorystore::ensureCategories));
    BINNACLE_TRY(learn(scope, batch, names.teams, teams, peoplestore::ensureTeams));
    return learn(scope, batch, names.persons, persons, peoplestore::ensurePersons);
}

void setKeys(Ticket &ticket, const KnownNames &names)
{
    ticket.service.key = names.services.value(ticket.service.name);
    ticket.category.key = names.categories.value(ticket.category.name);
    ticket.team.key = names.teams.value(ticket.team.name);
    ticket.assignee.key = names.persons.value(ticket.assignee.name);
    ticket.requester.key = names.persons.value(ticket.requester.name);
}

std::vector<HistoryEntry> historyOf(const ImportedTicket &imported, TicketId id, BatchId batch)
{
    std::vector<HistoryEntry> rows = imported.history;
    for (HistoryEntry &row : rows) {
        row.subjectKind = u"ticket"_s;
        row.subjectId = id.value;
        row.batch = batch;
    }
    return rows;
}

// The tables a new ticket's rows go to, each filled in bulk.
class Inserts
{
public:
    explicit Inserts(WriteScope &scope)
        : m_scope(scope)
        , m_tickets(scope, u"ticket"_s, ticketcolumns::names())
        , m_texts(scope, u"ticket_text"_s, {u"ticket_id"_s, u"description"_s, u"resolution"_s, u"extra"_s})
        , m_tags(scope, u"ticket_tag"_s, {u"ticket_id"_s, u"tag_key"_s, u"tag"_s})
        , m_words(searchindex::inserter(scope))
    {}

    Result<> add(const Ticket &ticket, BatchId batch)
    {
        BINNACLE_TRY(m_tickets.add(ticketcolumns::values(ticket, batch)));
        const qint64 id = ticket.id.value;
        m_textRows.append(QVariantList{id, ticket.description, ticket.resolution, ticket.extra});
        QSet<QString> keys;
        for (const QString &tag : ticket.tags) {
            const QString key = fold(tag);
            if (!key.isEmpty() && !keys.contains(key))
                m_tagRows.append(QVariantList{id, key, tag.simplified()});
            keys.insert(key);
        }
        m_wordRows.append(
            QVariantList{id, searchindex::wordsFor(m_scope.engine(), ticketcolumns::searchTexts(ticket))});
        return {};
    }

    // Tickets first: the rows of the other tables refer to them.
    Result<> finish()
    {
        BINNACLE_TRY(m_tickets.flush());
        BINNACLE_TRY(addAll(m_texts, m_textRows));
        BINNACLE_TRY(addAll(m_tags, m_tagRows));
        return addAll(m_words, m_wordRows);
    }

private:
    static Result<> addAll(BulkInsert &insert, const QList<QVariantList> &rows)
    {
        for (const QVariantList &row : rows)
            BINNACLE_TRY(insert.add(row));
        return insert.flush();
    }

    WriteScope &m_scope;
    BulkInsert m_tickets, m_texts, m_tags, m_words;
    QList<QVariantList> m_textRows, m_tagRows, m_wordRows;
};

// Of a ticket that was acted on here the audit keeps every value: what an import makes of one goes there too,
// under its batch.
Result<> auditUpdate(WriteScope &scope, BatchId batch, const Ticket &after)
{
    BINNACLE_LET(Statement known, scope.statement(ticketSql(), u"audit_of_ticket"_s));
    BINNACLE_TRY(known.bind(u"id"_s, after.id).run());
    if (!known.next())
        return {};
    known.finish();
    BINNACLE_LET(const auto stored, storedtickets::byKeys(scope, {after.id.value}));
    if (stored.isEmpty())
        return {}; // the update says so
    const Ticket before = stored.value(after.id.value).ticket;
    for (const ticketvalues::Field &field : ticketvalues::all()) {
        const QString was = ticketvalues::audited(before, field);
        const QString is = ticketvalues::audited(after, field);
        if (was != is)
            BINNACLE_TRY(
                scope.audit({u"ticket.import"_s, u"ticket"_s, after.id.value, field.name, was, is, batch}));
    }
    return {};
}

} // namespace

Result<> hold(WriteScope &scope, const QString &source, const QStringList &numbers)
{
    if (scope.engine() == Engine::Sqlite)
        return {};
    BINNACLE_LET(Statement held, scope.statement(ticketSql(), u"ticket_hold_of_source"_s));
    return held.bind(u"source"_s, source).bind(u"numbers"_s, sqlList(numbers)).run();
}

Result<QHash<QString, Ticket>> byNumber(ReadScope &scope, const QString &source, const QStringList &numbers)
{
    QHash<QString, Ticket> found;
    {
        BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"ticket_of_source"_s));
        BINNACLE_TRY(rows.bind(u"source"_s, source).bind(u"numbers"_s, sqlList(numbers)).run());
        while (rows.next()) {
            Ticket ticket = ticketstore::ticketOf(rows);
            found.insert(ticket.number, std::move(ticket));
        }
    }
    for (Ticket &ticket : found) {
        BINNACLE_LET(ticket.tags, ticketstore::tags(scope, ticket.id));
        BINNACLE_LET(ticket.outages, ticketoutages::of(scope, ticket.id));
    }
    return found;
}

Result<QSet<QString>> seenBy(ReadScope &scope, PersonId me, const QString &source, const QStringList &numbers)
{
    QSet<QString> seen;
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"ticket_seen_of_source"_s));
    BINNACLE_TRY(
        rows.bind(u"source"_s, source).bind(u"numbers"_s, sqlList(numbers)).bind(u"me"_s, me.value).run());
    while (rows.next())
        seen.insert(rows.text(0));
    return seen;
}

Result<QHash<QString, QStringList>> sourcesOf(ReadScope &scope, const QStringList &numbers)
{
    QHash<QString, QStringList> found;
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"ticket_sources"_s));
    BINNACLE_TRY(rows.bind(u"numbers"_s, sqlList(numbers)).run());
    while (rows.next())
        found[rows.text(0)].append(rows.text(1));
    return found;
}

Result<std::vector<TicketId>> insert(WriteScope &scope, BatchId batch, KnownNames &names,
                                     const std::vector<const ImportedTicket *> &tickets)
{
    std::vector<const Ticket *> plain;
    plain.reserve(tickets.size());
    for (const ImportedTicket *imported : tickets)
        plain.push_back(&imported->ticket);
    BINNACLE_TRY(learnAll(scope, batch, names, plain));
    BINNACLE_LET(const std::vector<TicketId> ids, ticketstore::newIds(scope, qsizetype(tickets.size())));
    Inserts inserts(scope);
    std::vector<HistoryEntry> history;
    for (size_t i = 0; i < tickets.size(); ++i) {
        Ticket ticket = tickets[i]->ticket;
        ticket.id = ids[i];
        ticket.uid = scope.newUid();
        setKeys(ticket, names);
        BINNACLE_TRY(inserts.add(ticket, batch));
        std::vector<HistoryEntry> rows = historyOf(*tickets[i], ids[i], batch);
        history.insert(history.end(), std::make_move_iterator(rows.begin()),
                       std::make_move_iterator(rows.end()));
    }
    BINNACLE_TRY(inserts.finish());
    BINNACLE_TRY(scope.history(history));
    return ids;
}

Result<> update(WriteScope &scope, BatchId batch, KnownNames &names, const ImportedTicket &changed)
{
    BINNACLE_TRY(learnAll(scope, batch, names, {&changed.ticket}));
    Ticket ticket = changed.ticket;
    setKeys(ticket, names);
    BINNACLE_TRY(auditUpdate(scope, batch, ticket));
    BINNACLE_TRY(ticketstore::update(scope, ticket));
    BINNACLE_TRY(ticketstore::index(scope, ticket));
    return scope.history(historyOf(changed, ticket.id, batch));
}

Result<qint64> removeCreated(WriteScope &scope, BatchId batch, qint64 limit)
{
    qint64 last = 0;
    qint64 count = 0;
    {
        BINNACLE_LET(Statement ids, scope.statement(ticketSql(), u"batch_ticket_ids"_s));
        BINNACLE_TRY(ids.bind(u"batch"_s, batch).bind(u"limit"_s, limit).run());
        while (ids.next()) {
            last = ids.int64(0);
            ++count;
        }
    }
    const auto clear = [&](const QString &what) -> Result<> {
        BINNACLE_LET(Statement statement, scope.statement(ticketSql(), u"batch_clear_"_s + what));
        return statement.bind(u"batch"_s, batch).bind(u"last"_s, last).run();
    };
    for (const QString &what : {u"search"_s, u"text"_s, u"tags"_s, u"messages"_s, u"attachments"_s,
                                u"links"_s, u"outages"_s, u"ticket_history"_s, u"tickets"_s}) {
        BINNACLE_TRY(count > 0 ? clear(what) : Result<>());
    }
    return count;
}

Result<> removeUnusedPlaceholders(WriteScope &scope, BatchId batch)
{
    BINNACLE_TRY(lockPlaceholders(scope));
    for (const QString &what : {u"history"_s, u"services"_s, u"categories"_s, u"teams"_s, u"persons"_s}) {
        BINNACLE_LET(Statement statement, scope.statement(ticketSql(), u"batch_clear_"_s + what));
        BINNACLE_TRY(statement.bind(u"batch"_s, batch).run());
    }
    return {};
}

Result<std::vector<Ticket>> createdAndEdited(ReadScope &scope, BatchId batch)
{
    QList<qint64> ids;
    {
        BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"ticket_created_edited"_s));
        BINNACLE_TRY(rows.bind(u"batch"_s, batch).run());
        while (rows.next())
            ids.append(rows.int64(0));
    }
    BINNACLE_LET(const auto stored, storedtickets::byKeys(scope, ids));
    std::vector<Ticket> edited;
    for (const qint64 id : std::as_const(ids))
        edited.push_back(stored.value(id).ticket);
    return edited;
}

} // namespace binnacle::ticketimportstore
