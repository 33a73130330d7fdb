// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a board says in files: cells that are never formulas, text that is never markup, figures as they are;
// and the metrics answer key by key.

#include "reports/boardtext.h"
#include "reports/metricsjson.h"
#include "reports/timewords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TestBoardFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cells_data();
    void cells();
    void htmlEscapesWhatDataSays();
    void csvGivesSecondsAndShares();
    void businessHoursAreSaid_data();
    void businessHoursAreSaid();
    void filesSayTheKindOfTime();
    void metricsAnswerHasItsKeys();
    void metricsTableSaysWhatItIsOf();
};

void TestBoardFiles::cells_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("line");
    QTest::addRow("plain text stays") << u"VPN"_s << u"VPN\r\n"_s;
    QTest::addRow("a formula is quoted") << u"=HYPERLINK(0)"_s << u"'=HYPERLINK(0)\r\n"_s;
    QTest::addRow("a plus is quoted") << u"+1 team"_s << u"'+1 team\r\n"_s;
    QTest::addRow("a minus is quoted") << u"-team"_s << u"'-team\r\n"_s;
    QTest::addRow("an at is quoted") << u"@SUM(A1)"_s << u"'@SUM(A1)\r\n"_s;
    QTest::addRow("a tab is quoted") << u"\t=1"_s << u"\"'\t'=1\"\r\n"_s;
    QTest::addRow("a carriage return is quoted") << u"\r=1"_s << u"\"'\r'=1\"\r\n"_s;
    QTest::addRow("a formula after a semicolon is quoted and wrapped") << u"x;=cmd"_s << u"\"x;'=cmd\"\r\n"_s;
    QTest::addRow("a formula after a tab is quoted and wrapped") << u"x\t@cmd"_s << u"\"x\t'@cmd\"\r\n"_s;
    QTest::addRow("a formula on a line of its own is quoted and wrapped")
        << u"x\n=cmd"_s << u"\"x\n'=cmd\"\r\n"_s;
    QTest::addRow("a semicolon is wrapped") << u"a;b"_s << u"\"a;b\"\r\n"_s;
    QTest::addRow("what a terminal obeys is left out") << u"a\x1b]0;b\x07"_s << u"\"a]0;b\"\r\n"_s;
    QTest::addRow("no control hides a formula") << u"\x1b=cmd"_s << u"'=cmd\r\n"_s;
    QTest::addRow("text is not turned around") << u"a\u202Efdp.exe\u2069"_s << u"afdp.exe\r\n"_s;
    QTest::addRow("a negative number is a number") << u"-12.5"_s << u"-12.5\r\n"_s;
    QTest::addRow("commas and quotes are wrapped") << u"a,\"b\""_s << u"\"a,\"\"b\"\"\"\r\n"_s;
    QTest::addRow("a formula with a comma is quoted and wrapped") << u"=A(1,2)"_s << u"\"'=A(1,2)\"\r\n"_s;
}

void TestBoardFiles::cells()
{
    QFETCH(QString, cell);
    QTEST(csvLine({cell}), "line");
}

namespace {

Board oneBoard()
{
    Board board;
    board.header.zone = u"UTC"_s;
    board.header.from = 0;
    board.header.to = 86'400'000;
    board.header.query = u"team:\"<b>\""_s;
    board.header.chips.push_back({BoardChip::Kind::Filter, board.header.query, {}, true});
    BoardTile tile;
    tile.kind = BoardTile::Kind::Resolve;
    tile.unit = BoardTile::Unit::Duration;
    tile.title = u"Time to resolve · median"_s;
    tile.distribution.n = 12;
    tile.distribution.median = 90'500;
    tile.value = 90'500;
    board.tiles.push_back(tile);
    BoardTile share;
    share.kind = BoardTile::Kind::SlaMet;
    share.unit = BoardTile::Unit::Share;
    share.title = u"SLA met"_s;
    share.value = 0.99996;
    share.of = 100'000;
    board.tiles.push_back(share);
    BoardGroups groups;
    BoardGroup group;
    group.name = u"<script>alert(1)</script>"_s;
    groups.rows.push_back(group);
    group.name = u"=cmd()"_s;
    groups.rows.push_back(group);
    board.groups.push_back(groups);
    return board;
}

} // namespace

void TestBoardFiles::htmlEscapesWhatDataSays()
{
    const QString html = boardHtml(oneBoard(), u"North\x1b\u202Ewind <IT>"_s);
    QVERIFY(!html.contains(u"<script"_s));
    QVERIFY(html.contains(u"&lt;script&gt;alert(1)&lt;/script&gt;"_s));
    QVERIFY(html.contains(u"team:&quot;&lt;b&gt;&quot;"_s));
    QVERIFY(!html.contains(u"100%"_s)); // cut, never rounded up
    QVERIFY(html.contains(u"1 m 30 s"_s));
    QVERIFY(html.contains(u"Northwind &lt;IT&gt;"_s)); // whose board it is
}

