// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The worked examples of metrics.md 3.2, and its invariants over records made at random.

#include "availability/uptime.h"

#include <QDateTime>
#include <QTest>
#include <rapidcheck.h>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kHour = 60 * kMinute;
constexpr qint64 kDay = 24 * kHour;

qint64 at(const char *text)
{
    return QDateTime::fromString(QString::fromLatin1(text) + u"Z"_s, Qt::ISODate).toMSecsSinceEpoch();
}

Uptime over(const ServiceRecord &record, const Interval &window,
            MaintenancePolicy policy = MaintenancePolicy::Exclude)
{
    return uptime(record, window, IntervalSet(window.from, window.to), policy);
}

// To the six digits an example gives in percent.
bool isPercent(const std::optional<double> &share, double percent)
{
    return share && std::abs(*share * 100 - percent) < 5e-7;
}

constexpr int kSpan = 60;
const Interval kWindow{10, 50};
constexpr MaintenancePolicy kPolicies[] = {MaintenancePolicy::Exclude, MaintenancePolicy::Up,
                                           MaintenancePolicy::Down, MaintenancePolicy::Ignore};

std::vector<ImpairedStretch> anyStretches()
{
    const auto parts = *rc::gen::container<std::vector<std::tuple<int, int, double>>>(rc::gen::tuple(
        rc::gen::inRange(0, kSpan), rc::gen::inRange(0, kSpan), rc::gen::element(0.0, 0.3, 1.0)));
    std::vector<ImpairedStretch> stretches;
    for (const auto &[from, to, weight] : parts)
        stretches.push_back({from, to, weight});
    return stretches;
}

IntervalSet anySet()
{
    const auto pairs = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, kSpan), rc::gen::inRange(0, kSpan)));
    IntervalSet set;
    for (const auto &[from, to] : pairs)
        set.add(from, to);
    return set;
}

ServiceRecord anyRecord()
{
    ServiceRecord record;
    record.outages = Impairment(anyStretches());
    for (const Interval &interval : anySet()) {
        const auto early = *rc::gen::inRange(0, 3);
        record.maintenance.push_back(
            {interval.from, interval.to,
             early == 2 ? std::optional<qint64>() : std::optional(interval.from + early)});
    }
    record.unknown = anySet();
    return record;
}

} // namespace

class TestUptime : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void fiveIncidentsOfAMonth();
    void maintenanceByPolicy_data();
    void maintenanceByPolicy();
    void maintenanceApprovedLateIsDown();
    void partialOutagesCountTheirShare();
    void unknownIsNeitherUpNorDown();
    void nothingToDivideByIsNoFigure();
    void aFailureCutByMaintenanceIsOne();
    void withoutAFailureThereIsABound();
    void sharesLieBetweenNothingAndAll();
    void moreDowntimeNeverRaisesIt();
    void daysAddUpToTheWindow();
};

