// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Axes are marked at round steps, in the zone asked for, and their words find room.
#include "base/timetext.h"
#include "charts/charttext.h"
#include "charts/ticks.h"

#include <QGuiApplication>
#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QStringList labels(const QList<AxisTick> &ticks)
{
    QStringList all;
    for (const AxisTick &tick : ticks)
        all.append(tick.label);
    return all;
}

} // namespace

class TestTicks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts_data();
    void counts();
    void durations_data();
    void durations();
    void times_data();
    void times();
    void dayTicksAreMidnights();
    void timesStayFew_data();
    void timesStayFew();
    void wordsKeepApart();
    void shortDurations_data();
    void shortDurations();
    void ranges_data();
    void ranges();
};

void TestTicks::counts_data()
{
    QTest::addColumn<qint64>("largest");
    QTest::addColumn<int>("wanted");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("nothing still has an axis") << qint64(0) << 3 << QStringList{u"0"_s, u"1"_s};
    QTest::newRow("one") << qint64(1) << 3 << QStringList{u"0"_s, u"1"_s};
    QTest::newRow("no halves of incidents") << qint64(3) << 5 << QStringList{u"0"_s, u"1"_s, u"2"_s, u"3"_s};
    QTest::newRow("the last step covers the largest")
        << qint64(57) << 3 << QStringList{u"0"_s, u"20"_s, u"40"_s, u"60"_s};
    QTest::newRow("quarters of a hundred")
        << qint64(100) << 4 << QStringList{u"0"_s, u"25"_s, u"50"_s, u"75"_s, u"100"_s};
    QTest::newRow("very many") << qint64(1'000'000'000) << 2
                               << QStringList{u"0"_s, u"500000000"_s, u"1000000000"_s};
}

void TestTicks::counts()
{
    QFETCH(qint64, largest);
    QFETCH(int, wanted);
    QFETCH(QStringList, expected);
    QCOMPARE(labels(countTicks(largest, wanted, QLocale::c())), expected);
}

void TestTicks::durations_data()
{
    QTest::addColumn<double>("shortest");
    QTest::addColumn<double>("longest");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("a working day") << 60.0 << 80'000.0
                                   << QStringList{u"1 m"_s, u"10 m"_s, u"1 h"_s, u"4 h"_s, u"1 d"_s};
    QTest::newRow("a step exactly met is the last")
        << 60.0 << 3600.0 << QStringList{u"1 m"_s, u"10 m"_s, u"1 h"_s};
    QTest::newRow("seconds") << 1.0 << 30.0 << QStringList{u"1 s"_s, u"10 s"_s, u"1 m"_s};
    QTest::newRow("one value has two ends") << 60.0 << 60.0 << QStringList{u"1 m"_s, u"10 m"_s};
    QTest::newRow("zero") << 0.0 << 0.0 << QStringList{u"1 s"_s, u"10 s"_s};
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN()
                                  << std::numeric_limits<double>::infinity()
                                  << QStringList{u"1 m"_s, u"10 m"_s, u"1 h"_s, u"4 h"_s, u"1 d"_s};
    QTest::newRow("thirty years") << 86'400.0 << 1e9
                                  << QStringList{u"1 d"_s,    u"10 d"_s,     u"100 d"_s,
                                                 u"1000 d"_s, u"10,000 d"_s, u"100,000 d"_s};
}

void TestTicks::durations()
{
    QFETCH(double, shortest);
    QFETCH(double, longest);
    QFETCH(QStringList, expected);
    QCOMPARE(labels(durationTicks(shortest, longest)), expected);
}

void TestTicks::times_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<int>("most");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("months, the year where it begins")
        << u"2016-11-18T00:00:00+01:00"_s << u"2017-02-16T00:00:00+01:00"_s << 5
        << QStringList{u"Dec 2016"_s, u"Jan 2017"_s, u"Feb"_s};
    QTest::newRow("Mondays of every other week")
        << u"2016-11-18T00:00:00+01:00"_s << u"2016-12-20T00:00:00+01:00"_s << 4
        << QStringList{u"Nov 21"_s, u"Dec 5"_s, u"Dec 19"_s};
    QTest::newRow("the day of the change to summer time has 23 hours")
        << u"2026-03-29T00:00:00+01:00"_s << u"2026-03-30T00:00:00+02:00"_s << 9
        << QStringList{u"Mar 29"_s, u"04:00"_s, u"07:00"_s, u"10:00"_s, u"13:00"_s,
                       u"16:00"_s,  u"19:00"_s, u"22:00"_s, u"Mar 30"_s};
    QTest::newRow("years") << u"2001-06-01T00:00:00+02:00"_s << u"2026-06-01T00:00:00+02:00"_s << 4
                           << QStringList{u"2010"_s, u"2020"_s};
    QTest::newRow("nothing between") << u"2026-06-01T00:00:00+02:00"_s << u"2026-06-01T00:00:00+02:00"_s << 4
                                     << QStringList();
}

