// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One connection to a workspace's engine: opened, used and closed on one thread. Keeps prepared statements by
// their text. Private to store: other rooms see scopes and statements only. Owned by a DatabaseWorker or, for
// a moment, by who opens.

#include "base/result.h"
#include "store/cursor.h"
#include "store/location.h"
#include "store/sqltext.h"
#include "store/statement.h"

#include <QHash>
#include <QSqlDatabase>
#include <memory>
#include <optional>

struct sqlite3;
using PGconn = struct pg_conn;

namespace binnacle {

enum class ConnectionRole {
    Writer,
    Reader,    // refuses to write
    Inspector, // SQLite: a file nobody else has open, left as it is
};

enum class TransactionKind {
    Read,    // one snapshot
    Write,   // SQLite: the write lock at once
    Migrate, // nobody else writes meanwhile
};

// A statement kept prepared.
struct PreparedStatement
{
    std::unique_ptr<Cursor> cursor;
    PositionalSql sql;
    QString text;
};

class Connection
{
public:
    Connection(Location location, ConnectionRole role);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    [[nodiscard]] const Location &location() const { return m_location; }
    [[nodiscard]] Engine engine() const { return m_location.engine; }
    [[nodiscard]] ConnectionRole role() const { return m_role; }

    // Opens if it is not, or was lost; every session setting is made here.
    [[nodiscard]] Result<> ensureOpen();
    void close();
    [[nodiscard]] bool isLost();

    [[nodiscard]] Result<Statement> statement(const QString &sql);
    // One statement without values, not kept.
    [[nodiscard]] Result<> execute(const QString &sql);

    [[nodiscard]] Result<> begin(TransactionKind kind);
    [[nodiscard]] Result<> commit();
    void rollback();
    [[nodiscard]] bool inTransaction() const { return m_inTransaction; }

    // What went wrong while rows were read and nobody was told; ends the transaction.
    void noteFailure(const Error &error);
    [[nodiscard]] std::optional<Error> takeFailure();

    [[nodiscard]] Error errorOf(const NativeError &error, const QString &where) const;

    [[nodiscard]] QSqlDriver *driver() const;
    [[nodiscard]] sqlite3 *sqlite() const { return m_handle; } // null on the other engine
    [[nodiscard]] PGconn *postgresql() const;                  // null on the other engine

private:
    friend class Statement;
    [[nodiscard]] std::shared_ptr<PreparedStatement> take(const QString &sql);
    void giveBack(std::shared_ptr<PreparedStatement> prepared);

    Location m_location;
    ConnectionRole m_role;
    QString m_name;
    QSqlDatabase m_database;
    sqlite3 *m_handle = nullptr; // of m_database, on SQLite
    QHash<QString, std::shared_ptr<PreparedStatement>> m_idle;
    std::optional<Error> m_failure;
    bool m_inTransaction = false;
};

} // namespace binnacle