// O-7b
void TestUptime::fiveIncidentsOfAMonth()
{
    ServiceRecord record;
    record.outages = Impairment({{at("2026-03-02T09:00:00"), at("2026-03-02T09:40:00"), 1},
                                 {at("2026-03-05T22:10:00"), at("2026-03-06T00:10:00"), 1},
                                 {at("2026-03-11T13:00:00"), at("2026-03-11T13:16:00"), 1},
                                 {at("2026-03-18T06:30:00"), at("2026-03-19T06:30:00"), 1},
                                 {at("2026-03-24T15:00:00"), at("2026-03-24T15:20:00"), 1}});
    const Uptime told = over(record, {at("2026-03-01T00:00:00"), at("2026-04-01T00:00:00")});
    QCOMPARE(told.agreed, 44'640 * kMinute);
    QCOMPARE(told.down, 1'636 * kMinute);
    QVERIFY(isPercent(told.availability(), 96.335125));
    QCOMPARE(told.outages, 5);
    QCOMPARE(told.worst, (Interval{at("2026-03-18T06:30:00"), at("2026-03-19T06:30:00")}));
    QVERIFY(std::abs(*told.mtbf() / double(kHour) - 143.346667) < 5e-7);
    QVERIFY(std::abs(*told.mtrs() / double(kHour) - 5.453333) < 5e-7);
    QCOMPARE(*told.mtbsi() / double(kHour), 148.8);
    QVERIFY(isPercent(*told.mtbf() / (*told.mtbf() + *told.mtrs()), 96.335125));
}

void TestUptime::maintenanceByPolicy_data()
{
    QTest::addColumn<MaintenancePolicy>("policy");
    QTest::addColumn<double>("percent");
    QTest::newRow("O-10: ignored, downtime in it counts") << MaintenancePolicy::Ignore << 89.236111;
    QTest::newRow("O-10: excluded from both sides") << MaintenancePolicy::Exclude << 90.740741;
    QTest::newRow("O-10: counts as up") << MaintenancePolicy::Up << 91.319444;
    QTest::newRow("O-10: counts as down") << MaintenancePolicy::Down << 85.069444;
}

void TestUptime::maintenanceByPolicy()
{
    QFETCH(MaintenancePolicy, policy);
    QFETCH(double, percent);
    ServiceRecord record;
    record.outages = Impairment({{at("2026-06-10T02:00:00"), at("2026-06-10T03:00:00"), 1},
                                 {at("2026-06-10T02:30:00"), at("2026-06-10T04:00:00"), 1},
                                 {at("2026-06-09T23:30:00"), at("2026-06-10T00:20:00"), 1},
                                 {at("2026-06-10T23:45:00"), at("2026-06-11T01:00:00"), 1}});
    record.maintenance = {{at("2026-06-10T03:30:00"), at("2026-06-10T05:00:00"), at("2026-06-01T00:00:00")}};
    const Uptime told = over(record, {at("2026-06-10T00:00:00"), at("2026-06-11T00:00:00")}, policy);
    QVERIFY2(isPercent(told.availability(), percent),
             qPrintable(QString::number(*told.availability(), 'g', 12)));
    QVERIFY(isPercent(told.allDowntimeAvailability(), 85.069444)); // stands beside each of them
    QCOMPARE(told.maintenance, 90 * kMinute);
    QCOMPARE(told.outages, 3);
}

void TestUptime::maintenanceApprovedLateIsDown()
{
    ServiceRecord record;
    record.maintenance = {{100, 200, 100}, {300, 400, 301}, {500, 600, {}}, {350, 450, 0}};
    const Uptime told = over(record, {0, 1000});
    QCOMPARE(told.maintenance, 200); // the first, and the one announced over a late one
    QCOMPARE(told.lateMaintenance, 150);
    QCOMPARE(told.weightedDown, 150.0);
    QCOMPARE(told.counted, 800);
    QCOMPARE(over(record, {0, 1000}, MaintenancePolicy::Ignore).weightedDown, 0.0);
}

// O-12, O-13
void TestUptime::partialOutagesCountTheirShare()
{
    ServiceRecord record;
    record.outages = Impairment(
        {{0, 60 * kMinute, 0.3}, {30 * kMinute, 90 * kMinute, 1}, {80 * kMinute, 120 * kMinute, 0.3}});
    const Uptime told = over(record, {0, 720 * kMinute});
    QVERIFY(isPercent(told.availability(), 89.166667));
    QCOMPARE(told.down, 60 * kMinute);
    QCOMPARE(told.degraded, 60 * kMinute);
    QCOMPARE(told.outages, 1);
    QCOMPARE(*told.mtrs(), 120.0 * double(kMinute)); // it took as long, however bad it was
    QCOMPARE(*told.mtbsi(), *told.mtbf() + *told.mtrs());

    ServiceRecord some;
    some.outages = Impairment({{kDay, kDay + 120 * kMinute, 1'000.0 / 5'000}});
    QVERIFY(isPercent(over(some, {0, 30 * kDay}).availability(), 99.944444));
}

// O-14
void TestUptime::unknownIsNeitherUpNorDown()
{
    ServiceRecord record;
    record.outages = Impairment({{0, kHour / 2, 1}});
    record.unknown = IntervalSet(kHour, kHour * 5 / 2);
    const Uptime told = over(record, {0, kDay});
    QVERIFY(isPercent(told.availability(), 97.777778));
    QVERIFY(isPercent(told.coverage(), 93.75));
    QVERIFY(isPercent(told.lowerBound(), 91.666667));
    QVERIFY(isPercent(told.upperBound(), 97.916667));
}

void TestUptime::nothingToDivideByIsNoFigure()
{
    ServiceRecord record;
    record.unknown = IntervalSet(0, 100);
    QVERIFY(!over(record, {0, 100}).availability());
    QCOMPARE(over(record, {0, 100}).coverage(), std::optional(0.0));
    QVERIFY(!over(record, {50, 50}).availability() && !over(record, {50, 50}).coverage());
    QVERIFY(!over({}, {0, 100}).mtbf() && !over({}, {0, 100}).mtrs() && !over({}, {0, 100}).mtbsi());
    QCOMPARE(over({}, {0, 100}).availability(), std::optional(1.0));
}

void TestUptime::aFailureCutByMaintenanceIsOne()
{
    ServiceRecord record;
    record.outages = Impairment({{10, 60, 1}});
    record.maintenance = {{20, 40, 0}};
    const Uptime told = over(record, {0, 100});
    QCOMPARE(told.outages, 1);
    QCOMPARE(told.worst, (Interval{40, 60}));
    QCOMPARE(told.weightedDown, 30.0);
    record.maintenance = {{0, 80, 0}};
    QCOMPARE(over(record, {0, 100}).outages, 0); // none of it counts
}

// O-17
void TestUptime::withoutAFailureThereIsABound()
{
    QVERIFY(std::abs(zeroFailureBound(744 * kHour) / double(kHour) - 248.353) < 5e-4);
}

void TestUptime::sharesLieBetweenNothingAndAll()
{
    QVERIFY(rc::check([] {
        const ServiceRecord record = anyRecord();
        for (const MaintenancePolicy policy : kPolicies) {
            const Uptime told = uptime(record, kWindow, anySet(), policy);
            for (const auto &share : {told.availability(), told.allDowntimeAvailability(), told.coverage(),
                                      told.lowerBound(), told.upperBound()}) {
                const bool isShare = !share || (*share >= 0 && *share <= 1); // RC_ASSERT looks at both sides
                RC_ASSERT(isShare);
            }
            RC_ASSERT(told.counted <= told.agreed && told.weightedDown <= double(told.counted));
            RC_ASSERT(told.down + told.degraded <= told.counted);
            RC_ASSERT((told.outages == 0) == told.worst.isEmpty());
            if (told.availability()) {
                RC_ASSERT(*told.lowerBound() <= *told.availability() + 1e-12);
                RC_ASSERT(*told.availability() <= *told.upperBound() + 1e-12);
            }
        }
    }));
}

void TestUptime::moreDowntimeNeverRaisesIt()
{
    QVERIFY(rc::check([] {
        const ServiceRecord record = anyRecord();
        ServiceRecord worse = record;
        worse.outages = record.outages.united(Impairment(anyStretches()));
        for (const MaintenancePolicy policy : kPolicies) {
            const Uptime before = over(record, kWindow, policy), after = over(worse, kWindow, policy);
            RC_ASSERT(after.weightedDown >= before.weightedDown - 1e-9);
            RC_ASSERT(after.counted == before.counted);
        }
    }));
}

void TestUptime::daysAddUpToTheWindow()
{
    QVERIFY(rc::check([] {
        const ServiceRecord record = anyRecord();
        const IntervalSet agreed = anySet();
        for (const MaintenancePolicy policy : kPolicies) {
            const Uptime whole = uptime(record, kWindow, agreed, policy);
            Uptime sum;
            for (qint64 day = kWindow.from; day < kWindow.to; day += 8) {
                const Uptime part = uptime(record, {day, day + 8}, agreed, policy);
                sum.agreed += part.agreed;
                sum.counted += part.counted;
                sum.unknown += part.unknown;
                sum.maintenance += part.maintenance;
                sum.lateMaintenance += part.lateMaintenance;
                sum.down += part.down;
                sum.degraded += part.degraded;
                sum.weightedDown += part.weightedDown;
            }
            RC_ASSERT(sum.agreed == whole.agreed && sum.counted == whole.counted);
            RC_ASSERT(sum.unknown == whole.unknown && sum.maintenance == whole.maintenance);
            RC_ASSERT(sum.lateMaintenance == whole.lateMaintenance);
            RC_ASSERT(sum.down == whole.down && sum.degraded == whole.degraded);
            RC_ASSERT(std::abs(sum.weightedDown - whole.weightedDown) < 1e-9);
        }
    }));
}

QTEST_APPLESS_MAIN(TestUptime)
#include "tst_uptime.moc"
