// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of figures, and filters put together.
#include "dashboards/boardtext.h"

#include "dashboards/servicecards.h"
#include "theme/theme.h"

#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

class TestBoardText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void durations_data();
    void durations();
    void sharesAreCut_data();
    void sharesAreCut();
    void filtersJoin_data();
    void filtersJoin();
    void valuesAreQuoted_data();
    void valuesAreQuoted();
    void underTenValuesStandRaw();
    void explanationNamesWhatIsMissing();
    void workingTimeIsToldInHours();
    void explanationSaysOfWhenWasIs();
    void whatIsOpenIsOfTheWindowsEnd();
    void olderDataIsNamedWhereItIsOutOfSight();
    void outagesAreCounted_data();
    void outagesAreCounted();
};

void TestBoardText::outagesAreCounted_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("said");
    QTest::newRow("none") << 0 << u"100% · down 0 s · 0 outages"_s;
    QTest::newRow("one") << 1 << u"100% · down 0 s · 1 outage"_s;
    QTest::newRow("several") << 4 << u"100% · down 0 s · 4 outages"_s;
}

void TestBoardText::outagesAreCounted()
{
    QFETCH(int, count);
    QFETCH(QString, said);
    Board board;
    BoardUptimeRow row;
    row.name = u"Shop"_s;
    row.availability = 1;
    row.outages = count;
    board.uptime.rows = {row};
    const CardPicture picture = uptimeCard(board, QLocale::c());
    picture.plot->layout({600, 200}, ChartStyle::of(Theme::light(), QApplication::font()));
    QCOMPARE(picture.plot->mark(0).text, QString(u"Shop\n"_s + said));
}

void TestBoardText::durations_data()
{
    QTest::addColumn<double>("ms");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("unit");
    QTest::newRow("nothing") << 0.0 << u"0"_s << u"s"_s;
    QTest::newRow("seconds") << 45e3 << u"45"_s << u"s"_s;
    QTest::newRow("minutes alone are called min") << 7 * 60e3 << u"7"_s << u"min"_s;
    QTest::newRow("cut, as the command line cuts") << 59.6e3 << u"59"_s << u"s"_s;
    QTest::newRow("hours and minutes") << 112 * 60e3 << u"1 h 52"_s << u"m"_s;
    QTest::newRow("whole hours") << 3600e3 << u"1"_s << u"h"_s;
    QTest::newRow("days and hours") << 76 * 3600e3 << u"3 d 4"_s << u"h"_s;
    QTest::newRow("many days") << 41 * 86400e3 << u"41"_s << u"d"_s;
    QTest::newRow("a thousand million seconds") << 1e12 << u"31.7"_s << u"y"_s;
}

void TestBoardText::durations()
{
    QFETCH(double, ms);
    QFETCH(QString, value);
    QFETCH(QString, unit);
    const Figure figure = durationFigure(ms);
    QCOMPARE(figure.value, value);
    QCOMPARE(figure.unit, unit);
}

void TestBoardText::sharesAreCut_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<QString>("text");
    QTest::newRow("all") << 1.0 << u"100.0"_s;
    QTest::newRow("all but one of a hundred thousand") << 0.99999 << u"99.9"_s;
    QTest::newRow("a figure that binary numbers miss") << 0.941 << u"94.1"_s;
    QTest::newRow("none") << 0.0 << u"0.0"_s;
}

void TestBoardText::sharesAreCut()
{
    QFETCH(double, share);
    QFETCH(QString, text);
    QCOMPARE(shareFigure(share, QLocale::c()).value, text);
}

void TestBoardText::filtersJoin_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("extra");
    QTest::addColumn<QString>("both");
    QTest::newRow("nothing before") << QString() << u"team:a"_s << u"team:a"_s;
    QTest::newRow("nothing more") << u"team:a"_s << QString() << u"team:a"_s;
    QTest::newRow("side by side") << u"team:a"_s << u"priority:1"_s << u"team:a priority:1"_s;
    QTest::newRow("said again") << u"team:a has:resolved"_s << u"has:resolved"_s << u"team:a has:resolved"_s;
    QTest::newRow("its opposite") << u"-team:a"_s << u"team:a"_s << u"-team:a team:a"_s;
    QTest::newRow("either stays together")
        << u"team:a or team:b"_s << u"priority:1"_s << u"(team:a or team:b) priority:1"_s;
}

void TestBoardText::filtersJoin()
{
    QFETCH(QString, query);
    QFETCH(QString, extra);
    QFETCH(QString, both);
    QCOMPARE(narrowed(query, extra), both);
}

void TestBoardText::valuesAreQuoted_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("text");
    QTest::newRow("a word") << u"Network"_s << u"team:Network"_s;
    QTest::newRow("two words") << u"Group 70"_s << u"team:\"Group 70\""_s;
    QTest::newRow("a quote") << u"a\"b"_s << u"team:\"a\\\"b\""_s;
    QTest::newRow("a backslash") << u"a\\b"_s << u"team:\"a\\\\b\""_s;
    QTest::newRow("a comma would part it") << u"a,b"_s << u"team:\"a,b\""_s;
}

void TestBoardText::valuesAreQuoted()
{
    QFETCH(QString, value);
    QFETCH(QString, text);
    QCOMPARE(fieldIs(u"team"_s, value), text);
}

void TestBoardText::underTenValuesStandRaw()
{
    BoardTile tile;
    tile.unit = BoardTile::Unit::Duration;
    tile.rawValues = {60'000, 120'000};
    tile.distribution.n = 2;
    tile.distribution.mean = 90'000;
    tile.distribution.p90 = 114'000;
    QCOMPARE(tileCaptions(tile, QLocale::c()), (QStringList{u"median"_s, u"n 2"_s, u"1 m, 2 m"_s}));
}

