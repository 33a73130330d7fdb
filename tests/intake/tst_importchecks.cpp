// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/availabilityservice.h"
#include "configuration/servicestore.h"
#include "intake/importfixture.h"

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kHour = 3'600'000;
const QByteArray kHead = "at,service,state,response_ms,code\n";
// Out of order; up at 2, down from 4 to 6, up to 8.
const QByteArray kFour = kHead + "2026-01-01 06:00,mail,up,120,200\n2026-01-01 02:00,mail,up,80,200\n"
                                 "2026-01-01 08:00,mail,UP,90,200\n2026-01-01 04:00,mail,down,,0\n";

} // namespace

class TestImportChecks : public ImportFixture
{
    Q_OBJECT

private:
    Result<ImportReport> checks(const QByteArray &text) { return import(requestFor(text, u"checks-csv"_s)); }

    ServiceAvailability mail(std::optional<qint64> gap = {})
    {
        AvailabilityRequest request;
        request.service = u"mail"_s;
        request.gap = gap;
        return AvailabilityService(database(), clock()).report(actor(), request).result()->services.front();
    }

private Q_SLOTS:
    void aStateHoldsUntilTheNextCheck()
    {
        QCOMPARE(counts(checks(kFour)), u"4/0/0/0/0/0"_s);
        const ServiceAvailability told = mail();
        QCOMPARE(told.window->length(), 6 * kHour);
        QCOMPARE(told.uptime.down, 2 * kHour);
        QCOMPARE(*told.uptime.availability(), 1 - 2.0 / 6);
        QCOMPARE(told.uptime.outages, 1);
        QCOMPARE(counts(checks(kFour)), u"0/0/4/0/0/0"_s);
    }

    void aDownLastCheckEndsThere()
    {
        QVERIFY_OK(checks(kHead + "2026-01-01 02:00,mail,up,,\n2026-01-01 04:00,mail,down,,\n"));
        QCOMPARE(*mail().uptime.availability(), 1.0);
    }

    void oneCheckSpansNothing()
    {
        QVERIFY_OK(checks(kHead + "2026-01-01 02:00,mail,down,,\n"));
        QVERIFY(!mail().uptime.availability());
        QCOMPARE(mail().window->from, mail().window->to); // an instant, and which one is told
        QVERIFY(mail().window->from < kNow);
    }

    void aLongerSilenceTellsNothing()
    {
        QVERIFY_OK(checks(kHead + "2026-01-01 00:00,mail,up,,\n2026-01-01 01:00,mail,down,,\n"
                                  "2026-01-01 05:00,mail,up,,\n2026-01-01 06:00,mail,up,,\n"));
        QCOMPARE(mail().uptime.unknown, 0);
        QCOMPARE(mail().uptime.down, 4 * kHour);
        const Uptime told = mail(2 * kHour).uptime;
        QCOMPARE(told.unknown, 4 * kHour);
        QCOMPARE(told.down, 0);
        QCOMPARE(*told.coverage(), 2.0 / 6);
        QCOMPARE(mail(4 * kHour).uptime.unknown, 0);       // as long is not longer
        QCOMPARE(*mail(kHour / 2).uptime.coverage(), 0.0); // silences at the ends are in the span, too
    }

    void aLaterPartIsUnited()
    {
        QVERIFY_OK(checks(kFour));
        const auto later = checks(kHead + "2026-01-01 08:00,mail,up,90,200\n2026-01-01 09:00,mail,down,,\n"
                                          "2026-01-01 10:00,mail,up,,\n");
        QCOMPARE(counts(later), u"2/0/1/0/0/0"_s);
        QCOMPARE(mail().uptime.down, 3 * kHour);
        const auto undone = answer(service().undo(actor(), BatchId(*later->batch)));
        QVERIFY_OK(undone);
        service().settle();
        QCOMPARE(mail().uptime.down, 2 * kHour);
    }

    void aCheckToldOtherwiseCountsUntilItIsTakenBack()
    {
        QVERIFY_OK(checks(kFour));
        const auto second = checks(kHead + "2026-01-01 04:00,mail,up,70,200\n");
        QCOMPARE(counts(second), u"0/1/0/0/0/0"_s);
        QCOMPARE(mail().uptime.down, 0);
        QVERIFY_OK(answer(service().undo(actor(), BatchId(*second->batch))));
        service().settle();
        QCOMPARE(mail().uptime.down, 2 * kHour);
    }

