// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The reports over a real workspace, on both engines: figures of a month made by hand, a restatement with its
// cause, what of each outage counted and what was left out.

#include "availability/availabilityservice.h"
#include "availability/outageservice.h"
#include "base/timetext.h"
#include "configuration/servicecatalog.h"
#include "intake/importfixture.h"
#include "metrics/metricsservice.h"
#include "people/peopleservice.h"
#include "periods/periodservice.h"
#include "reports/reportservice.h"
#include "tickets/ticketservice.h"

#include <cmath>

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

namespace {

// It is January 2, 2026; durations to restore in December: 20 and 40 minutes, in November 30.
const QByteArray kLog =
    "number,title,state,priority,service,opened,occurred,restored,resolved,made_sla\n"
    "N1,a,Resolved,1,Mail,2025-11-05 08:00,2025-11-05 08:00,2025-11-05 08:30,2025-11-05 09:00,true\n"
    "N2,a,New,1,Mail,2025-11-06 08:00,,,,false\n"
    "D1,b,Resolved,1,Mail,2025-12-01 08:00,2025-12-01 08:00,2025-12-01 08:20,2025-12-01 09:00,true\n"
    "D2,c,Resolved,2,Mail,2025-12-02 08:00,2025-12-02 08:00,2025-12-02 08:40,2026-01-01 09:00,false\n"
    "D3,d,New,2,,2025-12-31 23:59,,,,true\n"
    "J1,e,New,3,Mail,2026-01-01 00:00,,,,true\n";

qint64 at(const QString &text)
{
    return *parseIso(text);
}

const ReportTable &tableOf(const Report &report, const QString &section, const QString &table)
{
    for (const ReportSection &one : report.sections) {
        for (const ReportTable &told : one.tables) {
            if (one.key == section && told.key == table)
                return told;
        }
    }
    qFatal("no table %s", qPrintable(table));
}

// A line a row: "Opened | 3 | 2".
QStringList linesOf(const Report &report, const QString &section, const QString &table)
{
    QStringList lines;
    for (const ReportRow &row : tableOf(report, section, table).rows) {
        QStringList cells;
        for (const ReportCell &cell : row.cells)
            cells.append(cellText(cell, report.zone));
        lines.append(cells.join(u" | "_s));
    }
    return lines;
}

} // namespace

class TestReportService : public ImportFixture
{
    Q_OBJECT

    Actor m_admin;

