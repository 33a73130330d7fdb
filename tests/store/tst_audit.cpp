// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auditchain.h"
#include "store/auditverifier.h"
#include "store/connection.h"
#include "store/workspaceverifier.h"
#include "support/bothengines.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace binnacle;
using namespace binnacle::test;

namespace {

constexpr int kTamperings = 100; // an engine

// Random damage an attacker with the file or the owner's role could do to sealed rows.
QString tampering(QRandomGenerator &random, Engine engine, int rows)
{
    const int seq = random.bounded(1, rows + 1);
    const QStringList texts = {u"actor_name"_s, u"proved_by"_s, u"act"_s,   u"subject_kind"_s,
                               u"field"_s,      u"before"_s,    u"after"_s, u"operation"_s};
    const QStringList numbers = {u"at"_s, u"subject_id"_s};
    const QString where = u" WHERE seq = "_s + QString::number(seq);
    const QString xored = engine == Engine::Sqlite ? u"CAST(substr(hex(hash), 3) || 'AA' AS BLOB)"_s
                                                   : u"set_byte(hash, 5, (get_byte(hash, 5) + 1) % 256)"_s;
    switch (random.bounded(10)) {
    case 0:
        return u"UPDATE audit SET "_s + texts[random.bounded(texts.size())] + u" = 'forged'"_s + where;
    case 1:
        return u"UPDATE audit SET "_s + numbers[random.bounded(numbers.size())] + u" = 4711"_s + where;
    case 2:
        return u"UPDATE audit SET actor_id = coalesce(actor_id, 0) + 1"_s + where;
    case 3:
        return u"UPDATE audit SET batch_id = coalesce(batch_id, 0) + 1"_s + where;
    case 4:
        return u"DELETE FROM audit"_s + where;
    case 5: // a row before all others
        return u"INSERT INTO audit (seq, at, actor_name, proved_by, act, subject_kind, subject_id, field, "
               u"before, after, "
               "operation) VALUES (-1, 1, 'x', 'x', 'x', 'x', 1, '', '', '', '')"_s;
    case 6: // two rows swap their values
        return u"UPDATE audit SET after = (SELECT b.after FROM audit b WHERE b.seq = "_s +
               QString::number(seq % rows + 1) + u")"_s + where;
    case 7: // the end of the rows cut off
        return u"DELETE FROM audit WHERE seq >= "_s + QString::number(seq);
    case 8:
        return u"UPDATE audit SET seq = seq + 100000"_s + where;
    default: {
        const QStringList seals = {u"DELETE FROM audit_seal WHERE id = (SELECT min(id) FROM audit_seal)"_s,
                                   u"UPDATE audit_seal SET row_count = row_count + 1"_s,
                                   u"UPDATE audit_seal SET sealed_at = sealed_at + 1"_s,
                                   u"UPDATE audit_seal SET previous = hash"_s,
                                   u"UPDATE audit_seal SET hash = "_s + xored};
        return seals[random.bounded(seals.size())];
    }
    }
}

} // namespace

class TestAudit : public BothEngines
{
    Q_OBJECT

    void write(int rows)
    {
        for (int i = 0; i < rows; ++i) {
            clock().advance(1000);
            QVERIFY_OK(answer(database().write({u"test.set"_s, actor(), {}}, [i](WriteScope &scope) {
                return scope.audit({u"test.set"_s, u"test"_s, i, u"field"_s, u"before %1"_s.arg(i),
                                    u"nach €%1"_s.arg(i), i % 3 == 0 ? BatchId(i + 1) : BatchId()});
            })));
        }
    }

    AuditFinding verified(const std::optional<AuditCheckpoint> &checkpoint = {})
    {
        const QString uid = database().info().uid;
        const auto finding = answer(database().read(
            [uid, checkpoint](ReadScope &scope) { return AuditVerifier::verify(scope, uid, checkpoint); }));
        if (!finding)
            qWarning("%s", printed(finding.error()).constData());
        return finding.value_or(AuditFinding{});
    }

    Result<> dropGuards()
    {
        if (engine() == Engine::Postgresql) {
            BINNACLE_TRY(runForeign(u"DROP TRIGGER audit_seal_keep ON audit_seal"_s));
            return runForeign(u"DROP TRIGGER audit_keep ON audit"_s);
        }
        for (const QString &guard :
             {u"audit_no_update"_s, u"audit_no_delete"_s, u"audit_no_replace"_s, u"audit_at_end"_s,
              u"audit_seal_no_update"_s, u"audit_seal_no_delete"_s, u"audit_seal_no_replace"_s})
            BINNACLE_TRY(runForeign(u"DROP TRIGGER "_s + guard));
        return {};
    }

