// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/backup.h"
#include "store/content.h"
#include "store/workspaceverifier.h"
#include "support/bothengines.h"
#include "support/postgresqlcluster.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QScopeGuard>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::StringLiterals;
using namespace binnacle;
using namespace binnacle::test;

class TestBackup : public BothEngines
{
    Q_OBJECT

    void prepare() override
    {
        QVERIFY_OK(answer(database().write({u"test.fill"_s, actor(), {}}, [](WriteScope &scope) -> Result<> {
            for (int i = 0; i < 50; ++i)
                BINNACLE_TRY(scope.audit({u"test.fill"_s, u"test"_s, i, u"field"_s, u"Ä"_s, u"b"_s, {}}));
            BINNACLE_TRY(content::put(scope, QByteArray(700'000, 'x')));
            return scope.changed(u"test"_s, 1);
        })));
        QVERIFY_OK(answer(database().sealAudit()));
    }

    static Result<BackupReport> restore(const QString &file, const Location &to)
    {
        return BackupService::restore(file, to, [](ReadScope &) -> Result<Actor> { return actor(); });
    }

    // A backup of the workspace as it stands.
    QString backedUp()
    {
        BackupService backups(database());
        const QString file = temporaryPath(u"backup"_s);
        const auto made = answer(backups.backup(actor(), file));
        return made && made->verified ? file : QString();
    }

    QStringList acts(Database &of, const QString &subject)
    {
        return answer(of.read([subject](ReadScope &scope) -> Result<QStringList> {
                   QStringList all;
                   BINNACLE_LET(
                       Statement rows,
                       scope.statement(u"SELECT act FROM audit WHERE subject_kind = :s ORDER BY seq"_s));
                   BINNACLE_TRY(rows.bind(u"s"_s, subject).run());
                   while (rows.next())
                       all.append(rows.text(0));
                   return all;
               }))
            .value();
    }

    // A place to restore to, of the engine under test.
    Location emptyPlace()
    {
        if (engine() == Engine::Postgresql)
            return PostgresqlCluster::instance()->makeDatabase().value();
        Location place;
        place.path = temporaryPath(u"restored.binnacle"_s);
        return place;
    }

private Q_SLOTS:
    void aBackupIsVerifiedAndRestoresTheWholeWorkspace()
    {
        BackupService backups(database());
        const QString file = temporaryPath(u"backup"_s);
        const auto made = answer(backups.backup(actor(), file));
        QVERIFY_OK(made);
        QVERIFY2(made->verified, qPrintable(made->detail));
        QCOMPARE(made->bytes, QFileInfo(file).size());
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup),
                 QFile::Permissions());

        const Location place = emptyPlace();
        const auto restored = restore(file, place);
        QVERIFY_OK(restored);
        QVERIFY2(restored->verified, qPrintable(restored->detail));
        const auto opened = Database::open(place, clock(), uids());
        QVERIFY_OK(opened);
        QCOMPARE((*opened)->info().uid, database().info().uid);
        QCOMPARE(acts(**opened, u"test"_s).size(), 50);
        QCOMPARE(acts(**opened, u"workspace"_s), QStringList{u"workspace.restored"_s});
        QCOMPARE(acts(database(), u"workspace"_s), QStringList{u"workspace.backed_up"_s});
        // What was there can be written on: sequences and references are where they were.
        QVERIFY_OK(answer((*opened)->write({u"test"_s, actor(), {}}, [](WriteScope &scope) {
            return scope.audit({u"test"_s, u"test"_s, 1, {}, {}, {}, {}});
        })));
        WorkspaceVerifier verifier(**opened);
        QVERIFY(allOk(answer(verifier.verify(actor())).value()));
    }

    void whoMayNotRestoreLeavesNoWorkspace_data()
    {
        QTest::addColumn<bool>("known");
        QTest::addColumn<QString>("key");
        QTest::newRow("somebody the backup does not know") << false << u"unknown-person"_s;
        QTest::newRow("somebody without the right") << true << u"not-allowed"_s;
    }

    void whoMayNotRestoreLeavesNoWorkspace()
    {
        QFETCH(bool, known);
        QFETCH(QString, key);
        const QString file = backedUp();
        const Location place = emptyPlace();
        const auto refused = BackupService::restore(file, place, [known](ReadScope &) -> Result<Actor> {
            Actor agent = actor();
            agent.roles = Role::Agent;
            if (!known)
                return fail(ErrorCode::Denied, u"unknown-person"_s);
            return agent;
        });
        QVERIFY_ERROR(refused, ErrorCode::Denied, key);
        QVERIFY_OK(restore(file, place)); // nothing is in the way
    }

    void aBackupWithMoreThanOurSchemaIsRefused_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("a trigger that acts for who opens it")
            << u"CREATE TRIGGER helpful AFTER INSERT ON history BEGIN DELETE FROM history; END"_s;
        QTest::newRow("a view") << u"CREATE VIEW helpful AS SELECT uid FROM workspace"_s;
        QTest::newRow("a guard taken away") << u"DROP TRIGGER audit_no_delete"_s;
        QTest::newRow("a table changed") << u"ALTER TABLE workspace ADD COLUMN helpful TEXT"_s;
        QTest::newRow("an index over an expression") << u"CREATE INDEX helpful ON workspace (abs(id))"_s;
    }

