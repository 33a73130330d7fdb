// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importstore.h"

#include "availability/outageimportstore.h"
#include "intake/eventrows.h"
#include "intake/importaudit.h"
#include "intake/importvalues.h"
#include "intake/limits.h"
#include "store/sqlcatalog.h"
#include "store/sqllist.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>

namespace binnacle::importstore {

using namespace Qt::StringLiterals;

namespace {

const SqlCatalog &sql()
{
    static const SqlCatalog catalog(u"intake.sql"_s);
    return catalog;
}

// Runs a block whose only value is the batch.
Result<> runFor(WriteScope &scope, const QString &block, BatchId batch)
{
    BINNACLE_LET(Statement statement, scope.statement(sql(), block));
    return statement.bind(u"batch"_s, batch).run();
}

ImportBatch batchOf(const Statement &row)
{
    ImportBatch batch;
    batch.id = BatchId(row.int64(0));
    batch.format = row.text(1);
    batch.source = row.text(2);
    for (const QJsonValue &file : QJsonDocument::fromJson(row.text(3).toUtf8()).array())
        batch.files.append(file.toString());
    batch.actor = row.text(4);
    batch.state = row.text(5);
    batch.startedAt = row.int64(6);
    batch.publishedAt = row.optInt64(7);
    batch.undoneAt = row.optInt64(8);
    batch.report = QJsonDocument::fromJson(row.text(9).toUtf8()).object();
    if (!batch.report.isEmpty())
        batch.report.insert(u"batch"_s, batch.id.value); // not known when it was written
    return batch;
}

Result<QList<StagingBatch>> stagingBy(ReadScope &scope, const QString &block)
{
    QList<StagingBatch> list;
    BINNACLE_LET(Statement rows, scope.statement(sql(), block));
    BINNACLE_TRY(rows.run());
    while (rows.next())
        list.append({BatchId(rows.int64(0)), rows.int64(1), rows.text(2)});
    return list;
}

} // namespace

Result<QHash<QString, Present>> present(ReadScope &scope, const QString &source, const QStringList &numbers)
{
    QHash<QString, Present> found;
    BINNACLE_LET(Statement rows, scope.statement(sql(), u"import_present"_s));
    BINNACLE_TRY(rows.bind(u"source"_s, source).bind(u"numbers"_s, sqlList(numbers)).run());
    while (rows.next()) {
        Present one;
        one.id = TicketId(rows.int64(1));
        one.rowVersion = rows.int64(2);
        one.staging = rows.text(3) == "staging"_L1;
        one.deleted = !rows.isNull(4);
        one.wasImported = !rows.isNull(5);
        one.hash = rows.blob(5);
        one.content = rows.blob(6);
        one.importedVersion = rows.int64(7);
        one.events = rows.blob(8);
        found.insert(rows.text(0), one);
    }
    return found;
}

Result<BatchId> newBatch(WriteScope &scope, const ImportReport &report, const QString &owner)
{
    BINNACLE_LET(Statement insert, scope.statement(sql(), u"batch_new"_s));
    insert.bind(u"uid"_s, scope.newUid()).bind(u"format"_s, report.format).bind(u"source"_s, report.source);
    insert.bind(u"files"_s, sqlList(report.files)).bind(u"actor"_s, scope.actor().name);
    insert.bind(u"now"_s, scope.now()).bind(u"owner"_s, owner);
    BINNACLE_LET(const qint64 id, insert.runForInt64());
    return BatchId(id);
}

Result<> seen(WriteScope &scope, BatchId batch)
{
    BINNACLE_LET(Statement statement, scope.statement(sql(), u"batch_seen"_s));
    BINNACLE_LET(const qint64 rows,
                 statement.bind(u"batch"_s, batch).bind(u"now"_s, scope.now()).runCounting());
    if (rows == 0)
        return fail(ErrorCode::Conflict, u"batch-gone"_s);
    return {};
}

Result<> giveUp(WriteScope &scope, BatchId batch)
{
    return runFor(scope, u"batch_give_up"_s, batch);
}

Result<> publish(WriteScope &scope, BatchId batch, const QString &report)
{
    BINNACLE_LET(Statement statement, scope.statement(sql(), u"batch_publish"_s));
    statement.bind(u"batch"_s, batch).bind(u"now"_s, scope.now()).bind(u"report"_s, report);
    BINNACLE_LET(const qint64 rows, statement.runCounting());
    if (rows == 0)
        return fail(ErrorCode::Conflict, u"batch-gone"_s);
    return {};
}

Result<> hideForUndo(WriteScope &scope, BatchId batch)
{
    BINNACLE_LET(Statement statement, scope.statement(sql(), u"batch_hide"_s));
    BINNACLE_LET(const qint64 rows,
                 statement.bind(u"batch"_s, batch).bind(u"now"_s, scope.now()).runCounting());
    if (rows == 0)
        return fail(ErrorCode::Conflict, u"batch-not-published"_s, {{u"batch"_s, batch.value}});
    return {};
}

Result<ImportBatch> batch(ReadScope &scope, BatchId id)
{
    BINNACLE_LET(Statement row, scope.statement(sql(), u"batch_by_id"_s));
    BINNACLE_TRY(row.bind(u"batch"_s, id).run());
    if (!row.next())
        return fail(ErrorCode::NotFound, u"no-such-batch"_s, {{u"batch"_s, id.value}});
    return batchOf(row);
}

Result<QList<ImportBatch>> batches(ReadScope &scope)
{
    QList<ImportBatch> list;
    BINNACLE_LET(Statement rows, scope.statement(sql(), u"batch_list"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next())
        list.append(batchOf(rows));
    return list;
}

Result<QList<StagingBatch>> stagingBatches(ReadScope &scope)
{
    return stagingBy(scope, u"batch_staging"_s);
}

Result<QList<StagingBatch>> freeStagingBatches(WriteScope &scope)
{
    return stagingBy(scope, u"batch_staging_free"_s);
}

Result<qint64> dropSome(WriteScope &scope, BatchId batch, qint64 limit)
{
    // Only what is not shown; from here on the import it belongs to cannot go on with it.
    BINNACLE_LET(Statement claim, scope.statement(sql(), u"batch_claim"_s));
    BINNACLE_LET(const qint64 claimed, claim.bind(u"batch"_s, batch).runCounting());
    if (claimed == 0)
        return 0;
    BINNACLE_TRY(clearStaged(scope, batch));
    for (const QString &block : {u"imported_clear"_s, u"undo_clear_created"_s}) {
        BINNACLE_LET(Statement statement, scope.statement(sql(), block));
        BINNACLE_TRY(statement.bind(u"batch"_s, batch).bind(u"limit"_s, limit).run());
    }
    BINNACLE_LET(const qint64 removed, ticketimportstore::removeCreated(scope, batch, limit));
    if (removed > 0) {
        BINNACLE_TRY(scope.audit(
            {u"import.drop"_s, u"batch"_s, batch.value, {}, {}, u"{\"removed\":%1}"_s.arg(removed), batch}));
        return removed;
    }
    BINNACLE_TRY(outageimportstore::clear(scope, batch));
    BINNACLE_TRY(ticketimportstore::removeUnusedPlaceholders(scope, batch));
    BINNACLE_TRY(runFor(scope, u"batch_end"_s, batch));
    return 0;
}

Result<> stage(WriteScope &scope, BatchId batch, const Staged &staged)
{
    BINNACLE_LET(Statement put, scope.statement(sql(), u"staged_put"_s));
    put.bind(u"batch"_s, batch).bind(u"ticket"_s, staged.ticket).bind(u"number"_s, staged.number);
    put.bind(u"content"_s, staged.content).bind(u"events"_s, staged.events);
    return put.run();
}

Result<std::vector<Staged>> staged(ReadScope &scope, BatchId batch, TicketId after, qint64 limit)
{
    std::vector<Staged> list;
    BINNACLE_LET(Statement rows, scope.statement(sql(), u"staged_next"_s));
    BINNACLE_TRY(rows.bind(u"batch"_s, batch).bind(u"after"_s, after.value).bind(u"limit"_s, limit).run());
    while (rows.next())
        list.push_back({TicketId(rows.int64(0)), rows.text(1), rows.blob(2), rows.blob(3)});
    return list;
}

Result<> clearStaged(WriteScope &scope, BatchId batch)
{
    return runFor(scope, u"staged_clear"_s, batch);
}

QByteArray encodeGiven(const Ticket &ticket, const Told &told, const QString &actor)
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << importvalues::encode(ticket) << actor << quint64(told.fields.to_ullong()) << told.extras;
    return bytes;
}

bool decodeGiven(const QByteArray &bytes, Ticket &ticket, Told &told, QString &actor)
{
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    QByteArray values;
    quint64 fields = 0;
    in >> values >> actor >> fields;
    told.fields = fields;
    qsizetype left = IntakeLimits().columns;
    return readTexts(in, left, told.extras) && importvalues::decode(values, ticket);
}

Result<> removeHistory(WriteScope &scope, TicketId ticket, const QString &source,
                       const std::vector<HistoryEntry> &entries)
{
    QHash<QString, int> unwanted;
    for (const HistoryEntry &entry : entries)
        ++unwanted[importaudit::historyKey(entry)];
    QList<qint64> ids;
    {
        BINNACLE_LET(Statement rows, scope.statement(sql(), u"history_present"_s));
        BINNACLE_TRY(rows.bind(u"ticket"_s, ticket).bind(u"source"_s, source).run());
        while (rows.next()) {
            HistoryEntry entry;
            entry.happenedAt = rows.int64(1);
            entry.field = rows.text(2);
            entry.before = rows.text(3);
            entry.after = rows.text(4);
            entry.actor = rows.text(5);
            const auto found = unwanted.find(importaudit::historyKey(entry));
            if (found == unwanted.end() || *found == 0)
                continue;
            --*found;
            ids.append(rows.int64(0));
        }
    }
    BINNACLE_LET(Statement remove, scope.statement(sql(), u"history_remove"_s));
    return remove.bind(u"ids"_s, sqlList(ids)).run();
}

QByteArray Imported::toBytes() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << hash << content << rowVersion << events;
    return bytes;
}