    std::vector<Check> checks(const std::optional<AuditCheckpoint> &checkpoint = {})
    {
        WorkspaceVerifier verifier(database());
        return answer(verifier.verifyAudit(actor(), checkpoint)).value_or(std::vector<Check>());
    }

private Q_SLOTS:
    void canonicalBytesAreAsPublished()
    {
        AuditRow row;
        row.seq = 12;
        row.actorName = u"Ä"_s;
        row.batchId = -3;
        QCOMPARE(AuditChain::canonical(row).toHex(),
                 QByteArray("31"
                            "000000023132" // seq
                            "0000000130"   // at
                            "ffffffff"     // actor_id
                            "00000002c384" // actor_name
                            "000000000000000000000000"
                            "0000000130" // subject_id
                            "000000000000000000000000"
                            "000000022d33" // batch_id
                            "00000000"));
    }

    void anUnsealedTailIsNamedAndFine()
    {
        write(3);
        const AuditFinding finding = verified();
        QVERIFY(finding.ok);
        QCOMPARE(finding.sealedRows, 0);
        QCOMPARE(finding.unsealedRows, 3);
    }

    void sealedRowsVerify()
    {
        write(4);
        QVERIFY_OK(answer(database().sealAudit()));
        write(3);
        QVERIFY_OK(answer(database().sealAudit()));
        write(1);
        QVERIFY_OK(answer(database().sealAudit()));
        QVERIFY_OK(answer(database().sealAudit()));
        const AuditFinding finding = verified();
        QVERIFY2(finding.ok, qPrintable(finding.text()));
        QCOMPARE(finding.sealedRows, 8);
        QCOMPARE(finding.unsealedRows, 0);
        QCOMPARE(finding.head.lastSeq, 8);
    }

    void closingSeals()
    {
        write(2);
        reopen();
        QCOMPARE(verified().sealedRows, 2);
    }

    void severalProgramsSealOneChain()
    {
        const auto other = openAnother();
        for (int round = 0; round < 5; ++round) {
            write(3);
            auto mine = database().sealAudit();
            auto theirs = other->sealAudit();
            const Result<> mySeal = answer(mine), theirSeal = answer(theirs);
            QVERIFY(mySeal || theirSeal); // one may find the other at it
        }
        QVERIFY_OK(answer(database().sealAudit()));
        const AuditFinding finding = verified();
        QVERIFY2(finding.ok, qPrintable(finding.text()));
        QCOMPARE(finding.sealedRows, 15);
    }

    void aSealWaitsForNobody()
    {
        write(2);
        Connection writing(location(), ConnectionRole::Writer);
        QVERIFY_OK(writing.ensureOpen());
        QVERIFY_OK(writing.begin(TransactionKind::Write));
        if (engine() == Engine::Postgresql)
            QVERIFY_OK(writing.execute(u"LOCK TABLE audit IN ROW EXCLUSIVE MODE"_s));
        QVERIFY_ERROR(answer(database().sealAudit()), ErrorCode::Busy, u"database-busy"_s);
        writing.rollback();
        QVERIFY_OK(answer(database().sealAudit()));
        QCOMPARE(verified().sealedRows, 2);
    }

