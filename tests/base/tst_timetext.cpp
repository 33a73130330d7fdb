// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

#include "base/timetext.h"

#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TestTimeText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesIso_data();
    void writesIso();
    void readsIso_data();
    void readsIso();
    void refusesWhatIsNoInstant_data();
    void refusesWhatIsNoInstant();
    void resolvesLocalReadings_data();
    void resolvesLocalReadings();
    void aReadingComesBackAroundEveryTransition_data();
    void aReadingComesBackAroundEveryTransition();
    void everyInstantIsWrittenAndReadBack();
    void namesSpans_data();
    void namesSpans();
    void refusesWhatIsNoSpan_data();
    void refusesWhatIsNoSpan();
    void daysFollowEachOtherWithoutGaps_data();
    void daysFollowEachOtherWithoutGaps();
    void offsetSpansCoverTheirStretch();
    void zonesAreThoseThatAre_data();
    void zonesAreThoseThatAre();
};

namespace {

const char *const kZones[] = {"Europe/Berlin",     "America/New_York", "Australia/Lord_Howe",
                              "America/Sao_Paulo", "Pacific/Apia",     "Africa/Casablanca",
                              "Asia/Kathmandu",    "Asia/Tehran",      "America/St_Johns",
                              "Europe/Dublin",     "Asia/Beirut",      "UTC"};

QTimeZone zoneOf(const QString &id)
{
    return QTimeZone(id.toLatin1());
}

qint64 iso(const char *text)
{
    const std::optional<qint64> at = parseIso(QString::fromLatin1(text));
    if (!at)
        qFatal("no instant: %s", text);
    return *at;
}

QString utcText(qint64 at)
{
    return isoText(at, QTimeZone::utc());
}

} // namespace

void TestTimeText::writesIso_data()
{
    QTest::addColumn<qint64>("at");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("expected");
    const qint64 feb29 = 1456704960000; // 2016-02-29T00:16:00Z
    QTest::newRow("UTC ends in Z") << feb29 << u"UTC"_s << u"2016-02-29T00:16:00Z"_s;
    QTest::newRow("east of UTC") << feb29 << u"Europe/Berlin"_s << u"2016-02-29T01:16:00+01:00"_s;
    QTest::newRow("west of UTC, the day before")
        << feb29 << u"America/New_York"_s << u"2016-02-28T19:16:00-05:00"_s;
    QTest::newRow("quarter hours") << feb29 << u"Asia/Kathmandu"_s << u"2016-02-29T06:01:00+05:45"_s;
    QTest::newRow("negative half hour") << feb29 << u"America/St_Johns"_s << u"2016-02-28T20:46:00-03:30"_s;
    QTest::newRow("London in winter is Z") << feb29 << u"Europe/London"_s << u"2016-02-29T00:16:00Z"_s;
    QTest::newRow("milliseconds where there are some")
        << feb29 + 7 << u"UTC"_s << u"2016-02-29T00:16:00.007Z"_s;
    QTest::newRow("before 1970") << qint64(-1) << u"UTC"_s << u"1969-12-31T23:59:59.999Z"_s;
    QTest::newRow("the first second of 1970") << qint64(0) << u"UTC"_s << u"1970-01-01T00:00:00Z"_s;
    // Local mean time of Berlin was 53 min 28 s east: the offset is cut to minutes, the instant stays.
    QTest::newRow("an offset with seconds")
        << qint64(-2840140800000) << u"Europe/Berlin"_s << u"1880-01-01T00:53:00+00:53"_s;
}

void TestTimeText::writesIso()
{
    QFETCH(qint64, at);
    QFETCH(QString, zone);
    QFETCH(QString, expected);
    QCOMPARE(isoText(at, zoneOf(zone)), expected);
    QCOMPARE(parseIso(expected), std::optional(at));
}

