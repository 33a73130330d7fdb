// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/availabilityfixture.h"
#include "availability/availabilityservice.h"
#include "calendar/calendarservice.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace binnacle;

class TestAvailabilityService : public test::AvailabilityFixture
{
    Q_OBJECT

private:
    Result<AvailabilityReport> report(const AvailabilityRequest &request = {})
    {
        return AvailabilityService(database(), clock()).report(m_admin, request).result();
    }

    void add(const Outage &one) { QVERIFY_OK(outages().add(m_admin, one).result()); }

private Q_SLOTS:
    void aServiceIsKnownFromItsFirstOutageOn()
    {
        add(outage(10, 9));
        add(outage(2, {}, Degree::Partial));
        const auto told = report();
        QVERIFY_OK(told);
        QCOMPARE(told->asOf, test::kNow);
        QCOMPARE(told->services.size(), 1U);
        const ServiceAvailability &mail = told->services.front();
        QCOMPARE(*mail.window, (Interval{test::kNow - 10 * kHour, test::kNow}));
        QCOMPARE(mail.uptime.down, kHour);
        QCOMPARE(mail.uptime.degraded, 2 * kHour);
        QCOMPARE(mail.uptime.outages, 2);
        QCOMPARE(*mail.uptime.availability(), 1 - 1.6 / 10);
        QVERIFY(!mail.budget);
    }

    void whatIsNotRecordedIsUnknown()
    {
        add(outage(10, 9));
        AvailabilityRequest request;
        request.from = test::kNow - 20 * kHour;
        const auto told = report(request);
        QVERIFY_OK(told);
        const Uptime &mail = told->services.front().uptime;
        QCOMPARE(mail.unknown, 10 * kHour);
        QCOMPARE(*mail.coverage(), 0.5);
        QCOMPARE(*mail.availability(), 0.9);
    }

    void aServiceNobodyRecordedHasNoFigure()
    {
        const auto told = report();
        QVERIFY_OK(told);
        const ServiceAvailability &mail = told->services.front();
        QVERIFY(!mail.uptime.availability() && !mail.uptime.coverage());
        QVERIFY(!mail.window);
    }

    void agreedHoursAndTargetAreTheServices()
    {
        // The outage falls half into the two hours agreed.
        CalendarVersion hours;
        for (int day = 1; day <= 7; ++day)
            hours.week.set(day, {{8 * 60, 10 * 60}});
        QVERIFY_OK(CalendarService(database()).save(m_admin, u"Mornings"_s, hours).result());
        QVERIFY_OK(catalog()
                       .set(m_admin, u"Mail"_s, {{u"calendar"_s, u"Mornings"_s}, {u"target"_s, u"90 %"_s}})
                       .result());
        add(outage(3, 1)); // 07:00 to 09:00
        AvailabilityRequest request;
        request.from = test::kNow - 3 * kHour;
        const auto told = report(request);
        QVERIFY_OK(told);
        const ServiceAvailability &mail = told->services.front();
        QCOMPARE(mail.uptime.agreed, 2 * kHour);
        QCOMPARE(mail.uptime.down, kHour);
        QCOMPARE(*mail.uptime.availability(), 0.5);
        QVERIFY(std::abs(*mail.budget - 0.2 * double(kHour)) < 1e-6);
        QVERIFY(std::abs(*mail.budgetLeft + 0.8 * double(kHour)) < 1e-6);
    }

    // What had not happened by then is not known by then.
    void asOfLooksBack()
    {
        add(outage(10, 4));
        add(outage(2, 1));
        AvailabilityRequest request;
        request.asOf = test::kNow - 5 * kHour;
        const auto told = report(request);
        QVERIFY_OK(told);
        const ServiceAvailability &mail = told->services.front();
        QCOMPARE(*mail.window, (Interval{test::kNow - 10 * kHour, test::kNow - 5 * kHour}));
        QCOMPARE(*mail.uptime.availability(), 0.0);
        QCOMPARE(mail.uptime.outages, 1);
    }

    void maintenanceEnteredLateCountsAsDown()
    {
        Outage late = outage(2, 1);
        late.isMaintenance = true; // approved now, after it began
        add(outage(10, 9));
        add(late);
        const auto told = report();
        QVERIFY_OK(told);
        const Uptime &mail = told->services.front().uptime;
        QCOMPARE(mail.lateMaintenance, kHour);
        QCOMPARE(mail.maintenance, 0);
        QCOMPARE(*mail.availability(), 0.8);
    }

