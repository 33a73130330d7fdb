// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A whole real log on both engines, and imports killed at any moment.
#include "intake/csvreader.h"
#include "intake/importfixture.h"
#include "support/sanitized.h"

#include <QProcess>
#include <QRandomGenerator>
#include <csignal>

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

class ImportAtScaleTest : public ImportFixture
{
    Q_OBJECT

    // The rows of a tenth of the log's incidents, cut in two files of one header, half and half as they
    // stand, or by the time of change; the third is the whole of them.
    static std::array<QByteArray, 3> cut(const QString &path, bool byTime)
    {
        auto text = TextSource::open(path);
        if (!text)
            qFatal("the log cannot be read");
        CsvReader reader(std::move(*text), ',');
        CsvRecord record;
        std::array<QByteArray, 3> parts;
        int at = -1;
        constexpr int kHalf = 70'856;
        for (int row = 0; reader.next(record).value_or(false); ++row) {
            const QByteArray line = record.raw().toByteArray() + '\n';
            if (row == 0) {
                parts = {line, line, line};
                for (qsizetype i = 0; i < record.size(); ++i)
                    at = record.cell(i) == "sys_updated_at" ? int(i) : at;
                continue;
            }
            if (!record.cell(0).endsWith('7'))
                continue;
            const QList<QByteArray> date = record.cell(at).toByteArray().left(10).split('/');
            const bool late =
                byTime ? date.value(1).toInt() >= 4 || date.value(2).startsWith("2017") : row > kHalf;
            parts[late ? 1 : 0] += line;
            parts[2] += line;
        }
        return parts;
    }

    // Of each source what its tickets show, as one line.
    QStringList digest()
    {
        return column(u"SELECT count(*) || '|' || sum(opened_at / 1000) || '|' || sum(coalesce(resolved_at, "
                      u"7) / 1000) || '|' || "
                      "sum(coalesce(first_resolved_at, 7) / 1000) || '|' || sum(coalesce(closed_at, 7) / "
                      "1000) || '|' || "
                      "sum(coalesce(acknowledged_at, 7) / 1000) || '|' || sum(priority) || '|' || "
                      "sum(reopen_count) || '|' || "
                      "sum(reassignment_count) || '|' || sum(coalesce(made_sla, 5)) || '|' || "
                      "sum(stamp_flags) || '|' || "
                      "sum(updated_at / 1000) || '|' || sum(team_id) || '|' || sum(category_id) || '|' || "
                      "count(assignee_id) || '|' || "
                      "count(DISTINCT state) FROM ticket GROUP BY source ORDER BY source"_s);
    }