Imported Imported::fromBytes(const QByteArray &bytes)
{
    Imported imported;
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    in >> imported.hash >> imported.content >> imported.rowVersion >> imported.events;
    return imported;
}

QByteArray hashOf(const QByteArray &content, const QByteArray &rows)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const QByteArray head = QByteArray::number(content.size()) + ':';
    hash.addData(head);
    hash.addData(content);
    hash.addData(rows);
    return hash.result();
}

Result<> putImported(WriteScope &scope, TicketId ticket, const Imported &imported)
{
    BINNACLE_LET(Statement put, scope.statement(sql(), u"imported_put"_s));
    put.bind(u"ticket"_s, ticket).bind(u"hash"_s, imported.hash).bind(u"content"_s, imported.content);
    return put.bind(u"version"_s, imported.rowVersion).bind(u"events"_s, imported.events).run();
}

Result<Imported> importedOf(ReadScope &scope, TicketId ticket)
{
    BINNACLE_LET(Statement row, scope.statement(sql(), u"imported_of"_s));
    BINNACLE_TRY(row.bind(u"ticket"_s, ticket).run());
    if (!row.next())
        return Imported{};
    return Imported{row.blob(0), row.blob(1), row.int64(2), row.blob(3)};
}

Result<std::vector<std::pair<TicketId, Imported>>> importedAfter(ReadScope &scope, TicketId after,
                                                                 qint64 limit)
{
    std::vector<std::pair<TicketId, Imported>> some;
    BINNACLE_LET(Statement rows, scope.statement(sql(), u"imported_after"_s));
    BINNACLE_TRY(rows.bind(u"after"_s, after.value).bind(u"limit"_s, limit).run());
    while (rows.next())
        some.push_back({TicketId(rows.int64(0)), {rows.blob(1), rows.blob(2), rows.int64(3), rows.blob(4)}});
    return some;
}

