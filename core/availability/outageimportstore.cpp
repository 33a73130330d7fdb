// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/outageimportstore.h"

#include "availability/outagesql.h"
#include "availability/outagestore.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::outageimportstore {

namespace {

Result<Statement> forBatch(WriteScope &scope, const QString &block, BatchId batch)
{
    BINNACLE_LET(Statement statement, scope.statement(availabilitySql(), block));
    statement.bind(u"batch"_s, batch);
    BINNACLE_TRY(statement.run());
    return statement;
}

QJsonValue orNull(std::optional<qint64> value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

std::optional<qint64> orNone(const QJsonValue &value)
{
    return value.isNull() ? std::nullopt : std::optional(value.toInteger());
}

// What an import may change of an outage.
QString encode(const Outage &outage)
{
    const QJsonObject values{{u"maintenance"_s, outage.isMaintenance},
                             {u"degree"_s, degreeName(outage.degree)},
                             {u"to"_s, orNull(outage.to)},
                             {u"approved"_s, orNull(outage.approvedAt)},
                             {u"estimated"_s, outage.isEstimated},
                             {u"title"_s, outage.title},
                             {u"extra"_s, outage.extra}};
    return QString::fromUtf8(QJsonDocument(values).toJson(QJsonDocument::Compact));
}

Result<> decode(const QString &text, Outage &outage)
{
    const QJsonObject values = QJsonDocument::fromJson(text.toUtf8()).object();
    BINNACLE_LET(outage.degree, degreeFromName(values[u"degree"_s].toString()));
    outage.isMaintenance = values[u"maintenance"_s].toBool();
    outage.to = orNone(values[u"to"_s]);
    outage.approvedAt = orNone(values[u"approved"_s]);
    outage.isEstimated = values[u"estimated"_s].toBool();
    outage.title = values[u"title"_s].toString();
    outage.extra = values[u"extra"_s].toString();
    return {};
}

constexpr std::optional<qint64> kUnedited = -1; // of what an outage was before a batch changed it

struct UndoRow
{
    OutageId outage;
    qint64 versionAfter = 0;
    QString before;
    std::optional<qint64> importedBefore;
};

Result<std::vector<UndoRow>> undoRows(WriteScope &scope, BatchId batch)
{
    std::vector<UndoRow> list;
    BINNACLE_LET(Statement rows, forBatch(scope, u"outage_undo_of"_s, batch));
    while (rows.next())
        list.push_back({OutageId(rows.int64(0)), rows.int64(1), rows.text(2), rows.optInt64(3)});
    return list;
}

Result<> setImported(WriteScope &scope, OutageId id, std::optional<qint64> version)
{
    BINNACLE_LET(Statement row, scope.statement(availabilitySql(), u"outage_imported_set"_s));
    return row.bind(u"version"_s, version).bind(u"id"_s, id).run();
}

Result<Spans> takeSpans(Statement &rows)
{
    Spans all;
    BINNACLE_TRY(rows.run());
    while (rows.next()) {
        const Interval told{rows.int64(1), rows.int64(2)};
        const bool isFirst = !all.contains(rows.int64(0));
        Span &span = all[rows.int64(0)];
        span.whole =
            isFirst ? told : Interval{std::min(span.whole.from, told.from), std::max(span.whole.to, told.to)};
        span.told.add(told.from, told.to);
    }
    return all;
}

} // namespace

QString identityOf(const Outage &outage)
{
    if (!outage.reference.isEmpty())
        return u"ref "_s + outage.reference;
    return u"to "_s + (outage.to ? QString::number(*outage.to) : u"-"_s);
}

QString keyOf(ServiceId service, qint64 from, const QString &identity)
{
    return u"%1 %2 "_s.arg(service.value).arg(from) + identity;
}

Result<> hold(WriteScope &scope, const QString &source, qint64 first, qint64 last)
{
    if (scope.engine() == Engine::Sqlite) // there is one writer at a time
        return {};
    BINNACLE_LET(Statement held, scope.statement(availabilitySql(), u"outage_of_source_hold"_s));
    return held.bind(u"source"_s, source).bind(u"first"_s, first).bind(u"last"_s, last).run();
}

Result<Found> present(ReadScope &scope, const QString &source, qint64 first, qint64 last)
{
    Found found;
    BINNACLE_LET(Statement rows, scope.statement(availabilitySql(), u"outage_of_source"_s));
    BINNACLE_TRY(rows.bind(u"source"_s, source).bind(u"first"_s, first).bind(u"last"_s, last).run());
    while (rows.next()) {
        BINNACLE_LET(Outage outage, outageOf(rows));
        const QString key = keyOf(outage.service, outage.from, rows.text(17));
        found.insert(key, {std::move(outage), rows.optInt64(15), !rows.isNull(16)});
    }
    return found;
}

bool differs(const Outage &present, const Outage &given)
{
    return encode(present) != encode(given);
}

Result<> insert(WriteScope &scope, BatchId batch, const std::vector<Outage> &outages)
{
    BINNACLE_LET(Statement row, scope.statement(availabilitySql(), u"outage_insert_imported"_s));
    for (const Outage &outage : outages) {
        bindAll(row, outage, scope.newUid());
        row.bind(u"identity"_s, identityOf(outage));
        BINNACLE_TRY(row.bind(u"batch"_s, batch).runForInt64());
    }
    return {};
}

Result<> update(WriteScope &scope, BatchId batch, const Present &present, const Outage &given)
{
    const qint64 after = present.outage.rowVersion + 1;
    BINNACLE_LET(Statement undo, scope.statement(availabilitySql(), u"outage_undo_put"_s));
    undo.bind(u"batch"_s, batch).bind(u"id"_s, present.outage.id).bind(u"version"_s, after);
    undo.bind(u"before"_s, encode(present.outage))
        .bind(u"imported"_s, present.isEdited() ? present.importedVersion : kUnedited);
    BINNACLE_TRY(undo.run());
    Outage changed = given;
    changed.id = present.outage.id;
    BINNACLE_TRY(outagestore::update(scope, changed));
    return setImported(scope, changed.id, after);
}

Result<> putSpan(WriteScope &scope, BatchId batch, ServiceId service, const QString &source,
                 const Interval &span)
{
    BINNACLE_LET(Statement row, scope.statement(availabilitySql(), u"span_put"_s));
    row.bind(u"service"_s, service).bind(u"source"_s, source).bind(u"batch"_s, batch);
    return row.bind(u"from_at"_s, span.from).bind(u"to_at"_s, span.to).run();
}

Result<Spans> spansOf(ReadScope &scope, const QString &source)
{
    BINNACLE_LET(Statement rows, scope.statement(availabilitySql(), u"span_of_source"_s));
    return takeSpans(rows.bind(u"source"_s, source));
}

Result<Spans> spans(ReadScope &scope)
{
    BINNACLE_LET(Statement rows, scope.statement(availabilitySql(), u"span_all"_s));
    return takeSpans(rows);
}

Result<std::vector<InTheWay>> inTheWay(WriteScope &scope, BatchId batch)
{
    if (scope.engine() == Engine::Postgresql)
        BINNACLE_TRY(forBatch(scope, u"outage_batch_hold"_s, batch));
    std::vector<InTheWay> all;
    for (const QString &block : {u"outage_batch_changed"_s, u"outage_batch_followed"_s}) {
        BINNACLE_LET(Statement rows, forBatch(scope, block, batch));
        while (rows.next())
            all.push_back({rows.text(0), rows.text(1), rows.int64(2), rows.int64(3) != 0});
    }
    return all;
}

Result<> restore(WriteScope &scope, BatchId batch)
{
    BINNACLE_LET(const std::vector<UndoRow> changed, undoRows(scope, batch));
    for (const UndoRow &row : changed) {
        BINNACLE_LET(auto outage, outagestore::byId(scope, row.outage));
        if (!outage)
            continue;
        BINNACLE_TRY(decode(row.before, *outage));
        BINNACLE_TRY(outagestore::update(scope, *outage));
        BINNACLE_LET(Statement follow, scope.statement(availabilitySql(), u"outage_undo_follow"_s));
        follow.bind(u"id"_s, row.outage).bind(u"was"_s, row.versionAfter - 1);
        BINNACLE_TRY(follow.bind(u"version"_s, row.versionAfter + 1).run());
        // The version goes up by this act too: what was unedited before still is.
        const bool wasUnedited = row.importedBefore == kUnedited;
        BINNACLE_TRY(setImported(scope, row.outage,
                                 wasUnedited ? std::optional(row.versionAfter + 1) : row.importedBefore));
    }
    BINNACLE_TRY(forBatch(scope, u"outage_undo_clear"_s, batch));
    return {};
}

Result<> clear(WriteScope &scope, BatchId batch)
{
    for (const QString &block : {u"outage_undo_clear"_s, u"outage_batch_forget"_s, u"outage_batch_clear"_s,
                                 u"span_batch_clear"_s, u"check_batch_clear"_s})
        BINNACLE_TRY(forBatch(scope, block, batch));
    return {};
}

} // namespace binnacle::outageimportstore
