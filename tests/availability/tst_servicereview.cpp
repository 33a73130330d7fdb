// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/servicereview.h"

#include "base/timetext.h"

#include <QTest>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace binnacle;

namespace {

constexpr qint64 kNow = 1'773'144'000'000; // 2026-03-10T12:00Z

Outage outageOf(double from, std::optional<double> to)
{
    Outage outage;
    outage.id = OutageId(qint64(from));
    outage.from = kNow - qint64(from * kMsPerHour);
    if (to)
        outage.to = kNow - qint64(*to * kMsPerHour);
    return outage;
}

AvailabilityRecord recordOf(std::vector<Outage> outages, const QString &zone = u"UTC"_s)
{
    AvailabilityRecord record;
    record.zone = QTimeZone(zone.toLatin1());
    ServiceHistory mail, shop;
    mail.service.id = ServiceId(1);
    mail.service.name = u"Mail"_s;
    mail.service.target = 0.999;
    mail.service.hourCost = 5000;
    mail.told = IntervalSet(kNow - 500 * kMsPerDay, kNow);
    mail.span = Interval{kNow - 500 * kMsPerDay, kNow};
    mail.outages = std::move(outages);
    shop.service.id = ServiceId(2);
    shop.service.name = u"Shop"_s;
    shop.service.needs = {{{{ServiceId(1), u"Mail"_s}}, 1}};
    record.services = {mail, shop};
    record.index();
    return record;
}

ServiceReview reviewOf(const AvailabilityRecord &record, int days = 90)
{
    return review(record, record.services[0], {kNow - days * kMsPerDay, kNow}, kNow, kNow, {});
}

} // namespace

class TestServiceReview : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theYearAddsUp();
    void daysFollowTheClockChange();
    void theBudgetSaysWhenItIsGone();
    void alarmsFireAsTheWorkbookSays_data();
    void alarmsFireAsTheWorkbookSays();
    void outagesAreOfTheWindow();
    void theNewestIsOfAllServices();
};

void TestServiceReview::theYearAddsUp()
{
    const AvailabilityRecord record = recordOf({outageOf(60, 34), outageOf(20, 19.5)});
    const ServiceReview told = reviewOf(record);
    QCOMPARE(told.year.size(), 365U);
    QCOMPARE(told.year.back().day.to, kNow);
    double down = 0;
    int troubled = 0;
    for (const ReviewedDay &one : told.year) {
        down += one.day.weightedDown;
        troubled += one.outages;
        QCOMPARE(one.outages > 0, one.day.weightedDown > 0);
    }
    QCOMPARE(down, 26.5 * kMsPerHour);
    QCOMPARE(troubled, 3); // the long one is of two days
    QCOMPARE(told.dependents.size(), 1U);
    QCOMPARE(told.dependents[0].name, u"Shop"_s);
    QCOMPARE(*told.costMinor, 26.5 * 5000);
}

void TestServiceReview::daysFollowTheClockChange()
{
    const AvailabilityRecord record = recordOf({}, u"Europe/Berlin"_s);
    const qint64 noon = *parseIso(u"2026-03-31T12:00:00+02:00");
    const std::vector<qint64> cuts = dayCuts(record, noon, 4);
    QCOMPARE(cuts.size(), 5U);
    QCOMPARE(cuts[1] - cuts[0], 24 * kMsPerHour);
    QCOMPARE(cuts[2] - cuts[1], 23 * kMsPerHour); // the 29th
    QCOMPARE(isoText(cuts[2], record.zone), u"2026-03-30T00:00:00+02:00"_s);
    QCOMPARE(cuts[4], noon);
    const std::vector<qint64> whole = dayCuts(record, cuts[3], 1); // ends at midnight: the day before
    QCOMPARE(whole, (std::vector<qint64>{cuts[2], cuts[3]}));
}

