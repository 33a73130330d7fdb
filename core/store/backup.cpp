// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/backup.h"

#include "base/uid.h"
#include "store/databaseworker.h"
#include "store/migrations.h"
#include "store/partfile.h"
#include "store/postgresqlarchive.h"
#include "store/schemashape.h"
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
        BINNACLE_LET(Statement rows,
                     connection.statement(u"SELECT count(*) FROM \""_s +
                                          QString(table).replace(u"\""_s, u"\"\""_s) + u"\""_s));
        BINNACLE_LET(counts[table], rows.runForInt64());
    }
    return counts;
}

struct Faults
{
    QStringList lines;
    bool unusable = false; // by the engine, or of another schema

    void add(const Check &check)
    {
        if (check.ok)
            return;
        lines.append(check.name + u": "_s + check.detail);
        unusable = unusable || check.name == u"engine" || check.name == u"schema";
    }
    [[nodiscard]] QString text() const { return lines.join(u"; "_s); }
};

// Everything this room can say of a workspace, and whether restore() would take a backup of it.
Result<> judge(Connection &connection, ReadScope &scope, Faults &faults)
{
    BINNACLE_LET(const auto checks, WorkspaceVerifier::check(scope));
    for (const Check &check : checks)
        faults.add(check);
    if (const auto ours = Migrations().match(connection); !ours)
        faults.lines.append(u"a restore refuses it: "_s + ours.error().key);
    return {};
}

// All faults of a workspace nobody else has open.
Result<Faults> faultsOf(const Location &location, const Counts &expected)
{
    Connection connection(location, ConnectionRole::Inspector);
    Faults faults;
    const Result<> done = ScopeRunner::readPlainly(connection, [&](ReadScope &scope) -> Result<> {
        BINNACLE_TRY(judge(connection, scope, faults));
        BINNACLE_LET(const Counts counts, countRows(connection));
        if (!expected.isEmpty() && counts != expected)
            faults.lines.append(u"the numbers of rows differ"_s);
        return {};
    });
    if (!done && done.error().key != u"damaged")
        return tl::unexpected<Error>(done.error());
    if (!done)
        faults.add({u"engine"_s, false, done.error().detail});
    return faults;
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
    BINNACLE_LET(const Faults faults, faultsOf(fileLocation(file), *counts));
    return reportOf(file, faults.text());
}

// Dump, comparison and checks see one snapshot.
Result<QString> dumpAndCompare(Connection &connection, const QString &file, Job *job)
{
    BINNACLE_TRY(connection.execute(u"SET LOCAL idle_in_transaction_session_timeout = 0"_s));
    BINNACLE_TRY(connection.execute(u"SET LOCAL statement_timeout = 0"_s));
    QString snapshot;
    {
        BINNACLE_LET(Statement exported,
                     connection.statement(storeSql().text(u"snapshot_export"_s, Engine::Postgresql)));
        BINNACLE_TRY(exported.run());
        snapshot = exported.next() ? exported.text(0) : QString();
    }
    BINNACLE_TRY(postgresqlarchive::dump(connection.location(), file, snapshot, job));
    BINNACLE_LET(const QString different, postgresqlarchive::compare(connection, file, job));
    Faults faults;
    if (!different.isEmpty())
        faults.lines.append(different);
    const Result<> checked =
        ScopeRunner::within(connection, [&](ReadScope &scope) { return judge(connection, scope, faults); });
    BINNACLE_TRY(checked);
    return faults.text();
}

Result<BackupReport> backupPostgresql(Connection &connection, const QString &file, Job *job)
{
    BINNACLE_TRY(connection.ensureOpen());
    BINNACLE_LET(PartFile part, PartFile::make(file));
    BINNACLE_TRY(connection.begin(TransactionKind::Read));
    const auto faults = dumpAndCompare(connection, part.path(), job);
    if (!faults) {
        connection.close(); // a comparison may have stopped among the rows of a table
        return tl::unexpected<Error>(faults.error());
    }
    connection.rollback();
    BINNACLE_TRY(part.keep());
    return reportOf(file, *faults);
}

// The end of the audit's chain, for the record of a backup or a restore.
Result<QString> chainHead(ReadScope &scope)
{
    BINNACLE_LET(Statement seal, scope.statement(storeSql(), u"seal_newest"_s));
    BINNACLE_TRY(seal.run());
    return u"checkpoint="_s + (seal.next() ? AuditCheckpoint{seal.int64(0), seal.blob(1)}.text() : QString());
}

Result<> record(WriteScope &scope, const QString &act)
{
    BINNACLE_LET(const QString head, chainHead(scope));
    return scope.audit({act, u"workspace"_s, 1, {}, {}, head, {}});
}

// In the workspace just made.
Result<> recordRestore(const Location &to, const Actor &actor)
{
    SystemClock clock;
    UidSource uids;
    Connection connection(to, ConnectionRole::Writer);
    return ScopeRunner(clock, uids)
        .write(connection, {u"workspace.restore"_s, actor, {}},
               [](WriteScope &scope) { return record(scope, u"workspace.restored"_s); });
}

Result<Actor> mayRestore(ReadScope &scope, const BackupService::SignIn &signIn)
{
    BINNACLE_LET(const Actor actor, signIn(scope));
    BINNACLE_TRY(require(actor, Act::Restore));
    return actor;
}