void TestTimeText::readsIso_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("Z") << u"2026-03-29T01:30:00Z"_s << u"2026-03-29T01:30:00Z"_s;
    QTest::newRow("small letters") << u"2026-03-29t01:30:00z"_s << u"2026-03-29T01:30:00Z"_s;
    QTest::newRow("a blank for the T") << u"2026-03-29 01:30:00+02:00"_s << u"2026-03-28T23:30:00Z"_s;
    QTest::newRow("offset without colon") << u"2026-03-29T01:30:00+0200"_s << u"2026-03-28T23:30:00Z"_s;
    QTest::newRow("offset of hours") << u"2026-03-29T01:30:00-02"_s << u"2026-03-29T03:30:00Z"_s;
    QTest::newRow("a typographic minus") << u"2026-03-29T01:30:00\u221202:00"_s << u"2026-03-29T03:30:00Z"_s;
    QTest::newRow("no seconds") << u"2026-03-29T01:30Z"_s << u"2026-03-29T01:30:00Z"_s;
    QTest::newRow("one digit of a second") << u"2026-03-29T01:30:00.5Z"_s << u"2026-03-29T01:30:00.500Z"_s;
    QTest::newRow("nanoseconds are cut")
        << u"2026-03-29T01:30:00.123999999Z"_s << u"2026-03-29T01:30:00.123Z"_s;
    QTest::newRow("a comma for the point") << u"2026-03-29T01:30:00,25Z"_s << u"2026-03-29T01:30:00.250Z"_s;
    QTest::newRow("24:00 is the next day") << u"2026-02-28T24:00:00Z"_s << u"2026-03-01T00:00:00Z"_s;
    QTest::newRow("blanks around") << u"  2026-03-29T01:30:00Z \n"_s << u"2026-03-29T01:30:00Z"_s;
}

void TestTimeText::readsIso()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const std::optional<qint64> at = parseIso(text);
    QVERIFY(at);
    QCOMPARE(utcText(*at), expected);
}

void TestTimeText::refusesWhatIsNoInstant_data()
{
    QTest::addColumn<QString>("text");
    const QStringList texts{QString(),
                            u"2026-03-29"_s,
                            u"2026-03"_s,
                            u"2026-03-29T01:30:00"_s,
                            u"2026-02-29T01:30:00Z"_s,
                            u"2026-13-01T01:30:00Z"_s,
                            u"2026-03-29T25:00:00Z"_s,
                            u"2026-03-29T24:00:01Z"_s,
                            u"2026-03-29T01:60:00Z"_s,
                            u"2026-03-29T01:30:60Z"_s,
                            u"2026-03-29T8:00Z"_s,
                            u"2026-03-29T01:30:00.Z"_s,
                            u"2026-03-29T01:30:00.1234567891Z"_s,
                            u"2026-03-29T01:30:00Zx"_s,
                            u"2026-03-29T01:30:00+"_s,
                            u"2026-03-29T01:30:00+1"_s,
                            u"2026-03-29T01:30:00+19:00"_s,
                            u"2026-03-29T01:30:00+01:"_s,
                            u"2026-03-29T01:30:00+01:60"_s,
                            u"2026-03-29T01:30:00 +01:00"_s,
                            u"29/03/2026 01:30"_s,
                            u"2026-03-2９T01:30:00Z"_s,
                            u"-026-03-29T01:30:00Z"_s};
    for (const QString &text : texts)
        QTest::addRow("\"%s\"", qPrintable(text)) << text;
}

void TestTimeText::refusesWhatIsNoInstant()
{
    QFETCH(QString, text);
    QCOMPARE(parseIso(text), std::nullopt);
}

