// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A whole real log on both engines, and imports killed at any moment.
#include "intake/importfixture.h"

#include <QProcess>
#include <QRandomGenerator>
#include <csignal>

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

class ImportAtScaleTest : public ImportFixture
{
    Q_OBJECT

private Q_SLOTS:
    void theUciLogGivesItsIncidentsAndTwiceTheSame()
    {
        const QString path = QStringLiteral(BINNACLE_SHARED_DATA "/incidents/uci_incident_event_log.csv.gz");
        if (!QFile::exists(path))
            QSKIP("the shared data is not here");
        ImportRequest request;
        request.format = u"servicenow-events"_s;
        request.files = {path};
        const auto report = import(request);
        QCOMPARE(counts(report), u"24918/0/0/0/0/0"_s);
        QCOMPARE(report->read, 141'712);
        QCOMPARE(report->source, u"servicenow-events"_s);
        QCOMPARE(count(u"ticket"_s), 24'918);
        QCOMPARE(count(u"ticket WHERE state = 'closed'"_s), 24'918);
        QCOMPARE(count(u"ticket WHERE resolved_at IS NULL"_s), 1'556);
        QCOMPARE(count(u"team"_s), 70); // those of the latest rows
        QCOMPARE(count(u"history WHERE field = 'state' AND before = ''"_s), 24'918);
        const int history = count(u"history"_s);
        QCOMPARE(counts(import(request)), u"0/0/24918/0/0/0"_s);
        QCOMPARE(count(u"history"_s), history);
        QCOMPARE(count(u"ticket WHERE row_version > 1"_s), 0);
    }

    // A process of its own imports; it is killed at a random moment. What is there afterwards is all or
    // nothing, and the next import finds nothing of it in its way.
    void aKilledImportLeavesAllOrNothing()
    {
        if (engine() != Engine::Sqlite)
            QSKIP("the kill is the same for both; the file is what it may hurt");
        QByteArray text = "number,title,opened,team\n";
        constexpr int kRows = 30'000;
        for (int i = 0; i < kRows; ++i)
            text += "INC" + QByteArray::number(i) + ",Something is slow,2026-01-05 08:00,Team " +
                    QByteArray::number(i % 9) + '\n';
        const ImportRequest request = requestFor(text);
        stop();
        close();
        QRandomGenerator random(7);
        int killed = 0;
        for (int round = 0; round < 8; ++round) {
            QProcess child;
            child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            child.start(QCoreApplication::applicationFilePath(),
                        {u"--import"_s, location().path, request.files.first()});
            QVERIFY(child.waitForStarted());
            QVERIFY(child.waitForReadyRead(60'000)); // it has begun to write
            QTest::qSleep(int(random.bounded(900)));
            if (child.state() == QProcess::Running)
                ::kill(pid_t(child.processId()), SIGKILL);
            child.waitForFinished(60'000);
            killed += child.exitStatus() == QProcess::CrashExit;
            reopen();
            const int shown =
                count(u"ticket WHERE batch_id IN (SELECT id FROM import_batch WHERE state = 'published')"_s);
            QVERIFY2(shown == 0 || shown == kRows, qPrintable(QString::number(shown)));
            QCOMPARE(column(u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
            prepare();
            QVERIFY_OK(answer(service().dropLeftovers(actor())));
            QCOMPARE(count(u"ticket"_s), shown);
            QCOMPARE(count(u"team"_s), shown > 0 ? 9 : 0);
            QCOMPARE(count(u"import_batch WHERE state = 'staging'"_s), 0);
            stop();
            close();
        }
        QVERIFY(killed > 0);
        reopen();
        prepare();
        const auto report = import(request);
        QVERIFY_OK(report);
        QCOMPARE(report->created + report->unchanged, kRows);
        QCOMPARE(count(u"ticket"_s), kRows);
    }
};

namespace {

// The child: imports, and says when the first rows are in.
int importOnly(const QString &path, const QString &file)
{
    SystemClock clock;
    UidSource uids;
    Location location;
    location.path = path;
    auto database = Database::open(location, clock, uids);
    if (!database)
        return 2;
    ImportService service(**database);
    Actor actor;
    actor.name = u"child"_s;
    actor.roles = Role::Admin;
    ImportRequest request;
    request.format = u"incidents-csv"_s;
    request.source = u"test"_s;
    request.zone = u"UTC"_s;
    request.files = {file};
    const auto job = std::make_shared<Job>();
    QFuture<Result<ImportReport>> future = service.run(actor, request, job);
    std::fputs("begun\n", stdout);
    std::fflush(stdout);
    future.waitForFinished();
    return future.result() ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 4 && arguments[1] == "--import"_L1)
        return importOnly(arguments[2], arguments[3]);
    ImportAtScaleTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_importatscale.moc"
