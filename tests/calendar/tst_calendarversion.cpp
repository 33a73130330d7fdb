// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "calendar/calendarversion.h"

#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TestCalendarVersion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsHours_data();
    void readsHours();
    void refusesHours_data();
    void refusesHours();
    void theWeekReadsBack();
    void exceptionsReadBack();
    void refusesOtherText_data();
    void refusesOtherText();
    void checksWhatIsStored();
};

namespace {

CalendarVersion plain()
{
    CalendarVersion version;
    version.week.set(1, {{540, 1020}});
    return version;
}

QString keyOf(const Result<> &result)
{
    return result ? u"ok"_s : result.error().key;
}

} // namespace

void TestCalendarVersion::readsHours_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::newRow("a day's hours") << u"09:00-17:00"_s << 540 << 1020;
    QTest::newRow("all day") << u"00:00-24:00"_s << 0 << 1440;
    QTest::newRow("over midnight") << u"22:00-06:00"_s << 1320 << 1800;
    QTest::newRow("to midnight, written as 00:00") << u"22:00-00:00"_s << 1320 << 1440;
}

void TestCalendarVersion::readsHours()
{
    QFETCH(QString, text);
    QFETCH(int, from);
    QFETCH(int, to);
    const Result<LocalHours> hours = parseHours(text);
    QVERIFY(hours);
    QCOMPARE(hours->from, from);
    QCOMPARE(hours->to, to);
    const Result<LocalHours> again = parseHours(hoursText(*hours));
    QVERIFY(again && *again == *hours);
}

void TestCalendarVersion::refusesHours_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : {QString(), u"09:00"_s, u"09:00-09:00"_s, u"9:00-17:00"_s, u"09:60-17:00"_s,
                                u"09:00-24:01"_s, u"24:00-06:00"_s, u"a9:00-17:00"_s, u"-09:00-17:00"_s})
        QTest::addRow("\"%s\"", qPrintable(text)) << text;
}

void TestCalendarVersion::refusesHours()
{
    QFETCH(QString, text);
    const Result<LocalHours> hours = parseHours(text);
    QVERIFY(!hours);
    QCOMPARE(hours.error().key, u"bad-hours"_s);
    QCOMPARE(hours.error().values.value(u"hours"_s).toString(), text);
}

void TestCalendarVersion::theWeekReadsBack()
{
    WeekHours week;
    week.set(1, {{540, 720}, {780, 1020}});
    week.set(5, {{1320, 1800}});
    week.set(7, {{0, 1440}});
    QCOMPARE(
        weekToJson(week),
        u"{\"fri\":[\"22:00-06:00\"],\"mon\":[\"09:00-12:00\",\"13:00-17:00\"],\"sun\":[\"00:00-24:00\"]}"_s);
    const Result<WeekHours> back = weekFromJson(weekToJson(week));
    QVERIFY(back && *back == week);
    const Result<WeekHours> empty = weekFromJson(u"{}"_s);
    QVERIFY(empty && empty->isEmpty());
}

void TestCalendarVersion::exceptionsReadBack()
{
    const QList<CalendarException> exceptions{
        {QDate(2026, 7, 3), false, u"Independence Day (observed)"_s, {}},
        {QDate(2000, 2, 29), true, u"Leap day"_s, {}},
        {QDate(2000, 12, 24), true, u"Christmas Eve"_s, {{540, 720}}},
    };
    const Result<QList<CalendarException>> back = exceptionsFromJson(exceptionsToJson(exceptions));
    QVERIFY(back);
    QCOMPARE(*back, exceptions);
    const Result<QList<CalendarException>> none = exceptionsFromJson(u"[]"_s);
    QVERIFY(none && none->isEmpty());
}

void TestCalendarVersion::refusesOtherText_data()
{
    QTest::addColumn<QString>("week");
    QTest::addColumn<QString>("exceptions");
    QTest::addColumn<QString>("key");
    QTest::newRow("no JSON") << u"mon 9-17"_s << u"["_s << u"bad-calendar-text"_s;
    QTest::newRow("the other shape") << u"[]"_s << u"{}"_s << u"bad-calendar-text"_s;
    QTest::newRow("an unknown day; no date")
        << u"{\"monday\":[]}"_s << u"[{\"name\":\"x\"}]"_s << u"bad-calendar-text"_s;
    QTest::newRow("hours that are no list")
        << u"{\"mon\":\"09:00-17:00\"}"_s << u"[{\"date\":\"12-25\",\"hours\":1}]"_s
        << u"bad-calendar-text"_s;
    QTest::newRow("hours that are none")
        << u"{\"mon\":[\"9-17\"]}"_s << u"[{\"date\":\"12-25\",\"hours\":[7]}]"_s << u"bad-hours"_s;
}

void TestCalendarVersion::refusesOtherText()
{
    QFETCH(QString, week);
    QFETCH(QString, exceptions);
    QFETCH(QString, key);
    const Result<WeekHours> readWeek = weekFromJson(week);
    QVERIFY(!readWeek);
    QCOMPARE(readWeek.error().key, key);
    const Result<QList<CalendarException>> readExceptions = exceptionsFromJson(exceptions);
    QVERIFY(!readExceptions);
    QCOMPARE(readExceptions.error().key, key);
}

void TestCalendarVersion::checksWhatIsStored()
{
    QCOMPARE(keyOf(check(plain())), u"ok"_s);

    CalendarVersion empty = plain();
    empty.week = {};
    QCOMPARE(keyOf(check(empty)), u"empty-calendar"_s);

    CalendarVersion nowhere = plain();
    nowhere.zone = QTimeZone("Nowhere/Land");
    QCOMPARE(keyOf(check(nowhere)), u"unknown-zone"_s);

    CalendarVersion zeroLength = plain();
    zeroLength.week.set(2, {{600, 600}});
    QCOMPARE(keyOf(check(zeroLength)), u"bad-hours"_s);

    CalendarVersion badDay = plain();
    badDay.exceptions = {{QDate(2026, 12, 24), false, u"Eve"_s, {{600, 500}}}};
    QCOMPARE(keyOf(check(badDay)), u"bad-hours"_s);

    CalendarVersion twice = plain();
    twice.exceptions = {{QDate(2026, 12, 24), false, u"Eve"_s, {}},
                        {QDate(2026, 12, 24), false, u"Again"_s, {}}};
    QCOMPARE(keyOf(check(twice)), u"repeated-exception"_s);
    twice.exceptions[1].yearly = true; // a yearly one beside a single one is no repeat
    QCOMPARE(keyOf(check(twice)), u"ok"_s);
}

QTEST_APPLESS_MAIN(TestCalendarVersion)
#include "tst_calendarversion.moc"