void TestBoardText::explanationNamesWhatIsMissing()
{
    BoardTile tile;
    tile.title = u"Time to resolve"_s;
    tile.unit = BoardTile::Unit::Duration;
    tile.distribution.n = 418;
    tile.distribution.noStart = 2;
    tile.distribution.open = 11;
    BoardHeader header;
    header.zone = u"UTC"_s;
    header.to = 86'400'000;
    header.asOf = header.to;
    const QString text = tileExplanation(tile, header, QLocale::c());
    QVERIFY2(text.contains("n: 418 of 431 incidents"_L1), qPrintable(text));
    QVERIFY2(text.contains("2 without start, 11 still open"_L1), qPrintable(text));
    QVERIFY2(text.contains("As of: Jan 2, 1970 00:00"_L1), qPrintable(text));
}

void TestBoardText::workingTimeIsToldInHours()
{
    BoardTile tile;
    tile.unit = BoardTile::Unit::Duration;
    tile.distribution.n = 20;
    tile.distribution.p90 = 500'040'000;
    tile.scope.time = TimeKind::Elapsed;
    QVERIFY(tileCaptions(tile, QLocale::c()).contains(u"p90 5 d 18 h"_s));
    tile.scope.time = TimeKind::Business;
    QVERIFY(tileCaptions(tile, QLocale::c()).contains(u"p90 138 h 54 m"_s));
    QCOMPARE(tileFigure(tile, 500'040'000, QLocale::c()).value, u"138 h 54"_s);
    BoardHeader header;
    header.zone = u"UTC"_s;
    header.timeText = u"Business hours, Mon–Fri 09–17"_s;
    const QString text = tileExplanation(tile, header, QLocale::c());
    QVERIFY2(text.contains(u"\nTime: Business hours, Mon–Fri 09–17\n"_s), qPrintable(text));
    const QString card = cardExplanation(u"Card"_s, {}, tile.scope, header, QLocale::c());
    QVERIFY2(card.contains(u"\nTime: Business hours, Mon–Fri 09–17\n"_s), qPrintable(card));
    tile.scope.time.reset(); // a figure that is no duration
    QVERIFY(!tileExplanation(tile, header, QLocale::c()).contains(u"Time:"_s));
}

void TestBoardText::explanationSaysOfWhenWasIs()
{
    BoardHeader header;
    header.zone = u"UTC"_s;
    header.priorTo = header.from = 10 * 86'400'000;
    header.to = 20 * 86'400'000;
    BoardTile tile;
    tile.kind = BoardTile::Kind::Resolve;
    tile.unit = BoardTile::Unit::Duration;
    tile.prior = 60'000;
    tile.priorDistribution.n = 50;
    QString text = tileExplanation(tile, header, QLocale::c());
    QVERIFY2(text.contains(u"\nPeriod before: Jan 1, 1970 – Jan 10, 1970, n 50, 1 min\n"_s),
             qPrintable(text));
    tile.kind = BoardTile::Kind::SlaMet;
    tile.unit = BoardTile::Unit::Share;
    tile.prior = 0.5;
    tile.priorSla = {3, 3, 9};
    text = tileExplanation(tile, header, QLocale::c());
    QVERIFY2(text.contains(u", n 6, 50.0%\n"_s), qPrintable(text));
    tile.kind = BoardTile::Kind::Open;
    tile.unit = BoardTile::Unit::Count;
    tile.prior = 30;
    text = tileExplanation(tile, header, QLocale::c());
    QVERIFY2(text.contains(u"\nBefore: 30 open at Jan 11, 1970 00:00, where the window begins\n"_s),
             qPrintable(text));
    header.priorFrom = header.priorTo; // nothing was before
    QVERIFY(!tileExplanation(tile, header, QLocale::c()).contains(u"Before"_s));
}

void TestBoardText::whatIsOpenIsOfTheWindowsEnd()
{
    BoardHeader header;
    header.zone = u"UTC"_s;
    header.to = header.openAt = 10 * 86'400'000;
    header.asOf = 99 * 86'400'000LL;
    header.openAtText = u"at the end of Jan 10, 1970"_s;
    BoardTile tile;
    tile.scope.window = false;
    const QString text = tileExplanation(tile, header, QLocale::c());
    QVERIFY2(text.contains(u"what is open at the end of Jan 10, 1970\n"_s), qPrintable(text));
    QVERIFY2(text.endsWith(u"As of: Jan 11, 1970 00:00"_s), qPrintable(text));
    header.openAtText.clear();
    QVERIFY(tileExplanation(tile, header, QLocale::c()).endsWith(u"As of: Apr 10, 1970 00:00"_s));
}

void TestBoardText::olderDataIsNamedWhereItIsOutOfSight()
{
    BoardHeader header;
    header.from = 1000;
    header.incidents = 1;
    header.before = 24'918;
    header.sources = {{u"binnacle"_s, 2000}, {u"log"_s, 500}};
    QCOMPARE(olderText(header), u"24,918 incidents before this window"_s);
    header.sources.pop_back(); // every source tells of this window: the rest is its past
    QCOMPARE(olderText(header), QString());
    header.sources.push_back({u"log"_s, 500});
    header.incidents = 5000;
    QCOMPARE(olderText(header), QString());
    header.incidents = 1;
    header.defaultWindow = false; // somebody chose it
    QCOMPARE(olderText(header), QString());
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestBoardText)
#include "tst_boardtext.moc"