void TestBoardFiles::csvGivesSecondsAndShares()
{
    const QString csv = boardCsv(oneBoard(), u"Northwind IT"_s);
    QVERIFY(csv.contains(u"median,90.5,s,12\r\n"_s));
    QVERIFY(csv.contains(u"value,0.99996,share,100000\r\n"_s));
    QVERIFY(csv.contains(u",'=cmd(),"_s));
    QVERIFY(csv.startsWith(u"card,item,from,to,figure,value,unit,n\r\n"_s));
    QVERIFY(csv.contains(u"1970-01-01T00:00:00Z"_s));
    QVERIFY(csv.contains(u"workspace,Northwind IT,text"_s));
}

void TestBoardFiles::businessHoursAreSaid_data()
{
    QTest::addColumn<QList<CalendarVersion>>("versions");
    QTest::addColumn<QString>("text");
    const auto version = [](const QString &week, const QByteArray &zone = "UTC") {
        CalendarVersion made;
        made.zone = QTimeZone(zone);
        made.week = weekFromJson(week).value();
        return made;
    };
    const CalendarVersion usual =
        version(uR"({"mon":["09:00-17:00"],"tue":["09:00-17:00"],"wed":["09:00-17:00"]})"_s);
    QTest::newRow("days alike are one span") << QList{usual} << u"Mon–Wed 09–17"_s;
    QTest::newRow("a day by itself, minutes, two stretches")
        << QList{version(uR"({"tue":["08:30-12:00","13:00-17:00"],"sat":["10:00-14:00"]})"_s)}
        << u"Tue 08:30–12:00 13–17, Sat 10–14"_s;
    QTest::newRow("over midnight and the whole day")
        << QList{version(uR"({"mon":["22:00-06:00"],"sun":["00:00-24:00"]})"_s)} << u"Mon 22–06, Sun 00–24"_s;
    QTest::newRow("its zone, where it is another")
        << QList{version(uR"({"mon":["09:00-17:00"]})"_s, "Europe/Berlin")} << u"Mon 09–17, Europe/Berlin"_s;
    CalendarVersion later = version(uR"({"fri":["09:00-17:00"]})"_s);
    later.validFrom = 2 * 86'400'000;
    QTest::newRow("changed in the window") << QList{usual, later} << u"Fri 09–17 since Jan 3, 1970"_s;
    later.validFrom = 20 * 86'400'000LL;
    QTest::newRow("changed after it") << QList{usual, later} << u"Mon–Wed 09–17"_s;
    CalendarVersion differing = usual;
    differing.exceptions.append({QDate(1970, 1, 6), false, u"Epiphany"_s, {}});
    QTest::newRow("days that differ") << QList{differing} << u"Mon–Wed 09–17, days that differ: 1"_s;
}

void TestBoardFiles::businessHoursAreSaid()
{
    QFETCH(QList<CalendarVersion>, versions);
    QFETCH(QString, text);
    const WorkCalendar calendar = WorkCalendar::make(versions).value();
    QCOMPARE(timeText(calendar, 0, 10 * 86'400'000, QTimeZone::utc()), u"Business hours, "_s + text);
    QCOMPARE(timeText(std::nullopt, 0, 10 * 86'400'000, QTimeZone::utc()), u"Elapsed (24×7)"_s);
}

void TestBoardFiles::filesSayTheKindOfTime()
{
    Board board = oneBoard();
    board.tiles[0].value = board.tiles[0].distribution.mean = 500'040'000; // 138.9 h
    board.header.chips.push_back({BoardChip::Kind::Time, u"Business hours"_s, {}, true});
    for (const auto &[kind, text, span] :
         {std::tuple(TimeKind::Elapsed, u"Elapsed (24×7)"_s, u"5 d 18 h"_s),
          std::tuple(TimeKind::Business, u"Business hours, Mon–Fri 09–17"_s, u"138 h 54 m"_s)}) {
        board.header.timeText = text;
        board.tiles[0].scope.time = kind;
        const QString csv = boardCsv(board, u"Northwind IT"_s);
        QVERIFY2(csv.contains(u",time,"_s + csvLine({text}).trimmed() + u",text,"_s), qPrintable(csv));
        const QString html = boardHtml(board, u"Northwind IT"_s);
        QVERIFY2(html.contains(u" · "_s + text), qPrintable(html));
        QCOMPARE(html.count(u"<td class=\"n\">"_s + span), 2); // median and mean
    }
}

