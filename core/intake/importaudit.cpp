// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importaudit.h"

#include "store/sqlcatalog.h"
#include "store/sqllist.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <limits>

namespace binnacle::importaudit {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kPage = 100'000; // few: the server may look at the whole batch for each

const SqlCatalog &sql()
{
    static const SqlCatalog catalog(u"importaudit.sql"_s);
    return catalog;
}

} // namespace

Result<Renamed> renamed(ReadScope &scope)
{
    Renamed renamed;
    BINNACLE_LET(Statement rows, scope.statement(sql(), u"renamed_here"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next())
        (rows.text(0) == "team"_L1 ? renamed.teams : renamed.persons).insert(rows.int64(1));
    return renamed;
}

QString historyKey(const HistoryEntry &entry)
{
    return QStringList{QString::number(entry.happenedAt), entry.field, entry.before, entry.after, entry.actor}
        .join(u'\x1f');
}

Result<QHash<qint64, Told>> toldOf(ReadScope &scope, const QList<qint64> &tickets)
{
    QHash<qint64, Told> told;
    BINNACLE_LET(Statement rows, scope.statement(sql(), u"history_of_imports"_s));
    BINNACLE_TRY(rows.bind(u"ids"_s, sqlList(tickets)).run());
    while (rows.next()) {
        HistoryEntry entry;
        entry.happenedAt = rows.int64(1);
        entry.field = rows.text(2);
        entry.before = rows.text(3);
        entry.after = rows.text(4);
        entry.actor = rows.text(5);
        ++told[rows.int64(0)][historyKey(entry)];
    }
    return told;
}

Result<QMap<qint64, AuditedBatch>> auditedBatches(ReadScope &scope)
{
    QMap<qint64, AuditedBatch> batches;
    BINNACLE_LET(Statement rows, scope.statement(sql(), u"batch_audited"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next()) {
        AuditedBatch &batch = batches[rows.int64(0)];
        const QJsonObject counts = QJsonDocument::fromJson(rows.text(2).toUtf8()).object();
        if (rows.text(1) == "import.publish"_L1) {
            batch.created = counts[u"created"_s].toInteger();
            batch.tickets = counts[u"tickets"_s].toString();
        } else {
            batch.undone = true;
        }
    }
    return batches;
}

Result<std::vector<HeldBatch>> heldBatches(ReadScope &scope)
{
    std::vector<HeldBatch> batches;
    BINNACLE_LET(Statement rows, scope.statement(sql(), u"batch_held"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next())
        batches.push_back({rows.int64(0), rows.text(1), rows.int64(2) != 0, rows.int64(3)});
    return batches;
}

Result<QString> ticketsOf(ReadScope &scope, BatchId batch)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    qint64 last = std::numeric_limits<qint64>::min();
    for (bool more = true; more;) {
        BINNACLE_LET(Statement rows, scope.statement(sql(), u"batch_uids"_s));
        BINNACLE_TRY(rows.bind(u"batch"_s, batch).bind(u"after"_s, last).bind(u"limit"_s, kPage).run());
        more = false;
        while (rows.next()) {
            more = true;
            last = rows.int64(0);
            hash.addData((QString::number(last) + u' ' + rows.text(1) + u'\n').toUtf8());
        }
    }
    return QString::fromLatin1(hash.result().toHex());
}

Result<QStringList> strayTickets(ReadScope &scope)
{
    QStringList numbers;
    BINNACLE_LET(Statement rows, scope.statement(sql(), u"ticket_strays"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next())
        numbers.append(rows.text(0));
    return numbers;
}

} // namespace binnacle::importaudit
