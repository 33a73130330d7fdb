// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A list in a file and on the clipboard: what reads it back gets each cell as it was, and no program that
// takes formulas gets one. XLSX is read by another language's library.
#include "base/plaincell.h"
#include "intake/csvreader.h"
#include "reports/listwriter.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <rapidcheck.h>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

using Rows = std::vector<QStringList>;

// Cells of all that makes trouble: what opens formulas, what divides, apostrophes, and some letters.
Rows randomRows()
{
    static const QString kCharacters = u"=+-@\t\r\n'\";,|aZ1. <&ÄЖ日א\u202E"_s;
    static const QStringList kWhole{
        u"=1+1"_s, u"'=1+1"_s,  u"''@x"_s,  u"-5"_s,       u"+5"_s,
        u"'-5"_s,  u"-"_s,      u"a\t=b"_s, u"a;'+b"_s,    u"=cmd|' /C calc'!A0"_s,
        u"\t=1"_s, u"\r\n@x"_s, u"x\n-y"_s, u"<b>&amp;"_s, u""_s};
    const auto below = [](int limit) { return *rc::gen::inRange(0, limit); };
    Rows rows;
    for (int n = below(4); n >= 0; --n) {
        QStringList row{u"row"_s}; // a row of nothing at all is an empty line
        for (int cell = 0; cell < 3; ++cell) {
            QString text = below(2) ? kWhole[below(int(kWhole.size()))] : QString();
            for (int left = text.isEmpty() ? below(9) : 0; left > 0; --left)
                text.append(kCharacters[below(int(kCharacters.size()))]);
            row.append(text);
        }
        rows.push_back(row);
    }
    return rows;
}

ListHead headOf(qsizetype columns)
{
    ListHead head;
    head.title = u"Tickets"_s;
    head.workspace = u"Northwind <b>"_s;
    head.zone = QTimeZone::utc();
    head.asOf = 1'767'348'000'000;
    head.facts = listFacts(u"Team is =Sales"_s, u"Opened"_s, head.asOf, head.zone, true);
    for (qsizetype i = 0; i < columns; ++i)
        head.columns.push_back({u"c%1"_s.arg(i), u"=Column %1"_s.arg(i), false, 1});
    return head;
}

std::vector<ReportRow> cellsOf(const Rows &rows)
{
    std::vector<ReportRow> cells;
    for (const QStringList &row : rows) {
        ReportRow made;
        for (const QString &text : row)
            made.cells.push_back(ReportCell::of(text));
        cells.push_back(made);
    }
    return cells;
}

Rows printableOf(const Rows &rows)
{
    Rows said = rows;
    for (QStringList &row : said) {
        for (QString &cell : row)
            cell = printable(cell);
    }
    return said;
}

// As our own import reads it; the first line left out.
Rows readBack(const QByteArray &bytes, char delimiter, QStringList *asFound)
{
    auto text = TextSource::open(bytes, u"memory.csv"_s);
    CsvReader reader(std::move(*text), delimiter);
    CsvRecord record;
    Rows rows;
    bool isHead = true;
    while (true) {
        const Result<bool> more = reader.next(record);
        if (!more || !*more)
            return rows;
        QStringList row;
        for (qsizetype i = 0; i < record.size(); ++i) {
            const QString cell = QString::fromUtf8(record.cell(i));
            asFound->append(cell);
            row.append(fromPlainCell(cell));
        }
        if (!std::exchange(isHead, false))
            rows.push_back(row);
    }
}

bool opensFormula(const QString &cell)
{
    bool isNumber = false;
    (void)cell.toDouble(&isNumber);
    return !cell.isEmpty() && u"=+-@\t\r"_s.contains(cell[0]) && !isNumber;
}

Result<> write(const QString &path, const ListHead &head, const std::vector<ReportRow> &rows)
{
    BINNACLE_LET(const std::unique_ptr<ListWriter> writer, makeListWriter(path, head, {}));
    for (const ReportRow &row : rows)
        BINNACLE_TRY(writer->add({row}));
    return writer->finish();
}

QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// The cells of the first sheet as {"type", "text"}, and how many formulas the book holds.
QJsonObject readXlsx(const QString &path)
{
    const QString script = QStringLiteral(R"(
import sys, json, re, zipfile, xml.etree.ElementTree as E
book = zipfile.ZipFile(sys.argv[1])
n = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
shared = []
if 'xl/sharedStrings.xml' in book.namelist():
    for si in E.fromstring(book.read('xl/sharedStrings.xml')):
        shared.append(''.join(t.text or '' for t in si.iter(n + 't')))
def sheet(name):
    rows = []
    for row in E.fromstring(book.read(name)).iter(n + 'row'):
        cells = {}
        for c in row.iter(n + 'c'):
            kind = c.get('t', 'n')
            v = c.find(n + 'v')
            text = shared[int(v.text)] if kind == 's' else v.text if v is not None else ''.join(t.text or '' for t in c.iter(n + 't'))
            text = re.sub('_x([0-9A-F]{4})_', lambda m: chr(int(m.group(1), 16)), text)
            cells[re.match('[A-Z]+', c.get('r')).group()] = ['text' if kind in ('s', 'inlineStr', 'str') else kind, text]
        rows.append(cells)
    return rows
formulas = sum(book.read(x).count(b'<f') - book.read(x).count(b'<fo') for x in book.namelist() if x.startswith('xl/worksheets/'))
print(json.dumps({'rows': sheet('xl/worksheets/sheet1.xml'), 'about': sheet('xl/worksheets/sheet2.xml'), 'formulas': formulas})))");
    QProcess python;
    python.start(u"python3"_s, {u"-c"_s, script, path});
    if (!python.waitForFinished())
        return {};
    const QByteArray error = python.readAllStandardError();
    if (!error.isEmpty())
        qWarning("%s", error.constData());
    return QJsonDocument::fromJson(python.readAllStandardOutput()).object();
}

} // namespace

class TestListWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("RC_PARAMS", "max_success=100"); }
    void plainCellsComeBack();
    void csvComesBackCellByCell();
    void tabsComeBackCellByCell();
    void theTableOfTheClipboardComesBack();
    void xlsxHoldsTextAsText();
    void timesAreTyped();
    void htmlShowsCellsAndIsNoMarkup();
    void anUnfinishedFileIsNone_data();
    void anUnfinishedFileIsNone();
    void filesInUseAndOtherKindsAreRefused();

private:
    [[nodiscard]] QString place(const QString &name) const { return m_folder.filePath(name); }
    QTemporaryDir m_folder;
};

void TestListWriter::plainCellsComeBack()
{
    QVERIFY(rc::check([] {
        for (const QStringList &row : randomRows()) {
            for (const QString &text : row) {
                RC_ASSERT(!opensFormula(plainCell(text)));
                RC_ASSERT(fromPlainCell(plainCell(text)) == printable(text));
            }
        }
    }));
    QCOMPARE(plainCell(u"'=1"_s), u"''=1"_s);
    QCOMPARE(fromPlainCell(u"'tis"_s), u"'tis"_s);
}

void TestListWriter::csvComesBackCellByCell()
{
    QVERIFY(rc::check([this] {
        const Rows rows = randomRows();
        const auto done = write(place(u"list.csv"_s), headOf(4), cellsOf(rows));
        RC_ASSERT(done.has_value());
        QStringList found;
        RC_ASSERT(readBack(bytesOf(place(u"list.csv"_s)), ',', &found) == printableOf(rows));
        RC_ASSERT(std::none_of(found.begin(), found.end(), opensFormula));
    }));
}

void TestListWriter::tabsComeBackCellByCell()
{
    QVERIFY(rc::check([] {
        const Rows rows = randomRows();
        QStringList found;
        const QString text = rowsTsv(headOf(4), cellsOf(rows));
        RC_ASSERT(readBack(text.toUtf8(), '\t', &found) == printableOf(rows));
        RC_ASSERT(std::none_of(found.begin(), found.end(), opensFormula));
    }));
}

void TestListWriter::theTableOfTheClipboardComesBack()
{
    static const QRegularExpression kCell(u"<td>(.*?)</td>"_s,
                                          QRegularExpression::DotMatchesEverythingOption);
    QVERIFY(rc::check([] {
        const Rows rows = randomRows();
        QStringList expected, found;
        for (const QStringList &row : printableOf(rows))
            expected += row;
        const QString html = rowsHtml(headOf(4), cellsOf(rows));
        for (auto cell = kCell.globalMatch(html); cell.hasNext();) {
            QString text = cell.next().captured(1);
            RC_ASSERT(!text.contains(u'<'));
            text.replace(u"&lt;"_s, u"<"_s).replace(u"&gt;"_s, u">"_s).replace(u"&quot;"_s, u"\""_s);
            text.replace(u"&amp;"_s, u"&"_s);
            RC_ASSERT(!opensFormula(text));
            found << fromPlainCell(text);
        }
        RC_ASSERT(found == expected);
    }));
}

