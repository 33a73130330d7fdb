// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "intervals/localhours.h"

#include "base/timetext.h"

#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TestLocalHours : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void daysHaveTheirLength_data();
    void daysHaveTheirLength();
    void monthsHaveTheirLength();
    void hoursLastAsLongAsTheClockShowsThem_data();
    void hoursLastAsLongAsTheClockShowsThem();
    void aGivenDurationIsNotBentByTheClock();
    void everyInstantIsInsideWhenTheClockReadsSo_data();
    void everyInstantIsInsideWhenTheClockReadsSo();
    void touchingDaysAreOneStretch();
    void saysWhichHoursAreValid();
};

namespace {

const QTimeZone &berlin()
{
    static const QTimeZone zone("Europe/Berlin");
    return zone;
}

qint64 minutes(const Interval &interval)
{
    return interval.length() / kMsPerMinute;
}

WeekHours onDay(int dayOfWeek, LocalHours hours)
{
    WeekHours week;
    week.set(dayOfWeek, {hours});
    return week;
}

} // namespace

void TestLocalHours::daysHaveTheirLength_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QDate>("date");
    QTest::addColumn<int>("expected");
    QTest::newRow("O-28: Berlin springs forward, 23 h")
        << u"Europe/Berlin"_s << QDate(2026, 3, 29) << 23 * 60;
    QTest::newRow("O-28: Berlin falls back, 25 h") << u"Europe/Berlin"_s << QDate(2026, 10, 25) << 25 * 60;
    QTest::newRow("an ordinary day") << u"Europe/Berlin"_s << QDate(2026, 7, 1) << 24 * 60;
    QTest::newRow("half an hour more") << u"Australia/Lord_Howe"_s << QDate(2026, 4, 5) << 24 * 60 + 30;
    QTest::newRow("half an hour less") << u"Australia/Lord_Howe"_s << QDate(2026, 10, 4) << 24 * 60 - 30;
    QTest::newRow("Apia skipped a day") << u"Pacific/Apia"_s << QDate(2011, 12, 30) << 0;
    QTest::newRow("UTC never changes") << u"UTC"_s << QDate(2026, 3, 29) << 24 * 60;
}

void TestLocalHours::daysHaveTheirLength()
{
    QFETCH(QString, zone);
    QFETCH(QDate, date);
    QFETCH(int, expected);
    QCOMPARE(minutes(localDay(date, QTimeZone(zone.toLatin1()))), expected);
}

void TestLocalHours::monthsHaveTheirLength()
{
    const auto month = [](int number) {
        return Interval{dayStart(QDate(2026, number, 1), berlin()),
                        dayStart(QDate(2026, number + 1, 1), berlin())};
    };
    QCOMPARE(minutes(month(3)), 44580);  // O-28
    QCOMPARE(minutes(month(10)), 44700); // O-28
    QCOMPARE(minutes(month(5)), 31 * 24 * 60);
}

void TestLocalHours::hoursLastAsLongAsTheClockShowsThem_data()
{
    QTest::addColumn<QDate>("date");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<int>("expected");
    const QDate spring(2026, 3, 29);
    const QDate autumn(2026, 10, 25);
    QTest::newRow("O-31: maintenance 01:30-03:30 in spring is 1 h") << spring << 90 << 210 << 60;
    QTest::newRow("O-31: maintenance 01:30-03:30 in autumn is 3 h") << autumn << 90 << 210 << 180;
    QTest::newRow("the same on any Sunday is 2 h") << QDate(2026, 7, 5) << 90 << 210 << 120;
    QTest::newRow("O-28: shift 22:00-06:00 in spring is 7 h") << spring.addDays(-1) << 1320 << 1800 << 7 * 60;
    QTest::newRow("O-28: shift 22:00-06:00 in autumn is 9 h") << autumn.addDays(-1) << 1320 << 1800 << 9 * 60;
    QTest::newRow("hours wholly in the skipped hour are nothing") << spring << 135 << 165 << 0;
    QTest::newRow("hours wholly in the repeated hour count twice") << autumn << 135 << 165 << 60;
    QTest::newRow("hours that end in the repeated hour") << autumn << 90 << 150 << 90;
    QTest::newRow("24:00 is the end of the day") << QDate(2026, 7, 5) << 1380 << 1440 << 60;
}