Result<Engine> engineOf(const QString &file)
{
    QFile backup(file);
    if (!backup.exists())
        return fail(ErrorCode::Unavailable, u"no-such-file"_s, {{u"file"_s, file}});
    if (!QFileInfo(file).isFile() || !backup.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Unavailable, u"file-unreadable"_s, {{u"file"_s, file}});
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

// Ours in every table, index, trigger and view: another one would be run by the first who opens it.
Result<> checkSchema(ReadScope &scope, const QString &file)
{
    BINNACLE_LET(const auto differences, schemashape::compare(scope, Migrations::known()));
    const QStringList all = differences.all();
    return all.isEmpty()
               ? Result<>()
               : fail(ErrorCode::Incompatible, u"backup-schema"_s, {{u"file"_s, file}}, all.join(u"; "_s));
}

Result<Actor> restoreSqlite(const QString &file, const Location &to, const BackupService::SignIn &signIn)
{
    if (QFileInfo::exists(to.path))
        return exists(to);
    Connection backup(fileLocation(file), ConnectionRole::Inspector);
    BINNACLE_TRY(backup.ensureOpen());
    if (auto ours = workspacefile::check(backup); !ours) {
        if (ours.error().key == u"not-a-workspace")
            return fail(ErrorCode::Incompatible, u"not-a-backup"_s, {{u"file"_s, file}});
        return tl::unexpected<Error>(ours.error());
    }
    BINNACLE_TRY(Migrations().match(backup));
    Actor actor;
    const Result<> may = ScopeRunner::readPlainly(backup, [&](ReadScope &scope) -> Result<> {
        BINNACLE_TRY(checkSchema(scope, file));
        BINNACLE_LET(actor, mayRestore(scope, signIn));
        return {};
    });
    BINNACLE_TRY(may);
    BINNACLE_TRY(sqlitecopy::copy(backup, to.path));
    return actor;
}

Result<Actor> restorePostgresql(const QString &file, const Location &to, const BackupService::SignIn &signIn)
{
    Connection target(to, ConnectionRole::Writer);
    BINNACLE_TRY(target.ensureOpen());
    BINNACLE_LET(Statement all, target.statement(storeSql().text(u"table_count"_s, to.engine)));
    BINNACLE_LET(const qint64 tables, all.runForInt64());
    if (tables > 0)
        return exists(to);
    BINNACLE_TRY(target.begin(TransactionKind::Migrate));
    BINNACLE_TRY(target.execute(u"SET LOCAL statement_timeout = 0"_s));
    BINNACLE_TRY(postgresqlarchive::load(target, file)); // a connection closed on an error takes all back
    Actor actor;
    const Result<> may = ScopeRunner::within(target, [&](ReadScope &scope) -> Result<> {
        BINNACLE_LET(actor, mayRestore(scope, signIn));
        return {};
    });
    BINNACLE_TRY(may);
    BINNACLE_TRY(target.commit());
    return actor;
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
    };
    if (!m_worker) {
        m_worker = std::make_unique<DatabaseWorker>(m_database.location(), ConnectionRole::Reader,
                                                    u"store-backup"_s);
        if (const auto started = m_worker->start(); !started) {
            answer(tl::unexpected<Error>(started.error()));
            return promise->future();
        }
    }
    const QString path = QFileInfo(file).absoluteFilePath();
    m_worker->post([answer, path, job, actor, &database = m_database](Connection &connection) {
        const auto may = database.read(actor, Act::Backup, [](ReadScope &) { return Result<>(); }).result();
        if (!may)
            return answer(tl::unexpected<Error>(may.error()));
        auto report = connection.engine() == Engine::Sqlite ? backupSqlite(connection, path, job.get())
                                                            : backupPostgresql(connection, path, job.get());
        const auto recorded =
            report ? database
                         .write({u"workspace.backup"_s, actor, {}},
                                [](WriteScope &scope) { return record(scope, u"workspace.backed_up"_s); })
                         .result()
                   : Result<>();
        if (!recorded) { // the copy is kept: it may be the last before worse
            report->verified = false;
            report->detail += u"not recorded in the audit: "_s + recorded.error().key;
        }
        answer(std::move(report));
    });
    return promise->future();
}

Result<BackupReport> BackupService::restore(const QString &file, const Location &to, const SignIn &signIn)
{
    BINNACLE_LET(const Engine engine, engineOf(file));
    if (engine != to.engine)
        return fail(ErrorCode::Incompatible, u"other-engine"_s,
                    {{u"backup"_s, engineName(engine)}, {u"workspace"_s, engineName(to.engine)}});
    BINNACLE_LET(const Actor actor, engine == Engine::Sqlite ? restoreSqlite(file, to, signIn)
                                                             : restorePostgresql(file, to, signIn));
    BINNACLE_LET(const Faults faults, faultsOf(to, {}));
    if (faults.unusable && engine == Engine::Sqlite) {
        QFile::remove(to.path);
        return fail(ErrorCode::Unavailable, u"damaged"_s, {{u"file"_s, file}}, faults.text());
    }
    if (const auto recorded = recordRestore(to, actor); !recorded) {
        if (engine == Engine::Sqlite)
            QFile::remove(to.path);
        return tl::unexpected<Error>(recorded.error());
    }
    return reportOf(file, faults.text());
}

} // namespace binnacle