Result<> putUndo(WriteScope &scope, BatchId batch, const UndoRow &row)
{
    BINNACLE_LET(Statement put, scope.statement(sql(), u"undo_put"_s));
    put.bind(u"batch"_s, batch).bind(u"ticket"_s, row.ticket).bind(u"version"_s, row.versionAfter);
    return put.bind(u"before"_s, row.before).bind(u"imported"_s, row.importedBefore).run();
}

Result<> holdForUndo(WriteScope &scope, BatchId batch)
{
    if (scope.engine() == Engine::Sqlite) // there is one writer at a time
        return {};
    BINNACLE_LET(Statement held, scope.statement(sql(), u"undo_hold"_s));
    return held.bind(u"batch"_s, batch).run();
}

Result<std::vector<UndoRow>> undoRows(ReadScope &scope, BatchId batch)
{
    std::vector<UndoRow> list;
    BINNACLE_LET(Statement rows, scope.statement(sql(), u"undo_of"_s));
    BINNACLE_TRY(rows.bind(u"batch"_s, batch).run());
    while (rows.next())
        list.push_back({TicketId(rows.int64(0)), rows.int64(1), rows.blob(2), rows.blob(3), rows.text(4),
                        rows.text(5), rows.int64(6), BatchId(rows.int64(7))});
    return list;
}

Result<> followUndo(WriteScope &scope, TicketId ticket, qint64 was, qint64 version)
{
    BINNACLE_LET(Statement follow, scope.statement(sql(), u"undo_follow"_s));
    return follow.bind(u"ticket"_s, ticket).bind(u"was"_s, was).bind(u"version"_s, version).run();
}

Result<> clearUndo(WriteScope &scope, BatchId batch)
{
    return runFor(scope, u"undo_clear"_s, batch);
}

Result<QList<qint64>> changedLater(ReadScope &scope, BatchId batch)
{
    QList<qint64> list;
    BINNACLE_LET(Statement rows, scope.statement(sql(), u"changed_later"_s));
    BINNACLE_TRY(rows.bind(u"batch"_s, batch).run());
    while (rows.next())
        list.append(rows.int64(0));
    return list;
}

Result<> clearHistory(WriteScope &scope, BatchId batch)
{
    return runFor(scope, u"clear_history"_s, batch);
}

} // namespace binnacle::importstore
