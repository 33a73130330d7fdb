// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a function handed to Database::read or ::write works with: one consistent snapshot, or one
// transaction. Lives on the database thread for the length of the call. The function may be run again after a
// busy or serialization error: only SQL and values inside, no signals, no files.

#include "base/actor.h"
#include "base/clock.h"
#include "base/result.h"
#include "store/engine.h"
#include "store/sqlcatalog.h"
#include "store/statement.h"

#include <QMap>
#include <QSet>
#include <QString>
#include <QVariant>
#include <optional>
#include <vector>

namespace binnacle {

class Connection;
class UidSource;

class ReadScope
{
public:
    [[nodiscard]] Engine engine() const;
    // Prepared (and kept prepared on this connection) from a catalog block.
    [[nodiscard]] Result<Statement> statement(const SqlCatalog &catalog, const QString &name);
    // Prepared from a text made by the query compiler; identifiers only from its allow-list, values always
    // bound.
    [[nodiscard]] Result<Statement> statement(const QString &sql);

    // What went wrong while rows were read; asked by Database after the function has run.
    [[nodiscard]] std::optional<Error> takeFailure();

protected:
    friend class ScopeRunner;
    explicit ReadScope(Connection &connection)
        : m_connection(connection)
    {}
    Connection &m_connection;
};

// One audit row: who did what to which thing. `field` empty: a creation or a whole act, `after` its canonical
// content. Personal text never goes in here: give its hash (content::hashOf). Who acts is kept as the
// person's key; of somebody who is no person of the workspace, the hash of the name.
struct AuditEntry
{
    QString act;         // "ticket.assign"
    QString subjectKind; // "ticket"
    qint64 subjectId = 0;
    QString field;
    QString before;
    QString after;
    BatchId batch;
};

// An act of somebody at another time than now: only who makes up a past has such (core/demo).
struct PastAct
{
    qint64 at = 0; // UTC milliseconds
    PersonId actor;
    QString operation;
    AuditEntry entry;
};

// One fact of what happened to a thing, imported or made here.
struct HistoryEntry
{
    QString subjectKind;
    qint64 subjectId = 0;
    qint64 happenedAt = 0; // UTC milliseconds
    QString field;
    QString before;
    QString after;
    QString source; // "binnacle" or the import's source
    QString actor;  // as the source names it
    BatchId batch;
};

class WriteScope : public ReadScope
{
public:
    [[nodiscard]] const Actor &actor() const { return m_actor; }
    // UTC milliseconds, read once the transaction stands: on SQLite no other act is between it and the
    // commit.
    [[nodiscard]] qint64 now() const { return m_now; }
    // The row an act is on is locked now: what is written from here on comes after who held it before.
    void comesAfterTheLock() { m_now = m_clock.now(); }
    [[nodiscard]] const QString &operation() const { return m_operation; }
    [[nodiscard]] QString newUid();

    [[nodiscard]] Result<> audit(const AuditEntry &entry);
    // Set-based, in this order.
    [[nodiscard]] Result<> audit(const std::vector<AuditEntry> &entries);
    // In the order of their time, none before what was audited last.
    [[nodiscard]] Result<> auditPast(const std::vector<PastAct> &acts);
    [[nodiscard]] Result<> history(const HistoryEntry &entry);
    // Set-based: many rows in few statements.
    [[nodiscard]] Result<> history(const std::vector<HistoryEntry> &entries);
    // Tells every window after commit. kind: "ticket", "person", "batch", ...; key 0: all of that kind. More
    // than a thousand keys of a kind become one "all of that kind".
    [[nodiscard]] Result<> changed(const QString &kind, qint64 key);

    // What a repeat of this operation answers: kept with the operation, handed to the third function of
    // Database::write(). Ids and numbers, no personal text.
    void setResult(const QString &result) { m_result = result; }

private:
    friend class ScopeRunner;
    WriteScope(Connection &connection, const Actor &actor, Clock &clock, QString operation, UidSource &uids);
    [[nodiscard]] Result<> writeChanges();
    Actor m_actor;
    Clock &m_clock;
    qint64 m_now;
    QString m_operation;
    UidSource &m_uids;
    QString m_result;
    QMap<QString, QSet<qint64>> m_changes; // kind → keys
};

} // namespace binnacle
