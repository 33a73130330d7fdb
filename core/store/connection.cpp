// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"

#include "store/session.h"
#include "store/sqlerror.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QVariant>
#include <atomic>
#include <libpq-fe.h>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qsizetype kKeptStatements = 256;
constexpr int kKeptRows = 200; // the PostgreSQL driver holds the rows of a statement until it runs again

QString nextName()
{
    static std::atomic<quint64> s_count = 0;
    return u"binnacle-"_s + QString::number(s_count.fetch_add(1));
}

QString beginText(Engine engine, TransactionKind kind)
{
    if (engine == Engine::Sqlite) {
        switch (kind) {
        case TransactionKind::Read:
            return u"BEGIN"_s;
        case TransactionKind::Write:
            return u"BEGIN IMMEDIATE"_s;
        case TransactionKind::Migrate:
            return u"BEGIN EXCLUSIVE"_s;
        }
    }
    return kind == TransactionKind::Read ? u"BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY"_s
                                         : u"BEGIN ISOLATION LEVEL READ COMMITTED"_s;
}

NativeError nativeOf(const QSqlError &error)
{
    return {error.nativeErrorCode(), error.databaseText()};
}

// What is written into a file that was removed or moved is gone with it, and the engine says nothing of it.
Result<> refuseMovedFile(sqlite3 *handle)
{
    int isMoved = 0;
    if (sqlite3_file_control(handle, "main", SQLITE_FCNTL_HAS_MOVED, &isMoved) == SQLITE_OK && isMoved != 0)
        return fail(ErrorCode::Unavailable, u"file-moved"_s);
    return {};
}

} // namespace

Connection::Connection(Location location, ConnectionRole role)
    : m_location(std::move(location))
    , m_role(role)
    , m_name(nextName())
{}

Connection::~Connection()
{
    close();
}

Result<> Connection::ensureOpen()
{
    if (m_database.isOpen() && !isLost())
        return {};
    close();
    const bool sqlite = engine() == Engine::Sqlite;
    BINNACLE_TRY(sqlite ? session::makeSqlite(m_location, m_role, m_name)
                        : session::makePostgresql(m_location, m_name));
    m_database = QSqlDatabase::database(m_name, false);
    if (!m_database.open()) {
        Error error = errorOf(nativeOf(m_database.lastError()), u"open"_s);
        close();
        if (error.key == u"sql")
            error = {ErrorCode::Unavailable, u"no-access"_s, {}, error.detail};
        return tl::unexpected<Error>(error);
    }
    if (sqlite)
        m_handle = *static_cast<sqlite3 *const *>(m_database.driver()->handle().constData());
    const Result<> begun = sqlite ? session::beginSqlite(*this) : session::beginPostgresql(*this);
    if (!begun)
        close();
    return begun;
}

void Connection::close()
{
    m_idle.clear();
    m_handle = nullptr;
    m_inTransaction = false;
    m_failure.reset();
    if (!m_database.isValid())
        return;
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

bool Connection::isLost()
{
    PGconn *link = postgresql();
    return link && PQstatus(link) == CONNECTION_BAD;
}

Result<Statement> Connection::statement(const QString &sql)
{
    std::shared_ptr<PreparedStatement> prepared = take(sql);
    if (!prepared) {
        std::unique_ptr<Cursor> cursor;
        if (engine() == Engine::Sqlite)
            cursor = std::make_unique<SqliteCursor>(m_handle);
        else
            cursor = std::make_unique<QueryCursor>(m_database);
        prepared =
            std::make_shared<PreparedStatement>(PreparedStatement{std::move(cursor), positional(sql), sql});
        // SQLite would leave the second undone and say nothing, PostgreSQL's driver would run both.
        if (prepared->sql.several)
            return fail(ErrorCode::Bug, u"sql"_s, {}, u"not one statement: "_s + sql.simplified().left(200));
        if (!prepared->cursor->prepare(prepared->sql.text))
            return tl::unexpected<Error>(errorOf(prepared->cursor->error(), sql));
    }
    return Statement::make(*this, std::move(prepared));
}

Result<> Connection::execute(const QString &sql)
{
    if (engine() == Engine::Sqlite) {
        if (sqlite3_exec(m_handle, sql.toUtf8().constData(), nullptr, nullptr, nullptr) == SQLITE_OK)
            return {};
        return tl::unexpected<Error>(errorOf({QString::number(sqlite3_extended_errcode(m_handle)),
                                              QString::fromUtf8(sqlite3_errmsg(m_handle))},
                                             sql));
    }
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(sql))
        return tl::unexpected<Error>(errorOf(nativeOf(query.lastError()), sql));
    return {};
}

Result<> Connection::begin(TransactionKind kind)
{
    m_failure.reset();
    if (m_handle && kind != TransactionKind::Read)
        BINNACLE_TRY(refuseMovedFile(m_handle));
    BINNACLE_TRY(execute(beginText(engine(), kind)));
    m_inTransaction = true;
    return {};
}

Result<> Connection::commit()
{
    BINNACLE_TRY(execute(u"COMMIT"_s));
    m_inTransaction = false;
    return {};
}

void Connection::rollback()
{
    if (!m_inTransaction)
        return;
    m_inTransaction = false;
    m_failure.reset();
    // SQLite has rolled back by itself after some errors, and a lost link needs none: an error here is no
    // news.
    if (engine() == Engine::Sqlite ? sqlite3_get_autocommit(sqlite()) == 0 : !isLost()) [[maybe_unused]]
        const auto ended = execute(u"ROLLBACK"_s);
}

void Connection::noteFailure(const Error &error)
{
    if (!m_failure)
        m_failure = error;
}

std::optional<Error> Connection::takeFailure()
{
    return std::exchange(m_failure, std::nullopt);
}

Error Connection::errorOf(const NativeError &error, const QString &where) const
{
    return sqlError(engine(), error.code, error.text, where.simplified());
}

QSqlDriver *Connection::driver() const
{
    return m_database.driver();
}

PGconn *Connection::postgresql() const
{
    if (engine() != Engine::Postgresql || !m_database.isValid())
        return nullptr;
    const QVariant handle = m_database.driver()->handle();
    return handle.isValid() ? *static_cast<PGconn *const *>(handle.constData()) : nullptr;
}

std::shared_ptr<PreparedStatement> Connection::take(const QString &sql)
{
    return m_idle.take(sql);
}

void Connection::giveBack(std::shared_ptr<PreparedStatement> prepared)
{
    const bool heavy = prepared->cursor->rowsHeld() > kKeptRows;
    prepared->cursor->finish();
    if (heavy || m_idle.contains(prepared->text))
        return;
    // Values must neither leak into the next use nor be held until then.
    prepared->cursor->clear(prepared->sql.count);
    if (m_idle.size() >= kKeptStatements)
        m_idle.erase(m_idle.begin());
    m_idle.insert(prepared->text, std::move(prepared));
}

} // namespace binnacle
