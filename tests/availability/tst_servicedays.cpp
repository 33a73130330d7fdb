// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/servicedays.h"

#include <QTest>
#include <rapidcheck.h>

using namespace binnacle;

class TestServiceDays : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aStretchOverMidnightIsInBothDays();
    void theDaysAddUpToTheWindow();
};

void TestServiceDays::aStretchOverMidnightIsInBothDays()
{
    ServiceRecord record;
    record.outages = Impairment({{90, 120, 1}, {210, 220, 0.3}, {150, 160, 0}});
    record.maintenance = {{110, 130, 0}};
    record.unknown = IntervalSet(280, 300);
    const UptimeParts parts = uptimeParts(record, {0, 300}, IntervalSet(0, 300), MaintenancePolicy::Exclude);
    const auto days = daysOf(parts, {0, 100, 200, 300});
    QCOMPARE(days.size(), 3U);
    QCOMPARE(days[0], (ServiceDay{0, 100, 100, 100, 0, 0, 10, 10, 10.0}));
    QCOMPARE(days[1], (ServiceDay{100, 200, 100, 80, 0, 20, 10, 20, 10.0}));
    QCOMPARE(days[2], (ServiceDay{200, 300, 100, 80, 20, 0, 10, 10, 3.0}));
}

void TestServiceDays::theDaysAddUpToTheWindow()
{
    const auto instant = rc::gen::inRange<qint64>(0, 1000);
    const bool held = rc::check("days add up", [&] {
        std::vector<ImpairedStretch> stretches;
        const int count = *rc::gen::inRange(0, 8);
        for (int i = 0; i < count; ++i)
            stretches.push_back({*instant, *instant, *rc::gen::element(0.0, 0.25, 1.0)});
        ServiceRecord record;
        record.outages = Impairment(stretches);
        record.maintenance = {{*instant, *instant, *instant}};
        record.unknown = IntervalSet(*instant, *instant);
        const auto policy = *rc::gen::element(MaintenancePolicy::Exclude, MaintenancePolicy::Up,
                                              MaintenancePolicy::Down, MaintenancePolicy::Ignore);
        const UptimeParts parts = uptimeParts(record, {100, 900}, IntervalSet(*instant, *instant), policy);
        std::vector<qint64> cuts{100, 900};
        for (const qint64 at : *rc::gen::container<std::vector<qint64>>(rc::gen::inRange<qint64>(101, 900)))
            cuts.push_back(at);
        std::sort(cuts.begin(), cuts.end());
        const Uptime whole = uptime(parts);
        ServiceDay sum;
        for (const ServiceDay &day : daysOf(parts, cuts)) {
            RC_ASSERT(day.troubled <= day.counted);
            sum.agreed += day.agreed;
            sum.counted += day.counted;
            sum.unknown += day.unknown;
            sum.maintenance += day.maintenance;
            sum.troubled += day.troubled;
            sum.weightedDown += day.weightedDown;
        }
        RC_ASSERT(sum.agreed == whole.agreed);
        RC_ASSERT(sum.counted == whole.counted);
        RC_ASSERT(sum.unknown == whole.unknown);
        RC_ASSERT(sum.maintenance == whole.maintenance);
        RC_ASSERT(sum.troubled == whole.troubled);
        RC_ASSERT(std::abs(sum.weightedDown - whole.weightedDown) < 1e-6);
    });
    QVERIFY(held);
}

QTEST_APPLESS_MAIN(TestServiceDays)
#include "tst_servicedays.moc"
