// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The worked examples of working time, each with its exact figure.

#include "base/timetext.h"
#include "calendar/workcalendar.h"

#include <QTest>
#include <thread>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TestWorkCalendar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void overAWeekendWithAClockChange();
    void dueTimes_data();
    void dueTimes();
    void repeatedAndSkippedHours();
    void nightShiftsOverClockChanges_data();
    void nightShiftsOverClockChanges();
    void aTicketOpenedOutOfHoursHasWorkingTime();
    void exceptionsChangeTheDay_data();
    void exceptionsChangeTheDay();
    void aNightBelongsToTheDayItBeginsOn();
    void aVersionHoldsFromItsInstant();
    void versionsMayMoveTheZone();
    void refusesEmptyAndRepeatedVersions();
    void edges();
    void aCalendarThatNeverOpensAgainHasNoDueTime();
    void instantsFarAwayAreNoWorkingTime();
    void manyThreadsMayAskAtOnce();
};

namespace {

qint64 iso(const char *text)
{
    const std::optional<qint64> at = parseIso(QString::fromLatin1(text));
    if (!at)
        qFatal("no instant: %s", text);
    return *at;
}

qint64 minutes(qint64 milliseconds)
{
    return milliseconds / kMsPerMinute;
}

WorkCalendar made(QList<CalendarVersion> versions)
{
    Result<WorkCalendar> calendar = WorkCalendar::make(std::move(versions));
    if (!calendar)
        qFatal("no calendar: %s", qPrintable(calendar.error().key));
    return *std::move(calendar);
}

CalendarVersion officeHours(const char *zone)
{
    return WorkCalendar::businessHours(QTimeZone(zone)).versions().first();
}

WorkCalendar newYork()
{
    CalendarVersion version = officeHours("America/New_York");
    version.exceptions = {{QDate(2026, 7, 3), false, u"Independence Day (observed)"_s, {}}};
    return made({version});
}

} // namespace

void TestWorkCalendar::overAWeekendWithAClockChange()
{
    // O-27
    const WorkCalendar calendar = WorkCalendar::businessHours(QTimeZone("Europe/Berlin"));
    const qint64 a = iso("2026-03-27T16:30:00+01:00");
    const qint64 b = iso("2026-03-30T10:15:00+02:00");
    QCOMPARE(minutes(b - a), 3885);
    QCOMPARE(minutes(calendar.working(a, b)), 105);
    QCOMPARE(WorkCalendar::always().working(a, b), b - a);
}

void TestWorkCalendar::dueTimes_data()
{
    QTest::addColumn<QString>("created");
    QTest::addColumn<int>("hours");
    QTest::addColumn<QString>("pauseFrom");
    QTest::addColumn<QString>("pauseTo");
    QTest::addColumn<QString>("due");
    const QString none;
    QTest::newRow("O-29: over a holiday and a weekend")
        << u"2026-07-02T15:00:00-04:00"_s << 16 << none << none << u"2026-07-07T15:00:00-04:00"_s;
    QTest::newRow("O-29: a pause moves it by its working time")
        << u"2026-07-02T15:00:00-04:00"_s << 16 << u"2026-07-06T10:00:00-04:00"_s
        << u"2026-07-06T13:00:00-04:00"_s << u"2026-07-08T10:00:00-04:00"_s;
    QTest::newRow("O-29: due at the closing instant, not the next morning")
        << u"2026-07-04T11:00:00-04:00"_s << 8 << none << none << u"2026-07-06T17:00:00-04:00"_s;
    QTest::newRow("a pause in closed time moves nothing")
        << u"2026-07-02T15:00:00-04:00"_s << 16 << u"2026-07-04T10:00:00-04:00"_s
        << u"2026-07-05T13:00:00-04:00"_s << u"2026-07-07T15:00:00-04:00"_s;
    QTest::newRow("a pause that began before")
        << u"2026-07-02T15:00:00-04:00"_s << 16 << u"2026-07-01T10:00:00-04:00"_s
        << u"2026-07-02T16:00:00-04:00"_s << u"2026-07-07T16:00:00-04:00"_s;
    QTest::newRow("a pause after the due time moves nothing")
        << u"2026-07-02T15:00:00-04:00"_s << 16 << u"2026-07-07T15:00:00-04:00"_s
        << u"2026-07-07T16:00:00-04:00"_s << u"2026-07-07T15:00:00-04:00"_s;
    QTest::newRow("over New York's change of clocks")
        << u"2026-03-06T16:00:00-05:00"_s << 2 << none << none << u"2026-03-09T10:00:00-04:00"_s;
}

