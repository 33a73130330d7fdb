// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/scope.h"

#include "base/uid.h"
#include "store/bulkinsert.h"
#include "store/connection.h"
#include "store/content.h"
#include "store/storesql.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kKeysOfAKind = 1000;

const QStringList kAuditColumns = {u"at"_s,     u"actor_id"_s,     u"actor_name"_s, u"proved_by"_s,
                                   u"act"_s,    u"subject_kind"_s, u"subject_id"_s, u"field"_s,
                                   u"before"_s, u"after"_s,        u"batch_id"_s,   u"operation"_s};

QVariant batchValue(BatchId batch)
{
    return batch.isValid() ? QVariant(batch.value) : QVariant();
}

} // namespace

Engine ReadScope::engine() const
{
    return m_connection.engine();
}

Result<Statement> ReadScope::statement(const SqlCatalog &catalog, const QString &name)
{
    return m_connection.statement(catalog.text(name, engine()));
}

Result<Statement> ReadScope::statement(const QString &sql)
{
    return m_connection.statement(sql);
}

std::optional<Error> ReadScope::takeFailure()
{
    return m_connection.takeFailure();
}

WriteScope::WriteScope(Connection &connection, const Actor &actor, Clock &clock, QString operation,
                       UidSource &uids)
    : ReadScope(connection)
    , m_actor(actor)
    , m_clock(clock)
    , m_now(clock.now())
    , m_operation(std::move(operation))
    , m_uids(uids)
{}

QString WriteScope::newUid()
{
    return m_uids.next();
}

Result<> WriteScope::audit(const std::vector<AuditEntry> &entries)
{
    if (entries.size() == 1)
        return audit(entries.front());
    BulkInsert rows(*this, u"audit"_s, kAuditColumns);
    const QString name = m_actor.person.isValid() ? QString() : content::hashOf(m_actor.name);
    const QVariant person = m_actor.person.isValid() ? QVariant(m_actor.person.value) : QVariant();
    for (const AuditEntry &entry : entries) {
        BINNACLE_TRY(
            rows.add({m_now, person, name, m_actor.provedBy, entry.act, entry.subjectKind, entry.subjectId,
                      entry.field, entry.before, entry.after, batchValue(entry.batch), m_operation}));
    }
    return rows.flush();
}

Result<> WriteScope::audit(const AuditEntry &entry)
{
    BINNACLE_LET(Statement row, statement(storeSql(), u"audit_insert"_s));
    return row.bind(u"at"_s, m_now)
        .bind(u"actor_id"_s, m_actor.person)
        .bind(u"actor_name"_s, m_actor.person.isValid() ? u""_s : content::hashOf(m_actor.name))
        .bind(u"proved_by"_s, m_actor.provedBy)
        .bind(u"act"_s, entry.act)
        .bind(u"subject_kind"_s, entry.subjectKind)
        .bind(u"subject_id"_s, entry.subjectId)
        .bind(u"field"_s, entry.field)
        .bind(u"before"_s, entry.before)
        .bind(u"after"_s, entry.after)
        .bind(u"batch"_s, entry.batch)
        .bind(u"operation"_s, m_operation)
        .run();
}

Result<> WriteScope::auditPast(const std::vector<PastAct> &acts)
{
    BulkInsert rows(*this, u"audit"_s, kAuditColumns);
    for (const PastAct &act : acts) {
        const AuditEntry &entry = act.entry;
        BINNACLE_TRY(rows.add({act.at, act.actor.value, u""_s, m_actor.provedBy, entry.act, entry.subjectKind,
                               entry.subjectId, entry.field, entry.before, entry.after,
                               batchValue(entry.batch), act.operation}));
    }
    return rows.flush();
}

Result<> WriteScope::history(const HistoryEntry &entry)
{
    return history(std::vector<HistoryEntry>{entry});
}

Result<> WriteScope::history(const std::vector<HistoryEntry> &entries)
{
    BulkInsert rows(*this, u"history"_s,
                    {u"subject_kind"_s, u"subject_id"_s, u"happened_at"_s, u"recorded_at"_s, u"source"_s,
                     u"actor"_s, u"field"_s, u"before"_s, u"after"_s, u"batch_id"_s, u"operation"_s});
    for (const HistoryEntry &entry : entries) {
        BINNACLE_TRY(
            rows.add({entry.subjectKind, entry.subjectId, entry.happenedAt, m_now, entry.source, entry.actor,
                      entry.field, entry.before, entry.after, batchValue(entry.batch),
                      entry.batch.isValid() ? u""_s : m_operation})); // a batch is found by its own index
    }
    return rows.flush();
}

Result<> WriteScope::changed(const QString &kind, qint64 key)
{
    m_changes[kind].insert(key);
    return {};
}

Result<> WriteScope::writeChanges()
{
    if (m_changes.isEmpty())
        return {};
    BulkInsert rows(*this, u"change_log"_s, {u"at"_s, u"kind"_s, u"key"_s});
    for (auto kind = m_changes.cbegin(); kind != m_changes.cend(); ++kind) {
        const bool all = kind->contains(0) || kind->size() > kKeysOfAKind;
        for (const qint64 key : all ? QSet<qint64>{0} : kind.value())
            BINNACLE_TRY(rows.add({m_now, kind.key(), key}));
    }
    BINNACLE_TRY(rows.flush());
    if (engine() == Engine::Sqlite)
        return {};
    BINNACLE_LET(Statement notify, statement(storeSql(), u"change_notify"_s));
    return notify.run();
}

} // namespace binnacle