    void theEngineRefuses_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QString>("onlyOn"); // an engine; empty: both
        const QString values =
            u" INTO audit (seq, at, actor_name, proved_by, act, subject_kind, subject_id, field, "
            "before, after, operation) VALUES (%1, 1, 'x', 'x', 'x', 'x', 1, '', '', '', '')"_s;
        const QString seal =
            u" INTO audit_seal (last_seq, row_count, previous, hash, sealed_at) SELECT last_seq - 1, "
            "row_count, previous, hash, sealed_at FROM audit_seal"_s;
        QTest::newRow("a changed row") << u"UPDATE audit SET act = 'x'"_s << QString();
        QTest::newRow("a deleted row") << u"DELETE FROM audit"_s << QString();
        QTest::newRow("a replaced row")
            << u"INSERT OR REPLACE"_s + values.arg(2) << engineName(Engine::Sqlite);
        QTest::newRow("a row changed in a conflict")
            << u"INSERT"_s + values.arg(2) + u" ON CONFLICT (seq) DO UPDATE SET act = 'x'"_s << QString();
        QTest::newRow("a row put into a sealed gap")
            << u"INSERT"_s + values.arg(-7) << engineName(Engine::Sqlite);
        QTest::newRow("a changed seal") << u"UPDATE audit_seal SET sealed_at = 1"_s << QString();
        QTest::newRow("a deleted seal") << u"DELETE FROM audit_seal"_s << QString();
        QTest::newRow("a replaced seal")
            << u"INSERT OR REPLACE INTO audit_seal SELECT * FROM audit_seal"_s << engineName(Engine::Sqlite);
        QTest::newRow("a seal before the last") << u"INSERT"_s + seal << engineName(Engine::Sqlite);
        QTest::newRow("everything cut off") << u"TRUNCATE audit"_s << engineName(Engine::Postgresql);
        QTest::newRow("every seal cut off") << u"TRUNCATE audit_seal"_s << engineName(Engine::Postgresql);
    }

    void theEngineRefuses()
    {
        QFETCH(QString, sql);
        QFETCH(QString, onlyOn);
        if (!onlyOn.isEmpty() && onlyOn != engineName(engine()))
            return;
        write(3);
        QVERIFY_OK(answer(database().sealAudit()));
        const auto head = verified().head.hash;
        const auto refused = runForeign(sql);
        QVERIFY(!refused);
        // By a guard, not for a mistake of this test.
        const QString why = refused.error().detail;
        QVERIFY2(why.contains(u"audit rows are "_s) || why.contains(u"seals are "_s), qPrintable(why));
        write(1);
        QVERIFY_OK(answer(database().sealAudit()));
        QVERIFY(verified({{3, head}}).ok);
    }

    void aGuardMadeHarmlessIsFound_data()
    {
        QTest::addColumn<QStringList>("sqlite");
        QTest::addColumn<QString>("postgresql");
        QTest::newRow("one that refuses nothing")
            << QStringList{u"DROP TRIGGER audit_no_update"_s,
                           u"CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT 1; END"_s}
            << u"CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
               "$$ BEGIN RETURN NEW; END $$"_s;
        QTest::newRow("one for another event")
            << QStringList{u"DROP TRIGGER audit_seal_no_delete"_s,
                           u"CREATE TRIGGER audit_seal_no_delete BEFORE INSERT ON audit_seal WHEN 0 BEGIN "
                           u"SELECT "
                           "RAISE(ABORT, 'seals are never deleted'); END"_s}
            << u"DROP TRIGGER audit_seal_keep ON audit_seal; CREATE TRIGGER audit_seal_keep BEFORE TRUNCATE "
               u"ON "
               "audit_seal FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"_s;
        QTest::newRow("one switched off") << QStringList{u"DROP TRIGGER audit_no_replace"_s}
                                          << u"ALTER TABLE audit DISABLE TRIGGER audit_keep"_s;
    }

    void aGuardMadeHarmlessIsFound()
    {
        QFETCH(QStringList, sqlite);
        QFETCH(QString, postgresql);
        write(1);
        QVERIFY(allOk(checks()));
        for (const QString &sql : engine() == Engine::Sqlite ? sqlite : QStringList{postgresql})
            QVERIFY_OK(runForeign(sql));
        const auto found = checks();
        QCOMPARE(found.size(), size_t(2));
        QVERIFY2(!found.front().ok, qPrintable(found.front().detail));
        QVERIFY(verified().ok); // the rows are as they were
    }

    void aTriggerOfSomebodyElseIsFound()
    {
        QVERIFY_OK(runForeign(
            engine() == Engine::Sqlite
                ? u"CREATE TRIGGER helpful AFTER INSERT ON history BEGIN DELETE FROM history; END"_s
                : u"CREATE RULE helpful AS ON INSERT TO history DO ALSO DELETE FROM history"_s));
        WorkspaceVerifier verifier(database());
        const auto all = answer(verifier.verify(actor()));
        QVERIFY_OK(all);
        for (const Check &check : *all)
            QCOMPARE(check.ok, check.name != u"schema");
    }

    void aCheckpointIsPrintedAndComesBack()
    {
        write(2);
        QVERIFY_OK(answer(database().sealAudit()));
        const QString printed = checks().back().detail;
        const auto kept = AuditCheckpoint::parse(printed);
        QVERIFY_OK(kept);
        QCOMPARE(kept->lastSeq, 2);
        write(2);
        QVERIFY_OK(answer(database().sealAudit()));
        QVERIFY(allOk(checks(*kept)));
        AuditCheckpoint other = *kept;
        other.hash[0] = char(other.hash[0] ^ 1);
        const auto failed = checks(other);
        QVERIFY(failed.front().ok); // the chain itself holds
        QVERIFY(!failed.back().ok);
        for (const QString &bad : {QString(), u"2"_s, QString(u"x:"_s + printed.section(u':', 1)),
                                   u"2:abcd"_s, QString(u"2:"_s + QString(64, u'g'))})
            QVERIFY_ERROR(AuditCheckpoint::parse(bad), ErrorCode::Invalid, u"bad-checkpoint"_s);
    }

    void everyTamperingIsFound()
    {
        constexpr int kRows = 12;
        write(5);
        QVERIFY_OK(answer(database().sealAudit()));
        write(4);
        QVERIFY_OK(answer(database().sealAudit()));
        write(3);
        QVERIFY_OK(answer(database().sealAudit()));
        QVERIFY_OK(dropGuards());
        const QStringList keep = {u"CREATE TABLE kept_audit AS SELECT * FROM audit"_s,
                                  u"CREATE TABLE kept_seal AS SELECT * FROM audit_seal"_s};
        const QStringList putBack = {u"DELETE FROM audit"_s, u"DELETE FROM audit_seal"_s,
                                     u"INSERT INTO audit SELECT * FROM kept_audit"_s,
                                     u"INSERT INTO audit_seal SELECT * FROM kept_seal"_s};
        for (const QString &sql : keep)
            QVERIFY_OK(runForeign(sql));
        QVERIFY(verified().ok);
        QRandomGenerator random(20260102);
        for (int i = 0; i < kTamperings; ++i) {
            const QString sql = tampering(random, engine(), kRows);
            QVERIFY_OK(runForeign(sql));
            const AuditFinding finding = verified();
            QVERIFY2(!finding.ok, qPrintable(sql));
            QVERIFY(!finding.reason.isEmpty());
            for (const QString &back : putBack)
                QVERIFY_OK(runForeign(back));
        }
        QVERIFY(verified().ok);
    }

    void aTimeThatIsNotItsOwnIsNamed_data()
    {
        QTest::addColumn<int>("hours"); // from now
        QTest::addColumn<bool>("named");
        QTest::newRow("just written") << 0 << false;
        QTest::newRow("by a clock that is slow") << -23 << false;
        QTest::newRow("before the seal before it") << -25 << true;
        QTest::newRow("by a clock that is fast") << 23 << false;
        QTest::newRow("after its own seal") << 25 << true;
    }

    void aTimeThatIsNotItsOwnIsNamed()
    {
        QFETCH(int, hours);
        QFETCH(bool, named);
        write(3);
        QVERIFY_OK(answer(database().sealAudit()));
        QVERIFY_OK(runForeign(
            u"INSERT INTO audit (at, actor_name, proved_by, act, subject_kind, subject_id, field, before, "
            "after, operation) VALUES (%1, '', '', 'x', 'x', 1, '', '', '', '')"_s.arg(
                clock().now() + qint64(hours) * 3'600'000)));
        QCOMPARE(verified().ok, !named || hours > 0); // what is later than all seals is judged by its own
        QVERIFY_OK(answer(database().sealAudit()));
        QCOMPARE(verified().ok, !named);
        QCOMPARE(verified().reason, named ? u"rows-misdated"_s : QString());
        QCOMPARE(verified().brokenFrom, named ? 4 : 0);
        QCOMPARE(checks().at(0).ok, !named);
    }

    void cuttingRowsAndSealsAlikeTakesACheckpoint()
    {
        write(3);
        QVERIFY_OK(answer(database().sealAudit()));
        const AuditCheckpoint early = verified().head;
        write(3);
        QVERIFY_OK(answer(database().sealAudit()));
        const AuditCheckpoint late = verified().head;
        QVERIFY(verified(early).ok);
        QVERIFY(verified(late).ok);
        QVERIFY_OK(dropGuards());
        QVERIFY_OK(runForeign(u"DELETE FROM audit WHERE seq > 3"_s));
        QVERIFY_OK(runForeign(u"DELETE FROM audit_seal WHERE last_seq > 3"_s));
        QVERIFY(verified().ok); // the limit of a chain without a witness
        QVERIFY(verified(early).ok);
        QCOMPARE(verified(late).reason, u"checkpoint-missing"_s);
    }

    void anIndependentReaderAgrees()
    {
        if (engine() == Engine::Postgresql)
            QSKIP("the script reads SQLite files");
        const QString python = QStandardPaths::findExecutable(u"python3"_s);
        QVERIFY(!python.isEmpty());
        write(7);
        QVERIFY_OK(answer(database().sealAudit()));
        write(2);
        QVERIFY_OK(answer(database().sealAudit()));
        const QByteArray head = verified().head.hash.toHex();
        const auto run = [&] {
            QProcess script;
            script.start(python, {QStringLiteral(BINNACLE_VERIFY_SCRIPT), location().path});
            script.waitForFinished();
            return std::pair(script.exitCode(), script.readAll());
        };
        const auto [status, text] = run();
        QVERIFY2(status == 0, text.constData());
        QVERIFY2(text.contains("9 rows sealed, 0 not yet"), text.constData());
        QVERIFY2(text.contains(head), text.constData());
        QVERIFY_OK(dropGuards());
        QVERIFY_OK(runForeign(u"UPDATE audit SET after = 'forged' WHERE seq = 8"_s));
        QCOMPARE(run().first, 1);
    }
};

QTEST_GUILESS_MAIN(TestAudit)
#include "tst_audit.moc"