void TestTimeText::resolvesLocalReadings_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QDate>("date");
    QTest::addColumn<int>("minute");
    QTest::addColumn<QString>("expected");
    const QDate spring(2026, 3, 29);
    const QDate autumn(2026, 10, 25);
    const QString berlin = u"Europe/Berlin"_s;
    QTest::newRow("O-30: a skipped hour resolves forward")
        << berlin << spring << 150 << u"2026-03-29T03:30:00+02:00"_s;
    QTest::newRow("the skip's first minute") << berlin << spring << 120 << u"2026-03-29T03:00:00+02:00"_s;
    QTest::newRow("the minute before the skip") << berlin << spring << 119 << u"2026-03-29T01:59:00+01:00"_s;
    QTest::newRow("the minute after the skip") << berlin << spring << 180 << u"2026-03-29T03:00:00+02:00"_s;
    QTest::newRow("O-30: a repeated hour is its first instant")
        << berlin << autumn << 150 << u"2026-10-25T02:30:00+02:00"_s;
    QTest::newRow("the repeat's first minute") << berlin << autumn << 120 << u"2026-10-25T02:00:00+02:00"_s;
    QTest::newRow("the minute after the repeat") << berlin << autumn << 180 << u"2026-10-25T03:00:00+01:00"_s;
    QTest::newRow("24 hours later is the next day")
        << berlin << spring << 24 * 60 + 9 * 60 << u"2026-03-30T09:00:00+02:00"_s;
    QTest::newRow("half an hour skipped")
        << u"Australia/Lord_Howe"_s << QDate(2026, 10, 4) << 135 << u"2026-10-04T02:45:00+11:00"_s;
    QTest::newRow("half an hour repeated")
        << u"Australia/Lord_Howe"_s << QDate(2026, 4, 5) << 105 << u"2026-04-05T01:45:00+11:00"_s;
    QTest::newRow("midnight skipped")
        << u"America/Sao_Paulo"_s << QDate(2018, 11, 4) << 0 << u"2018-11-04T01:00:00-02:00"_s;
    QTest::newRow("a whole day skipped")
        << u"Pacific/Apia"_s << QDate(2011, 12, 30) << 720 << u"2011-12-31T12:00:00+14:00"_s;
    QTest::newRow("New York springs forward")
        << u"America/New_York"_s << QDate(2026, 3, 8) << 150 << u"2026-03-08T03:30:00-04:00"_s;
    QTest::newRow("New York falls back")
        << u"America/New_York"_s << QDate(2026, 11, 1) << 90 << u"2026-11-01T01:30:00-04:00"_s;
    QTest::newRow("no transitions at all") << u"UTC"_s << spring << 150 << u"2026-03-29T02:30:00Z"_s;
}

void TestTimeText::resolvesLocalReadings()
{
    QFETCH(QString, zone);
    QFETCH(QDate, date);
    QFETCH(int, minute);
    QFETCH(QString, expected);
    QCOMPARE(isoText(localToUtc(date, minute * kMsPerMinute, zoneOf(zone)), zoneOf(zone)), expected);
}

void TestTimeText::aReadingComesBackAroundEveryTransition_data()
{
    QTest::addColumn<QString>("zone");
    for (const char *id : kZones)
        QTest::addRow("%s", id) << QString::fromLatin1(id);
}

void TestTimeText::aReadingComesBackAroundEveryTransition()
{
    QFETCH(QString, zone);
    const QTimeZone tz = zoneOf(zone);
    QVERIFY(tz.isValid());
    const QList<OffsetSpan> spans = offsetSpans(iso("1950-01-01T00:00Z"), iso("2060-01-01T00:00Z"), tz);
    for (qsizetype i = 0; i < spans.size(); ++i) {
        for (qint64 at = spans[i].from - 3 * kMsPerHour; at <= spans[i].from + 3 * kMsPerHour;
             at += 10 * kMsPerMinute) {
            const LocalTime local = utcToLocal(at, tz);
            const qint64 back = localToUtc(local.date, local.msOfDay, tz);
            // The same instant, or the first of a repeated reading: never a later one, and it reads the same.
            QVERIFY2(back <= at, qPrintable(isoText(at, tz)));
            QCOMPARE(utcToLocal(back, tz), local);
            if (back != at)
                QVERIFY2(offsetAt(back, tz) > offsetAt(at, tz), qPrintable(isoText(at, tz)));
            QCOMPARE(parseIso(isoText(at, tz)), std::optional(at));
        }
    }
}