void TestLocalHours::hoursLastAsLongAsTheClockShowsThem()
{
    QFETCH(QDate, date);
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(int, expected);
    const qint64 begin = dayStart(date, berlin());
    const IntervalSet set =
        localHours(begin, begin + 2 * kMsPerDay, berlin(), onDay(date.dayOfWeek(), {from, to}));
    QCOMPARE(set.measure() / kMsPerMinute, expected);
}

void TestLocalHours::aGivenDurationIsNotBentByTheClock()
{
    for (const QDate date : {QDate(2026, 3, 29), QDate(2026, 10, 25)}) {
        const qint64 from = localToUtc(date, 90 * kMsPerMinute, berlin());
        const IntervalSet window(from, from + 2 * kMsPerHour); // O-31: DURATION:PT2H
        QCOMPARE(window.measure(), 2 * kMsPerHour);
    }
}

void TestLocalHours::everyInstantIsInsideWhenTheClockReadsSo_data()
{
    QTest::addColumn<QString>("zone");
    for (const char *id : {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Sao_Paulo",
                           "Pacific/Apia", "Africa/Casablanca", "Asia/Kathmandu", "UTC"})
        QTest::addRow("%s", id) << QString::fromLatin1(id);
}

void TestLocalHours::everyInstantIsInsideWhenTheClockReadsSo()
{
    QFETCH(QString, zone);
    const QTimeZone tz(zone.toLatin1());
    WeekHours week;
    for (int day = 1; day <= 7; ++day)
        week.set(day, {{30 + day, 150 + day}, {1410, 1500}}); // night hours reach to 01:00
    const auto isInside = [&week](LocalTime local) {
        const int minute = int(local.msOfDay / kMsPerMinute);
        const auto reaches = [](const QList<LocalHours> &hours, int at) {
            return std::any_of(hours.begin(), hours.end(),
                               [at](LocalHours h) { return h.from <= at && at < h.to; });
        };
        return reaches(week.on(local.date.dayOfWeek()), minute) ||
               reaches(week.on(local.date.addDays(-1).dayOfWeek()), minute + 1440);
    };
    const qint64 begin = dayStart(QDate(2010, 1, 1), QTimeZone::utc());
    const qint64 end = dayStart(QDate(2028, 1, 1), QTimeZone::utc());
    const QList<OffsetSpan> spans = offsetSpans(begin, end, tz);
    for (const OffsetSpan &span : spans) {
        const qint64 from = span.from - kMsPerDay;
        const IntervalSet set = localHours(from, span.from + kMsPerDay, tz, week);
        for (qint64 at = from; at < span.from + kMsPerDay; at += 5 * kMsPerMinute)
            QVERIFY2(set.contains(at) == isInside(utcToLocal(at, tz)), qPrintable(isoText(at, tz)));
    }
}

void TestLocalHours::touchingDaysAreOneStretch()
{
    WeekHours week;
    for (int day = 1; day <= 7; ++day)
        week.set(day, {{0, 1440}});
    const qint64 begin = dayStart(QDate(2026, 1, 1), berlin());
    const qint64 end = dayStart(QDate(2027, 1, 1), berlin());
    QCOMPARE(localHours(begin, end, berlin(), week), IntervalSet(begin, end));
}

void TestLocalHours::saysWhichHoursAreValid()
{
    QVERIFY((LocalHours{0, 1440}.isValid()));
    QVERIFY((LocalHours{1320, 1800}.isValid()));
    QVERIFY((LocalHours{1439, 2879}.isValid()));
    QVERIFY(!(LocalHours{540, 540}.isValid())); // zero length
    QVERIFY(!(LocalHours{540, 480}.isValid()));
    QVERIFY(!(LocalHours{-1, 60}.isValid()));
    QVERIFY(!(LocalHours{1440, 1500}.isValid())); // begins the next day
    QVERIFY(!(LocalHours{60, 1501}.isValid()));   // over 24 hours
    QVERIFY(WeekHours().isEmpty());
}

QTEST_APPLESS_MAIN(TestLocalHours)
#include "tst_localhours.moc"
