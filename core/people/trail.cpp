// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/trail.h"

using namespace Qt::StringLiterals;

namespace binnacle::trail {

namespace {

const SqlCatalog &catalog()
{
    static const SqlCatalog kCatalog(u"people.sql"_s);
    return kCatalog;
}

Result<std::vector<TrailEntry>> entriesOf(Statement &rows)
{
    BINNACLE_TRY(rows.run());
    std::vector<TrailEntry> entries;
    while (rows.next()) {
        TrailEntry entry;
        entry.seq = rows.int64(0);
        entry.at = rows.int64(1);
        entry.actor = PersonId(rows.int64(2));
        entry.actorName = rows.text(3);
        entry.act = rows.text(4);
        entry.kind = rows.text(5);
        entry.subject = rows.int64(6);
        entry.field = rows.text(7);
        entry.before = rows.text(8);
        entry.after = rows.text(9);
        entry.hasTexts = rows.int64(10) != 0;
        entry.beforeText = rows.text(11);
        entry.afterText = rows.text(12);
        entry.operation = rows.text(13);
        entries.push_back(entry);
    }
    return entries;
}

} // namespace

Result<std::vector<TrailEntry>> ofSubject(ReadScope &scope, const QString &kind, qint64 subject, int limit)
{
    BINNACLE_LET(Statement rows, scope.statement(catalog(), u"trail_of_subject"_s));
    rows.bind(u"kind"_s, kind).bind(u"subject"_s, subject).bind(u"limit"_s, qint64(limit));
    return entriesOf(rows);
}

Result<std::vector<TrailEntry>> ofKind(ReadScope &scope, const QString &kind, int limit)
{
    BINNACLE_LET(Statement rows, scope.statement(catalog(), u"trail_of_kind"_s));
    rows.bind(u"kind"_s, kind).bind(u"limit"_s, qint64(limit));
    return entriesOf(rows);
}

Result<std::vector<TrailEntry>> ofOperation(ReadScope &scope, const QString &operation)
{
    if (operation.isEmpty())
        return std::vector<TrailEntry>();
    BINNACLE_LET(Statement rows, scope.statement(catalog(), u"trail_of_operation"_s));
    rows.bind(u"operation"_s, operation);
    return entriesOf(rows);
}

Result<> note(WriteScope &scope, const AuditEntry &entry, const QString &before, const QString &after)
{
    BINNACLE_TRY(scope.audit(entry));
    return keep(scope, entry, before, after);
}

Result<> keep(WriteScope &scope, const AuditEntry &entry, const QString &before, const QString &after)
{
    HistoryEntry texts;
    texts.subjectKind = entry.subjectKind;
    texts.subjectId = entry.subjectId;
    texts.happenedAt = scope.now();
    texts.field = entry.field;
    texts.before = before;
    texts.after = after;
    texts.source = u"binnacle"_s;
    return scope.history(texts);
}

Result<bool> isLater(ReadScope &scope, const TrailEntry &entry, const QString &exceptOperation)
{
    BINNACLE_LET(Statement rows, scope.statement(catalog(), u"trail_later"_s));
    rows.bind(u"seq"_s, entry.seq).bind(u"kind"_s, entry.kind).bind(u"subject"_s, entry.subject);
    rows.bind(u"operation"_s, entry.operation).bind(u"except"_s, exceptOperation);
    BINNACLE_LET(const qint64 count, rows.runForInt64());
    return count > 0;
}

} // namespace binnacle::trail
