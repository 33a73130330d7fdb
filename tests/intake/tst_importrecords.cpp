// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What imports leave on record, and imports beside each other.
#include "intake/importcheck.h"
#include "intake/importfixture.h"
#include "store/sqltext.h"

#include <QJsonDocument>

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kTwo = "number,title,state,priority,team,opened,resolved,updated by\n"
                        "INC1,No net,In Progress,2,Net,2026-01-05 08:00,,Bob\n"
                        "INC2,Slow,New,3,Desk,2026-01-06 08:00,,Ann\n";

QByteArray listOf(const char *prefix, int rows)
{
    QByteArray text = "number,title,opened,team,category,service,requester,assignee\n";
    for (int i = 0; i < rows; ++i) {
        const QByteArray n = QByteArray::number(i);
        text += prefix + n + ",Slow,2026-01-05 08:00,Team " + n + ",Category " + n + ",Service " + n +
                ",Person " + n + ",Person " + n + "b\n";
    }
    return text;
}

} // namespace

class ImportRecordsTest : public ImportFixture
{
    Q_OBJECT

    QString publishAudit()
    {
        return column(u"SELECT after FROM audit WHERE act = 'import.publish' ORDER BY seq DESC"_s).value(0);
    }
    static QString digestOf(const QString &audit)
    {
        return QJsonDocument::fromJson(audit.toUtf8()).object()[u"sha256"_s].toString();
    }
    Check check()
    {
        const auto found = answer(database().read(importChecks().front()));
        return found ? *found : Check{u"none"_s, false, QString::fromUtf8(printed(found.error()))};
    }

private Q_SLOTS:
    void aSecondImportTellsEachChangedField()
    {
        QCOMPARE(counts(import(kTwo)), u"2/0/0/0/0/0"_s);
        QCOMPARE(count(u"history"_s), 0);
        QByteArray other = kTwo;
        other.replace("No net,In Progress,2,Net,2026-01-05 08:00,,Bob",
                      "No net,Resolved,1,Field,2026-01-05 08:00,2026-01-05 09:30,Cid");
        const auto second = import(other);
        QCOMPARE(counts(second), u"0/1/1/0/0/0"_s);
        QCOMPARE(
            column(
                u"SELECT field || ' ' || before || '>' || after || ' ' || actor || ' ' || source || ' ' || "
                "happened_at FROM history ORDER BY field"_s),
            (QStringList{u"priority 2>1 Cid test %1"_s.arg(kNow),
                         u"resolved >2026-01-05T09:30:00Z Cid test %1"_s.arg(kNow),
                         u"state in_progress>resolved Cid test 1767605400000"_s, // when it was resolved
                         u"team Net>Field Cid test %1"_s.arg(kNow)}));
        QCOMPARE(counts(import(other)), u"0/0/2/0/0/0"_s);
        QCOMPARE(count(u"history"_s), 4);
        QVERIFY(answer(service().undo(actor(), BatchId(*second->batch)))->refused.isEmpty());
        QCOMPARE(count(u"history"_s), 0);
    }

    void thePublishingActCarriesAHashOfAllThatWasGiven()
    {
        QCOMPARE(counts(import(kTwo)), u"2/0/0/0/0/0"_s);
        const QString first = digestOf(publishAudit());
        QCOMPARE(first.size(), 64);
        QCOMPARE(counts(import(kTwo)), u"0/0/2/0/0/0"_s);
        QCOMPARE(digestOf(publishAudit()), first);
        QByteArray other = kTwo;
        other.replace("Slow", "Sloe");
        QCOMPARE(counts(import(other)), u"0/1/1/0/0/0"_s);
        QVERIFY(digestOf(publishAudit()) != first);
    }

    void theCheckFindsWhatWasChangedBehindItsBack_data()
    {
        QTest::addColumn<QString>("set");
        QTest::newRow("the values") << u"content = hash"_s;
        QTest::newRow("the hash") << u"hash = content"_s;
        QTest::newRow("the rows of a log") << u"events = hash"_s;
        QTest::newRow("rows where there were some") << u"events = NULL"_s;
    }

    void theCheckFindsWhatWasChangedBehindItsBack()
    {
        QFETCH(QString, set);
        QCOMPARE(counts(import(kTwo)), u"2/0/0/0/0/0"_s);
        QCOMPARE(
            counts(import(requestFor("number,at,state\nE1,2026-01-05 08:00,New\n", u"incident-events"_s))),
            u"1/0/0/0/0/0"_s);
        QVERIFY2(check().ok, qPrintable(check().detail));
        QVERIFY_OK(runForeign(
            u"UPDATE imported SET %1 WHERE ticket_id = (SELECT id FROM ticket WHERE number = 'E1')"_s.arg(
                set)));
        QVERIFY(!check().ok);
        QCOMPARE(check().detail, u"E1 import"_s);
    }

