// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The board as a file: pages, words that can be found, fonts inside, the size asked for.
// With BINNACLE_SHOTS set to a folder the files are left there.
#include "dashboards/boardexport.h"
#include "theme/appearance.h"
#include "theme/fonts.h"
#include "theme/theme.h"
#include "ui/support/boardfixture.h"

#include <QApplication>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished() && process.exitCode() == 0
               ? QString::fromUtf8(process.readAllStandardOutput())
               : QString();
}

} // namespace

class TestBoardExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pdfHasPagesAndWords();
    void pdfSaysTheKindOfTime_data();
    void pdfSaysTheKindOfTime();
    void aChosenWindowIsSaidOnce();
    void namesOfFiles_data();
    void namesOfFiles();
    void pdfOfAwkwardNames();
    void pngHasTwiceTheSize();
    void tablesAreWrittenToo();
    void barsStandInTheirCard_data();
    void barsStandInTheirCard();
    void asyncGivesTheSame();
    void badPathsAreTold_data();
    void badPathsAreTold();

private:
    QTemporaryDir m_folder;
};

void TestBoardExport::initTestCase()
{
    chooseFont(*qApp);
    applyTheme(*qApp, Scheme::Light);
    QVERIFY(m_folder.isValid());
}

void TestBoardExport::pdfHasPagesAndWords()
{
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        QSKIP("poppler-utils is not installed");
    const QString shots = qEnvironmentVariable("BINNACLE_SHOTS");
    const QString path = shots.isEmpty() ? m_folder.filePath(u"board.pdf"_s) : shots + u"/board.pdf"_s;
    QVERIFY(exportBoard(test::quarterBoard(), u"Northwind IT"_s, path, QLocale::c()));
    const QString info = output(u"pdfinfo"_s, {path});
    QVERIFY2(info.contains("Pages:           2"_L1), qPrintable(info));
    QVERIFY2(info.contains("A4"_L1), qPrintable(info));
    const QString fonts = output(u"pdffonts"_s, {path});
    for (const QString &line : fonts.split(u'\n').mid(2))
        QVERIFY2(line.isEmpty() || line.contains(" yes "_L1), qPrintable(line)); // embedded
    const QString text = output(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s});
    for (const QString &words :
         {u"Operations"_s, u"Northwind IT"_s, u"Time to resolve"_s, u"Nov 18, 2016 – Feb 15, 2017"_s,
          u"Europe/Berlin"_s, u"Backlog by age"_s, u"Opened by priority, and closed"_s, u"Group 70"_s,
          u"Page 1 of 2"_s, u"Page 2 of 2"_s, u"Not counted"_s, u"as of Feb 16, 2017"_s, u"10 m"_s})
        QVERIFY2(text.contains(words), qPrintable(words + u"\n"_s + text));
}

void TestBoardExport::pdfSaysTheKindOfTime_data()
{
    QTest::addColumn<TimeKind>("kind");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("longest");
    QTest::newRow("elapsed") << TimeKind::Elapsed << u"Elapsed (24×7)"_s << u"5 d 18 h"_s;
    QTest::newRow("business hours") << TimeKind::Business << u"Business hours, Mon–Fri 09–17"_s
                                    << u"138 h 54 m"_s;
}

// On the first page's head and beside each definition of a duration.
void TestBoardExport::pdfSaysTheKindOfTime()
{
    QFETCH(TimeKind, kind);
    QFETCH(QString, words);
    QFETCH(QString, longest);
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        QSKIP("poppler-utils is not installed");
    Board board = test::quarterBoard();
    board.request.time = kind;
    board.header.timeText = words;
    for (BoardTile &tile : board.tiles) {
        if (tile.unit == BoardTile::Unit::Duration) {
            tile.scope.time = kind;
            tile.distribution.p90 = 500'040'000;
        }
    }
    board.resolve.scope.time = kind;
    const QString path = m_folder.filePath(u"time.pdf"_s);
    QVERIFY(exportBoard(board, u"Northwind IT"_s, path, QLocale::c()));
    const QString head = output(u"pdftotext"_s, {u"-layout"_s, u"-l"_s, u"1"_s, path, u"-"_s});
    QVERIFY2(head.contains(u" · "_s + words + u" · time zone"_s), qPrintable(head));
    QVERIFY2(head.contains(longest), qPrintable(head));
    QCOMPARE(head.contains(u"24 h"_s), kind == TimeKind::Business); // the axis' 1 d
    const QString notes = output(u"pdftotext"_s, {u"-layout"_s, u"-f"_s, u"2"_s, path, u"-"_s});
    QCOMPARE(notes.count(u"Time: "_s + words), 5); // four measures and the card of dots
    QVERIFY2(notes.contains(u"Period before: Aug 20, 2016 – Nov 17, 2016, n 2251"_s), qPrintable(notes));
}

void TestBoardExport::aChosenWindowIsSaidOnce()
{
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        QSKIP("poppler-utils is not installed");
    Board board = test::quarterBoard();
    board.header.defaultWindow = false;
    board.header.windowText = u"Nov 18, 2016 to Feb 15, 2017"_s;
    const QString path = m_folder.filePath(u"window.pdf"_s);
    QVERIFY(exportBoard(board, u"Northwind IT"_s, path, QLocale::c()));
    const QString head = output(u"pdftotext"_s, {u"-layout"_s, u"-l"_s, u"1"_s, path, u"-"_s});
    QVERIFY2(head.contains(u"Nov 18, 2016 – Feb 15, 2017 · Elapsed"_s), qPrintable(head));
    QVERIFY2(!head.contains(board.header.windowText), qPrintable(head));
}

