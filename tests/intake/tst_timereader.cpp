// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/timereader.h"

#include <QtTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TimeReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryForm_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("order");
        QTest::addColumn<QString>("iso"); // in UTC; empty: refused
        const auto row = [](const char *name, const char *text, DateOrder order, const char *iso) {
            QTest::newRow(name) << QByteArray(text) << int(order) << QString::fromLatin1(iso);
        };
        const auto none = DateOrder::Unknown;
        const auto dmy = DateOrder::DayFirst;
        const auto mdy = DateOrder::MonthFirst;
        row("ISO with Z", "2016-02-29T01:16:00Z", none, "2016-02-29T01:16:00Z");
        row("ISO with offset", "2016-02-29T01:16:00+01:00", none, "2016-02-29T00:16:00Z");
        row("ISO with offset without colon", "2016-02-29T01:16:00-0530", none, "2016-02-29T06:46:00Z");
        row("ISO with milliseconds", "2016-02-29T01:16:00.25Z", none, "2016-02-29T01:16:00.250Z");
        row("ISO with microseconds", "2016-02-29T01:16:00.250999Z", none, "2016-02-29T01:16:00.250Z");
        row("ISO with a blank", "2016-02-29 01:16", none, "2016-02-29T00:16:00Z");
        row("ISO with seconds", "2016-02-29 01:16:30", none, "2016-02-29T00:16:30Z");
        row("ISO with slashes", "2016/02/29 01:16", none, "2016-02-29T00:16:00Z");
        row("a date is its midnight", "2016-07-01", none, "2016-06-30T22:00:00Z");
        row("ISO whatever the order", "2016-03-04 00:00", mdy, "2016-03-03T23:00:00Z");
        row("named zone", "2016-02-29 01:16:00 UTC", none, "2016-02-29T01:16:00Z");
        row("day first", "29/2/2016 01:16", dmy, "2016-02-29T00:16:00Z");
        row("day first with dashes", "29-02-2016 01:16", dmy, "2016-02-29T00:16:00Z");
        row("day first without a leading zero in the hour", "3/4/2016 9:05", dmy, "2016-04-03T07:05:00Z");
        row("month first", "2/29/2016 01:16", mdy, "2016-02-29T00:16:00Z");
        row("month first in the afternoon", "2/29/2016 1:16 PM", mdy, "2016-02-29T12:16:00Z");
        row("midnight in twelve hours", "2/29/2016 12:16 am", mdy, "2016-02-28T23:16:00Z");
        row("noon in twelve hours", "2/29/2016 12:16PM", mdy, "2016-02-29T11:16:00Z");
        row("a comma before the clock", "29/02/2016, 01:16:00", dmy, "2016-02-29T00:16:00Z");
        row("dots are day first", "03.04.2016 10:00", none, "2016-04-03T08:00:00Z");
        row("day and month are equal", "3/3/2016 10:00", none, "2016-03-03T09:00:00Z");
        row("month by name", "29/Feb/16 1:16 AM", none, "2016-02-29T00:16:00Z");
        row("month by whole name", "29 February 2016 01:16", none, "2016-02-29T00:16:00Z");
        row("month by name, year first", "2016-Feb-29 01:16", none, "2016-02-29T00:16:00Z");
        row("year of two digits", "1/23/23 10:00", mdy, "2023-01-23T09:00:00Z");
        row("a skipped hour goes forward", "2026-03-29 02:30", none, "2026-03-29T01:30:00Z");
        row("a repeated hour is its first", "2026-10-25 02:30", none, "2026-10-25T00:30:00Z");
        row("before the transition", "2026-03-29 01:59:59", none, "2026-03-29T00:59:59Z");
        row("after the transition", "2026-03-29 03:00", none, "2026-03-29T01:00:00Z");
        row("far away", "1950-01-01 12:00", none, "1950-01-01T11:00:00Z");
        row("one digit of hour after T", "2016-02-29T8:00", none, "");
        row("one digit of hour after T, day first", "29/2/2016T8:00", dmy, "");
        row("no day", "T8:00", none, "");
        row("no such day", "30/2/2016 01:16", dmy, "");
        row("no leap day", "2015-02-29 01:16", none, "");
        row("no such month", "2016-13-01", none, "");
        row("the other order", "2/29/2016 01:16", dmy, "");
        row("an order nobody said", "3/4/2016 10:00", none, "");
        row("hour 24", "2016-02-29 24:00", none, "");
        row("minute 60", "2016-02-29 10:60", none, "");
        row("thirteen in twelve hours", "2/29/2016 13:16 PM", mdy, "");
        row("something after it", "2016-02-29 01:16 or so", none, "");
        row("no time at all", "yesterday", none, "");
        row("an epoch", "1456708560", none, "");
        row("a year out of reach", "0001-01-01 00:00", none, "");
        row("a spreadsheet's serial day", "42429.05", none, "");
        row("nothing", "", none, "");
        row("a sign", "-", none, "");
    }

    void readsEveryForm()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, order);
        QFETCH(QString, iso);
        TimeReader reader(QTimeZone("Europe/Berlin"), DateOrder(order));
        const std::optional<qint64> at = reader.read(text);
        QCOMPARE(at ? isoText(*at, QTimeZone::utc()) : QString(), iso);
    }

    void agreesWithTheZoneOverItsTransitions_data()
    {
        QTest::addColumn<QByteArray>("zone");
        for (const char *zone : {"Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Asia/Kathmandu",
                                 "Africa/Casablanca", "Pacific/Apia"})
            QTest::newRow(zone) << QByteArray(zone);
    }

    void agreesWithTheZoneOverItsTransitions()
    {
        QFETCH(QByteArray, zone);
        const QTimeZone z(zone);
        TimeReader reader(z, DateOrder::Unknown);
        for (QDate day(2008, 1, 1); day.year() < 2030; day = day.addDays(1)) {
            for (int minute = 0; minute < 24 * 60; minute += 97) {
                const QString text = u"%1 %2:%3"_s.arg(day.toString(Qt::ISODate))
                                         .arg(minute / 60, 2, 10, QChar(u'0'))
                                         .arg(minute % 60, 2, 10, QChar(u'0'));
                QCOMPARE(reader.read(text.toLatin1()).value_or(0), localToUtc(day, minute * kMsPerMinute, z));
            }
        }
    }

    void countsWhatHasNoOffset()
    {
        TimeReader reader(QTimeZone("Europe/Berlin"), DateOrder::Unknown);
        QVERIFY(reader.read("2026-03-29 02:30").has_value());
        QVERIFY(reader.read("2026-03-29 04:30").has_value());
        QVERIFY(reader.read("2026-03-29 04:30Z").has_value());
        QCOMPARE(reader.naiveCount(), 2);
        QCOMPARE(reader.skippedCount(), 1);
    }

    void hintsAtTheOrder_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("hint");
        QTest::newRow("a day over twelve first") << QByteArray("29/2/2016 01:16") << int(DateHint::DayFirst);
        QTest::newRow("a day over twelve second") << QByteArray("2-29-2016") << int(DateHint::MonthFirst);
        QTest::newRow("both may be months") << QByteArray("3/4/2016 10:00") << int(DateHint::Ambiguous);
        QTest::newRow("equal") << QByteArray("3/3/2016") << int(DateHint::None);
        QTest::newRow("ISO") << QByteArray("2016-03-04") << int(DateHint::None);
        QTest::newRow("a name") << QByteArray("4/Mar/16") << int(DateHint::None);
        QTest::newRow("dots") << QByteArray("03.04.2016") << int(DateHint::None);
        QTest::newRow("both too large") << QByteArray("29/29/2016") << int(DateHint::None);
        QTest::newRow("no date") << QByteArray("12:30") << int(DateHint::None);
    }

    void hintsAtTheOrder()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, hint);
        QCOMPARE(int(dateHint(text)), hint);
    }
};

QTEST_GUILESS_MAIN(TimeReaderTest)
#include "tst_timereader.moc"