void TestBoardFiles::metricsTableSaysWhatItIsOf()
{
    MetricsReport report;
    report.zone = u"Europe/Berlin"_s;
    report.asOf = 1000;
    report.groups.push_back({u"all"_s, 1, 0, {}, {}, 0, 0});
    report.groups.front().measures[size_t(Measure::Resolve)].p90 = 500'040'000;
    QString table = metricsTable(report);
    QVERIFY2(table.startsWith(u"Opened at any time · As of Jan 1, 1970 01:00 · time zone Europe/Berlin · "
                              "Elapsed (24×7)\n"_s),
             qPrintable(table));
    QVERIFY(table.contains(u" 5 d 18 h\n"_s));
    report.request.from = 0;
    report.request.to = 86'400'000;
    report.request.query = u"priority:1"_s;
    report.request.cohort = Cohort::Resolved;
    report.request.time = TimeKind::Business;
    report.calendar = WorkCalendar::businessHours(QTimeZone("Europe/Berlin"));
    table = metricsTable(report);
    QVERIFY2(table.startsWith(u"Resolved from Jan 1, 1970 01:00, before Jan 2, 1970 01:00 · filter "
                              "priority:1 · As of Jan 1, 1970 01:00 · time zone Europe/Berlin · "
                              "Business hours, Mon–Fri 09–17\n"_s),
             qPrintable(table));
    QVERIFY2(table.contains(u" 138 h 54 m\n"_s), qPrintable(table));
    QCOMPARE(metricsJson(report)[u"hours"_s].toString(), u"Business hours, Mon–Fri 09–17"_s);
}

void TestBoardFiles::metricsAnswerHasItsKeys()
{
    MetricsReport report;
    report.zone = u"UTC"_s;
    report.asOf = 1000;
    report.ttaFromOpened = 3;
    report.request.from = 0;
    MetricsGroup group;
    group.key = u"all"_s;
    group.incidents = 4;
    Distribution &d = group.measures[size_t(Measure::Resolve)];
    d.n = 2;
    d.open = 1;
    d.noEnd = 1;
    d.mean = 1500;
    d.median = 2000;
    d.max = 3000;
    report.groups.push_back(group);
    const QJsonObject json = metricsJson(report);
    QCOMPARE(json[u"as_of"_s].toString(), u"1970-01-01T00:00:01Z"_s);
    QCOMPARE(json[u"window"_s].toObject()[u"from"_s].toString(), u"1970-01-01T00:00:00Z"_s);
    QVERIFY(json[u"window"_s].toObject()[u"to"_s].isNull());
    const QJsonObject tta = json[u"definitions"_s].toObject()[u"tta"_s].toObject();
    QCOMPARE(tta[u"cohort"_s].toString(), u"opened"_s);
    QCOMPARE(tta[u"version"_s].toInt(), 1);
    QCOMPARE(tta[u"from_opened"_s].toInt(), 3);
    QVERIFY(tta[u"text"_s].toString().contains(u"3"_s));
    const QString open = json[u"definitions"_s].toObject()[u"open"_s].toObject()[u"text"_s].toString();
    QVERIFY2(open.contains(u"of the cohort in the window"_s) && !open.contains(u"whenever"_s),
             qPrintable(open)); // groups[].open counts those of the group
    const QJsonObject first = json[u"groups"_s].toArray()[0].toObject();
    for (const QString &key :
         {u"key"_s, u"incidents"_s, u"open"_s, u"ttd"_s, u"tta"_s, u"ttr"_s, u"resolve"_s, u"resolve_first"_s,
          u"close"_s, u"sla"_s, u"reopened"_s, u"reassigned"_s})
        QVERIFY2(first.contains(key), qPrintable(key));
    const QJsonObject resolve = first[u"resolve"_s].toObject();
    QCOMPARE(resolve[u"mean"_s].toDouble(), 1.5);
    QCOMPARE(QJsonDocument(QJsonObject{{u"x"_s, resolve[u"median"_s]}}).toJson(QJsonDocument::Compact),
             QByteArray("{\"x\":2}"));
    QVERIFY(resolve[u"p90"_s].isNull());
    QVERIFY(resolve[u"km_median"_s].isNull());
    QCOMPARE(resolve[u"excluded"_s].toObject()[u"no_end"_s].toInt(), 1);
    QVERIFY(first[u"sla"_s].toObject()[u"attainment"_s].isNull()); // nothing was counted
    QVERIFY(metricsTable(report).contains(u"Time to resolve"_s));
}

QTEST_GUILESS_MAIN(TestBoardFiles)
#include "tst_boardfiles.moc"