void TestWorkCalendar::dueTimes()
{
    QFETCH(QString, created);
    QFETCH(int, hours);
    QFETCH(QString, pauseFrom);
    QFETCH(QString, pauseTo);
    QFETCH(QString, due);
    const WorkCalendar calendar = newYork();
    const qint64 a = *parseIso(created);
    IntervalSet pauses;
    if (!pauseFrom.isEmpty())
        pauses.add(*parseIso(pauseFrom), *parseIso(pauseTo));
    const std::optional<qint64> t = calendar.add(a, hours * kMsPerHour, pauses);
    QVERIFY(t);
    QCOMPARE(isoText(*t, QTimeZone("America/New_York")), due);
    QCOMPARE(calendar.working(a, *t, pauses), hours * kMsPerHour);
    QVERIFY(calendar.working(a, *t - 1, pauses) < hours * kMsPerHour);
}

void TestWorkCalendar::repeatedAndSkippedHours()
{
    // O-30: 02:30 in Berlin on the day clocks fall back is two instants; both are open in 02:00-03:00.
    CalendarVersion version;
    version.zone = QTimeZone("Europe/Berlin");
    version.week.set(Qt::Sunday, {{120, 180}});
    const WorkCalendar calendar = made({version});
    QVERIFY(calendar.isOpen(iso("2026-10-25T00:30Z")));
    QVERIFY(calendar.isOpen(iso("2026-10-25T01:30Z")));
    QCOMPARE(minutes(calendar.working(iso("2026-10-25T00:00+02:00"), iso("2026-10-26T00:00+01:00"))), 120);
    QCOMPARE(minutes(calendar.working(iso("2026-03-29T00:00+01:00"), iso("2026-03-30T00:00+02:00"))), 0);
}

void TestWorkCalendar::nightShiftsOverClockChanges_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<int>("expected");
    QTest::newRow("O-28: 7 h across March's change") << u"2026-03-28T12:00+01:00"_s << 7;
    QTest::newRow("O-28: 9 h across October's change") << u"2026-10-24T12:00+02:00"_s << 9;
    QTest::newRow("8 h on any other night") << u"2026-06-06T12:00+02:00"_s << 8;
}

void TestWorkCalendar::nightShiftsOverClockChanges()
{
    QFETCH(QString, from);
    QFETCH(int, expected);
    CalendarVersion version;
    version.zone = QTimeZone("Europe/Berlin");
    version.week.set(Qt::Saturday, {{1320, 1800}});
    const WorkCalendar calendar = made({version});
    const qint64 a = *parseIso(from);
    QCOMPARE(calendar.working(a, a + kMsPerDay), expected * kMsPerHour);
    QCOMPARE(calendar.add(a, expected * kMsPerHour),
             std::optional(a + 18 * kMsPerHour + (expected - 8) * kMsPerHour));
}

void TestWorkCalendar::aTicketOpenedOutOfHoursHasWorkingTime()
{
    const WorkCalendar calendar = WorkCalendar::businessHours(QTimeZone("Europe/Berlin"));
    const qint64 friday = iso("2026-07-03T20:00:00+02:00");
    QCOMPARE(minutes(calendar.working(friday, iso("2026-07-06T09:30:00+02:00"))), 30);
    QCOMPARE(calendar.working(friday, iso("2026-07-06T08:00:00+02:00")), 0);
    QCOMPARE(calendar.add(friday, 1), std::optional(iso("2026-07-06T09:00:00.001+02:00")));
    QCOMPARE(calendar.add(friday, 0), std::optional(friday));
}