    template <typename F>
    auto with(F fn)
    {
        MetricsService metrics(database());
        AvailabilityService availability(database(), clock());
        OutageService outages(database());
        ServiceCatalog catalog(database());
        PeriodService periods(database(), metrics, availability);
        ReportService reports({clock(), metrics, availability, outages, catalog, periods});
        return answer(fn(reports, periods));
    }
    Result<Report> monthly(const QString &month = u"2025-12"_s)
    {
        const ReportWindow window = monthOf(month, QTimeZone::utc()).value();
        return with([&](ReportService &reports, PeriodService &) {
            return reports.monthly(m_admin, {u"Desk"_s, QTimeZone::utc()}, window, u"A comment"_s);
        });
    }
    Result<Report> mail(std::optional<qint64> from = {}, std::optional<qint64> to = {},
                        const QString &name = u"Mail"_s)
    {
        return with([&](ReportService &reports, PeriodService &) {
            return reports.service(m_admin, {u"Desk"_s, QTimeZone::utc()}, name, from, to);
        });
    }
    void outage(const QString &from, const QString &to, Degree degree = Degree::Full)
    {
        Outage one;
        one.serviceName = u"Mail"_s;
        one.from = at(from);
        one.to = at(to);
        one.degree = degree;
        QVERIFY_OK(answer(OutageService(database()).add(m_admin, one)));
    }
    void maintenanceEnteredLate(const QString &title, const QString &from)
    {
        Outage one;
        one.serviceName = u"Mail"_s;
        one.isMaintenance = true;
        one.title = title;
        one.from = at(from);
        one.to = one.from + 2 * kMsPerHour;
        QVERIFY_OK(answer(OutageService(database()).add(m_admin, one)));
    }
    void target(const QString &share)
    {
        QVERIFY_OK(answer(ServiceCatalog(database()).set(m_admin, u"Mail"_s, {{u"target"_s, share}})));
    }

protected:
    void prepare() override
    {
        ImportFixture::prepare();
        m_admin =
            PeopleService(database()).makeFirstAdmin(u"ada"_s, u"Ada Osei"_s, u"os-user"_s).result().value();
    }

private Q_SLOTS:
    void theMonthIsCounted()
    {
        QCOMPARE(counts(import(kLog)), u"6/0/0/0/0/0"_s);
        target(u"0.999"_s);
        outage(u"2025-11-30T23:00:00Z"_s, u"2025-12-01T01:00:00Z"_s);
        const auto report = monthly();
        QVERIFY_OK(report);
        QCOMPARE(report->dates, u"Dec 1, 2025 to Dec 31, 2025"_s);
        QCOMPARE(linesOf(*report, u"incidents"_s, u"counts"_s),
                 (QStringList{u"Opened | 3 | 2"_s, u"Of these still open | 1 | 1"_s,
                              // N2, D2 that was resolved in January, D3; of November N2 alone
                              u"Open at the end of the period, whenever opened | 3 | 1"_s}));
        QCOMPARE(linesOf(*report, u"incidents"_s, u"measures"_s)[2],
                 u"Time to restore, from start of impact (MTTR) | 30 m | 30 m | 30 m | – | 40 m | 2"_s);
        QCOMPARE(linesOf(*report, u"incidents"_s, u"longest"_s),
                 (QStringList{u"D2 | Dec 2, 2025 08:00 | P2 | Mail | 40 m"_s,
                              u"D1 | Dec 1, 2025 08:00 | P1 | Mail | 20 m"_s}));
        QCOMPARE(tableOf(*report, u"incidents"_s, u"longest"_s).note,
                 u"The mean is 30 m; without the longest it would be 20 m."_s);
        QCOMPARE(linesOf(*report, u"incidents"_s, u"population"_s)[2],
                 u"Time to restore, from start of impact (MTTR) | 3 | 2 | 0 | 0 | 0 | 1"_s);
        QCOMPARE(linesOf(*report, u"incidents"_s, u"by-priority"_s)[1],
                 u"P2 | 2 | 1 | 40 m | 1 | 30 d | –"_s);
        QCOMPARE(linesOf(*report, u"incidents"_s, u"by-service"_s),
                 (QStringList{u"Mail | 2 | 0 | 30 m | 2 | 15 d | –"_s,
                              u"No service named | 1 | 1 | – | 0 | – | –"_s}));
        QCOMPARE(linesOf(*report, u"sla"_s, u"sla"_s),
                 (QStringList{u"All | 1 | 1 | 1 | 50.0% | 50.0%"_s, u"P1 | 1 | 0 | 0 | 100.0% | 50.0%"_s,
                              u"P2 | 0 | 1 | 1 | 0.0% | –"_s}));
        // One hour of 744; of November one hour of the one that is known.
        QCOMPARE(linesOf(*report, u"availability"_s, u"availability"_s),
                 QStringList{u"Mail | 99.900% | 99.865% | 0.000% | 1 h | 0 s | 100.0% | 1 | 1 h | "
                             "\u221215 m 21 s"_s});
        QCOMPARE(report->highlights[1].value, ReportCell::duration(30.0 * kMsPerMinute));
        QCOMPARE(*report->comment, u"A comment"_s);
    }

