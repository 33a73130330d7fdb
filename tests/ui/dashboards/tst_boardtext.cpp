// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of figures, and filters put together.
#include "dashboards/boardtext.h"

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
};

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

} // namespace binnacle

QTEST_MAIN(binnacle::TestBoardText)
#include "tst_boardtext.moc"
