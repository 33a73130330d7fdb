// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "calendar/holidays.h"
#include "support/results.h"
#include "wording/errors.h"

#include <QFile>
#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

const QTimeZone kBerlin("Europe/Berlin");
const QDate kFrom(2026, 1, 1), kTo(2028, 12, 31);

QByteArray corpus(const char *name)
{
    QFile file(QStringLiteral(BINNACLE_TEST_DATA "/holidays/") + QString::fromLatin1(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no %s", name);
    return file.readAll();
}

HolidayFile read(const QByteArray &bytes)
{
    const auto file = readHolidays(bytes, kBerlin, kFrom, kTo);
    if (!file)
        qFatal("%s", qPrintable(file.error().key));
    return *file;
}

// "2026-04-06 Ostermontag", "yearly 12-25 …", "2026-12-28..2026-12-31 (4) …"
QStringList told(const HolidayFile &file)
{
    QStringList lines;
    for (const HolidayEntry &entry : file.entries) {
        const QString first = entry.yearly ? u"yearly "_s + entry.dates.first().toString(u"MM-dd"_s)
                                           : entry.dates.first().toString(Qt::ISODate);
        const QString last = entry.dates.size() == 1 ? QString()
                                                     : u".."_s + entry.dates.last().toString(Qt::ISODate) +
                                                           u" (%1)"_s.arg(entry.dates.size());
        lines.append(first + last + u' ' + entry.name);
    }
    return lines;
}

QStringList faultsOf(const HolidayFile &file)
{
    QStringList lines;
    for (const HolidayFault &fault : file.faults)
        lines.append(QString::number(fault.line) + u' ' + fault.key);
    return lines;
}

QByteArray oneEvent(const QByteArray &lines)
{
    return "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + lines + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
}

} // namespace

class TestHolidays : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void filesAreReadAsTheyMean_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("entries");
        QTest::addColumn<QStringList>("faults");
        QTest::newRow("yearly days, one day, several days, folded names and commas")
            << corpus("berlin.ics")
            << QStringList{u"yearly 12-25 1. Weihnachtstag"_s, u"yearly 10-03 Tag der Deutschen Einheit"_s,
                           u"2026-04-06 Ostermontag"_s, u"2026-12-28..2026-12-31 (4) Betriebsruhe, Werk 1"_s}
            << QStringList();
        QTest::newRow("rules with a weekday, an end, days put in, taken out, moved and cancelled")
            << corpus("rules.ics")
            << QStringList{u"2026-01-05..2026-01-13 (2) Closing"_s, u"2026-01-10..2026-07-11 (3) Inventory"_s,
                           u"2026-11-26..2028-11-23 (3) Thanksgiving"_s}
            << QStringList();
        QTest::newRow("whole days in UTC, by IANA and Windows names and floating; others are named")
            << corpus("zones.ics")
            << QStringList{u"2026-05-01 In Berlin"_s, u"2026-06-06 Floating"_s,
                           u"2026-08-14 As Windows says"_s, u"2026-12-25 In UTC"_s}
            << QStringList{u"28 not-whole-days"_s, u"34 not-whole-days"_s, u"40 unknown-zone"_s};
        QTest::newRow("what cannot be used is named with its line, all else is read")
            << corpus("faults.ics") << QStringList{u"2026-01-01 Fine"_s, u"2026-02-02 Second of two"_s}
            << QStringList{u"9 event-without-day"_s, u"13 event-without-name"_s, u"17 event-ends-early"_s,
                           u"23 event-two-ends"_s,   u"30 event-too-long"_s,     u"36 rule-too-frequent"_s,
                           u"42 too-many-days"_s,    u"48 event-unreadable"_s,   u"53 event-repeated"_s,
                           u"63 event-unfinished"_s};
        QTest::newRow("the later edition counts, wherever it stands")
            << corpus("editions.ics") << QStringList{u"2026-05-11 Newer"_s} << QStringList();
        QTest::newRow("Latin-1") << corpus("latin1.ics") << QStringList{u"2026-01-06 Heilige Drei Könige"_s}
                                 << QStringList();
        QTest::newRow("UTF-16 with its mark")
            << corpus("utf16.ics") << QStringList{u"2026-01-06 Heilige Drei Könige"_s} << QStringList();
        QTest::newRow("hidden characters of a name are dropped")
            << oneEvent("UID:x\r\nDTSTART;VALUE=DATE:20260101\r\nSUMMARY:a\xe2\x80\xae"
                        "b\x1b[31m")
            << QStringList{u"2026-01-01 ab[31m"_s} << QStringList();
        QTest::newRow("a holiday that begins in a later year is no yearly one before")
            << oneEvent("UID:x\r\nDTSTART;VALUE=DATE:20270308\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:New")
            << QStringList{u"2027-03-08..2028-03-08 (2) New"_s} << QStringList();
        QTest::newRow("an end on the day it begins is one day")
            << oneEvent("UID:x\r\nDTSTART;VALUE=DATE:20260308\r\nDTEND;VALUE=DATE:20260308\r\nSUMMARY:One")
            << QStringList{u"2026-03-08 One"_s} << QStringList();
        QTest::newRow("without a uid") << oneEvent("DTSTART;VALUE=DATE:20260308\r\nSUMMARY:One")
                                       << QStringList{u"2026-03-08 One"_s} << QStringList();
    }
    void filesAreReadAsTheyMean()
    {
        QFETCH(QByteArray, bytes);
        const HolidayFile file = read(bytes);
        QTEST(told(file), "entries");
        QTEST(faultsOf(file), "faults");
        for (const HolidayFault &fault : file.faults) {
            const QString sentence = wording::errorLine({ErrorCode::Invalid, fault.key, fault.values, {}});
            QVERIFY2(!sentence.contains(u'{') && !sentence.contains(fault.key), qPrintable(sentence));
        }
    }

    void whatWasLeftOutIsCounted()
    {
        const HolidayFile file = read(corpus("berlin.ics"));
        QCOMPARE(file.cancelled, 1);
        QCOMPARE(file.outside, 1);
        QVERIFY(!file.guessedEncoding);
        QVERIFY(read(corpus("latin1.ics")).guessedEncoding);
    }

    void theSameDayInAnotherZone()
    {
        const auto file = readHolidays(corpus("zones.ics"), QTimeZone("America/New_York"), kFrom, kTo);
        QVERIFY_OK(file);
        QCOMPARE(told(*file), (QStringList{u"2026-06-06 Floating"_s, u"2026-07-04 Elsewhere"_s}));
    }

    void filesThatAreNone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("key");
        QTest::newRow("nothing") << QByteArray() << u"not-icalendar"_s;
        QTest::newRow("a page") << QByteArray("<html>sign in first</html>") << u"not-icalendar"_s;
        QTest::newRow("too large") << QByteArray(kLargestHolidayFile + 1, 'x') << u"holiday-file-too-large"_s;
        QByteArray many = "BEGIN:VCALENDAR\n";
        for (int i = 0; i < 5001; ++i)
            many += "BEGIN:VEVENT\nEND:VEVENT\n";
        QTest::newRow("too many events") << many << u"too-many-events"_s;
    }
    void filesThatAreNone()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, key);
        QVERIFY_ERROR(readHolidays(bytes, kBerlin, kFrom, kTo), ErrorCode::Invalid, key);
    }

    // Whatever the file is cut to, reading ends and what it gives is within the years.
    void aFileMayEndAnywhere()
    {
        const QByteArray whole = corpus("rules.ics") + corpus("faults.ics");
        for (qsizetype size = 0; size < whole.size(); size += 7) {
            const auto file = readHolidays(whole.left(size), kBerlin, kFrom, kTo);
            if (!file)
                continue;
            for (const HolidayEntry &entry : file->entries) {
                for (const QDate day : entry.dates)
                    QVERIFY(entry.yearly || (day >= kFrom && day <= kTo));
            }
        }
    }

    // Refused, not gone through for centuries.
    void aRuleThatNeverComesTrueEnds_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::newRow("on February 30") << QByteArray("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30");
        QTest::newRow("each day of a month that has none")
            << QByteArray("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31");
        QTest::newRow("on the last Tuesday of none") << QByteArray("FREQ=MONTHLY;BYDAY=6TU;BYSETPOS=9");
        QTest::newRow("a weekday met on no seventh day") << QByteArray("FREQ=DAILY;INTERVAL=7;BYDAY=MO");
        QTest::newRow("the ninth of few") << QByteArray("FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=9");
        QTest::newRow("in a week the year has not") << QByteArray("FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO");
        QTest::newRow("within a day") << QByteArray("FREQ=YEARLY;BYHOUR=3,4");
    }
    void aRuleThatNeverComesTrueEnds()
    {
        QFETCH(QByteArray, rule);
        const HolidayFile file =
            read(oneEvent("UID:x\r\nDTSTART;VALUE=DATE:19000228\r\nRRULE:" + rule + "\r\nSUMMARY:Never"));
        QVERIFY(file.entries.isEmpty());
        QCOMPARE(faultsOf(file).size(), 1);
        QVERIFY(faultsOf(file).first().startsWith(u"2 rule-un"_s));
    }

    void rulesOfHolidays_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QString>("first");
        QTest::newRow("last Monday of May")
            << QByteArray("FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO") << u"2026-05-25"_s;
        QTest::newRow("last working day of each quarter")
            << QByteArray("FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1") << u"2026-03-31"_s;
        QTest::newRow("February 29") << QByteArray("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29") << u"2028-02-29"_s;
        QTest::newRow("Friday the 13th")
            << QByteArray("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13") << u"2026-02-13"_s;
        QTest::newRow("every second Saturday")
            << QByteArray("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA") << u"2026-01-10"_s;
        QTest::newRow("days of August") << QByteArray("FREQ=DAILY;BYMONTH=8") << u"2026-08-01"_s;
    }
    void rulesOfHolidays()
    {
        QFETCH(QByteArray, rule);
        QFETCH(QString, first);
        const HolidayFile file =
            read(oneEvent("UID:x\r\nDTSTART;VALUE=DATE:20251228\r\nRRULE:" + rule + "\r\nSUMMARY:Day off"));
        QCOMPARE(faultsOf(file), QStringList());
        QCOMPARE(file.entries.size(), 1);
        QCOMPARE(file.entries.first().dates.first().toString(Qt::ISODate), first);
    }

    void rulesOfAFileAreFew()
    {
        QByteArray many = "BEGIN:VCALENDAR\r\n";
        for (int i = 0; i < 210; ++i)
            many += "BEGIN:VEVENT\r\nUID:" + QByteArray::number(i) +
                    "\r\nDTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=1MO\r\n"
                    "SUMMARY:Day\r\nEND:VEVENT\r\n";
        const HolidayFile file = read(many + "END:VCALENDAR\r\n");
        QCOMPARE(file.entries.size(), 200);
        QCOMPARE(file.faults.size(), 10);
        QCOMPARE(file.faults.first().key, u"too-many-rules"_s);
    }

    void nothingIsTakenByItself()
    {
        const QList<HolidayChoice> choices =
            holidayChoices({}, read(corpus("berlin.ics")).entries, kFrom, kTo);
        QCOMPARE(choices.size(), 4);
        for (const HolidayChoice &choice : choices)
            QCOMPARE(choice.state, HolidayChoice::State::New);
        QCOMPARE(withHolidays({}, {}), QList<CalendarException>());
        const QList<CalendarException> one = withHolidays({}, {choices[2]});
        QCOMPARE(one, (QList<CalendarException>{
                          {QDate(2026, 4, 6), false, u"Ostermontag"_s, {}, u"easter26@example"_s}}));
    }

    void theSameFileAgainShowsWhatChanged()
    {
        const QList<HolidayEntry> first = read(corpus("berlin.ics")).entries;
        const CalendarException byHand{QDate(2026, 5, 4), false, u"Moving"_s, {{600, 660}}};
        QList<CalendarException> days = withHolidays({byHand}, holidayChoices({byHand}, first, kFrom, kTo));
        QCOMPARE(days.size(), 1 + 3 + 4);
        for (const HolidayChoice &choice : holidayChoices(days, first, kFrom, kTo))
            QCOMPARE(choice.state, HolidayChoice::State::Present);

        QByteArray edited = corpus("berlin.ics");
        edited.replace("SUMMARY:Ostermontag", "SUMMARY:Easter Monday"); // renamed
        edited.replace("DURATION:P4D", "DURATION:P3D");                 // a day less
        edited.replace("UID:unity@example", "UID:other@example");       // another entry of the same day
        const QList<HolidayChoice> choices = holidayChoices(days, read(edited).entries, kFrom, kTo);
        QHash<QString, HolidayChoice::State> states;
        for (const HolidayChoice &choice : choices)
            states.insert(choice.uid, choice.state);
        using State = HolidayChoice::State;
        QCOMPARE(states, (QHash<QString, State>{{u"xmas@example"_s, State::Present},
                                                {u"easter26@example"_s, State::Changed},
                                                {u"office@example"_s, State::Changed},
                                                {u"other@example"_s, State::Present},
                                                {u"unity@example"_s, State::Gone}}));
        days = withHolidays(days, choices);
        const auto named = [&days](const QString &name) {
            return std::count_if(days.begin(), days.end(),
                                 [&](const CalendarException &day) { return day.name == name; });
        };
        QCOMPARE(named(u"Ostermontag"_s), 0);
        QCOMPARE(named(u"Easter Monday"_s), 1);
        QCOMPARE(named(u"Betriebsruhe, Werk 1"_s), 3);
        QVERIFY(days.contains(byHand));
    }

    void aDayWithHoursOfItsOwnIsNoHolidayYet()
    {
        const CalendarException half{QDate(2026, 4, 6), false, u"Half day"_s, {{540, 720}}};
        const QList<HolidayChoice> choices =
            holidayChoices({half}, read(corpus("berlin.ics")).entries, kFrom, kTo);
        QCOMPARE(choices[2].state, HolidayChoice::State::Changed);
        QCOMPARE(choices[2].before, QList<CalendarException>{half});
    }

    // What is read may be stored, and is read back with its uid.
    void takenHolidaysMakeAVersion()
    {
        CalendarVersion version;
        version.zone = kBerlin;
        version.week.set(Qt::Monday, {{540, 1020}});
        QByteArray twice = corpus("berlin.ics");
        twice.replace("UID:office@example\r\nDTSTART;VALUE=DATE:20261228",
                      "UID:office@example\r\nDTSTART;VALUE=DATE:20260403");
        version.exceptions = withHolidays({}, holidayChoices({}, read(twice).entries, kFrom, kTo));
        QVERIFY_OK(check(version)); // Betriebsruhe lies on Easter Monday: one entry a day
        const auto back = exceptionsFromJson(exceptionsToJson(version.exceptions));
        QVERIFY_OK(back);
        QCOMPARE(*back, version.exceptions);
    }
};

QTEST_GUILESS_MAIN(TestHolidays)
#include "tst_holidays.moc"