    void aRestatementNamesItsCause()
    {
        QCOMPARE(counts(import(kLog)), u"6/0/0/0/0/0"_s);
        const auto published = with([&](ReportService &, PeriodService &periods) {
            return periods.publish(m_admin,
                                   {at(u"2025-11-01T00:00:00Z"_s), at(u"2025-12-01T00:00:00Z"_s), {}});
        });
        QVERIFY_OK(published);
        QCOMPARE(monthly()->sections[3].paragraphs,
                 QStringList{u"The figures of every period published hold: Nov 1, 2025 to Nov 30, 2025."_s});
        QVERIFY_OK(
            answer(TicketService(database())
                       .set(m_admin, {{}, u"N1"_s, {}}, {{u"restored"_s, u"2025-11-05T08:45:00Z"_s}})));
        const auto report = monthly();
        QVERIFY_OK(report);
        const QString key = u"restated-%1"_s.arg(published->id.value);
        QVERIFY(linesOf(*report, u"restatements"_s, key)
                    .contains(u"All: Time to restore, median | 30 m | 45 m | +15 m | 1"_s));
        QCOMPARE(linesOf(*report, u"restatements"_s, u"causes"_s),
                 QStringList{u"1 | N1: “Service restored” changed | Ada Osei | Jan 2, 2026 10:00"_s});
        // A month whose end lies before knows nothing of it.
        QCOMPARE(monthly(u"2025-10"_s)->sections[3].paragraphs.size(), 1);
        QVERIFY(monthly(u"2025-10"_s)->sections[3].tables.empty());
    }

    // Whoever holds the first pack must learn that it was replaced.
    void aReplacedEditionIsToldOf()
    {
        target(u"0.999"_s);
        outage(u"2025-11-10T00:00:00Z"_s, u"2025-11-10T01:00:00Z"_s);
        const PeriodRequest november{at(u"2025-11-01T00:00:00Z"_s), at(u"2025-12-01T00:00:00Z"_s), {}};
        const auto publish = [&](const QString &reason) {
            return with([&](ReportService &, PeriodService &periods) {
                return periods.publish(m_admin, {november.from, november.to, reason});
            });
        };
        QVERIFY_OK(publish(u"Month closed"_s));
        outage(u"2025-11-20T00:00:00Z"_s, u"2025-11-20T03:00:00Z"_s);
        QVERIFY_OK(publish(u"An outage was found"_s));
        const auto report = monthly();
        QVERIFY_OK(report);
        const QStringList told = report->sections[3].paragraphs;
        QVERIFY2(told.filter(u"replaces edition 1"_s).size() == 1, qPrintable(told.join(u'\n')));
        QVERIFY(told.filter(u"Reason: An outage was found"_s).size() == 1);
        QVERIFY(told.filter(u"tells otherwise: 0."_s).isEmpty());
    }