void TestTimeText::everyInstantIsWrittenAndReadBack()
{
    for (qint64 at = iso("0001-01-02T00:00Z"); at < iso("9999-12-30T00:00Z");
         at += 37 * kMsPerDay + 12345678) {
        QCOMPARE(parseIso(isoText(at, QTimeZone::utc())), std::optional(at));
        QCOMPARE(parseIso(isoText(at, zoneOf(u"America/New_York"_s))), std::optional(at));
    }
}

void TestTimeText::namesSpans_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const QString berlin = u"Europe/Berlin"_s;
    QTest::newRow("a day") << u"2026-01-15"_s << u"UTC"_s << u"2026-01-15T00:00:00Z"_s
                           << u"2026-01-16T00:00:00Z"_s;
    QTest::newRow("a day of 23 hours")
        << u"2026-03-29"_s << berlin << u"2026-03-28T23:00:00Z"_s << u"2026-03-29T22:00:00Z"_s;
    QTest::newRow("a day of 25 hours")
        << u"2026-10-25"_s << berlin << u"2026-10-24T22:00:00Z"_s << u"2026-10-25T23:00:00Z"_s;
    QTest::newRow("a month over a transition")
        << u"2026-03"_s << berlin << u"2026-02-28T23:00:00Z"_s << u"2026-03-31T22:00:00Z"_s;
    QTest::newRow("a leap February") << u"2024-02"_s << u"UTC"_s << u"2024-02-01T00:00:00Z"_s
                                     << u"2024-03-01T00:00:00Z"_s;
    QTest::newRow("a December") << u"2025-12"_s << u"UTC"_s << u"2025-12-01T00:00:00Z"_s
                                << u"2026-01-01T00:00:00Z"_s;
    QTest::newRow("a year") << u"2026"_s << berlin << u"2025-12-31T23:00:00Z"_s << u"2026-12-31T23:00:00Z"_s;
    QTest::newRow("a minute in the zone")
        << u"2026-07-01T10:15"_s << berlin << u"2026-07-01T08:15:00Z"_s << u"2026-07-01T08:16:00Z"_s;
    QTest::newRow("a second with offset")
        << u"2026-07-01T10:15:30-04:00"_s << berlin << u"2026-07-01T14:15:30Z"_s << u"2026-07-01T14:15:31Z"_s;
    QTest::newRow("a millisecond") << u"2026-07-01T10:15:30.250Z"_s << berlin << u"2026-07-01T10:15:30.250Z"_s
                                   << u"2026-07-01T10:15:30.251Z"_s;
    QTest::newRow("a day that begins at one") << u"2018-11-04"_s << u"America/Sao_Paulo"_s
                                              << u"2018-11-04T03:00:00Z"_s << u"2018-11-05T02:00:00Z"_s;
    QTest::newRow("a day that begins within the gap")
        << u"1919-03-31"_s << u"America/Toronto"_s << u"1919-03-31T04:30:00Z"_s << u"1919-04-01T04:00:00Z"_s;
    QTest::newRow("a day the zone skips")
        << u"2011-12-30"_s << u"Pacific/Apia"_s << u"2011-12-30T10:00:00Z"_s << u"2011-12-30T10:00:00Z"_s;
    QTest::newRow("a naive time in a skipped hour")
        << u"2026-03-29 02:30"_s << berlin << u"2026-03-29T01:30:00Z"_s << u"2026-03-29T01:31:00Z"_s;
}

void TestTimeText::namesSpans()
{
    QFETCH(QString, text);
    QFETCH(QString, zone);
    QFETCH(QString, from);
    QFETCH(QString, to);
    const auto span = parseIsoSpan(text, zoneOf(zone));
    QVERIFY(span);
    QCOMPARE(utcText(span->first), from);
    QCOMPARE(utcText(span->second), to);
}

