// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/backup.h"

#include "store/databaseworker.h"
#include "store/migrations.h"
#include "store/postgresqlarchive.h"
#include "store/scoperunner.h"
#include "store/sqlitecopy.h"
#include "store/storesql.h"
#include "store/workspacefile.h"
#include "store/workspaceverifier.h"

#include <QFile>
#include <QFileInfo>
#include <QMap>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

using Counts = QMap<QString, qint64>; // table → rows

Result<Counts> countRows(Connection &connection)
{
    QStringList tables;
    BINNACLE_LET(Statement names,
                 connection.statement(storeSql().text(u"table_names"_s, connection.engine())));
    BINNACLE_TRY(names.run());
    while (names.next())
        tables.append(names.text(0));
    names.finish();
    Counts counts;
    for (const QString &table : std::as_const(tables)) {
        BINNACLE_LET(Statement rows, connection.statement(u"SELECT count(*) FROM "_s + table));
        BINNACLE_LET(counts[table], rows.runForInt64());
    }
    return counts;
}

// All faults of a workspace nobody else has open, in one line; empty: none.
Result<QString> faultsOf(const Location &location, const Counts &expected)
{
    Connection connection(location, ConnectionRole::Inspector);
    QStringList faults;
    const Result<> done = ScopeRunner::readPlainly(connection, [&](ReadScope &scope) -> Result<> {
        BINNACLE_LET(const auto checks, WorkspaceVerifier::check(scope));
        for (const Check &check : checks) {
            if (!check.ok)
                faults.append(check.name + u": "_s + check.detail);
        }
        BINNACLE_LET(const Counts counts, countRows(connection));
        if (!expected.isEmpty() && counts != expected)
            faults.append(u"the numbers of rows differ"_s);
        return {};
    });
    if (!done && done.error().key != u"damaged")
        return tl::unexpected<Error>(done.error());
    if (!done)
        faults.append(done.error().detail);
    return faults.join(u"; "_s);
}

BackupReport reportOf(const QString &file, const QString &faults)
{
    return {QFileInfo(file).size(), faults.isEmpty(), faults};
}

Location fileLocation(const QString &file)
{
    Location location;
    location.path = QFileInfo(file).absoluteFilePath();
    return location;
}

// Copy and counts come from one snapshot: the transaction stands while the pages are copied.
Result<BackupReport> backupSqlite(Connection &connection, const QString &file, Job *job)
{
    BINNACLE_TRY(connection.ensureOpen());
    BINNACLE_TRY(connection.begin(TransactionKind::Read));
    const auto counts = countRows(connection);
    const Result<> copied =
        counts ? sqlitecopy::copy(connection, file, job) : tl::unexpected<Error>(counts.error());
    connection.rollback();
    BINNACLE_TRY(copied);
    BINNACLE_LET(const QString faults, faultsOf(fileLocation(file), *counts));
    return reportOf(file, faults);
}

Result<BackupReport> backupPostgresql(Connection &connection, const QString &file, Job *job)
{
    BINNACLE_TRY(connection.ensureOpen());
    BINNACLE_TRY(workspacefile::makeFile(file));
    const Result<> dumped = postgresqlarchive::dump(connection.location(), file, job);
    const auto tables = dumped ? postgresqlarchive::readThrough(file) : tl::unexpected<Error>(dumped.error());
    if (!tables) {
        QFile::remove(file);
        return tl::unexpected<Error>(tables.error());
    }
    BINNACLE_LET(const Counts counts, countRows(connection));
    return reportOf(file, *tables == counts.size() ? QString() : u"the archive lacks tables"_s);
}

Result<Engine> engineOf(const QString &file)
{
    QFile backup(file);
    if (!backup.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Unavailable, u"no-access"_s, {{u"file"_s, file}});
    const QByteArray head = backup.read(16);
    if (head.startsWith("SQLite format 3"))
        return Engine::Sqlite;
    if (head.startsWith("PGDMP"))
        return Engine::Postgresql;
    return fail(ErrorCode::Incompatible, u"not-a-backup"_s, {{u"file"_s, file}});
}

tl::unexpected<Error> exists(const Location &location)
{
    return fail(ErrorCode::Conflict, u"workspace-exists"_s, {{u"address"_s, location.display()}});
}

Result<> restoreSqlite(const QString &file, const Location &to)
{
    if (QFileInfo::exists(to.path))
        return exists(to);
    Connection backup(fileLocation(file), ConnectionRole::Inspector);
    BINNACLE_TRY(backup.ensureOpen());
    if (auto ours = workspacefile::check(backup); !ours) {
        if (ours.error().key == u"not-a-workspace")
            return fail(ErrorCode::Incompatible, u"not-a-backup"_s, {{u"file"_s, file}});
        return ours;
    }
    const auto pending = Migrations().pending(backup);
    BINNACLE_TRY(pending);
    return sqlitecopy::copy(backup, to.path);
}

Result<> restorePostgresql(const QString &file, const Location &to)
{
    Connection target(to, ConnectionRole::Writer);
    BINNACLE_TRY(target.ensureOpen());
    BINNACLE_LET(Statement all, target.statement(storeSql().text(u"table_count"_s, to.engine)));
    BINNACLE_LET(const qint64 tables, all.runForInt64());
    if (tables > 0)
        return exists(to);
    return postgresqlarchive::load(file, to);
}

} // namespace

BackupService::BackupService(Database &database)
    : m_database(database)
{}

BackupService::~BackupService() = default;

QFuture<Result<BackupReport>> BackupService::backup(const Actor &actor, const QString &file, JobPtr job)
{
    auto promise = std::make_shared<QPromise<Result<BackupReport>>>();
    promise->start();
    const auto answer = [promise](Result<BackupReport> report) {
        promise->addResult(std::move(report));
        promise->finish();
        return promise->future();
    };
    if (const auto may = require(actor, Act::Backup); !may)
        return answer(tl::unexpected<Error>(may.error()));
    if (!m_worker) {
        m_worker = std::make_unique<DatabaseWorker>(m_database.location(), ConnectionRole::Reader,
                                                    u"store-backup"_s);
        if (const auto started = m_worker->start(); !started)
            return answer(tl::unexpected<Error>(started.error()));
    }
    const QString path = QFileInfo(file).absoluteFilePath();
    m_worker->post([answer, path, job](Connection &connection) {
        answer(connection.engine() == Engine::Sqlite ? backupSqlite(connection, path, job.get())
                                                     : backupPostgresql(connection, path, job.get()));
    });
    return promise->future();
}

Result<BackupReport> BackupService::restore(const QString &file, const Location &to)
{
    BINNACLE_LET(const Engine engine, engineOf(file));
    if (engine != to.engine)
        return fail(ErrorCode::Incompatible, u"other-engine"_s,
                    {{u"backup"_s, engineName(engine)}, {u"workspace"_s, engineName(to.engine)}});
    BINNACLE_TRY(engine == Engine::Sqlite ? restoreSqlite(file, to) : restorePostgresql(file, to));
    BINNACLE_LET(const QString faults, faultsOf(to, {}));
    if (!faults.isEmpty() && engine == Engine::Sqlite) {
        QFile::remove(to.path);
        return fail(ErrorCode::Unavailable, u"damaged"_s, {{u"file"_s, file}}, faults);
    }
    return reportOf(file, faults);
}

} // namespace binnacle