    void aHashOfAnEarlierKindIsNoneUntilTheNextImport()
    {
        QCOMPARE(counts(import(kTwo)), u"2/0/0/0/0/0"_s);
        QVERIFY_OK(runForeign(u"UPDATE imported SET hash = substr(hash, 1, 20)"_s));
        QVERIFY(!check().ok);
        QFile step(u":/binnacle/migrations/0012-imported-hash.sql"_s);
        QVERIFY(step.open(QIODevice::ReadOnly));
        for (const QString &statement : migrationStatements(QString::fromUtf8(step.readAll()), engine()))
            QVERIFY_OK(runForeign(statement));
        QVERIFY2(check().ok, qPrintable(check().detail));
        QCOMPARE(counts(import(kTwo)), u"0/0/2/0/0/0"_s);
    }

    void theListOfBatchesNamesEach()
    {
        const auto report = import(kTwo);
        const auto batches = answer(service().batches(actor()));
        QVERIFY_OK(batches);
        QCOMPARE(batches->first().report[u"batch"_s].toInteger(), *report->batch);
        QCOMPARE(batches->first().report[u"created"_s].toInteger(), 2);
    }

    void anImportOfALivingProcessIsLeftAloneHoweverSilent()
    {
        constexpr int kMany = 8000;
        const auto job = std::make_shared<Job>();
        QByteArray text = "number,opened\n";
        for (int i = 0; i < kMany; ++i)
            text += QByteArray::number(i) + ",2026-01-05 08:00\n";
        QFuture<Result<ImportReport>> future = service().run(actor(), requestFor(text), job);
        while (count(u"import_batch"_s) == 0 && !future.isFinished())
            QTest::qWait(2);
        clock().advance(3'600'000);
        QVERIFY_OK(answer(service().dropLeftovers(actor())));
        const auto report = answer(future);
        QVERIFY_OK(report);
        QCOMPARE(report->created, kMany);
    }

    void importsBesideEachOtherMayBringTheSameNames()
    {
        constexpr int kRounds = 2;
        constexpr int kRows = 40;
        for (int round = 0; round < kRounds; ++round) {
            std::vector<std::unique_ptr<Database>> databases;
            std::vector<std::unique_ptr<ImportService>> services;
            std::vector<QFuture<Result<ImportReport>>> futures;
            for (const char *prefix : {"A", "B", "C"}) {
                auto opened = Database::open(location(), clock(), uids());
                QVERIFY_OK(opened);
                databases.push_back(std::move(*opened));
                services.push_back(std::make_unique<ImportService>(*databases.back()));
                futures.push_back(services.back()->run(actor(), requestFor(listOf(prefix, kRows)),
                                                       std::make_shared<Job>()));
            }
            std::vector<BatchId> batches;
            for (QFuture<Result<ImportReport>> &future : futures) {
                const auto report = answer(future);
                QVERIFY_OK(report);
                QCOMPARE(report->created, kRows);
                batches.push_back(BatchId(*report->batch));
            }
            QCOMPARE(count(u"team"_s), kRows);
            QCOMPARE(count(u"category"_s), kRows);
            QCOMPARE(count(u"service"_s), kRows);
            QCOMPARE(count(u"person"_s), 2 * kRows);
            // Two are taken back while a third of the same names comes in once more.
            auto undoneA = services[0]->undo(actor(), batches[0]);
            auto undoneB = services[1]->undo(actor(), batches[1]);
            auto again = services[2]->run(actor(), requestFor(listOf("D", kRows)), std::make_shared<Job>());
            QVERIFY_OK(answer(undoneA));
            QVERIFY_OK(answer(undoneB));
            const auto report = answer(again);
            QVERIFY_OK(report);
            services.clear();
            QVERIFY_OK(
                answer(service().dropLeftovers(actor()))); // whoever leaves may leave rows of what went
            QCOMPARE(count(u"ticket WHERE team_id IS NOT NULL AND service_id IS NOT NULL"_s), 2 * kRows);
            QCOMPARE(count(u"team"_s), kRows);
            QCOMPARE(count(u"person"_s), 2 * kRows);
            QVERIFY_OK(answer(service().undo(actor(), batches[2])));
            QVERIFY_OK(answer(service().undo(actor(), BatchId(*report->batch))));
            stop();
            prepare();
            QCOMPARE(count(u"ticket"_s), 0);
        }
    }
};

QTEST_GUILESS_MAIN(ImportRecordsTest)
#include "tst_importrecords.moc"