    void aBackupWithMoreThanOurSchemaIsRefused()
    {
        if (engine() == Engine::Postgresql)
            return; // there only rows are taken, see below
        QFETCH(QString, sql);
        QVERIFY_OK(runForeign(sql));
        BackupService backups(database());
        const QString file = temporaryPath(u"backup"_s);
        QVERIFY_OK(answer(backups.backup(actor(), file)));
        const Location place = emptyPlace();
        QVERIFY_ERROR(restore(file, place), ErrorCode::Incompatible, u"backup-schema"_s);
        QVERIFY(!QFileInfo::exists(place.path));
    }

    void aTriggerNamedLikeStatisticsIsRefused()
    {
        if (engine() == Engine::Postgresql)
            return;
        QVERIFY_OK(runForeign(u"ANALYZE"_s)); // its tables are nobody's harm
        BackupService backups(database());
        const QString file = temporaryPath(u"backup"_s);
        QVERIFY_OK(answer(backups.backup(actor(), file)));
        QVERIFY_OK(restore(file, emptyPlace()));
        {
            QSqlDatabase changed = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"changed"_s);
            changed.setDatabaseName(file);
            QVERIFY(changed.open());
            QSqlQuery query(changed);
            for (
                const QString &sql :
                {u"CREATE TRIGGER helpful AFTER INSERT ON history BEGIN DELETE FROM history; END"_s,
                 u"PRAGMA writable_schema = ON"_s,
                 u"UPDATE sqlite_schema SET name = 'sqlite_stat_x', sql = replace(sql, 'helpful', 'sqlite_stat_x') WHERE name = 'helpful'"_s})
                QVERIFY2(query.exec(sql), qPrintable(query.lastError().text()));
        }
        QSqlDatabase::removeDatabase(u"changed"_s);
        Location place;
        place.path = temporaryPath(u"again.binnacle"_s);
        QVERIFY_ERROR(restore(file, place), ErrorCode::Incompatible, u"backup-schema"_s);
    }

    // A copy whose own restore would be refused is none to rely on.
    void aBackupThatNoRestoreTakesIsUnverified()
    {
        QVERIFY_OK(runForeign(u"INSERT INTO migration (number, name, checksum, applied_at) "
                              "VALUES (9999, 'later', 'x', 1)"_s));
        BackupService backups(database());
        const QString file = temporaryPath(u"backup"_s);
        const auto made = answer(backups.backup(actor(), file));
        QVERIFY_OK(made);
        QVERIFY(!made->verified);
        QVERIFY2(made->detail.contains(u"schema-newer"_s), qPrintable(made->detail));
        QVERIFY_ERROR(restore(file, emptyPlace()), ErrorCode::Incompatible, u"schema-newer"_s);
    }

    // The fault may be older than the backup, and the backup the last there is.
    void aBackupWithABrokenAuditIsKeptAndSaidToBe()
    {
        const QString file = temporaryPath(u"backup"_s);
        const QString change = u"UPDATE audit SET after = 'forged' WHERE subject_id = 7"_s;
        BackupService backups(database());
        if (engine() == Engine::Postgresql) {
            QVERIFY_OK(runForeign(u"ALTER TABLE audit DISABLE TRIGGER audit_keep"_s));
            QVERIFY_OK(runForeign(change));
            QVERIFY_OK(runForeign(u"ALTER TABLE audit ENABLE TRIGGER audit_keep"_s));
        } else {
            const QString guard = u"CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT "
                                  "RAISE(ABORT, 'audit rows are never changed'); END"_s;
            for (const QString &sql : {u"DROP TRIGGER audit_no_update"_s, change, guard})
                QVERIFY_OK(runForeign(sql));
        }
        const auto made = answer(backups.backup(actor(), file));
        QVERIFY_OK(made);
        QVERIFY(!made->verified);
        const Location place = emptyPlace();
        const auto restored = restore(file, place);
        QVERIFY_OK(restored);
        QVERIFY(!restored->verified);
        QVERIFY2(restored->detail.startsWith(u"audit: broken in rows"_s), qPrintable(restored->detail));
        const auto opened = Database::open(place, clock(), uids());
        QVERIFY_OK(opened);
        QCOMPARE(acts(**opened, u"test"_s).size(), 50);
    }

    void aTableOfAnyNameIsCounted()
    {
        QVERIFY_OK(runForeign(u"CREATE TABLE \"odd \"\" name\" (id bigint)"_s));
        BackupService backups(database());
        const auto made = answer(backups.backup(actor(), temporaryPath(u"backup"_s)));
        if (engine() == Engine::Sqlite) {
            QVERIFY_OK(made);
            QVERIFY2(made->detail.contains(u"odd \" name is not of this program"_s),
                     qPrintable(made->detail));
        } else { // no table of ours is named so: the archive's reader takes none
            QVERIFY_ERROR(made, ErrorCode::Incompatible, u"not-a-backup"_s);
        }
    }

    void codeInAnArchiveIsNotRun()
    {
        if (engine() == Engine::Sqlite)
            return;
        QVERIFY_OK(
            runForeign(u"CREATE FUNCTION helpful() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DELETE FROM "
                       "history; RETURN NEW; END $$"_s));
        QVERIFY_OK(runForeign(u"CREATE TRIGGER helpful BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION "
                              "helpful()"_s));
        QVERIFY_OK(runForeign(u"DROP TRIGGER audit_keep ON audit"_s));
        BackupService backups(database());
        const QString file = temporaryPath(u"backup"_s);
        const auto made = answer(backups.backup(actor(), file));
        QVERIFY_OK(made);
        QVERIFY(!made->verified); // it says what is wrong
        const Location place = emptyPlace();
        const auto restored = restore(file, place);
        QVERIFY_OK(restored);
        QVERIFY2(restored->verified, qPrintable(restored->detail)); // our schema, their rows
    }

    void aTableThatIsNotOursIsRefused()
    {
        QVERIFY_OK(runForeign(u"CREATE TABLE helpful (id bigint)"_s));
        BackupService backups(database());
        const QString file = temporaryPath(u"backup"_s);
        if (engine() == Engine::Sqlite) {
            QVERIFY_OK(answer(backups.backup(actor(), file)));
            QVERIFY_ERROR(restore(file, emptyPlace()), ErrorCode::Incompatible, u"backup-schema"_s);
            return;
        }
        const auto made = answer(backups.backup(actor(), file));
        QVERIFY_OK(made);
        QVERIFY(!made->verified);
        const Location place = emptyPlace();
        QVERIFY_ERROR(restore(file, place), ErrorCode::Incompatible, u"not-a-backup"_s);
        QVERIFY(!Database::open(place, clock(), uids()));
    }

    void rowsThatBreakAReferenceAreRefused()
    {
        if (engine() == Engine::Sqlite)
            return; // see aBrokenReferenceIsFound
        QVERIFY_OK(runForeign(u"ALTER TABLE content_chunk DROP CONSTRAINT content_chunk_hash_fkey"_s));
        QVERIFY_OK(runForeign(u"DELETE FROM content"_s));
        BackupService backups(database());
        const QString file = temporaryPath(u"backup"_s);
        QVERIFY_OK(answer(backups.backup(actor(), file)));
        const Location place = emptyPlace();
        QVERIFY(!restore(file, place));
        QVERIFY(!Database::open(place, clock(), uids()));
    }

    void nothingIsEverOverwritten()
    {
        BackupService backups(database());
        const QString file = temporaryPath(u"backup"_s);
        QVERIFY_OK(answer(backups.backup(actor(), file)));
        QVERIFY_ERROR(answer(backups.backup(actor(), file)), ErrorCode::Conflict, u"file-exists"_s);
        QVERIFY_ERROR(restore(file, location()), ErrorCode::Conflict, u"workspace-exists"_s);
        QVERIFY_ERROR(Database::create(location(), database().info(), clock(), uids()), ErrorCode::Conflict,
                      u"workspace-exists"_s);
    }

    void aBackupNeedsTheRight()
    {
        BackupService backups(database());
        Actor agent = actor();
        agent.roles = Role::Agent;
        QVERIFY_ERROR(answer(backups.backup(agent, temporaryPath(u"b"_s))), ErrorCode::Denied,
                      u"not-allowed"_s);
        QVERIFY(!QFileInfo::exists(temporaryPath(u"b"_s)));
    }

    void whoHasLostTheRightCopiesNothing()
    {
        database().setActorCheck([](ReadScope &, const Actor &) -> Result<> {
            return fail(ErrorCode::Denied, u"rights-changed"_s);
        });
        BackupService backups(database());
        QVERIFY_ERROR(answer(backups.backup(actor(), temporaryPath(u"b"_s))), ErrorCode::Denied,
                      u"rights-changed"_s);
        QVERIFY(!QFileInfo::exists(temporaryPath(u"b"_s)));
    }

    void keysGoOnWhereTheRowsEndWhateverTheArchiveSays()
    {
        if (engine() == Engine::Sqlite)
            return;
        const auto tell = [](Database &in) {
            return answer(in.write({u"test"_s, actor(), {}}, [](WriteScope &scope) {
                return scope.history({u"test"_s, 1, scope.now(), u"field"_s, {}, u"b"_s, u"test"_s, {}, {}});
            }));
        };
        QVERIFY_OK(tell(database()));
        QVERIFY_OK(runForeign(u"SELECT setval('public.history_id_seq', 1, false)"_s));
        const QString file = backedUp();
        const Location place = emptyPlace();
        QVERIFY_OK(restore(file, place));
        const auto opened = Database::open(place, clock(), uids());
        QVERIFY_OK(opened);
        QVERIFY_OK(tell(**opened));
    }

    void aRowLongerThanAnyOfOursIsRefused()
    {
        if (engine() == Engine::Sqlite)
            return;
        QVERIFY_OK(runForeign(u"UPDATE workspace SET name = repeat('x', 65 * 1024 * 1024)"_s));
        BackupService backups(database());
        const QString file = temporaryPath(u"backup"_s);
        const auto made = answer(backups.backup(actor(), file));
        QVERIFY_ERROR(made, ErrorCode::Incompatible, u"not-a-backup"_s);
        QVERIFY2(made.error().detail.contains(u"64 MiB"_s), qPrintable(made.error().detail));
        QVERIFY(!QFileInfo::exists(file));
    }

    void aDamagedBackupIsRefusedAndLeavesNoWorkspace()
    {
        BackupService backups(database());
        const QString file = temporaryPath(u"backup"_s);
        QVERIFY_OK(answer(backups.backup(actor(), file)));
        QFile backup(file);
        QVERIFY(backup.open(QIODevice::ReadWrite));
        backup.seek(backup.size() / 2);
        backup.write(QByteArray(40'000, '\xa5'));
        backup.close();
        const Location place = emptyPlace();
        const auto restored = restore(file, place);
        QVERIFY(!restored);
        QCOMPARE(restored.error().code, ErrorCode::Unavailable);
        QVERIFY(!Database::open(place, clock(), uids()));
    }

    void whatIsNoBackupIsSaidToBeNone()
    {
        QFile file(temporaryPath(u"text"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("number;opened\n");
        file.close();
        QVERIFY_ERROR(restore(file.fileName(), emptyPlace()), ErrorCode::Incompatible, u"not-a-backup"_s);
        QVERIFY_ERROR(restore(temporaryPath(u"missing"_s), emptyPlace()), ErrorCode::Unavailable,
                      u"no-such-file"_s);
    }

    // Also none whose name is the target's with something after it.
    void whatLiesBesideTheTargetIsLeft()
    {
        if (engine() == Engine::Postgresql)
            return;
        const QString file = backedUp();
        const QString beside = temporaryPath(u"copy.part"_s);
        QVERIFY(QFile::copy(file, beside));
        Location place;
        place.path = temporaryPath(u"copy"_s);
        QVERIFY_OK(restore(beside, place));
        QVERIFY(QFile::exists(beside));
        const QStringList names = QDir(QFileInfo(file).path()).entryList({u"copy*"_s}, QDir::Files);
        QCOMPARE(names.filter(u".part"_s), QStringList{u"copy.part"_s});
    }

    void aCancelledBackupLeavesNoFile()
    {
        BackupService backups(database());
        const auto job = std::make_shared<Job>();
        job->cancel();
        const auto made = answer(backups.backup(actor(), temporaryPath(u"cancelled"_s), job));
        if (!made) // pg_dump may have been quicker
            QCOMPARE(made.error().code, ErrorCode::Cancelled);
        const QFileInfo file(temporaryPath(u"cancelled"_s));
        QCOMPARE(file.dir().entryList({u"cancelled*"_s}, QDir::Files).size(), made ? 1 : 0);
    }

    void aSoundWorkspacePassesEveryCheck()
    {
        WorkspaceVerifier verifier(database());
        verifier.add([](ReadScope &) -> Result<Check> { return Check{u"mine"_s, true, {}}; });
        const auto checks = answer(verifier.verify(actor()));
        QVERIFY_OK(checks);
        QCOMPARE(checks->size(), 7);
        for (const Check &check : *checks)
            QVERIFY2(check.ok, qPrintable(check.name + u": "_s + check.detail));
        QCOMPARE(checks->back().name, u"mine"_s);
    }

    void aZoneOrACurrencyChangedAroundUsIsNamed_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("zone") << u"UPDATE workspace SET zone = 'Asia/Tokyo'"_s;
        QTest::newRow("currency") << u"UPDATE workspace SET currency = 'JPY'"_s;
    }

    void aZoneOrACurrencyChangedAroundUsIsNamed()
    {
        QFETCH(QString, sql);
        QVERIFY_OK(
            answer(database().write({u"workspace.create"_s, actor(), {}}, WorkspaceVerifier::auditCreation)));
        const auto failed = [&] {
            QStringList names;
            const auto checks = answer(database().read(WorkspaceVerifier::check)).value();
            for (const Check &check : checks) {
                if (!check.ok)
                    names.append(check.name);
            }
            return names;
        };
        QCOMPARE(failed(), QStringList());
        QVERIFY_OK(runForeign(sql));
        QCOMPARE(failed(), QStringList{u"workspace"_s});
    }

    void aChangedContentIsFound()
    {
        QVERIFY_OK(runForeign(engine() == Engine::Sqlite
                                  ? u"UPDATE content_chunk SET data = x'00' WHERE n = 1"_s
                                  : u"UPDATE content_chunk SET data = '\\x00' WHERE n = 1"_s));
        WorkspaceVerifier verifier(database());
        const auto checks = answer(verifier.verify(actor()));
        QVERIFY_OK(checks);
        for (const Check &check : *checks)
            QCOMPARE(check.ok, check.name != u"contents");
    }

    void aBrokenReferenceIsFound()
    {
        if (engine() == Engine::Postgresql)
            QSKIP("the server itself refuses one");
        QVERIFY_OK(runForeign(u"DELETE FROM content"_s)); // a bare connection does not check references
        WorkspaceVerifier verifier(database());
        const auto checks = answer(verifier.verify(actor()));
        QVERIFY_OK(checks);
        QCOMPARE(checks->at(1).name, u"references"_s);
        QVERIFY(!checks->at(1).ok);
    }

    void aBackupOfTheOtherEngineIsRefused()
    {
        const QString file = temporaryPath(u"copy"_s);
        BackupService backups(database());
        QVERIFY_OK(answer(backups.backup(actor(), file)));
        const bool isFile = engine() == Engine::Sqlite;
        const auto other = Location::parse(isFile ? u"postgresql://nobody@localhost/none"_s
                                                  : temporaryPath(u"other.binnacle"_s));
        QVERIFY(other);
        QVERIFY_ERROR(restore(file, *other), ErrorCode::Incompatible, u"other-engine"_s);
        QVERIFY(isFile || !QFile::exists(other->path));
    }

    void aToolThatIsMissingOrFailsIsSaid()
    {
        if (engine() == Engine::Sqlite)
            QSKIP("A file is copied without one.");
        const QByteArray path = qgetenv("PATH");
        const auto restorePath = qScopeGuard([&path] { qputenv("PATH", path); });
        BackupService backups(database());
        qputenv("PATH", "/nonexistent");
        QVERIFY_ERROR(answer(backups.backup(actor(), temporaryPath(u"a"_s))), ErrorCode::Unavailable,
                      u"tool-missing"_s);
        QFile tool(temporaryPath(u"pg_dump"_s));
        QVERIFY(tool.open(QIODevice::WriteOnly) && tool.write("#!/bin/sh\nexit 1\n") > 0);
        tool.close();
        QVERIFY(tool.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
        qputenv("PATH", QFile::encodeName(temporaryPath({})));
        QVERIFY_ERROR(answer(backups.backup(actor(), temporaryPath(u"b"_s))), ErrorCode::Unavailable,
                      u"tool-failed"_s);
        QVERIFY(!QFile::exists(temporaryPath(u"b"_s)));
    }
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