void TestTicks::times()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(int, most);
    QFETCH(QStringList, expected);
    const QTimeZone berlin("Europe/Berlin");
    QCOMPARE(labels(timeTicks(*parseIso(from), *parseIso(to), berlin, most, QLocale::c())), expected);
}

void TestTicks::dayTicksAreMidnights()
{
    const QTimeZone zone("America/New_York");
    const qint64 from = *parseIso(u"2026-10-28T00:00:00-04:00"_s);
    const auto ticks =
        timeTicks(from, from + 7 * kMsPerDay, zone, 9, QLocale::c()); // over the end of summer time
    QVERIFY(ticks.size() >= 7);
    for (const AxisTick &tick : ticks)
        QCOMPARE(utcToLocal(qint64(tick.at), zone).msOfDay, 0);
}

void TestTicks::timesStayFew_data()
{
    QTest::addColumn<qint64>("span");
    for (const qint64 days : {1, 2, 5, 13, 29, 60, 91, 200, 366, 900, 4000, 12000})
        QTest::addRow("%lld days", static_cast<long long>(days)) << days * kMsPerDay;
}

void TestTicks::timesStayFew()
{
    QFETCH(qint64, span);
    for (int most = 2; most < 12; ++most) {
        const auto ticks = timeTicks(0, span, QTimeZone("Asia/Kolkata"), most, QLocale::c());
        QVERIFY2(ticks.size() <= most + 1, qPrintable(QString::number(ticks.size())));
        for (qsizetype i = 1; i < ticks.size(); ++i)
            QVERIFY(ticks[i].at > ticks[i - 1].at);
    }
}

void TestTicks::wordsKeepApart()
{
    const QFontMetricsF metrics(QGuiApplication::font());
    for (double pitch = 3; pitch < 200; pitch += 7) {
        QList<AxisTick> ticks;
        for (int i = 0; i < 24; ++i)
            ticks.append({double(i), u"Nov %1"_s.arg(i)});
        thinLabels(ticks, metrics, 24 * pitch, 12, [&](double at) { return at * pitch; });
        double end = -100;
        for (const AxisTick &tick : ticks) {
            if (tick.label.isEmpty())
                continue;
            QVERIFY(tick.at * pitch >= end + 12);
            end = tick.at * pitch + metrics.horizontalAdvance(tick.label);
            QVERIFY(end <= 24 * pitch);
        }
    }
}

void TestTicks::shortDurations_data()
{
    QTest::addColumn<double>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << 0.0 << u"0 s"_s;
    QTest::newRow("cut, not rounded up") << 59.7 << u"59 s"_s;
    QTest::newRow("a hair below a minute is the minute") << 59.9999999 << u"1 m"_s;
    QTest::newRow("a second under an hour") << 3599.0 << u"59 m"_s;
    QTest::newRow("a second under a day") << 86'399.0 << u"23 h 59 m"_s;
    QTest::newRow("as the command line says it") << 27.825 * 3600 << u"1 d 3 h"_s;
    QTest::newRow("never ten days and an hour") << 10 * 86'400.0 + 3600 << u"10 d"_s;
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << u"none"_s;
    QTest::newRow("before its start") << -90.0 << u"−1 m"_s;
}

void TestTicks::shortDurations()
{
    QFETCH(double, seconds);
    QFETCH(QString, text);
    QCOMPARE(shortDuration(seconds), text);
    if (seconds < 86'400) // in hours only from a day on
        QCOMPARE(shortDuration(seconds, DurationUnits::Hours), text);
    QCOMPARE(shortDuration(500'040, DurationUnits::Hours), u"138 h 54 m"_s);
}

void TestTicks::ranges_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("text");
    QTest::newRow("whole days end with the last one")
        << u"2016-11-18T00:00:00+01:00"_s << u"2017-02-16T00:00:00+01:00"_s
        << u"Nov 18, 2016 – Feb 15, 2017"_s;
    QTest::newRow("one day") << u"2026-03-29T00:00:00+01:00"_s << u"2026-03-30T00:00:00+02:00"_s
                             << u"Mar 29, 2026"_s;
    QTest::newRow("hours") << u"2026-03-29T01:00:00+01:00"_s << u"2026-03-29T04:30:00+02:00"_s
                           << u"Mar 29, 2026 01:00 – Mar 29, 2026 04:30"_s;
}

void TestTicks::ranges()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, text);
    QCOMPARE(rangeText(*parseIso(from), *parseIso(to), QTimeZone("Europe/Berlin"), QLocale::c()), text);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestTicks)
#include "tst_ticks.moc"