void TestBoardExport::namesOfFiles_data()
{
    QTest::addColumn<QString>("workspace");
    QTest::addColumn<QString>("name");
    QTest::newRow("workspace and window")
        << u"Northwind IT"_s << u"Northwind IT operations 2016-11-18 to 2017-02-15.pdf"_s;
    QTest::newRow("no workspace") << QString() << u"operations 2016-11-18 to 2017-02-15.pdf"_s;
    QTest::newRow("what no name of a file may hold")
        << u"a/b\\c:d\n\"e\""_s << u"a-b-c-d -e- operations 2016-11-18 to 2017-02-15.pdf"_s;
    QTest::newRow("not hidden") << u"..x"_s << u"-..x operations 2016-11-18 to 2017-02-15.pdf"_s;
}

void TestBoardExport::namesOfFiles()
{
    QFETCH(QString, workspace);
    QTEST(boardFileName(test::quarterBoard().header, workspace, u"pdf"_s), "name");
}

void TestBoardExport::pdfOfAwkwardNames()
{
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
        QSKIP("poppler-utils is not installed");
    const QString path = m_folder.filePath(u"awkward.pdf"_s);
    QVERIFY(exportBoard(test::awkwardBoard(), u"<h1>Name</h1>"_s, path, QLocale::c()));
    const QString text = output(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s});
    QVERIFY2(text.contains("<h1>Name</h1>"_L1), qPrintable(text)); // as written, not as markup
    QVERIFY2(text.contains("<b oncl"_L1), qPrintable(text));
}

void TestBoardExport::pngHasTwiceTheSize()
{
    const QString path = m_folder.filePath(u"board.png"_s);
    QVERIFY(exportBoard(test::quarterBoard(), u"Northwind IT"_s, path));
    const QImage image(path);
    QCOMPARE(image.size(), QSize(3200, 2000));
    QCOMPARE(renderBoard(test::quarterBoard(), u"Northwind IT"_s, 1).size(), QSize(1600, 1000));
}

void TestBoardExport::tablesAreWrittenToo()
{
    for (const QString &suffix : {u"csv"_s, u"html"_s}) {
        const QString path = m_folder.filePath(u"board."_s + suffix);
        QVERIFY(exportBoard(test::quarterBoard(), u"Northwind IT"_s, path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        QVERIFY2(text.contains("Time to resolve"_L1), qPrintable(suffix));
        QVERIFY(text.contains("Group 70"_L1));
    }
}

void TestBoardExport::barsStandInTheirCard_data()
{
    QTest::addColumn<double>("scale");
    QTest::newRow("as on screen") << 1.0;
    QTest::newRow("twice the size") << 2.0;
    QTest::newRow("three times the size") << 3.0;
}

// Bars come out of a picture that is played: it must keep its place and size on every device.
void TestBoardExport::barsStandInTheirCard()
{
    QFETCH(double, scale);
    const QImage image = renderBoard(test::quarterBoard(), u"Northwind IT"_s, scale);
    QImage cards = image.scaled(1600, 1000);
    const auto count = [&](const QRect &area, const QColor &color) {
        int pixels = 0;
        for (int y = area.top(); y <= area.bottom(); ++y)
            for (int x = area.left(); x <= area.right(); ++x) {
                const QColor at = cards.pixelColor(x, y);
                pixels += std::abs(at.red() - color.red()) + std::abs(at.green() - color.green()) +
                              std::abs(at.blue() - color.blue()) <
                          70;
            }
        return pixels;
    };
    const Theme &theme = Theme::light();
    const int right = count(QRect(900, 240, 660, 330), theme.p3);
    QVERIFY2(right > 10'000, qPrintable(QString::number(right))); // most of the bars are P3
    QCOMPARE(count(QRect(0, 960, 1600, 40), theme.text), 0);      // nothing has run off to the foot
}

void TestBoardExport::asyncGivesTheSame()
{
    const QString path = m_folder.filePath(u"async.png"_s);
    auto future = exportBoardAsync(test::quarterBoard(), u"Northwind IT"_s, path);
    future.waitForFinished();
    QVERIFY(future.result());
    QCOMPARE(QImage(path),
             renderBoard(test::quarterBoard(), u"Northwind IT"_s, 2).convertToFormat(QImage(path).format()));
}

void TestBoardExport::badPathsAreTold_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("key");
    QTest::newRow("no such folder") << u"/nonexistent/folder/board.pdf"_s << u"file-not-written"_s;
    QTest::newRow("a suffix nobody knows") << u"board.docx"_s << u"unknown-suffix"_s;
    QTest::newRow("no suffix") << u"board"_s << u"unknown-suffix"_s;
}

void TestBoardExport::badPathsAreTold()
{
    QFETCH(QString, path);
    QFETCH(QString, key);
    const Result<> done = exportBoard(test::quarterBoard(), {}, path);
    QVERIFY(!done);
    QCOMPARE(done.error().key, key);
}

} // namespace binnacle

QTEST_MAIN(binnacle::TestBoardExport)
#include "tst_boardexport.moc"