    void ofOneInstantTheLastRowCounts()
    {
        const auto report = checks(kHead + "2026-01-01 02:00,mail,up,,\n2026-01-01 02:00,mail,down,,\n"
                                           "2026-01-01 03:00,mail,up,,\n");
        QCOMPARE(counts(report), u"2/0/0/0/0/0"_s);
        QCOMPARE(report->warnings.first().code, u"check-repeated"_s);
        QCOMPARE(mail().uptime.down, kHour);
    }

    void badRowsAreNamed()
    {
        const auto report = checks(kHead + "2026-01-01 02:00,mail,sideways,,\n,mail,up,,\n"
                                           "2026-01-01 02:00,,up,,\n2026-01-01 02:00,mail,up,fast,\n");
        QVERIFY_OK(report);
        QStringList told;
        for (const RowError &error : report->errors)
            told.append(u"%1 %2 %3"_s.arg(error.line).arg(error.field, error.code));
        QCOMPARE(told, (QStringList{u"2 state state"_s, u"3 at required"_s, u"4 service required"_s,
                                    u"5 response_ms count"_s}));
        QVERIFY(!report->batch);
        QCOMPARE(count(u"service"_s) + count(u"service_check"_s), 0);
    }

    // A monitor's key is known to its checks.
    void checksJoinTheServiceOfTheirKey()
    {
        QVERIFY_OK(answer(database().write({u"test"_s, actor(), {}}, [](WriteScope &scope) {
            return servicestore::ensure(scope, {{u"mail"_s, u"The mail of all"_s}}, BatchId());
        })));
        QVERIFY_OK(checks(kFour));
        QCOMPARE(count(u"service"_s), 1);
        QCOMPARE(mail().service.name, u"The mail of all"_s);
    }

    void spellingsAreOneService()
    {
        const auto report = checks(kHead + "2026-01-01 02:00,API,up,,\n2026-01-01 02:00,api,down,,\n"
                                           "2026-01-01 03:00,Api,up,,\n");
        QCOMPARE(counts(report), u"2/0/0/0/0/0"_s);
        QCOMPARE(count(u"service"_s), 1);
        // The second time also by the name of the service, where it was called by its key.
        QVERIFY_OK(answer(database().write({u"test"_s, actor(), {}}, [](WriteScope &scope) {
            return servicestore::ensure(scope, {{u"mx"_s, u"Mail exchange"_s}}, BatchId());
        })));
        const auto both = checks(kHead + "2026-01-01 02:00,mx,up,,\n2026-01-01 02:00,Mail exchange,up,,\n");
        QCOMPARE(counts(both), u"1/0/0/0/0/0"_s);
        QCOMPARE(count(u"service"_s), 2);
    }

    void inWhateverOrderBatchesAreTakenBackNothingIsLeft()
    {
        const auto first = checks(kFour);
        const auto second = checks(kHead + "2026-01-01 09:00,mail,up,,\n");
        for (const auto &report : {first, second}) {
            QVERIFY_OK(answer(service().undo(actor(), BatchId(*report->batch))));
            service().settle();
        }
        QCOMPARE(count(u"service"_s) + count(u"service_check"_s), 0);
    }

    void undoLeavesNothing()
    {
        const auto report = checks(kFour);
        QVERIFY_OK(report);
        QVERIFY_OK(answer(service().undo(actor(), BatchId(*report->batch))));
        service().settle();
        QCOMPARE(count(u"service"_s) + count(u"service_check"_s), 0);
    }

    void theBareColumnsAreSeenAsChecks()
    {
        QCOMPARE(import(requestFor("at,service,state\n2026-01-01 02:00,a,up\n", u"auto"_s))->format,
                 u"checks-csv"_s);
        QCOMPARE(import(requestFor("info {\n\tcreated=1432848176\n\t}\n", u"auto"_s))->format, u"nagios"_s);
    }

    void whatTheFileIsIsSeen() { QCOMPARE(import(requestFor(kFour, u"auto"_s))->format, u"checks-csv"_s); }
};

QTEST_GUILESS_MAIN(TestImportChecks)
#include "tst_importchecks.moc"
