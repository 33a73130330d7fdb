// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/availabilityservice.h"
#include "availability/outageservice.h"
#include "configuration/servicecatalog.h"
#include "intake/importfixture.h"
#include "tickets/ticketqueries.h"
#include "tickets/ticketservice.h"

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kHead = "service,from,to,degree,planned,reference,title\n";
const QByteArray kThree = kHead + "Mail,2026-01-01 08:00,2026-01-01 09:00,full,,R1,Relay down\n"
                                  "Mail,2026-01-01 12:00,2026-01-01 13:00,minor,,R2,Slow\n"
                                  "Wiki,2026-01-01 20:00,2026-01-01 22:00,,yes,R3,Upgrade\n";

} // namespace

class TestImportOutages : public ImportFixture
{
    Q_OBJECT

private:
    Result<ImportReport> outages(const QByteArray &text)
    {
        return import(requestFor(text, u"outages-csv"_s));
    }

    Result<UndoImportReport> takeBack(const Result<ImportReport> &report)
    {
        return answer(service().undo(actor(), BatchId(report->batch.value_or(0))));
    }

    std::vector<Outage> stored() { return OutageService(database()).outages(actor(), {}).result().value(); }

    Uptime uptimeOf(const QString &name)
    {
        AvailabilityRequest request;
        request.service = name;
        return AvailabilityService(database(), clock())
            .report(actor(), request)
            .result()
            ->services.front()
            .uptime;
    }

private Q_SLOTS:
    void outagesComeInAndASecondTimeChangesNothing()
    {
        const auto report = outages(kThree);
        QCOMPARE(counts(report), u"3/0/0/0/0/0"_s);
        const std::vector<Outage> there = stored();
        QCOMPARE(there.size(), 3U);
        QCOMPARE(there[0].title, u"Relay down"_s);
        QCOMPARE(there[1].degree, Degree::Partial);
        QVERIFY(there[2].isMaintenance && there[2].approvedAt == there[2].from);
        QCOMPARE(there[2].serviceName, u"Wiki"_s);
        QCOMPARE(counts(outages(kThree)), u"0/0/3/0/0/0"_s);
        QCOMPARE(stored(), there);
        QCOMPARE(count(u"recorded_span"_s), 2);
    }

    // cli.md 11: of each service from the import's first beginning to its last end.
    void whatTheImportTellsOfIsKnown()
    {
        QVERIFY_OK(outages(kThree));
        const Uptime mail = uptimeOf(u"Mail"_s);
        QCOMPARE(mail.agreed, 14 * 3'600'000);
        QCOMPARE(mail.unknown, 0);
        QCOMPARE(mail.down, 3'600'000);
        QCOMPARE(mail.degraded, 3'600'000);
        QCOMPARE(*mail.availability(), 1 - 1.3 / 14);
        QCOMPARE(uptimeOf(u"Wiki"_s).maintenance, 2 * 3'600'000);
    }

    void aRowOfSeveralServicesIsOneOfEach()
    {
        ImportRequest request =
            requestFor(kHead + "Mail|Wiki | Mail,2026-01-01 08:00,2026-01-01 09:00,,,R1,\n"
                               ",2026-01-01 10:00,2026-01-01 11:00,,,R2,\n",
                       u"outages-csv"_s);
        QVERIFY_OK(request.addSplit(u"service=|"_s));
        QVERIFY_OK(request.addDefault(u"service=Whole site"_s));
        const auto report = import(request);
        QCOMPARE(counts(report), u"3/0/0/0/0/0"_s);
        QCOMPARE(report->read, 2);
        QCOMPARE(count(u"service"_s), 3);
        ImportRequest wrong = requestFor(kThree, u"outages-csv"_s);
        QVERIFY_OK(wrong.addSplit(u"title=|"_s));
        QVERIFY_ERROR(import(wrong), ErrorCode::Invalid, u"split-not-key"_s);
    }

    void anOutageIsTheSameByReferenceElseByItsEnd()
    {
        QVERIFY_OK(outages(kHead + "Mail,2026-01-01 08:00,2026-01-01 09:00,,,R1,\n"
                                   "Mail,2026-01-01 12:00,2026-01-01 13:00,,,,\n"));
        const auto later = outages(kHead + "Mail,2026-01-01 08:00,2026-01-01 10:00,,,R1,\n"
                                           "Mail,2026-01-01 12:00,2026-01-01 14:00,,,,\n");
        QCOMPARE(counts(later), u"1/1/0/0/0/0"_s);
        QCOMPARE(stored().size(), 3U);
    }

