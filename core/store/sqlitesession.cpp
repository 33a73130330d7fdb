// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/session.h"

#include <QFileInfo>
#include <QSqlQuery>
#include <QStorageInfo>
#include <array>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace binnacle::session {

namespace {

constexpr int kBusyMilliseconds = 5000;

struct Setting
{
    const char *name;
    const char *value; // as given
    const char *read;  // as read back
};

// No memory mapping: a disk error under a map ends the program, an error of a read does not.
// Temporary tables and sorts stay in memory: no personal text in files of /tmp.
constexpr std::array kSettings = {
    Setting{"journal_mode", "WAL", "wal"},     Setting{"synchronous", "FULL", "2"},
    Setting{"foreign_keys", "ON", "1"},        Setting{"temp_store", "MEMORY", "2"},
    Setting{"cache_size", "-65536", "-65536"}, Setting{"mmap_size", "0", "0"},
    Setting{"trusted_schema", "OFF", "0"},     Setting{"cell_size_check", "ON", "1"},
    Setting{"secure_delete", "FAST", "2"},     Setting{"journal_size_limit", "67108864", "67108864"},
};

Result<> apply(Connection &connection, const Setting &setting)
{
    const QString name = QString::fromLatin1(setting.name);
    BINNACLE_TRY(connection.execute(u"PRAGMA "_s + name + u" = "_s + QString::fromLatin1(setting.value)));
    BINNACLE_LET(Statement found, connection.statement(u"PRAGMA "_s + name));
    BINNACLE_TRY(found.run());
    const QString value = found.next() ? found.text(0) : QString();
    if (value == QLatin1String(setting.read))
        return {};
    return fail(ErrorCode::Unavailable, u"session"_s, {{u"setting"_s, name}, {u"value"_s, value}});
}

} // namespace

Result<> refuseNetworkFileSystem(const QString &path)
{
    const QString type = QString::fromLatin1(QStorageInfo(QFileInfo(path).absolutePath()).fileSystemType());
    const QStringList network = {u"nfs"_s,   u"nfs4"_s, u"cifs"_s, u"smb3"_s,
                                 u"smbfs"_s, u"afs"_s,  u"ceph"_s, u"davfs"_s};
    // fuse-overlayfs is the root of a container, on a local disk.
    const bool fuse = type.startsWith(u"fuse."_s) && type != u"fuse.fuse-overlayfs";
    if (!network.contains(type) && !fuse)
        return {};
    return fail(ErrorCode::Unavailable, u"network-file-system"_s, {{u"type"_s, type}});
}

Result<> makeSqlite(const Location &location, ConnectionRole role, const QString &name)
{
    const QString driver = u"QSQLITE"_s;
    if (!QSqlDatabase::isDriverAvailable(driver))
        return fail(ErrorCode::Unavailable, u"driver-missing"_s, {{u"driver"_s, u"libqt6sql6-sqlite"_s}});
    // The engine would make a missing file.
    if (!QFileInfo(location.path).isFile())
        return fail(ErrorCode::Unavailable, u"no-workspace"_s, {{u"address"_s, location.display()}});
    BINNACLE_TRY(refuseNetworkFileSystem(location.path));
    QSqlDatabase database = QSqlDatabase::addDatabase(driver, name);
    database.setDatabaseName(location.path);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT="_s + QString::number(kBusyMilliseconds) +
                               (role == ConnectionRole::Inspector ? u";QSQLITE_OPEN_READONLY"_s : u""_s));
    return {};
}

Result<> beginSqlite(Connection &connection)
{
    sqlite3 *handle = connection.sqlite();
    if (!handle)
        return fail(ErrorCode::Bug, u"sql"_s, {}, u"no handle"_s);
    sqlite3_busy_timeout(handle, kBusyMilliseconds);
    sqlite3_extended_result_codes(handle, 1);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    const bool asIs = connection.role() == ConnectionRole::Inspector;
    for (const Setting &setting : kSettings) {
        if (!asIs || QLatin1String(setting.name) != QLatin1String("journal_mode"))
            BINNACLE_TRY(apply(connection, setting));
    }
    if (connection.role() != ConnectionRole::Writer)
        return apply(connection, {"query_only", "ON", "1"});
    return {};
}

void waitForLocks(Connection &connection, bool waits)
{
    if (sqlite3 *handle = connection.sqlite())
        sqlite3_busy_timeout(handle, waits ? kBusyMilliseconds : 0);
}

} // namespace binnacle::session