    QStringList historyOf(const QString &source)
    {
        return column(
            u"SELECT t.number || '|' || h.happened_at || '|' || h.field || '|' || h.before || '|' || "
            "h.after || '|' || h.actor FROM history h JOIN ticket t ON t.id = h.subject_id "
            "WHERE h.source = '%1' ORDER BY t.number, h.happened_at, h.id"_s.arg(source));
    }

private Q_SLOTS:
    void theUciLogGivesItsIncidentsAndTwiceTheSame()
    {
        const QString path = QStringLiteral(BINNACLE_SHARED_DATA "/incidents/uci_incident_event_log.csv.gz");
        if (!QFile::exists(path))
            QSKIP("the shared data is not here");
        ImportRequest request;
        request.format = u"servicenow-events"_s;
        request.files = {path};
        // Under a sanitizer the whole takes minutes: there a tenth of it is read.
        struct Figures
        {
            int rows, incidents, unresolved, teams;
        };
        Figures told{.rows = 141'712, .incidents = 24'918, .unresolved = 1'556, .teams = 70};
        if constexpr (kSanitized) {
            request.files = requestFor(cut(path, true)[2]).files;
            told = {.rows = 14'243, .incidents = 2'500, .unresolved = 159, .teams = 57};
        }
        const auto report = import(request);
        QCOMPARE(counts(report), u"%1/0/0/0/0/0"_s.arg(told.incidents));
        QCOMPARE(report->read, told.rows);
        QCOMPARE(report->source, u"servicenow-events"_s);
        QCOMPARE(count(u"ticket"_s), told.incidents);
        QCOMPARE(count(u"ticket WHERE state = 'closed'"_s), told.incidents);
        QCOMPARE(count(u"ticket WHERE resolved_at IS NULL"_s), told.unresolved);
        QCOMPARE(count(u"team"_s), told.teams); // those of the latest rows
        QCOMPARE(count(u"history WHERE field = 'state' AND before = ''"_s), told.incidents);
        const int history = count(u"history"_s);
        QCOMPARE(counts(import(request)), u"0/0/%1/0/0/0"_s.arg(told.incidents));
        QCOMPARE(count(u"history"_s), history);
        QCOMPARE(count(u"ticket WHERE row_version > 1"_s), 0);
    }

    // A tenth of the log cut in two, by rows and by time, in both orders: what is shown in the end is what
    // the whole shows.
    void theUciLogInTwoPartsGivesTheSame()
    {
        const QString path = QStringLiteral(BINNACLE_SHARED_DATA "/incidents/uci_incident_event_log.csv.gz");
        if (!QFile::exists(path))
            QSKIP("the shared data is not here");
        ImportRequest request;
        request.format = u"servicenow-events"_s;
        request.source = u"whole"_s;
        request.zone = u"UTC"_s;
        request.files = requestFor(cut(path, true)[2]).files;
        const auto whole = import(request);
        QVERIFY_OK(whole);
        QVERIFY(whole->created > 2000 && whole->failed == 0);
        const QStringList told = historyOf(u"whole"_s);
        QVERIFY(told.size() > 10'000);
        const bool isBrief = engine() != Engine::Sqlite || kSanitized; // one way is enough there
        for (const bool byTime : {true, false}) {
            const std::array<QByteArray, 3> parts = cut(path, byTime);
            for (const bool backward : {true, false}) {
                if (isBrief && !(byTime && backward))
                    continue;
                request.source = u"%1 %2"_s.arg(byTime).arg(backward);
                for (const QByteArray &part : {parts[backward ? 1 : 0], parts[backward ? 0 : 1]}) {
                    request.files = requestFor(part).files;
                    const auto report = import(request);
                    QVERIFY_OK(report);
                    QCOMPARE(report->failed, 0);
                }
                QVERIFY2(historyOf(request.source) == told, qPrintable(request.source));
            }
        }
        const QStringList figures = digest();
        QCOMPARE(figures.size(), isBrief ? 2 : 5);
        QCOMPARE(QSet<QString>(figures.cbegin(), figures.cend()).size(), 1);
    }

    // A process of its own imports; it is killed at a random moment. What is there afterwards is all or
    // nothing, and the next import finds nothing of it in its way.
    void aKilledImportLeavesAllOrNothing()
    {
        const bool isFile = engine() == Engine::Sqlite;
        QByteArray text = "number,title,opened,team\n";
        constexpr int kRows = 6000;
        for (int i = 0; i < kRows; ++i)
            text += "INC" + QByteArray::number(i) + ",Something is slow,2026-01-05 08:00,Team " +
                    QByteArray::number(i % 9) + '\n';
        const ImportRequest request = requestFor(text);
        stop();
        close();
        QRandomGenerator random(7);
        int killed = 0;
        for (int round = 0; round < (isFile ? 20 : 6); ++round) {
            QProcess child;
            child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
            child.start(QCoreApplication::applicationFilePath(),
                        {u"--import"_s, location().display(), request.files.first()});
            QVERIFY(child.waitForStarted());
            QVERIFY(child.waitForReadyRead(60'000)); // it has begun to write
            QTest::qSleep(int(random.bounded(300)));
            if (child.state() == QProcess::Running)
                ::kill(pid_t(child.processId()), SIGKILL);
            child.waitForFinished(60'000);
            killed += child.exitStatus() == QProcess::CrashExit;
            reopen();
            if (isFile)
                QCOMPARE(column(u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
            else
                QTest::qWait(100); // the server ends what the killed one had begun
            prepare();
            QVERIFY_OK(answer(service().dropLeftovers(actor())));
            const int shown =
                count(u"ticket WHERE batch_id IN (SELECT id FROM import_batch WHERE state = 'published')"_s);
            QVERIFY2(shown == 0 || shown == kRows, qPrintable(QString::number(shown)));
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
int importOnly(const QString &address, const QString &file)
{
    SystemClock clock;
    UidSource uids;
    const auto location = Location::parse(address);
    if (!location)
        return 2;
    auto database = Database::open(*location, clock, uids);
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