void TestTimeText::refusesWhatIsNoSpan_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
         {QString(), u"20"_s, u"20260"_s, u"2026-"_s, u"2026-00"_s, u"2026-13"_s, u"2026-02-30"_s,
          u"2026-02-"_s, u"2026-2"_s, u"2026-02-01T"_s, u"2026-02-01T9:00"_s, u"0000"_s, u"<7d"_s})
        QTest::addRow("\"%s\"", qPrintable(text)) << text;
}

void TestTimeText::refusesWhatIsNoSpan()
{
    QFETCH(QString, text);
    QVERIFY(!parseIsoSpan(text, QTimeZone::utc()));
}

void TestTimeText::daysFollowEachOtherWithoutGaps_data()
{
    aReadingComesBackAroundEveryTransition_data();
}

void TestTimeText::daysFollowEachOtherWithoutGaps()
{
    QFETCH(QString, zone);
    const QTimeZone tz = zoneOf(zone);
    qint64 start = dayStart(QDate(1960, 1, 1), tz);
    for (QDate date(1960, 1, 1); date < QDate(2040, 1, 1); date = date.addDays(1)) {
        const qint64 next = dayStart(date.addDays(1), tz);
        QVERIFY2(next >= start && next - start <= 26 * kMsPerHour, qPrintable(date.toString(Qt::ISODate)));
        if (next > start) {
            QCOMPARE(utcToLocal(start, tz).date, date);
            QVERIFY(utcToLocal(start - 1, tz).date < date);
        }
        start = next;
    }
}

void TestTimeText::offsetSpansCoverTheirStretch()
{
    const QTimeZone berlin = zoneOf(u"Europe/Berlin"_s);
    const QList<OffsetSpan> spans = offsetSpans(iso("2026-01-01T00:00Z"), iso("2027-01-01T00:00Z"), berlin);
    const QList<OffsetSpan> expected{
        {iso("2026-01-01T00:00Z"), iso("2026-03-29T01:00Z"), kMsPerHour},
        {iso("2026-03-29T01:00Z"), iso("2026-10-25T01:00Z"), 2 * kMsPerHour},
        {iso("2026-10-25T01:00Z"), iso("2027-01-01T00:00Z"), kMsPerHour},
    };
    QCOMPARE(spans, expected);
    QVERIFY(offsetSpans(5, 5, berlin).isEmpty());
    // Transitions lie at the beginning of their span: [transition, …) is one span, […, transition) another.
    QCOMPARE(offsetSpans(iso("2026-03-29T01:00Z"), iso("2026-03-30T00:00Z"), berlin).size(), 1);
    QCOMPARE(offsetSpans(iso("2026-03-28T01:00Z"), iso("2026-03-29T01:00Z"), berlin).size(), 1);
    // Beyond the years a zone file lists, its rule goes on.
    QCOMPARE(offsetAt(iso("2150-07-01T00:00Z"), berlin), 2 * kMsPerHour);
}

void TestTimeText::zonesAreThoseThatAre_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("known");
    for (const char *name : {"UTC", "Europe/Berlin", "America/Argentina/Salta", "UTC+05:30", "Etc/GMT-3"})
        QTest::newRow(name) << QString::fromLatin1(name) << true;
    // "PST8PDT" and its like are files of tzdata; these are not, and Qt takes them for rules of POSIX.
    for (const char *name :
         {"", "CEST", "Nope", "Xyz5", "Berlin", "UTC5", "Europe", "../etc/passwd", "Europe/Berlin/",
          "Europe//Berlin", "/usr/share/zoneinfo/UTC", "localtime", "right/UTC"})
        QTest::addRow("“%s”", name) << QString::fromLatin1(name) << false;
}

void TestTimeText::zonesAreThoseThatAre()
{
    QFETCH(QString, name);
    QTEST(zoneByName(name).isValid(), "known");
}

QTEST_APPLESS_MAIN(TestTimeText)
#include "tst_timetext.moc"