    void ofEachOutageItIsSaidWhatCounted()
    {
        target(u"0.999"_s);
        outage(u"2025-12-09T22:00:00Z"_s, u"2025-12-10T01:00:00Z"_s); // an hour of it in the window
        outage(u"2025-12-12T10:00:00Z"_s, u"2025-12-12T12:00:00Z"_s, Degree::Partial);
        outage(u"2025-12-13T10:00:00Z"_s, u"2025-12-13T11:00:00Z"_s, Degree::Degraded);
        outage(u"2025-12-14T10:00:00Z"_s, u"2025-12-14T13:00:00Z"_s); // an hour of it in maintenance
        QCOMPARE(counts(import(requestFor("service,from,to,planned,title\n"
                                          "Mail,2025-12-14 12:00,2025-12-14 14:00,true,Patch\n",
                                          u"outages-csv"_s))),
                 u"1/0/0/0/0/0"_s);
        outage(u"2025-12-25T00:00:00Z"_s, u"2025-12-25T01:00:00Z"_s); // after the window
        const auto report = mail(at(u"2025-12-10T00:00:00Z"_s), at(u"2025-12-20T00:00:00Z"_s));
        QVERIFY_OK(report);
        QCOMPARE(
            linesOf(*report, u"outages"_s, u"outages"_s),
            (QStringList{u"Dec 9, 2025 22:00 | Dec 10, 2025 01:00 | Full | 1 h | 1 h | 2 h outside the "
                         "period | "_s,
                         u"Dec 12, 2025 10:00 | Dec 12, 2025 12:00 | Partial | 2 h | 36 m | counts 30% of "
                         "its time | "_s,
                         u"Dec 13, 2025 10:00 | Dec 13, 2025 11:00 | Degraded | 1 h | 0 s | counts 0% of "
                         "its time | "_s,
                         u"Dec 14, 2025 10:00 | Dec 14, 2025 13:00 | Full | 3 h | 2 h | 1 h in "
                         "maintenance approved before | "_s}));
        QCOMPARE(linesOf(*report, u"maintenance"_s, u"maintenance"_s),
                 QStringList{u"Dec 14, 2025 12:00 | Dec 14, 2025 14:00 | 2 h | 0 s | left out: approved "
                             "before it began | Patch"_s});
        // 1 h, 36 min and 2 h of ten days without two hours of maintenance.
        QCOMPARE(linesOf(*report, u"availability"_s, u"figures"_s)[1],
                 u"Uptime | %1%"_s.arg(std::floor(100'000 * (1 - 3.6 / 238)) / 1000, 0, 'f', 3));
        QVERIFY(linesOf(*report, u"availability"_s, u"figures"_s)
                    .contains(u"Counts as down, by weight | 3 h 36 m"_s));
    }

    void maintenanceIsSpokenOfByItsPolicy_data()
    {
        QTest::addColumn<MaintenancePolicy>("policy");
        QTest::addColumn<QString>("approved");
        QTest::addColumn<QString>("late");
        QTest::addColumn<QStringList>("figures");
        QTest::newRow("left out") << MaintenancePolicy::Exclude
                                  << u"0 s | left out: approved before it began"_s
                                  << u"2 h | counts as down: not approved before it began"_s
                                  << QStringList{
                                         u"Maintenance, left out | 2 h"_s,
                                         u"Maintenance not approved in time, counted as down | 2 h"_s};
        QTest::newRow("up") << MaintenancePolicy::Up << u"0 s | counts as up: approved before it began"_s
                            << u"2 h | counts as down: not approved before it began"_s
                            << QStringList{u"Maintenance, counted as up | 2 h"_s,
                                           u"Maintenance not approved in time, counted as down | 2 h"_s};
        QTest::newRow("down") << MaintenancePolicy::Down
                              << u"2 h | counts as down, as all maintenance does here"_s
                              << u"2 h | counts as down: not approved before it began"_s
                              << QStringList{u"Maintenance, counted as down | 2 h"_s,
                                             u"Maintenance not approved in time, counted as down | 2 h"_s};
        QTest::newRow("ignored") << MaintenancePolicy::Ignore
                                 << u"0 s | as if not announced: downtime in it counts"_s
                                 << u"0 s | as if not announced: downtime in it counts"_s
                                 << QStringList{u"Maintenance, as if not announced | 2 h"_s,
                                                u"Maintenance not approved in time | 2 h"_s};
    }

    void maintenanceIsSpokenOfByItsPolicy()
    {
        QFETCH(MaintenancePolicy, policy);
        QFETCH(QString, approved);
        QFETCH(QString, late);
        QFETCH(QStringList, figures);
        target(u"0.999"_s);
        QCOMPARE(counts(import(requestFor("service,from,to,planned,title\n"
                                          "Mail,2025-12-14 12:00,2025-12-14 14:00,true,A\n",
                                          u"outages-csv"_s))),
                 u"1/0/0/0/0/0"_s);
        maintenanceEnteredLate(u"B"_s, u"2025-12-15T12:00:00Z"_s);
        AvailabilityRules rules;
        rules.policy = policy;
        QVERIFY_OK(answer(AvailabilityService(database(), clock()).setRules(m_admin, rules)));
        const auto report = mail(at(u"2025-12-10T00:00:00Z"_s), at(u"2025-12-20T00:00:00Z"_s));
        QVERIFY_OK(report);
        QCOMPARE(linesOf(*report, u"maintenance"_s, u"maintenance"_s),
                 (QStringList{u"Dec 14, 2025 12:00 | Dec 14, 2025 14:00 | 2 h | %1 | A"_s.arg(approved),
                              u"Dec 15, 2025 12:00 | Dec 15, 2025 14:00 | 2 h | %1 | B"_s.arg(late)}));
        for (const QString &line : figures)
            QVERIFY2(linesOf(*report, u"availability"_s, u"figures"_s).contains(line), qPrintable(line));
    }

    void anOutagePutBackAfterPublishingIsACause()
    {
        target(u"0.999"_s);
        outage(u"2025-11-10T00:00:00Z"_s, u"2025-11-10T01:00:00Z"_s);
        outage(u"2025-11-20T00:00:00Z"_s, u"2025-11-20T01:00:00Z"_s);
        QVERIFY_OK(answer(OutageService(database()).remove(m_admin, OutageId(1), 1)));
        QVERIFY_OK(with([&](ReportService &, PeriodService &periods) {
            return periods.publish(m_admin,
                                   {at(u"2025-11-01T00:00:00Z"_s), at(u"2025-12-01T00:00:00Z"_s), {}});
        }));
        QVERIFY_OK(answer(OutageService(database()).restore(m_admin, OutageId(1))));
        const auto report = monthly();
        QVERIFY_OK(report);
        QCOMPARE(linesOf(*report, u"restatements"_s, u"causes"_s),
                 QStringList{u"1 | Mail: outage #1 was put back | Ada Osei | Jan 2, 2026 10:00"_s});
    }

    void downtimeChecksSawIsToldOf()
    {
        QCOMPARE(counts(import(requestFor("at,service,state\n2025-12-10 00:00,Mail,up\n2025-12-10 10:00,Mail,"
                                          "down\n2025-12-10 11:00,Mail,up\n2025-12-11 00:00,Mail,up\n",
                                          u"checks-csv"_s))),
                 u"4/0/0/0/0/0"_s);
        const auto report = mail();
        QVERIFY_OK(report);
        QCOMPARE(report->to, at(u"2025-12-11T00:00:00Z"_s)); // the newest that is known
        QCOMPARE(report->from, report->to - 90 * kMsPerDay); // calendar days
        QVERIFY(report->sections[1].tables.empty());
        QCOMPARE(linesOf(*report, u"besides"_s, u"besides"_s),
                 QStringList{u"Dec 10, 2025 10:00 | Dec 10, 2025 11:00 | 1 h | 1 h | seen by checks"_s});
    }

    void whatIsRefused()
    {
        QVERIFY_ERROR(monthly(u"2026-02"_s), ErrorCode::Invalid, u"period-to-come"_s);
        QVERIFY_OK(monthly(u"2026-01"_s)); // it has begun
        QVERIFY_ERROR(mail(), ErrorCode::NotFound, u"no-such-service"_s);
        target(u"0.9"_s);
        QVERIFY_OK(mail()); // nothing is recorded of it
        QVERIFY_ERROR(mail(10, 10), ErrorCode::Invalid, u"period-empty"_s);
        QVERIFY_ERROR(mail(10, 5), ErrorCode::Invalid, u"window-reversed"_s);
        m_admin.roles = Role::Requester;
        QVERIFY_ERROR(monthly(), ErrorCode::Denied, u"not-allowed"_s);
        QVERIFY_ERROR(mail(), ErrorCode::Denied, u"not-allowed"_s);
    }

    void anAwkwardNameIsFound()
    {
        const QString name = u"a\"b\\<c> or d"_s;
        QVERIFY_OK(answer(ServiceCatalog(database()).set(m_admin, name, {{u"target"_s, u"0.9"_s}})));
        QCOMPARE(counts(import("number,title,service,opened\nA,x,\"a\"\"b\\<c> or d\",2025-12-30 08:00\n")),
                 u"1/0/0/0/0/0"_s);
        const auto report = mail({}, {}, name);
        QVERIFY_OK(report);
        QCOMPARE(linesOf(*report, u"incidents"_s, u"counts"_s).front(), u"Opened | 1 | 0"_s);
    }
};

QTEST_GUILESS_MAIN(TestReportService)
#include "tst_reportservice.moc"
