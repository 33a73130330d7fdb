// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/storedtickets.h"

#include "store/sqllist.h"
#include "tickets/ticketsql.h"
#include "tickets/ticketstore.h"

using namespace Qt::StringLiterals;

namespace binnacle::storedtickets {

namespace {

Result<Statement> runFor(ReadScope &scope, const QString &block, const QList<qint64> &ids)
{
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), block));
    BINNACLE_TRY(rows.bind(u"ids"_s, sqlList(ids)).run());
    return rows;
}

} // namespace

Result<QHash<qint64, Stored>> byKeys(ReadScope &scope, const QList<qint64> &ids)
{
    QHash<qint64, Stored> found;
    {
        BINNACLE_LET(Statement rows, runFor(scope, u"ticket_any"_s, ids));
        while (rows.next()) {
            const Stored stored{ticketstore::ticketOf(rows), rows.int64(ticketstore::kTicketColumns) != 0};
            found.insert(stored.ticket.id.value, stored);
        }
    }
    BINNACLE_LET(Statement tags, runFor(scope, u"tags_of_tickets"_s, ids));
    while (tags.next()) {
        if (const auto stored = found.find(tags.int64(0)); stored != found.end())
            stored->ticket.tags.append(tags.text(1));
    }
    BINNACLE_LET(Statement outages, runFor(scope, u"outages_of_tickets"_s, ids));
    while (outages.next()) {
        if (const auto stored = found.find(outages.int64(0)); stored != found.end())
            stored->ticket.outages.push_back(OutageId(outages.int64(1)));
    }
    return found;
}

Result<QHash<qint64, QSet<QString>>> auditedFields(ReadScope &scope, const QList<qint64> &ids)
{
    QHash<qint64, QSet<QString>> fields;
    BINNACLE_LET(Statement rows, runFor(scope, u"audited_fields"_s, ids));
    while (rows.next())
        fields[rows.int64(0)].insert(rows.text(1));
    return fields;
}

} // namespace binnacle::storedtickets