void TestWorkCalendar::exceptionsChangeTheDay_data()
{
    QTest::addColumn<QDate>("date");
    QTest::addColumn<int>("expected");
    QTest::newRow("an ordinary Thursday") << QDate(2026, 12, 17) << 480;
    QTest::newRow("a single closed day") << QDate(2026, 12, 18) << 0;
    QTest::newRow("a yearly closed day") << QDate(2026, 12, 25) << 0;
    QTest::newRow("the same a year later") << QDate(2028, 12, 25) << 0;
    QTest::newRow("yearly changed hours") << QDate(2026, 12, 24) << 180;
    QTest::newRow("a single day beats a yearly one") << QDate(2025, 12, 24) << 60;
    QTest::newRow("a Saturday with hours") << QDate(2026, 12, 19) << 120;
    QTest::newRow("a leap day is met in leap years") << QDate(2028, 2, 29) << 0;
    QTest::newRow("and only on its day") << QDate(2027, 3, 1) << 480;
}

void TestWorkCalendar::exceptionsChangeTheDay()
{
    QFETCH(QDate, date);
    QFETCH(int, expected);
    CalendarVersion version = officeHours("Europe/Berlin");
    version.exceptions = {
        {QDate(2026, 12, 18), false, u"Moving house"_s, {}},
        {QDate(2000, 12, 25), true, u"Christmas"_s, {}},
        {QDate(2000, 12, 24), true, u"Christmas Eve"_s, {{540, 720}}},
        {QDate(2025, 12, 24), false, u"Short Eve"_s, {{600, 660}}},
        {QDate(2026, 12, 19), false, u"Stocktaking"_s, {{600, 720}}},
        {QDate(2000, 2, 29), true, u"Leap day"_s, {}},
    };
    const WorkCalendar calendar = made({version});
    const Interval day = localDay(date, version.zone);
    QCOMPARE(minutes(calendar.working(day.from, day.to)), expected);
}

void TestWorkCalendar::aNightBelongsToTheDayItBeginsOn()
{
    CalendarVersion version;
    for (int day = 1; day <= 7; ++day)
        version.week.set(day, {{1320, 1800}});
    version.exceptions = {{QDate(2026, 5, 1), false, u"Labor Day"_s, {}}};
    const WorkCalendar calendar = made({version});
    // Thursday night goes on into the closed Friday; Friday's own night falls out.
    QCOMPARE(calendar.openings(iso("2026-04-30T12:00Z"), iso("2026-05-03T12:00Z")).intervals(),
             (std::vector<Interval>{{iso("2026-04-30T22:00Z"), iso("2026-05-01T06:00Z")},
                                    {iso("2026-05-02T22:00Z"), iso("2026-05-03T06:00Z")}}));
}

void TestWorkCalendar::aVersionHoldsFromItsInstant()
{
    CalendarVersion first = officeHours("UTC");
    first.validFrom = iso("2026-01-01T00:00Z");
    CalendarVersion second;
    second.validFrom = iso("2026-07-01T12:00Z"); // a Wednesday, within the hours of both
    second.week.set(Qt::Wednesday, {{480, 1200}});
    const WorkCalendar calendar = made({second, first}); // any order
    QCOMPARE(calendar.openings(iso("2026-06-30T00:00Z"), iso("2026-07-03T00:00Z")).intervals(),
             (std::vector<Interval>{{iso("2026-06-30T09:00Z"), iso("2026-06-30T17:00Z")},
                                    {iso("2026-07-01T09:00Z"), iso("2026-07-01T20:00Z")}}));
    // The first version also holds before its instant.
    QCOMPARE(calendar.working(iso("2016-02-29T00:00Z"), iso("2016-03-01T00:00Z")), 8 * kMsPerHour);
    // A goal begun under one version ends under the other.
    QCOMPARE(calendar.add(iso("2026-06-30T16:00Z"), 13 * kMsPerHour),
             std::optional(iso("2026-07-08T09:00Z")));
}

void TestWorkCalendar::versionsMayMoveTheZone()
{
    CalendarVersion berlin = officeHours("Europe/Berlin");
    CalendarVersion london = officeHours("Europe/London");
    london.validFrom = iso("2026-07-01T00:00Z");
    const WorkCalendar calendar = made({berlin, london});
    QVERIFY(calendar.isOpen(iso("2026-06-30T07:00Z")));
    QVERIFY(!calendar.isOpen(iso("2026-07-01T07:00Z")));
    QVERIFY(calendar.isOpen(iso("2026-07-01T08:00Z")));
}