void TestListWriter::xlsxHoldsTextAsText()
{
    Rows rows;
    for (const QString &text : {u"=1+1"_s, u"-5"_s, u"@x"_s, u"00123"_s, u"{=A1}"_s, u"https://a.example"_s,
                                u"<b>&amp;"_s, u"日本 א"_s, u"two\nlines"_s, u"' '"_s})
        rows.push_back({text});
    QVERIFY(write(place(u"list.xlsx"_s), headOf(1), cellsOf(rows)));
    const QJsonObject book = readXlsx(place(u"list.xlsx"_s));
    QCOMPARE(book[u"formulas"].toInt(-1), 0);
    const QJsonArray read = book[u"rows"].toArray();
    QCOMPARE(read.size(), qsizetype(rows.size() + 1));
    QCOMPARE(read[0][u"A"][1].toString(), u"=Column 0"_s);
    for (size_t i = 0; i < rows.size(); ++i) {
        const QJsonValue cell = read[qsizetype(i) + 1][u"A"];
        QCOMPARE(cell[0].toString(), u"text"_s);
        QCOMPARE(cell[1].toString(), rows[i][0]);
    }
    const QString about = QString::fromUtf8(QJsonDocument(book[u"about"].toArray()).toJson());
    for (const QString &said : {u"Northwind <b>"_s, u"Filter: Team is =Sales"_s, u"Demo: made-up data"_s,
                                u"Times in UTC"_s, u"Jan 2, 2026 10:00"_s, u"10 rows"_s})
        QVERIFY2(about.contains(said), qPrintable(said + about));
}

void TestListWriter::timesAreTyped()
{
    ListHead head = headOf(3);
    head.zone = QTimeZone("Europe/Berlin");
    const std::vector<ReportRow> rows{
        {{ReportCell::instant(head.asOf), ReportCell::instant(std::nullopt), ReportCell::count(1234)},
         false}};
    QVERIFY(write(place(u"times.csv"_s), head, rows));
    QCOMPARE(bytesOf(place(u"times.csv"_s)).split('\n').value(1),
             QByteArray("2026-01-02T11:00:00+01:00,,1234\r"));
    QVERIFY(write(place(u"times.xlsx"_s), head, rows));
    const QJsonValue row = readXlsx(place(u"times.xlsx"_s))[u"rows"][1];
    QCOMPARE(row[u"A"][0].toString(), u"n"_s);
    // 2026-01-02 is day 46024 of a spreadsheet; 11:00 by the clock of the zone.
    QCOMPARE(row[u"A"][1].toString().toDouble(), 46024 + 11.0 / 24);
    QVERIFY(row[u"B"].isUndefined() || row[u"B"][1].toString().isEmpty());
    QCOMPARE(row[u"C"][1].toString().toDouble(), 1234.0);
}

void TestListWriter::htmlShowsCellsAndIsNoMarkup()
{
    QVERIFY(write(place(u"list.html"_s), headOf(2), cellsOf({{u"<script>x</script>"_s, u"=1 & 2"_s}})));
    const QString html = QString::fromUtf8(bytesOf(place(u"list.html"_s)));
    QVERIFY(!html.contains(u"<script"_s));
    QVERIFY(html.contains(u"<td>&lt;script&gt;x&lt;/script&gt;</td><td>=1 &amp; 2</td>"_s));
    QVERIFY(html.contains(u"Northwind &lt;b&gt;"_s) && html.contains(u"Demo: made-up data"_s));
    QVERIFY(html.contains(u"<p>1 row</p>"_s));
    QVERIFY(!html.contains(u"http"_s)); // needs nothing beside it
}

void TestListWriter::anUnfinishedFileIsNone_data()
{
    QTest::addColumn<QString>("suffix");
    for (const char *suffix : {"csv", "html", "xlsx"})
        QTest::newRow(suffix) << QString::fromLatin1(suffix);
}

void TestListWriter::anUnfinishedFileIsNone()
{
    QFETCH(QString, suffix);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"list."_s + suffix);
    for (const bool isThere : {false, true}) {
        if (isThere) {
            QFile before(path);
            QVERIFY(before.open(QIODevice::WriteOnly));
            before.write("before");
        }
        auto writer = makeListWriter(path, headOf(1), {});
        QVERIFY(writer);
        QVERIFY((*writer)->add(cellsOf({{u"a"_s}})));
        writer->reset();
        QCOMPARE(bytesOf(path), isThere ? QByteArray("before") : QByteArray());
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden).size(), isThere ? 1 : 0);
    }
}

void TestListWriter::filesInUseAndOtherKindsAreRefused()
{
    const QString used = place(u"used.csv"_s);
    QVERIFY(write(used, headOf(1), {}));
    const auto refused = makeListWriter(used, headOf(1), {used});
    QVERIFY(!refused);
    QCOMPARE(refused.error().key, u"file-in-use"_s);
    const auto other = makeListWriter(place(u"list.doc"_s), headOf(1), {});
    QVERIFY(!other);
    QCOMPARE(other.error().key, u"unknown-suffix"_s);
    for (const char *suffix : {"csv", "html", "xlsx"}) {
        const Result<> nowhere =
            write(place(u"no/such/folder/list."_s + QLatin1String(suffix)), headOf(1), {});
        QVERIFY(!nowhere);
        QCOMPARE(nowhere.error().key, u"file-unwritable"_s);
    }
}

QTEST_GUILESS_MAIN(TestListWriter)
#include "tst_listwriter.moc"
