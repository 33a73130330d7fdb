// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/searchreplay.h"

#include "store/sqllist.h"
#include "tickets/searchindex.h"
#include "tickets/storedtickets.h"
#include "tickets/ticketcolumns.h"
#include "tickets/ticketsql.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <limits>

using namespace Qt::StringLiterals;

namespace binnacle::searchreplay {

namespace {

constexpr qint64 kPage = 500; // whole texts are held

Result<QList<qint64>> idsAfter(ReadScope &scope, qint64 last)
{
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"ticket_ids_after"_s));
    BINNACLE_TRY(rows.bind(u"after"_s, last).bind(u"limit"_s, kPage).run());
    QList<qint64> ids;
    while (rows.next())
        ids.append(rows.int64(0));
    return ids;
}

// JSON: [[ticket, its words as the index should hold them], …]
Result<QString> wordsMeant(ReadScope &scope, const QList<qint64> &ids)
{
    BINNACLE_LET(const auto tickets, storedtickets::byKeys(scope, ids));
    QHash<qint64, QStringList> texts;
    for (const storedtickets::Stored &stored : tickets)
        texts.insert(stored.ticket.id.value, ticketcolumns::searchTexts(stored.ticket));
    BINNACLE_LET(Statement said, scope.statement(ticketSql(), u"messages_of_tickets"_s));
    BINNACLE_TRY(said.bind(u"ids"_s, sqlList(ids)).run());
    while (said.next())
        texts[said.int64(0)].append(said.text(5));
    QJsonArray meant;
    for (auto one = texts.cbegin(); one != texts.cend(); ++one)
        meant.append(QJsonArray{one.key(), searchindex::wordsFor(scope.engine(), *one)});
    return QString::fromUtf8(QJsonDocument(meant).toJson(QJsonDocument::Compact));
}

} // namespace

Result<Check> check(ReadScope &scope)
{
    FaultList faults;
    for (QList<qint64> ids{std::numeric_limits<qint64>::min()}; !ids.isEmpty();) {
        BINNACLE_LET(ids, idsAfter(scope, ids.last()));
        BINNACLE_LET(const QString meant, wordsMeant(scope, ids));
        BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"search_differs"_s));
        BINNACLE_TRY(rows.bind(u"meant"_s, meant).run());
        while (rows.next())
            faults.add(rows.text(0));
    }
    return faults.check(u"search-replay"_s);
}

} // namespace binnacle::searchreplay