void TestWorkCalendar::refusesEmptyAndRepeatedVersions()
{
    const Result<WorkCalendar> none = WorkCalendar::make({});
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::Invalid);
    QCOMPARE(none.error().key, u"empty-calendar"_s);

    CalendarVersion empty;
    empty.exceptions = {{QDate(2026, 1, 1), false, u"Open once"_s, {{0, 60}}}};
    const Result<WorkCalendar> noHours = WorkCalendar::make({empty});
    QVERIFY(!noHours);
    QCOMPARE(noHours.error().key, u"empty-calendar"_s);

    const Result<WorkCalendar> twice = WorkCalendar::make({officeHours("UTC"), officeHours("UTC")});
    QVERIFY(!twice);
    QCOMPARE(twice.error().key, u"repeated-version"_s);
}

void TestWorkCalendar::edges()
{
    const WorkCalendar calendar = WorkCalendar::businessHours(QTimeZone::utc());
    const qint64 open = iso("2026-07-01T09:00Z");
    const qint64 close = iso("2026-07-01T17:00Z");
    QVERIFY(!calendar.isOpen(open - 1));
    QVERIFY(calendar.isOpen(open));
    QVERIFY(calendar.isOpen(close - 1));
    QVERIFY(!calendar.isOpen(close));
    QCOMPARE(calendar.working(close, open), 0); // reversed
    QCOMPARE(calendar.working(open, open), 0);
    QCOMPARE(calendar.add(open, 8 * kMsPerHour), std::optional(close));
    QCOMPARE(calendar.add(open, 8 * kMsPerHour + 1), std::optional(iso("2026-07-02T09:00:00.001Z")));
    QCOMPARE(calendar.add(close, 0), std::optional(close));
    QCOMPARE(calendar.add(open, -1), std::nullopt);
}

void TestWorkCalendar::aCalendarThatNeverOpensAgainHasNoDueTime()
{
    CalendarVersion version = officeHours("UTC");
    for (QDate date(2000, 1, 1); date < QDate(2001, 1, 1); date = date.addDays(1))
        version.exceptions.append({date, true, u"Shut"_s, {}});
    const WorkCalendar calendar = made({version});
    QCOMPARE(calendar.add(iso("2026-07-01T09:00Z"), 1), std::nullopt);
    QCOMPARE(calendar.working(iso("2026-01-01T00:00Z"), iso("2030-01-01T00:00Z")), 0);
}

void TestWorkCalendar::instantsFarAwayAreNoWorkingTime()
{
    const WorkCalendar calendar = WorkCalendar::always();
    const qint64 first = iso("1900-01-01T00:00Z");
    const qint64 last = iso("2200-01-01T00:00Z");
    QCOMPARE(calendar.working(iso("0001-01-01T00:00Z"), iso("9999-01-01T00:00Z")), last - first);
    QCOMPARE(calendar.working(std::numeric_limits<qint64>::min(), std::numeric_limits<qint64>::max()),
             last - first);
    QCOMPARE(calendar.working(last, last + kMsPerDay), 0);
    QCOMPARE(calendar.add(last - 5, 5), std::optional(last));
    QCOMPARE(calendar.add(last - 5, 6), std::nullopt);
    QCOMPARE(calendar.add(first - kMsPerDay, 6), std::optional(first + 6));
    QCOMPARE(calendar.add(0, std::numeric_limits<qint64>::max()), std::nullopt);
}

void TestWorkCalendar::manyThreadsMayAskAtOnce()
{
    const WorkCalendar calendar = WorkCalendar::businessHours(QTimeZone("Europe/Berlin"));
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&calendar, &wrong, t] {
            // Mondays at noon, each thread from another year outwards, so that all grow the table.
            const qint64 monday = iso("2026-07-06T12:00+02:00") + (t - 2) * 520 * 7 * kMsPerDay;
            for (int i = 0; i < 500; ++i) {
                const qint64 at = monday + (t % 2 ? i : -i) * 7 * kMsPerDay;
                const qint64 worked = calendar.working(at, at + 7 * kMsPerDay);
                if (qAbs(worked - 40 * kMsPerHour) > kMsPerHour ||
                    calendar.working(at, *calendar.add(at, kMsPerDay)) != kMsPerDay)
                    ++wrong;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(wrong.load(), 0);
}

QTEST_APPLESS_MAIN(TestWorkCalendar)
#include "tst_workcalendar.moc"
