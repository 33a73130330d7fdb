// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/timetext.h"
#include "wording/quantities.h"

#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TestQuantities : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void durations_data();
    void durations();
    void workingTimeHasNoDays();
    void counts();
    void budgets_data();
    void budgets();
    void shares_data();
    void shares();
    void sizes();
    void instants();
};

void TestQuantities::durations_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << qint64(0) << u"0 s"_s;
    QTest::newRow("under a second is cut") << qint64(999) << u"0 s"_s;
    QTest::newRow("seconds") << qint64(45000) << u"45 s"_s;
    QTest::newRow("minutes and seconds") << qint64(7 * 60 + 5) * 1000 << u"7 m 5 s"_s;
    QTest::newRow("whole minutes") << 57 * kMsPerMinute << u"57 m"_s;
    QTest::newRow("hours and minutes") << 72 * kMsPerMinute << u"1 h 12 m"_s;
    QTest::newRow("seconds are dropped beside hours") << kMsPerHour + 59 * kMsPerSecond << u"1 h"_s;
    QTest::newRow("a hair under a day") << kMsPerDay - 1 << u"23 h 59 m"_s;
    QTest::newRow("days and hours") << 52 * kMsPerHour << u"2 d 4 h"_s;
    QTest::newRow("minutes are dropped beside days") << kMsPerDay + 59 * kMsPerMinute << u"1 d"_s;
    QTest::newRow("many days alone") << 41 * kMsPerDay + 5 * kMsPerHour << u"41 d"_s;
    QTest::newRow("years in days") << 1234 * kMsPerDay << u"1,234 d"_s;
    QTest::newRow("negative") << -72 * kMsPerMinute << u"\u22121 h 12 m"_s;
    QTest::newRow("a negative nothing") << qint64(-1) << u"0 s"_s;
}

void TestQuantities::durations()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QString, expected);
    QCOMPARE(wording::durationText(milliseconds), expected);
    QCOMPARE(wording::durationText(double(milliseconds)), expected);
}

// Eight hours of work are no third of a day.
void TestQuantities::workingTimeHasNoDays()
{
    QCOMPARE(wording::durationText(qint64(500'040'000), wording::LargestUnit::Hours), u"138 h 54 m"_s);
    QCOMPARE(wording::durationText(1234.0 * kMsPerHour, wording::LargestUnit::Hours), u"1,234 h"_s);
    QCOMPARE(wording::durationText(qint64(45'000), wording::LargestUnit::Hours), u"45 s"_s);
}

void TestQuantities::counts()
{
    QCOMPARE(wording::countText(24918), u"24,918"_s);
    QCOMPARE(wording::incidentsText(1), u"1 incident"_s);
    QCOMPARE(wording::incidentsText(0), u"0 incidents"_s);
    QCOMPARE(wording::incidentsText(24918), u"24,918 incidents"_s);
    QCOMPARE(wording::rowsText(1), u"1 row"_s);
    QCOMPARE(wording::ticketsText(2), u"2 tickets"_s);
}

void TestQuantities::shares_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a share") << 0.941 << 1 << u"94.1%"_s;
    QTest::newRow("cut, not rounded") << 0.94199 << 1 << u"94.1%"_s;
    QTest::newRow("almost all is not all") << 0.9999999 << 2 << u"99.99%"_s;
    QTest::newRow("all") << 1.0 << 1 << u"100.0%"_s;
    QTest::newRow("none") << 0.0 << 1 << u"0.0%"_s;
    QTest::newRow("O-32: SLA attainment") << 180.0 / 198.0 << 6 << u"90.909090%"_s;
    QTest::newRow("a binary fraction loses nothing") << 0.29 << 0 << u"29%"_s;
}

void TestQuantities::shares()
{
    QFETCH(double, share);
    QFETCH(int, decimals);
    QFETCH(QString, expected);
    QCOMPARE(wording::shareText(share, decimals), expected);
    QCOMPARE(wording::shareText(share, decimals, QLocale::c()), expected);
}

void TestQuantities::budgets_data()
{
    QTest::addColumn<double>("left");
    QTest::addColumn<QString>("expected");
    QTest::newRow("all of it") << 1.0 << u"100%"_s;
    QTest::newRow("nearly all is not all") << 0.9999 << u"99%"_s;
    QTest::newRow("O-18: 25 of 43.2 minutes are used") << 18.2 / 43.2 << u"42%"_s;
    QTest::newRow("nothing") << 0.0 << u"0%"_s;
    QTest::newRow("a little over is over") << -0.001 << u"−1%"_s;
    QTest::newRow("overspent") << -5.94 << u"−594%"_s;
    QTest::newRow("without end") << -1e9 << u"−9,999%"_s;
}

void TestQuantities::budgets()
{
    QFETCH(double, left);
    QFETCH(QString, expected);
    QCOMPARE(wording::budgetText(left), expected);
}

void TestQuantities::sizes()
{
    QCOMPARE(wording::bytesText(0), u"0 bytes"_s);
    QCOMPARE(wording::bytesText(1023), u"1,023 bytes"_s);
    QCOMPARE(wording::bytesText(1536), u"1.5 KiB"_s);
    QCOMPARE(wording::bytesText(qint64(13) << 20), u"13.0 MiB"_s);
}

void TestQuantities::instants()
{
    const QTimeZone berlin("Europe/Berlin");
    const qint64 at = *parseIso(u"2016-02-28T23:16:00Z"_s);
    QCOMPARE(wording::dateText(at, berlin), u"Feb 29, 2016"_s);
    QCOMPARE(wording::timeText(at, berlin), u"Feb 29, 2016 00:16"_s);
    QCOMPARE(wording::timeText(at, QTimeZone::utc()), u"Feb 28, 2016 23:16"_s);
    QCOMPARE(wording::dateText(QDate(2017, 2, 16)), u"Feb 16, 2017"_s);
}

QTEST_GUILESS_MAIN(TestQuantities)
#include "tst_quantities.moc"
