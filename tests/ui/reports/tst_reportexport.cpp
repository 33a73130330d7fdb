// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The report as a PDF: pages, words that can be found, fonts inside; nothing runs off a page.
// With BINNACLE_SHOTS set to a folder the file is left there.

#include "reports/reportexport.h"
#include "reports/reportsheet.h"
#include "theme/fonts.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

QString output(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished() && process.exitCode() == 0
               ? QString::fromUtf8(process.readAllStandardOutput())
               : QString();
}

ReportPaper paperWith(int rows, const QString &name = u"Mail <b>&\"=1+1"_s)
{
    ReportPaper paper;
    paper.title = u"Operations report"_s;
    paper.workspace = u"Northwind"_s;
    paper.dates = u"Mar 1, 2026 to Mar 31, 2026"_s;
    paper.facts = {u"As of Apr 1, 2026 08:00"_s};
    paper.highlights = {{u"Incidents"_s, u"1,234"_s, u"before: 1,100"_s, false}};
    paper.comment = QString();
    PaperTable table;
    table.title = u"By service"_s;
    table.columns = {{u"Service"_s, false, 2}, {u"Uptime"_s, true, 1}};
    for (int row = 0; row < rows; ++row) {
        table.rows.push_back({name + QString::number(row), u"99.%1%"_s.arg(row % 1000, 3, 10, QChar(u'0'))});
        table.marked.push_back(row == 0);
    }
    table.note = u"The end of the table"_s;
    paper.sections = {{u"Availability"_s, {u"Worst first."_s}, {table}}};
    return paper;
}

Report report()
{
    Report told;
    told.kind = u"monthly"_s;
    told.title = u"Operations report"_s;
    told.workspace = u"Northwind"_s;
    told.zone = QTimeZone::utc();
    told.highlights = {{u"opened"_s, u"Incidents"_s, ReportCell::count(3), u"before: 2"_s, false}};
    return told;
}

} // namespace

class TestReportExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        chooseFont(*qApp);
        QVERIFY(m_folder.isValid());
    }

    void aFileIsWrittenBesideTheWindows_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QByteArray>("begins");
        QTest::newRow("pages of a PDF") << u"PDF"_s << QByteArray("%PDF-");
        QTest::newRow("a page of HTML") << u"html"_s << QByteArray("<!doctype html>");
        QTest::newRow("a workbook") << u"xlsx"_s << QByteArray("PK");
        QTest::newRow("a table") << u"csv"_s << QByteArray("section,");
    }
    void aFileIsWrittenBesideTheWindows()
    {
        QFETCH(QString, suffix);
        QFETCH(QByteArray, begins);
        const QString path = m_folder.filePath(u"beside."_s + suffix);
        QVERIFY(exportReportAsync(report(), path, {}).result());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith(begins));
    }

    void whatCannotBeWrittenLeavesWhatIsThere()
    {
        const QString path = m_folder.filePath(u"there.csv"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("kept");
        file.close();
        const auto used = exportReportAsync(report(), path, {path}).result();
        QCOMPARE(used.error().key, u"file-in-use"_s);
        QCOMPARE(exportReportAsync(report(), m_folder.filePath(u"a.odt"_s), {}).result().error().key,
                 u"unknown-suffix"_s);
        QCOMPARE(exportReportAsync(report(), m_folder.filePath(u"no/folder.csv"_s), {}).result().error().key,
                 u"file-not-written"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), "kept");
    }

    void namesOfFilesAreNamesEverywhere()
    {
        const qint64 october = 1'790'812'800'000, november = 1'793'491'200'000; // 2026
        const QTimeZone utc = QTimeZone::utc();
        QCOMPARE(reportFileName(u"a/b: <c>"_s, october, november, utc, u"pdf"_s),
                 u"a-b- -c- operations report 2026-10.pdf"_s);
        QCOMPARE(reportFileName(u"x"_s, october, november - 1, QTimeZone("Europe/Berlin"), u"csv"_s),
                 u"x operations report 2026-10-01 to 2026-11-01.csv"_s);
        QVERIFY(!reportFileName(u".hidden"_s, october, november, utc, u"pdf"_s).startsWith(u'.'));
    }

    void pagesHaveWordsAndFonts()
    {
        if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
            QSKIP("poppler-utils is not installed");
        const QString shots = qEnvironmentVariable("BINNACLE_SHOTS");
        const QString path = shots.isEmpty() ? m_folder.filePath(u"r.pdf"_s) : shots + u"/report-test.pdf"_s;
        QVERIFY(exportReport(paperWith(120), path));
        const QString info = output(u"pdfinfo"_s, {path});
        QVERIFY2(info.contains("A4"_L1), qPrintable(info));
        QVERIFY2(info.contains(u"Title:           Operations report · Mar 1, 2026 to Mar 31, 2026"_s),
                 qPrintable(info));
        const QStringList fonts = output(u"pdffonts"_s, {path}).split(u'\n').mid(2);
        QVERIFY(fonts.size() > 1);
        for (const QString &line : fonts)
            QVERIFY2(line.isEmpty() || line.contains(" yes "_L1), qPrintable(line)); // embedded
        const QString text = output(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s});
        const QStringList pages = text.split(u'\f', Qt::SkipEmptyParts);
        QVERIFY(pages.size() >= 3);
        for (qsizetype page = 0; page < pages.size(); ++page) {
            QVERIFY2(pages[page].contains(u"Page %1 of %2"_s.arg(page + 1).arg(pages.size())),
                     qPrintable(pages[page]));
            QVERIFY2(pages[page].contains(u"Uptime"_s), qPrintable(pages[page])); // the table's head
        }
        for (int row = 0; row < 120; ++row) // each once, with its figure beside it
            QCOMPARE(text.count(QRegularExpression(
                         u"%1 +99\\.%2%"_s.arg(QRegularExpression::escape(u"Mail <b>&\"=1+1%1"_s.arg(row)))
                             .arg(row, 3, 10, QChar(u'0')))),
                     1);
        QCOMPARE(text.count(u"The end of the table"_s), 1);
    }

    // Wherever a section begins, something of its table is on the same page.
    void noTitleStandsAlone()
    {
        if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty())
            QSKIP("poppler-utils is not installed");
        for (int rows = 18; rows < 42; rows += 2) {
            ReportPaper paper = paperWith(rows, u"First "_s);
            PaperSection second = paperWith(4, u"Second "_s).sections.front();
            second.title = u"Outages"_s;
            paper.sections.push_back(second);
            const QString path = m_folder.filePath(u"two.pdf"_s);
            QVERIFY(exportReport(paper, path));
            const QStringList pages =
                output(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s}).split(u'\f', Qt::SkipEmptyParts);
            for (const QString &page : pages)
                QVERIFY2(page.contains(u"Outages"_s) == page.contains(u"Second 0"_s),
                         qPrintable(QString::number(rows) + page));
        }
    }

    void nothingLeavesThePage_data()
    {
        QTest::addColumn<ReportPaper>("paper");
        ReportPaper comment = paperWith(1);
        comment.comment = QString(u"A line of a comment.\n"_s).repeated(200);
        ReportPaper awkward = paperWith(2, QString(3000, u'W'));
        awkward.title = QString(300, u'T');
        awkward.workspace = QString(300, u'w');
        awkward.highlights.front().note = QString(500, u'n');
        awkward.highlights.front().value = QString(60, u'9');
        awkward.sections.front().title = QString(300, u's');
        awkward.sections.front().tables.front().columns.front().title = QString(80, u'c');
        QTest::addRow("a comment of several pages") << comment;
        QTest::addRow("names without a space to break at") << awkward;
        QTest::addRow("a table without rows") << paperWith(0);
        QTest::addRow("an empty report") << ReportPaper();
    }

    void nothingLeavesThePage()
    {
        QFETCH(ReportPaper, paper);
        const ReportSheet sheet(paper);
        QVERIFY(sheet.pageCount() >= 1);
        const int width = qRound(ReportSheet::size().width()), height = qRound(ReportSheet::size().height());
        constexpr int kClear = 28; // nearer to an edge nothing may stand
        for (int page = 0; page < sheet.pageCount(); ++page) {
            QImage image(width, height, QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            sheet.paintPage(painter, page);
            painter.end();
            for (int y = 0; y < height; ++y) {
                for (int x = 0; x < width; ++x) {
                    const bool isEdge =
                        x < kClear || y < kClear || x >= width - kClear || y >= height - kClear;
                    if (isEdge && image.pixel(x, y) != qRgb(255, 255, 255))
                        QFAIL(qPrintable(u"page %1 at %2, %3"_s.arg(page).arg(x).arg(y)));
                }
            }
        }
    }

    void whatIsHandedOverIsWhatComes()
    {
        const ReportPaper paper = paperWith(3);
        const auto read = paperFrom(paperBytes(paper));
        QVERIFY(read);
        QCOMPARE(paperBytes(*read), paperBytes(paper));
        QCOMPARE(read->sections.front().tables.front().rows, paper.sections.front().tables.front().rows);
    }

    void whatIsNoReportIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QByteArray torn = paperBytes(paperWith(1));
        QTest::addRow("nothing") << QByteArray();
        QTest::addRow("no JSON") << QByteArray("%PDF");
        QTest::addRow("another object") << QByteArray("{}");
        QTest::addRow("half of one") << torn.left(torn.size() / 2);
        QTest::addRow("a row with too few cells")
            << QByteArray("{\"paper\":1,\"sections\":[{\"tables\":[{\"columns\":[[\"a\",false,1],[\"b\","
                          "false,1]],\"rows\":[[\"x\"]],\"marked\":[false]}]}]}");
        QTest::addRow("a column without width") << QByteArray(
            "{\"paper\":1,\"sections\":[{\"tables\":[{\"columns\":[[\"a\",false,0]],\"rows\":[],"
            "\"marked\":[]}]}]}");
    }

    void whatIsNoReportIsRefused()
    {
        QFETCH(QByteArray, bytes);
        const auto read = paperFrom(bytes);
        QVERIFY(!read);
        QCOMPARE(read.error().key, u"bad-report"_s);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(TestReportExport)
#include "tst_reportexport.moc"
