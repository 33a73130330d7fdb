// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketoutages.h"

#include "availability/outagestore.h"
#include "tickets/ticketsql.h"
#include "tickets/ticketstore.h"
#include "tickets/ticketvalues.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace binnacle::ticketoutages {

namespace {

Result<std::vector<TicketId>> tickets(Statement &rows)
{
    std::vector<TicketId> all;
    BINNACLE_TRY(rows.run());
    while (rows.next())
        all.push_back(TicketId(rows.int64(0)));
    return all;
}

// Whoever may see them.
Result<std::vector<TicketId>> explainingAll(ReadScope &scope, OutageId outage)
{
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"explaining_outage"_s));
    rows.bind(u"outage"_s, outage);
    return tickets(rows);
}

// Nobody takes it away until the write is over.
Result<> hold(WriteScope &scope, OutageId id)
{
    BINNACLE_TRY(outagestore::hold(scope, id));
    BINNACLE_LET(const auto outage, outagestore::byId(scope, id));
    return outage ? Result<>() : fail(ErrorCode::NotFound, u"no-such-outage"_s, {{u"id"_s, id.value}});
}

} // namespace

Result<std::vector<OutageId>> of(ReadScope &scope, TicketId ticket)
{
    std::vector<OutageId> ids;
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"outages_of"_s));
    BINNACLE_TRY(rows.bind(u"id"_s, ticket).run());
    while (rows.next())
        ids.push_back(OutageId(rows.int64(0)));
    return ids;
}

Result<std::vector<Outage>> named(ReadScope &scope, const Ticket &ticket,
                                  const std::vector<HistoryRow> &history)
{
    std::set<OutageId> ids(ticket.outages.begin(), ticket.outages.end());
    for (const HistoryRow &row : history) {
        if (row.field != "outages"_L1)
            continue;
        for (const QString &text : {row.before, row.after}) {
            const auto told = ticketvalues::outagesOf(text);
            if (told)
                ids.insert(told->begin(), told->end());
        }
    }
    std::vector<Outage> outages;
    for (const OutageId id : ids) {
        BINNACLE_LET(auto outage, outagestore::byId(scope, id));
        if (outage)
            outages.push_back(std::move(*outage));
    }
    std::sort(outages.begin(), outages.end(), [](const Outage &a, const Outage &b) {
        return std::pair(a.from, a.id) < std::pair(b.from, b.id);
    });
    return outages;
}

Result<> write(WriteScope &scope, const Ticket &before, const Ticket &after)
{
    if (before.outages == after.outages)
        return {};
    for (const OutageId id : after.outages) {
        if (std::find(before.outages.begin(), before.outages.end(), id) == before.outages.end())
            BINNACLE_TRY(hold(scope, id));
    }
    BINNACLE_LET(Statement clear, scope.statement(ticketSql(), u"outages_clear"_s));
    BINNACLE_TRY(clear.bind(u"id"_s, after.id).run());
    BINNACLE_LET(Statement add, scope.statement(ticketSql(), u"outage_add"_s));
    for (const OutageId id : after.outages)
        BINNACLE_TRY(add.bind(u"id"_s, after.id).bind(u"outage"_s, id).run());
    return {};
}

Result<QStringList> explaining(ReadScope &scope, PersonId me, OutageId outage)
{
    BINNACLE_LET(const auto all, explainingAll(scope, outage));
    QStringList numbers;
    for (const TicketId ticket : all) {
        BINNACLE_LET(const auto seen, ticketstore::byId(scope, me, ticket));
        if (seen)
            numbers.append(seen->number);
    }
    return numbers;
}

Result<> unexplained(WriteScope &scope, OutageId outage)
{
    BINNACLE_LET(const auto all, explainingAll(scope, outage));
    if (all.empty())
        return {};
    BINNACLE_LET(const QStringList numbers, explaining(scope, scope.actor().person, outage));
    return fail(ErrorCode::Conflict, u"outage-explained"_s,
                {{u"id"_s, outage.value}, {u"numbers"_s, numbers.join(u", "_s)}});
}

Result<std::vector<TicketId>> ofBatch(ReadScope &scope, BatchId batch)
{
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"explaining_batch"_s));
    rows.bind(u"batch"_s, batch);
    return tickets(rows);
}

} // namespace binnacle::ticketoutages
