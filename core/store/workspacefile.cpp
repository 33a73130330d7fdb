// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/workspacefile.h"

#include "store/migrations.h"
#include "store/scoperunner.h"
#include "store/session.h"
#include "store/sqlitecopy.h"
#include "store/storesql.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <sqlite3.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace binnacle::workspacefile {

namespace {

tl::unexpected<Error> exists(const Location &location)
{
    return fail(ErrorCode::Conflict, u"workspace-exists"_s, {{u"address"_s, location.display()}});
}

struct CloseHandle
{
    void operator()(sqlite3 *handle) const { sqlite3_close_v2(handle); }
};

// The first bytes of any database of SQLite. Without them the file is of something else, not a damaged one.
// Read through the engine, which knows what else this process has open: closing a descriptor of our own would
// drop every lock it holds on the file.
bool hasSqliteHeader(const QString &path)
{
    const QByteArray header("SQLite format 3\0", 16);
    sqlite3 *raw = nullptr;
    const int opened =
        sqlite3_open_v2(path.toUtf8().constData(), &raw, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
    const std::unique_ptr<sqlite3, CloseHandle> handle(raw);
    sqlite3_file *file = nullptr;
    if (opened != SQLITE_OK ||
        sqlite3_file_control(raw, "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void *>(&file)) !=
            SQLITE_OK ||
        !file || !file->pMethods)
        return true; // what cannot be read is said by the opening itself
    QByteArray found(header.size(), '\0');
    const int read = file->pMethods->xRead(file, found.data(), int(found.size()), 0);
    return (read != SQLITE_OK && read != SQLITE_IOERR_SHORT_READ) || found == header;
}

Result<> makeWorkspaceFile(const Location &location)
{
    const QFileInfo file(location.path);
    if (!file.dir().exists() && !QDir().mkpath(file.absolutePath()))
        return fail(ErrorCode::Unavailable, u"no-access"_s, {{u"address"_s, file.absolutePath()}});
    BINNACLE_TRY(session::refuseNetworkFileSystem(location.path));
    const Result<> made = makeFile(location.path);
    if (!made && made.error().key == u"file-exists")
        return exists(location);
    return made;
}

Result<> fill(Connection &connection, const WorkspaceInfo &info, Clock &clock, UidSource &uids)
{
    const Engine engine = connection.engine();
    BINNACLE_TRY(connection.ensureOpen());
    if (engine == Engine::Sqlite)
        BINNACLE_TRY(connection.execute(u"PRAGMA application_id = "_s + QString::number(kApplicationId)));
    BINNACLE_TRY(Migrations().apply(connection, clock));
    return runTransaction(connection, TransactionKind::Write, [&]() -> Result<> {
        BINNACLE_LET(Statement row, connection.statement(storeSql().text(u"workspace_insert"_s, engine)));
        const auto done = row.bind(u"uid"_s, info.uid.isEmpty() ? uids.next() : info.uid)
                              .bind(u"name"_s, info.name)
                              .bind(u"zone"_s, info.zone)
                              .bind(u"currency"_s, info.currency)
                              .bind(u"demo"_s, qint64(info.demo))
                              .bind(u"min_client"_s, qint64(kClient))
                              .bind(u"created_at"_s, clock.now())
                              .run();
        if (!done && done.error().key == u"duplicate")
            return exists(connection.location());
        return done;
    });
}

} // namespace

// SQLite gives its companions the same rights.
Result<> makeFile(const QString &path)
{
    const int handle =
        ::open(QFile::encodeName(path).constData(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (handle >= 0) {
        ::close(handle);
        return {};
    }
    if (errno == EEXIST)
        return fail(ErrorCode::Conflict, u"file-exists"_s, {{u"file"_s, path}});
    return fail(ErrorCode::Unavailable, errno == ENOSPC ? u"disk-full"_s : u"no-access"_s,
                {{u"file"_s, path}}, QString::fromLocal8Bit(std::strerror(errno)));
}

Result<> create(const Location &location, const WorkspaceInfo &info, Clock &clock, UidSource &uids)
{
    if (location.engine == Engine::Postgresql) {
        Connection connection(location, ConnectionRole::Writer);
        return fill(connection, info, clock, uids);
    }
    BINNACLE_TRY(makeWorkspaceFile(location));
    Result<> filled;
    {
        Connection connection(location, ConnectionRole::Writer);
        filled = fill(connection, info, clock, uids);
    }
    if (!filled)
        location.removeFiles();
    return filled;
}

Result<> check(Connection &connection)
{
    if (connection.engine() == Engine::Postgresql)
        return {}; // its tables tell, in Migrations::pending and readInfo
    BINNACLE_LET(Statement id, connection.statement(u"PRAGMA application_id"_s));
    BINNACLE_LET(const qint64 found, id.runForInt64());
    if (found != kApplicationId)
        return fail(ErrorCode::Incompatible, u"not-a-workspace"_s,
                    {{u"address"_s, connection.location().display()}});
    return {};
}

Result<> probe(const Location &location)
{
    const QFileInfo file(location.path);
    if (location.engine == Engine::Postgresql || !file.isFile())
        return {};
    Connection connection(location, ConnectionRole::Inspector);
    const bool ours = hasSqliteHeader(location.path);
    const Result<> open = ours ? connection.ensureOpen() : Result<>();
    const Result<> found =
        !ours  ? fail(ErrorCode::Incompatible, u"not-a-workspace"_s, {{u"address"_s, location.display()}})
        : open ? check(connection)
               : open;
    // What else may be wrong is said by the opening itself.
    const bool final = !found && (found.error().key == u"not-a-workspace" || found.error().key == u"damaged");
    return final ? found : Result<>();
}

Result<WorkspaceInfo> readInfo(ReadScope &scope)
{
    BINNACLE_LET(Statement row, scope.statement(storeSql(), u"workspace_row"_s));
    BINNACLE_TRY(row.run());
    if (!row.next())
        return fail(ErrorCode::Incompatible, u"not-a-workspace"_s);
    if (row.int64(6) > kClient)
        return fail(ErrorCode::Incompatible, u"client-too-old"_s,
                    {{u"needed"_s, row.int64(6)}, {u"have"_s, kClient}});
    WorkspaceInfo info;
    info.uid = row.text(0);
    info.name = row.text(1);
    info.zone = row.text(2);
    info.currency = row.text(3);
    info.demo = row.int64(4) == 1;
    info.createdAt = row.int64(5);
    return info;
}

Result<> copyBefore(Connection &connection, int migration)
{
    if (connection.engine() == Engine::Postgresql)
        return {};
    const QString to = connection.location().path + u".before-%1"_s.arg(migration, 4, 10, QChar(u'0'));
    QFile::remove(to); // of a try that did not get through
    BINNACLE_TRY(sqlitecopy::copy(connection, to));
    return sqlitecopy::quickCheck(to);
}

} // namespace binnacle::workspacefile
