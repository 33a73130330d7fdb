// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/workspaceverifier.h"
#include "support/bothengines.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <csignal>

using namespace Qt::StringLiterals;
using namespace binnacle;
using namespace binnacle::test;

// kill -9 at random moments of a program that writes: nothing acknowledged is lost, nothing is there by half,
// and the workspace passes its check each time. BINNACLE_KILLS sets how often.
class TestKilling : public BothEngines
{
    Q_OBJECT

    struct Counts
    {
        qint64 newest = 0; // operation
        qint64 operations = 0, audit = 0, history = 0, changes = 0;
    };

    Counts counts()
    {
        const auto read = answer(database().read([](ReadScope &scope) -> Result<Counts> {
            Counts counts;
            BINNACLE_LET(
                Statement rows,
                scope.statement(
                    u"SELECT (SELECT coalesce(max(subject_id), 0) FROM audit), (SELECT count(*) FROM "
                    "operation), (SELECT count(*) FROM audit), (SELECT count(*) FROM history), "
                    "(SELECT count(*) FROM change_log)"_s));
            BINNACLE_TRY(rows.run());
            if (rows.next())
                counts = {rows.int64(0), rows.int64(1), rows.int64(2), rows.int64(3), rows.int64(4)};
            return counts;
        }));
        return read.value_or(Counts{});
    }

    // Lets the child write on from `first` and kills it; the last number it saw acknowledged, 0 for none.
    qint64 writeAndKill(qint64 first, int milliseconds)
    {
        QProcess child;
        child.start(QStringLiteral(BINNACLE_KILLED_WRITER), {location().display(), QString::number(first)});
        if (!child.waitForReadyRead(30'000))
            return -1;
        child.waitForFinished(milliseconds);
        if (child.state() == QProcess::Running)
            ::kill(pid_t(child.processId()), SIGKILL);
        child.waitForFinished();
        const QList<QByteArray> lines = child.readAllStandardOutput().split('\n');
        // The last piece is what stands behind the last line end: a line cut off was not acknowledged.
        return lines.size() > 1 ? lines.at(lines.size() - 2).toLongLong() : 0;
    }

private Q_SLOTS:
    void anotherProcessIsHeardWithinASecond()
    {
        QSignalSpy spy(&database(), &Database::changed);
        QProcess child;
        child.start(QStringLiteral(BINNACLE_KILLED_WRITER), {location().display(), u"1"_s});
        QVERIFY(child.waitForReadyRead(30'000)); // its first edit is acknowledged
        QTRY_VERIFY_WITH_TIMEOUT(spy.count() > 0, 1000);
        child.kill();
        child.waitForFinished();
        QCOMPARE(spy.at(0).at(0).toStringList().value(0), u"test"_s);
    }

    void nothingAcknowledgedIsLost()
    {
        const int kills = qEnvironmentVariableIntValue("BINNACLE_KILLS") > 0
                              ? qEnvironmentVariableIntValue("BINNACLE_KILLS")
                              : 50;
        QRandomGenerator random(9);
        qint64 next = 1;
        for (int i = 0; i < kills; ++i) {
            close();
            const qint64 acknowledged = writeAndKill(next, random.bounded(60));
            QVERIFY2(acknowledged >= 0, "the child wrote nothing");
            reopen();
            const Counts found = counts();
            QVERIFY(found.newest >= acknowledged);
            QVERIFY(found.newest <= qMax(acknowledged, next - 1) + 1); // at most the one under way
            QCOMPARE(found.operations, found.newest);
            QCOMPARE(found.audit, found.newest);
            QCOMPARE(found.history, found.newest);
            QCOMPARE(found.changes, found.newest);
            next = found.newest + 1;
        }
        WorkspaceVerifier verifier(database());
        const auto checks = answer(verifier.verify(actor()));
        QVERIFY_OK(checks);
        for (const Check &check : *checks)
            QVERIFY2(check.ok, qPrintable(check.name + u": "_s + check.detail));
        QVERIFY(next > kills); // it did write
    }
};

QTEST_GUILESS_MAIN(TestKilling)
#include "tst_killing.moc"