    void oneServiceIsAskedByName()
    {
        QVERIFY_OK(catalog().set(m_admin, u"Wiki"_s, {}).result());
        add(outage(2, 1));
        AvailabilityRequest request;
        request.service = u"MAIL"_s;
        const auto told = report(request);
        QVERIFY_OK(told);
        QCOMPARE(told->services.size(), 1U);
        QCOMPARE(told->services.front().service.name, u"Mail"_s);
        QCOMPARE(report()->services.size(), 2U);
        request.service = u"Post"_s;
        QCOMPARE(report(request).error().key, u"no-such-service"_s);
    }

    void aReversedWindowIsRefused()
    {
        AvailabilityRequest request;
        request.from = test::kNow;
        request.to = test::kNow - 1;
        QCOMPARE(report(request).error().key, u"window-reversed"_s);
    }

    void aServiceIsDownWithWhatItNeeds()
    {
        for (const QString &name : {u"Node A"_s, u"Node B"_s})
            QVERIFY_OK(catalog().set(m_admin, name, {}).result());
        QVERIFY_OK(
            catalog().set(m_admin, u"Shop"_s, {{u"needs"_s, u"Mail; 1 of Node A | Node B"_s}}).result());
        const auto down = [this](const QString &service, double from, double to) {
            Outage one = outage(from, to);
            one.serviceName = service;
            add(one);
        };
        down(u"Shop"_s, 10, 9.5);
        down(u"Mail"_s, 9.75, 9);  // half of it together with the shop's own
        down(u"Node A"_s, 8, 6);   // the other node goes on
        down(u"Node B"_s, 6.5, 5); // for half an hour both are down
        AvailabilityRequest request;
        request.service = u"Shop"_s;
        const auto told = report(request);
        QVERIFY_OK(told);
        const Uptime &shop = told->services.front().uptime;
        QCOMPARE(shop.down, kHour + kHour / 2);
        QCOMPARE(shop.outages, 2);
        QCOMPARE(shop.unknown, 0);
    }

    void theWorkspacesRulesHold()
    {
        add(outage(10, 8, Degree::Partial));
        add(outage(6, 5, Degree::Degraded));
        AvailabilityService service(database(), clock());
        const auto weighted = [&] {
            return service.report(m_admin, {}).result()->services.front().uptime.weightedDown;
        };
        QCOMPARE(weighted(), 0.6 * double(kHour));
        AvailabilityRules rules;
        rules.weights.partial = 0.5;
        rules.weights.degraded = 0.1;
        QVERIFY_OK(service.setRules(m_admin, rules).result());
        QCOMPARE(weighted(), 1.1 * double(kHour));
        QVERIFY_ERROR(service.setRules(m_admin, {}, AvailabilityRules()).result(), ErrorCode::Conflict,
                      u"stale-version"_s); // others hold by now
        QVERIFY_OK(service.setRules(m_admin, {}, rules).result());
        QVERIFY_OK(service.setRules(m_admin, rules, AvailabilityRules()).result());
        rules.weights.partial = 1.5;
        const auto refused = service.setRules(m_admin, rules).result();
        QVERIFY(!refused);
        QCOMPARE(refused.error().key, u"bad-value"_s);
        QCOMPARE(service.report(m_admin, {}).result()->rules.weights.partial, 0.5);
    }

    void aRecordInMemoryFollowsWhatIsDone()
    {
        AvailabilityService service(database(), clock());
        QCOMPARE(service.record(m_admin).result().value()->services.front().outages.size(), 0U);
        const auto made = outages().add(m_admin, outage(10, 9)).result();
        QVERIFY_OK(made);
        const auto there = service.record(m_admin).result().value();
        QCOMPARE(there->services.front().outages.size(), 1U);
        QCOMPARE(service.record(m_admin).result().value(), there); // nothing was done: the same one
        QVERIFY_OK(outages().remove(m_admin, made->id, made->rowVersion).result());
        QCOMPARE(service.record(m_admin).result().value()->services.front().outages.size(), 0U);
        QVERIFY_OK(catalog().set(m_admin, u"Mail"_s, {{u"target"_s, u"0.99"_s}}).result());
        QCOMPARE(service.record(m_admin).result().value()->services.front().service.target, 0.99);
    }
};

QTEST_GUILESS_MAIN(TestAvailabilityService)
#include "tst_availabilityservice.moc"
