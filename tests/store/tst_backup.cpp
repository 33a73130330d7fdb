// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/backup.h"
#include "store/content.h"
#include "store/workspaceverifier.h"
#include "support/bothengines.h"
#include "support/postgresqlcluster.h"

#include <QFile>
#include <QFileInfo>

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
        const auto restored = BackupService::restore(file, place);
        QVERIFY_OK(restored);
        QVERIFY2(restored->verified, qPrintable(restored->detail));
        const auto opened = Database::open(place, clock(), uids());
        QVERIFY_OK(opened);
        QCOMPARE((*opened)->info().uid, database().info().uid);
        const auto rows = answer((*opened)->read([](ReadScope &scope) -> Result<qint64> {
            BINNACLE_LET(Statement count, scope.statement(u"SELECT count(*) FROM audit"_s));
            return count.runForInt64();
        }));
        QCOMPARE(*rows, 50);
    }

    void nothingIsEverOverwritten()
    {
        BackupService backups(database());
        const QString file = temporaryPath(u"backup"_s);
        QVERIFY_OK(answer(backups.backup(actor(), file)));
        QVERIFY_ERROR(answer(backups.backup(actor(), file)), ErrorCode::Conflict, u"file-exists"_s);
        QVERIFY_ERROR(BackupService::restore(file, location()), ErrorCode::Conflict, u"workspace-exists"_s);
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
        const auto restored = BackupService::restore(file, place);
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
        QVERIFY_ERROR(BackupService::restore(file.fileName(), emptyPlace()), ErrorCode::Incompatible,
                      u"not-a-backup"_s);
        QVERIFY_ERROR(BackupService::restore(temporaryPath(u"missing"_s), emptyPlace()),
                      ErrorCode::Unavailable, u"no-access"_s);
    }

    void aCancelledBackupLeavesNoFile()
    {
        BackupService backups(database());
        const auto job = std::make_shared<Job>();
        job->cancel();
        const auto made = answer(backups.backup(actor(), temporaryPath(u"cancelled"_s), job));
        if (!made) // pg_dump may have been quicker
            QCOMPARE(made.error().code, ErrorCode::Cancelled);
        QCOMPARE(QFileInfo::exists(temporaryPath(u"cancelled"_s)), made.has_value());
    }

    void aSoundWorkspacePassesEveryCheck()
    {
        WorkspaceVerifier verifier(database());
        verifier.add([](ReadScope &) -> Result<Check> { return Check{u"mine"_s, true, {}}; });
        const auto checks = answer(verifier.verify(actor()));
        QVERIFY_OK(checks);
        QCOMPARE(checks->size(), 6);
        for (const Check &check : *checks)
            QVERIFY2(check.ok, qPrintable(check.name + u": "_s + check.detail));
        QCOMPARE(checks->back().name, u"mine"_s);
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
};

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