void TestServiceReview::theBudgetSaysWhenItIsGone()
{
    // 90 days at 99.9 %: 129.6 minutes; half an hour is gone, all of it within the last three days.
    const ServiceReview told = reviewOf(recordOf({outageOf(20, 19.5)}));
    QCOMPARE(std::llround(*told.figures.budgetLeft / kMsPerMinute), 100);
    const double rate = 30.0 / (3 * 24 * 60) / 0.001;
    QVERIFY(std::abs(*(*told.burns)[2].longRate - rate) < 1e-9);
    QVERIFY(told.exhaustedAt.has_value());
    const double minutes = 99.6 / (rate * 0.001);
    QVERIFY(std::abs(double(*told.exhaustedAt - kNow) / kMsPerMinute - minutes) < 1);
    QVERIFY(!reviewOf(recordOf({outageOf(1000, 999.5)})).exhaustedAt); // nothing burns now
    QVERIFY(!reviewOf(recordOf({outageOf(20, 10)})).exhaustedAt);      // nothing is left
    AvailabilityRecord plain = recordOf({outageOf(20, 10)});
    plain.services[0].service.target.reset();
    QVERIFY(!reviewOf(plain).burns && !reviewOf(plain).burnRate);
}

void TestServiceReview::alarmsFireAsTheWorkbookSays_data()
{
    QTest::addColumn<double>("from");
    QTest::addColumn<double>("to");
    QTest::addColumn<QList<bool>>("firing");
    QTest::newRow("down for the last five minutes") << 5 / 60.0 << 0.0 << QList<bool>{true, true, true};
    QTest::newRow("down long ago") << 80.0 << 79.0 << QList<bool>{false, false, false};
    QTest::newRow("down yesterday, up since") << 30.0 << 29.0 << QList<bool>{false, false, false};
}

void TestServiceReview::alarmsFireAsTheWorkbookSays()
{
    QFETCH(double, from);
    QFETCH(double, to);
    QFETCH(QList<bool>, firing);
    const ServiceReview told = reviewOf(recordOf({outageOf(from, to)}));
    QList<bool> fires;
    for (const Burn &burn : *told.burns)
        fires.append(burn.isFiring());
    QCOMPARE(fires, firing);
}

void TestServiceReview::outagesAreOfTheWindow()
{
    Outage ahead = outageOf(-5, -7);
    ahead.isMaintenance = true;
    const ServiceReview told =
        reviewOf(recordOf({outageOf(9000, 8990), outageOf(4000, 3999), outageOf(60, 50), outageOf(40, 40),
                           outageOf(2, {}), ahead}));
    const auto ids = [](const std::vector<Outage> &all) {
        QList<qint64> numbers;
        for (const Outage &one : all)
            numbers.append(one.id.value);
        return numbers;
    };
    QCOMPARE(ids(told.outages), (QList<qint64>{-5, 2, 40, 60, 4000}));
    QCOMPARE(ids(told.outagesIn({})), (QList<qint64>{-5, 2, 40, 60}));
    QCOMPARE(ids(told.outagesIn(Interval{kNow - 55 * kMsPerHour, kNow - 10 * kMsPerHour})),
             (QList<qint64>{40, 60}));
}

void TestServiceReview::theNewestIsOfAllServices()
{
    AvailabilityRecord record = recordOf({});
    QCOMPARE(record.newest(kNow + kMsPerDay), std::optional(kNow)); // an imported past
    QCOMPARE(record.newest(kNow - kMsPerDay), std::optional(kNow - kMsPerDay));
    record.services[1].span.reset(); // no source tells of it: somebody keeps outages here
    record.services[1].watchedFrom = kNow - kMsPerHour;
    QCOMPARE(record.newest(kNow + kMsPerDay), std::optional(kNow + kMsPerDay));
    record.services = {ServiceHistory()};
    QVERIFY(!record.newest(kNow));
    QCOMPARE(availabilities(record, {kNow - kMsPerDay, kNow}, kNow, {})[0].uptime.availability(),
             std::optional<double>());
}

QTEST_APPLESS_MAIN(TestServiceReview)
#include "tst_servicereview.moc"
