// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The demo in full, as init --demo makes it: how much of what there is, the figures it is to show, that all
// of it verifies, and that nothing real goes in.

#include "availability/availabilityservice.h"
#include "base/timetext.h"
#include "configuration/servicecatalog.h"
#include "demo/democatalog.h"
#include "demo/demorequest.h"
#include "demo/demostories.h"
#include "intake/importservice.h"
#include "metrics/metricsservice.h"
#include "people/peopleservice.h"
#include "periods/periodservice.h"
#include "settings/settingsservice.h"
#include "store/workspaceverifier.h"
#include "support/results.h"
#include "tickets/ticketqueries.h"
#include "workspace.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestDemoWorkspace : public QObject
{
    Q_OBJECT

private:
    qint64 tickets(const QString &query)
    {
        return m_workspace->ticketQueries().count(m_workspace->actor(), query).result().value_or(-1);
    }
    MetricsReport metrics(const QString &query)
    {
        MetricsRequest request;
        request.query = query;
        request.asOf = m_request.asOf;
        return m_workspace->metrics()
            .compute(m_workspace->actor(), request)
            .result()
            .value_or(MetricsReport());
    }
    static const Distribution &ttrOf(const MetricsReport &report)
    {
        return report.groups.front().measure(Measure::Ttr);
    }
    std::vector<DemoStory> stories()
    {
        const auto value =
            m_workspace->settings()
                .value(m_workspace->actor(), SettingsService::Home::Workspace, kDemoStoriesSetting)
                .result();
        return demoStoriesFrom(value.value_or(QJsonValue()).toArray());
    }

    QTemporaryDir m_folder;
    DemoRequest m_request;
    std::unique_ptr<Workspace> m_workspace;

    // Published, and otherwise since, for a reason that is told.
    bool isRestated(qint64 from, qint64 to)
    {
        const auto told = m_workspace->periods().restatements(m_workspace->actor(), {from, to}).result();
        return told && told->size() == 1 && told->front().isRestated() && !told->front().causes.empty();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_request.zone = QTimeZone("Europe/Berlin");
        m_request.asOf = parseIso(u"2026-06-18T15:00:00+02:00").value();
        if (m_request.asOf > SystemClock().now()) // a machine with another year
            m_request.asOf = SystemClock().now() - kMsPerDay;
        WorkspaceInfo info;
        info.zone = u"Europe/Berlin"_s;
        info.currency = u"EUR"_s;
        const auto location = Location::parse(m_folder.filePath(u"demo.binnacle"_s));
        QVERIFY_OK(location);
        QVERIFY_OK(Workspace::createDemo(*location, info, m_request));
        auto opened = Workspace::open(*location);
        QVERIFY_OK(opened);
        m_workspace = std::move(*opened);
    }

    void itIsMarked() { QVERIFY(m_workspace->database().info().demo); }

    void itHasAYearOfWork()
    {
        QCOMPARE(tickets({}), 40'000);
        QVERIFY(tickets(u"type:incident"_s) > 15'000);
        QVERIFY(tickets(u"type:request"_s) > 15'000);
        QCOMPARE(m_workspace->people().persons(m_workspace->actor()).result()->size(), size_t(1'200));
        const auto teams = m_workspace->people().teams(m_workspace->actor()).result();
        QVERIFY_OK(teams);
        QCOMPARE(teams->size(), size_t(4));
        const qint64 open = tickets(u"type:incident state:open"_s);
        QVERIFY2(open > 220 && open < 380, qPrintable(QString::number(open)));
        for (const QString &query :
             {u"assignee:me state:open"_s, u"state:pending"_s, u"state:cancelled"_s, u"tag:outage"_s})
            QVERIFY2(tickets(query) > 0, qPrintable(query));
    }

    void itsFiguresAreThoseOfADesk()
    {
        const MetricsReport urgent = metrics(u"priority:P1,P2"_s);
        QCOMPARE(urgent.groups.size(), qsizetype(1));
        const Distribution &ttr = ttrOf(urgent);
        QVERIFY(ttr.median.value_or(0) > double(kMsPerHour) &&
                ttr.median.value_or(0) < 3.0 * double(kMsPerHour));
        QVERIFY(ttr.n < urgent.groups.front().incidents); // not all are known
        QVERIFY(double(ttr.n) > 0.85 * double(urgent.groups.front().incidents));
    }

    void everyServiceIsKnown()
    {
        AvailabilityRequest request;
        request.asOf = m_request.asOf;
        request.to = m_request.asOf;
        request.from = m_request.asOf - 90 * kMsPerDay;
        const auto report = m_workspace->availability().report(m_workspace->actor(), request).result();
        QVERIFY_OK(report);
        QCOMPARE(report->services.size(), size_t(24));
        int below = 0;
        for (const ServiceAvailability &one : report->services) {
            QCOMPARE(one.uptime.coverage().value_or(0), 1.0);
            const bool isBelow = one.uptime.availability().value_or(1) < one.service.target.value_or(0);
            below += isBelow ? 1 : 0;
            if (one.service.name == QLatin1StringView(kDemoWeakService))
                QVERIFY(isBelow && one.budgetLeft.value_or(0) < 0);
        }
        QVERIFY2(below >= 1 && below <= 5, qPrintable(QString::number(below)));
    }

    void oneIncidentMakesItsMonth()
    {
        for (const DemoStory &story : stories()) {
            if (story.id != "one-incident"_L1)
                continue;
            MetricsRequest request;
            request.query = u"priority:P1,P2"_s;
            request.from = story.places.front().args[u"from"_s].toLongLong();
            request.to = story.places.front().args[u"to"_s].toLongLong();
            const auto whole = m_workspace->metrics().compute(m_workspace->actor(), request).result();
            QVERIFY_OK(whole);
            request.query += u" -number:"_s + story.places.back().args[u"number"_s].toString();
            const auto without = m_workspace->metrics().compute(m_workspace->actor(), request).result();
            QVERIFY_OK(without);
            QCOMPARE(ttrOf(*whole).n, ttrOf(*without).n + 1);
            QVERIFY(ttrOf(*whole).mean.value_or(0) > 3 * ttrOf(*without).mean.value_or(1e9));
            QVERIFY(ttrOf(*whole).median.value_or(1e9) < 1.2 * ttrOf(*without).median.value_or(0));
            return;
        }
        QFAIL("no such story");
    }

    void storiesLeadToWhatIsThere()
    {
        const std::vector<DemoStory> all = stories();
        QCOMPARE(all.size(), size_t(4));
        for (const DemoStory &story : all) {
            for (const DemoPlace &place : story.places) {
                QVERIFY(
                    QStringList({u"home"_s, u"tickets"_s, u"services"_s, u"periods"_s}).contains(place.page));
                if (const QString number = place.args[u"number"_s].toString(); !number.isEmpty())
                    QCOMPARE(tickets(u"number:"_s + number), 1);
                else if (place.page == "periods"_L1)
                    QVERIFY(isRestated(place.args[u"from"_s].toLongLong(), place.args[u"to"_s].toLongLong()));
                else if (place.page == "services"_L1)
                    QVERIFY_OK(m_workspace->services()
                                   .service(m_workspace->actor(), place.args[u"service"_s].toString())
                                   .result());
                else
                    QVERIFY(!place.args[u"query"_s].toString().isEmpty() &&
                            tickets(place.args[u"query"_s].toString()) > 0);
            }
        }
    }

    void whatEndedAStoryIsOfItsKind_data()
    {
        QTest::addColumn<QString>("story");
        QTest::addColumn<QString>("word");
        QTest::newRow("the certificate was renewed") << u"below-target"_s << u"certificate"_s;
        QTest::newRow("the tapes were read") << u"one-incident"_s << u"tapes"_s;
        QTest::newRow("the provider took us off its list") << u"late-detected"_s << u"provider"_s;
    }

    void whatEndedAStoryIsOfItsKind()
    {
        QFETCH(QString, story);
        QFETCH(QString, word);
        for (const DemoStory &one : stories()) {
            if (one.id != story)
                continue;
            TicketRef ref;
            ref.number = one.places.back().args[u"number"_s].toString();
            ref.source = one.places.back().args[u"source"_s].toString();
            const auto told = m_workspace->ticketQueries().detail(m_workspace->actor(), ref).result();
            QVERIFY_OK(told);
            QVERIFY2(told->ticket.resolution.contains(word), qPrintable(told->ticket.resolution));
            return;
        }
        QFAIL("no such story");
    }

    void theLateDetectionWasCorrected()
    {
        for (const DemoStory &story : stories()) {
            if (story.id != "late-detected"_L1)
                continue;
            TicketRef ref;
            ref.number = story.places.back().args[u"number"_s].toString();
            ref.source = story.places.back().args[u"source"_s].toString();
            const auto ticket = m_workspace->ticketQueries().detail(m_workspace->actor(), ref).result();
            QVERIFY_OK(ticket);
            const auto occurred = ticket->ticket.stamp(Stamp::Occurred);
            const auto detected = ticket->ticket.stamp(Stamp::Detected);
            QVERIFY(occurred && detected && *detected - *occurred < 10 * kMsPerMinute);
            QVERIFY(std::any_of(ticket->history.begin(), ticket->history.end(), [&](const HistoryRow &row) {
                const auto before = parseIso(row.before);
                return row.field == "detected"_L1 && before && *before - *occurred > 60 * kMsPerMinute;
            }));
            QVERIFY(ticket->conversation.size() >= 2);
            return;
        }
        QFAIL("no such story");
    }

    void allOfItVerifies()
    {
        const auto checks = m_workspace->verifier().verify(m_workspace->actor()).result();
        QVERIFY_OK(checks);
        for (const Check &check : *checks)
            QVERIFY2(check.ok, qPrintable(check.name + u": "_s + check.detail));
    }

    // Who takes the mark off is found out.
    void theMarkIsVerified()
    {
        const auto mark = [this](int demo) {
            return m_workspace->database()
                .write({u"test"_s, m_workspace->actor(), {}},
                       [demo](WriteScope &scope) -> Result<> {
                           BINNACLE_LET(Statement row,
                                        scope.statement(u"UPDATE workspace SET demo = :demo"_s));
                           return row.bind(u"demo"_s, qint64(demo)).run();
                       })
                .result();
        };
        QVERIFY_OK(mark(0));
        const auto checks = m_workspace->verifier().verify(m_workspace->actor()).result();
        QVERIFY_OK(checks);
        QVERIFY(!allOk(*checks));
        QVERIFY_OK(mark(1));
        QVERIFY(m_workspace->exportedName().contains(u"demo"_s));
    }

    void nothingRealGoesIn()
    {
        const QString path = m_folder.filePath(u"real.csv"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("number,opened\nR-1,2026-01-02T10:00:00Z\n");
        file.close();
        for (const bool dryRun : {false, true}) {
            ImportRequest request;
            request.files = {path};
            request.dryRun = dryRun;
            const auto refused =
                m_workspace->imports().run(m_workspace->actor(), request, std::make_shared<Job>()).result();
            QVERIFY(!refused);
            QCOMPARE(refused.error().key, u"demo-workspace"_s);
        }
        QCOMPARE(tickets({}), 40'000);
    }

    // Tickets of it were commented on since.
    void noneOfItIsTakenBackAsAnImport()
    {
        const auto batches = m_workspace->imports().batches(m_workspace->actor()).result();
        QVERIFY_OK(batches);
        QVERIFY(batches->size() > 20);
        for (const ImportBatch &batch : *batches) {
            if (batch.source != "demo"_L1)
                continue;
            const auto undone = m_workspace->imports().undo(m_workspace->actor(), batch.id).result();
            QVERIFY_OK(undone);
            QVERIFY(!undone->refused.isEmpty());
            break;
        }
        QCOMPARE(tickets({}), 40'000);
    }

    void aYearToComeIsRefused()
    {
        DemoRequest ahead = m_request;
        ahead.asOf = SystemClock().now() + kMsPerDay;
        const QString path = m_folder.filePath(u"ahead.binnacle"_s);
        const auto location = Location::parse(path);
        QVERIFY_OK(location);
        const auto made = Workspace::createDemo(*location, m_workspace->database().info(), ahead);
        QVERIFY(!made);
        QCOMPARE(made.error().key, u"demo-to-come"_s);
        QVERIFY(!QFile::exists(path));
    }

    void cleanupTestCase() { m_workspace.reset(); }
};

QTEST_GUILESS_MAIN(TestDemoWorkspace)
#include "tst_demoworkspace.moc"