    void ofRowsThatAreTheSameTheLastCounts()
    {
        const auto report = outages(kHead + "Mail,2026-01-01 08:00,2026-01-01 09:00,,,R1,First\n"
                                            "MAIL,2026-01-01 08:00,2026-01-01 10:00,,,R1,Second\n"
                                            "Mail,2026-01-01 08:00,2026-01-01 10:00,,,R1,Second\n");
        QCOMPARE(counts(report), u"1/0/0/0/0/0"_s);
        QCOMPARE(stored().front().title, u"Second"_s);
        QStringList warned;
        for (const ImportWarning &warning : report->warnings)
            warned.append(warning.code);
        QVERIFY(warned.contains(u"outage-repeated"_s) && warned.contains(u"identical-rows"_s));
    }

    void badRowsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::addColumn<QString>("where");
        QTest::newRow("it ends before it begins")
            << QByteArray("Mail,2026-01-01 08:00,2026-01-01 07:00,,,,") << u"2:23 to to-before-from"_s;
        QTest::newRow("no service") << QByteArray(",2026-01-01 08:00,,,,,") << u"2:1 service required"_s;
        QTest::newRow("a service of nothing that is compared")
            << QByteArray("\xcc\x81,2026-01-01 08:00,,,,,") << u"2:1 service required"_s;
        QTest::newRow("no beginning") << QByteArray("Mail,,2026-01-01 08:00,,,,") << u"2:6 from required"_s;
        QTest::newRow("no time") << QByteArray("Mail,yesterday,,,,,") << u"2:6 from time"_s;
        QTest::newRow("no degree") << QByteArray("Mail,2026-01-01 08:00,,awful,,,")
                                   << u"2:24 degree degree"_s;
        QTest::newRow("neither planned nor not")
            << QByteArray("Mail,2026-01-01 08:00,,,maybe,,") << u"2:25 planned boolean"_s;
        QTest::newRow("a cell too few") << QByteArray("Mail,2026-01-01 08:00,,,,") << u"2:26  ragged"_s;
    }

    void badRowsAreNamed()
    {
        QFETCH(QByteArray, row);
        QFETCH(QString, where);
        const auto report = outages(kHead + row + '\n');
        QVERIFY_OK(report);
        QCOMPARE(report->failed, 1);
        QVERIFY(!report->batch);
        const RowError &error = report->errors.first();
        QCOMPARE(u"%1:%2 %3 %4"_s.arg(error.line).arg(error.column).arg(error.field, error.code), where);
        QVERIFY(stored().empty());
        ImportRequest skipping = requestFor(kThree + row + '\n', u"outages-csv"_s);
        skipping.skipBad = true;
        QCOMPARE(counts(import(skipping)), u"3/0/0/0/0/1"_s);
    }

    void oddOutagesAreKeptAsFound()
    {
        const auto report = outages(kHead + "Mail,2026-01-01 08:00,,,,Open,\n"
                                            "Mail,2026-01-01 09:00,2026-01-01 09:00,,,Nothing,\n"
                                            "Mail,2026-02-01 09:00,2026-02-01 10:00,,,To come,\n"
                                            "Mail,2025-12-31 23:00,2026-01-01 08:30,,,Over it,\n");
        QCOMPARE(counts(report), u"4/0/0/0/0/0"_s);
        QCOMPARE(report->faults.size(), 1);
        QCOMPARE(report->faults.first().code, u"in-the-future"_s);
        const Uptime mail = uptimeOf(u"Mail"_s); // up to now, which is January 2, 10:00
        QCOMPARE(mail.agreed, 35 * 3'600'000);
        QCOMPARE(*mail.availability(), 0.0);
        QCOMPARE(mail.outages, 1);
    }

    void aDryRunCountsTheSameAndStoresNothing()
    {
        ImportRequest request = requestFor(kThree, u"outages-csv"_s);
        request.dryRun = true;
        const auto report = import(request);
        QCOMPARE(counts(report), u"3/0/0/0/0/0"_s);
        QCOMPARE(report->preview.size(), 3);
        QVERIFY(!report->batch && stored().empty());
        QCOMPARE(count(u"service"_s), 0);
    }

    void whatTheFileIsIsSeen() { QCOMPARE(import(requestFor(kThree, u"auto"_s))->format, u"outages-csv"_s); }

    void undoTakesTheWholeBatchBack()
    {
        const auto first = outages(kThree);
        QVERIFY_OK(first);
        const std::vector<Outage> before = stored();
        QByteArray changed = kThree;
        changed.replace("09:00,full,,R1,Relay down", "09:30,partial,,R1,Relay slow");
        const auto second = outages(changed + "Shop,2026-01-01 08:00,2026-01-01 09:00,,,R4,\n");
        QCOMPARE(counts(second), u"1/1/2/0/0/0"_s);
        const auto inTheWay = takeBack(first);
        QVERIFY_OK(inTheWay);
        QVERIFY(!inTheWay->refused.isEmpty());
        const auto undone = takeBack(second);
        QVERIFY_OK(undone);
        QVERIFY(undone->refused.isEmpty());
        QCOMPARE(undone->restored, 1);
        service().settle();
        std::vector<Outage> after = stored();
        QCOMPARE(after.size(), 3U);
        after[0].rowVersion = before[0].rowVersion; // changed and changed back
        QCOMPARE(after, before);
        QCOMPARE(count(u"service WHERE name = 'Shop'"_s), 0);
        QVERIFY(takeBack(first)->refused.isEmpty());
        service().settle();
        QVERIFY(stored().empty());
        QCOMPARE(count(u"outage"_s) + count(u"service"_s) + count(u"recorded_span"_s) +
                     count(u"outage_undo"_s),
                 0);
    }

    void undoNamesTheEditInItsWay()
    {
        const auto report = outages(kHead + "Mail,2026-01-01 08:00,,,,R1,\n");
        QVERIFY_OK(report);
        const Outage there = stored().front();
        OutageService acts(database());
        QVERIFY_OK(acts.end(actor(), there.id, there.from + 60'000).result());
        const auto refused = takeBack(report);
        QVERIFY_OK(refused);
        QCOMPARE(refused->refused.size(), 1);
        QCOMPARE(refused->refused.first().number, u"Mail 2026-01-01T08:00:00Z"_s);
        QCOMPARE(refused->refused.first().reason, u"edited"_s);
        // An import does not write over it either.
        QCOMPARE(counts(outages(kHead + "Mail,2026-01-01 08:00,2026-01-01 11:00,,,R1,\n")), u"0/0/0/1/0/0"_s);
        QCOMPARE(stored().front().to, std::optional(there.from + 60'000));
    }

    // Neither does a ticket lose what it explains without a word, nor does the import stay for good.
    void undoNamesTheTicketThatExplains()
    {
        const auto report = outages(kThree);
        QVERIFY_OK(report);
        TicketService tickets(database());
        const auto made = tickets.create(actor(), {{u"title"_s, u"Mail is out"_s}}).result();
        QVERIFY_OK(made);
        const TicketRef ticket{made->id, {}, {}};
        for (const Outage &outage : stored())
            QVERIFY_OK(tickets.explain(actor(), ticket, outage.id, true).result());
        const auto refused = takeBack(report);
        QVERIFY_OK(refused);
        QCOMPARE(refused->refused.size(), 1); // once, however many it explains
        QCOMPARE(refused->refused.first().number, made->number);
        QCOMPARE(refused->refused.first().field, u"outages"_s);
        QCOMPARE(refused->refused.first().reason, u"explained"_s);
        QCOMPARE(stored().size(), 3U);
        QVERIFY_OK(tickets.set(actor(), ticket, {{u"outages"_s, QString()}}).result());
        const auto taken = takeBack(report);
        QVERIFY_OK(taken);
        QVERIFY(taken->refused.isEmpty());
        service().settle();
        QVERIFY(stored().empty());
        QCOMPARE(count(u"outage"_s) + count(u"ticket_outage"_s), 0);
    }

    // A later import that tells an outage's end leaves what was said of it.
    void aChangedOutageIsStillExplained()
    {
        QVERIFY_OK(outages(kHead + "Mail,2026-01-01 08:00,,,,R1,\n"));
        TicketService tickets(database());
        const auto made = tickets.create(actor(), {{u"title"_s, u"Mail is out"_s}}).result();
        QVERIFY_OK(made);
        const TicketRef ticket{made->id, {}, {}};
        QVERIFY_OK(tickets.explain(actor(), ticket, stored().front().id, true).result());
        const auto later = outages(kHead + "Mail,2026-01-01 08:00,2026-01-01 11:00,,,R1,\n");
        QCOMPARE(counts(later), u"0/1/0/0/0/0"_s);
        const auto taken = takeBack(later); // it was there before
        QVERIFY_OK(taken);
        QVERIFY(taken->refused.isEmpty());
        const auto detail = TicketQueries(database()).detail(actor(), ticket).result();
        QVERIFY_OK(detail);
        QCOMPARE(detail->outages.size(), 1U);
        QVERIFY(!detail->outages.front().to);
    }

    // Ended here, it is still the outage the import told of.
    void whatWasEndedHereIsKept()
    {
        const QByteArray text = kHead + "Mail,2026-01-01 08:00,,,,,\n";
        QVERIFY_OK(outages(text));
        OutageService acts(database());
        const Outage there = stored().front();
        QVERIFY_OK(acts.end(actor(), there.id, there.from + 60'000).result());
        QCOMPARE(counts(outages(text)), u"0/0/0/1/0/0"_s);
        QCOMPARE(stored().size(), 1U);
    }

    void batchesAreTakenBackOneAfterTheOther()
    {
        std::vector<qint64> batches;
        for (const char *end : {"09:00", "10:00", "11:00"}) {
            const auto report = outages(kHead + "Mail,2026-01-01 08:00,2026-01-01 " + end + ",,,R1,\n");
            QVERIFY_OK(report);
            batches.push_back(*report->batch);
        }
        for (const qint64 hours : {2, 1}) {
            const auto undone = answer(service().undo(actor(), BatchId(batches.back())));
            QVERIFY_OK(undone);
            QVERIFY(undone->refused.isEmpty());
            QCOMPARE(undone->restored, 1);
            batches.pop_back();
            service().settle();
            QCOMPARE(*stored().front().to - stored().front().from, hours * 3'600'000);
        }
        QVERIFY(answer(service().undo(actor(), BatchId(batches.back())))->refused.isEmpty());
        service().settle();
        QVERIFY(stored().empty());
    }

    void whatALaterImportWatchedOverStays()
    {
        const auto wide = outages(kHead + "Mail,2026-01-01 00:00,2026-01-01 01:00,,,A,\n"
                                          "Mail,2026-01-01 22:00,2026-01-01 23:00,,,B,\n");
        const auto narrow = outages(kHead + "Mail,2026-01-01 08:00,2026-01-01 09:00,,,C,\n"
                                            "Mail,2026-01-01 11:00,2026-01-01 12:00,,,D,\n");
        QVERIFY_OK(narrow);
        const auto refused = takeBack(wide);
        QVERIFY_OK(refused);
        QCOMPARE(refused->refused.first().reason, u"later-import"_s);
        const Uptime mail = uptimeOf(u"Mail"_s);
        QCOMPARE(mail.agreed, 23 * 3'600'000);
        QCOMPARE(mail.down, 4 * 3'600'000);
        QVERIFY(takeBack(narrow)->refused.isEmpty());
        QVERIFY(takeBack(wide)->refused.isEmpty());
        service().settle();
        QCOMPARE(count(u"service"_s) + count(u"recorded_span"_s), 0);
    }

    void anOutageThatGoesOnIsDownUntilNow()
    {
        QVERIFY_OK(
            outages(kHead + "Mail,2026-01-02 06:00,2026-01-02 07:00,,,A,\nMail,2026-01-02 08:00,,,,B,\n"));
        const Uptime mail = uptimeOf(u"Mail"_s); // it is 10:00
        QCOMPARE(mail.agreed, 4 * 3'600'000);
        QCOMPARE(mail.down, 3 * 3'600'000);
        QCOMPARE(mail.unknown, 0);
    }

    void aServiceRenamedHereIsStillTheSame()
    {
        QVERIFY_OK(outages(kThree));
        ServiceCatalog catalog(database());
        QVERIFY_OK(catalog.set(actor(), u"Mail"_s, {{u"name"_s, u"Post"_s}}).result());
        QCOMPARE(counts(outages(kThree)), u"0/0/3/0/0/0"_s);
        QCOMPARE(count(u"service"_s), 2);
    }

    // A longer import has brought the name and is not through yet: what is published is seen at once.
    void aServiceOfAnImportUnderWayIsShown()
    {
        QVERIFY_OK(
            runForeign(u"INSERT INTO import_batch (id, uid, format, source, files, actor, state, started_at, "
                       "seen_at) VALUES (70, 'b', 'f', 's', '', '', 'staging', 1, 1)"_s));
        QVERIFY_OK(
            runForeign(u"INSERT INTO service (uid, key, name, name_key, batch_id) VALUES ('s', 'mail', "
                       "'Mail', 'mail', 70)"_s));
        QVERIFY_OK(outages(kThree));
        QCOMPARE(counts(outages(kThree)), u"0/0/3/0/0/0"_s);
        QCOMPARE(stored().size(), 3U);
        QCOMPARE(uptimeOf(u"Mail"_s).down, 3'600'000);
    }

    void whatWasRemovedHereStaysAway()
    {
        QVERIFY_OK(outages(kThree));
        OutageService acts(database());
        QVERIFY_OK(acts.remove(actor(), stored().front().id, 0).result());
        QCOMPARE(counts(outages(kThree)), u"0/0/2/0/1/0"_s);
        QCOMPARE(stored().size(), 2U);
    }
};

QTEST_GUILESS_MAIN(TestImportOutages)
#include "tst_importoutages.moc"
