// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Sixty small files of every kind we were shown: how each is written is guessed right at first in at least
// 57, and where a person says it, that counts.
#include "base/job.h"
#include "intake/importfile.h"
#include "intake/normalize.h"
#include "intake/sourceexcerpt.h"
#include "intake/survey.h"

#include <QStringEncoder>
#include <QTemporaryDir>
#include <QtTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

struct Sample
{
    QString name;
    QByteArray bytes;
    char delimiter = ',';
    QString encoding;
    bool hasHeader = true;
    DateOrder order = DateOrder::Unknown; // Unknown: nothing to decide, as with ISO dates and dots
    ImportFormat format = ImportFormat::Csv;
};

QByteArray encoded(const QString &text, const QString &encoding)
{
    if (encoding == "UTF-16LE"_L1)
        return QByteArray("\xff\xfe", 2) + QByteArray(QStringEncoder(QStringEncoder::Utf16LE)(text));
    if (encoding == "UTF-16BE"_L1)
        return QByteArray("\xfe\xff", 2) + QByteArray(QStringEncoder(QStringEncoder::Utf16BE)(text));
    if (encoding == "WINDOWS-1252"_L1)
        return text.toLatin1(); // the same for the letters used here
    return text.toUtf8();
}

// How dates look, and what decides their order.
struct DateStyle
{
    const char *name;
    DateOrder order;
    QStringList values;
};

const QList<DateStyle> kDates{
    {"ISO", DateOrder::Unknown, {u"2016-02-29 01:16"_s, u"2016-03-01T04:05:06Z"_s, u"2016-12-31 23:59"_s}},
    {"day first", DateOrder::DayFirst, {u"01/02/2016 01:16"_s, u"29/2/2016 4:05"_s, u"3/3/2016 23:59"_s}},
    {"month first",
     DateOrder::MonthFirst,
     {u"1/2/2016 1:16 AM"_s, u"2/29/2016 4:05 PM"_s, u"3/3/2016 11:59 PM"_s}},
    {"with dots", DateOrder::Unknown, {u"01.02.2016 01:16"_s, u"29.02.2016 04:05"_s, u"03.03.2016 23:59"_s}},
};

QString lineOf(const QStringList &cells, QChar delimiter)
{
    QStringList out;
    for (QString cell : cells) {
        const bool isQuoted = cell.contains(delimiter) || cell.contains(u'\n') || cell.contains(u'"');
        out << (isQuoted ? u'"' + cell.replace(u"\""_s, u"\"\""_s) + u'"' : cell);
    }
    return out.join(delimiter);
}

QString tableOf(QChar delimiter, bool hasHeader, const DateStyle &dates, const QString &end)
{
    const QList<QStringList> texts{
        {u"INC001"_s, u"Drucker in Köln, 3. Stock"_s, u"Open"_s, u"1,5"_s},
        {u"INC002"_s, u"Mail; \"slow\" since noon"_s, u"Closed"_s, u"2,25"_s},
        {u"INC003"_s, u"Two\nlines, and a | bar"_s, u"Resolved"_s, u"10"_s},
    };
    QString text = hasHeader
                       ? lineOf({u"Number"_s, u"Opened at"_s, u"Short description"_s, u"State"_s, u"Hours"_s},
                                delimiter) +
                             end
                       : QString();
    for (qsizetype i = 0; i < texts.size(); ++i)
        text +=
            lineOf({texts[i][0], dates.values[i], texts[i][1], texts[i][2], texts[i][3]}, delimiter) + end;
    return text;
}

std::vector<Sample> samples()
{
    std::vector<Sample> all;
    const QStringList encodings{u"UTF-8"_s, u"WINDOWS-1252"_s, u"UTF-16LE"_s, u"UTF-16BE"_s};
    int turn = 0;
    // Each delimiter with each way of dates and with or without names; encodings and ends of lines take
    // turns.
    for (const char delimiter : {',', ';', '\t', '|'}) {
        for (const DateStyle &dates : kDates) {
            for (const bool hasHeader : {true, false}) {
                const QString encoding = encodings[turn % 4];
                const QString end = turn % 3 == 0 ? u"\r\n"_s : u"\n"_s;
                all.push_back(
                    {u"%1, %2, %3, %4"_s.arg(QChar::fromLatin1(delimiter))
                         .arg(QLatin1String(dates.name), hasHeader ? u"names"_s : u"no names"_s, encoding),
                     encoded(tableOf(QChar::fromLatin1(delimiter), hasHeader, dates, end), encoding),
                     delimiter, encoding, hasHeader, dates.order, ImportFormat::Csv});
                ++turn;
            }
        }
    }
    const auto add = [&all](const QString &name, const QByteArray &bytes, char delimiter,
                            const QString &encoding = u"UTF-8"_s, bool hasHeader = true,
                            DateOrder order = DateOrder::Unknown, ImportFormat format = ImportFormat::Csv) {
        all.push_back({name, bytes, delimiter, encoding, hasHeader, order, format});
    };
    add(u"a mark before it"_s, "\xef\xbb\xbfNumber,Opened\nINC1,2016-01-02\n", ',');
    add(u"Excel's own line"_s, "sep=;\r\nNumber;Opened\r\nINC1;2016-01-02\r\n", ';');
    add(u"names alone"_s, "Number,Opened,Title\n", ',');
    add(u"one row"_s, "Number;Opened\nINC1;2016-01-02\n", ';');
    add(u"no end of the last line"_s, "Number;Opened\nINC1;2016-01-02\nINC2;2016-01-03", ';');
    add(u"blank lines at the end"_s, "Number,Opened\nINC1,2016-01-02\n\n\n,\n", ',');
    add(u"CR alone"_s, "Number,Opened\rINC1,2016-01-02\rINC2,2016-01-03\r", ',');
    add(u"all in quotes"_s, "\"Number\";\"Opened\"\n\"INC1\";\"2016-01-02\"\n", ';');
    add(u"commas in a text with semicolons"_s,
        "Number;Opened;Title\nI1;2016-01-02;a, b, c, d\nI2;2016-01-03;e, f\n", ';');
    add(u"semicolons in a text with commas"_s,
        "Number,Opened,Title\nI1,2016-01-02,a; b; c\nI2,2016-01-03,d; e\n", ',');
    add(u"decimal commas"_s, "Number;Opened;Hours\nI1;2016-01-02;1,5\nI2;2016-01-03;2,5\n", ';');
    add(u"a log of changes"_s,
        "Number,State,Time of change,Updated\nI1,New,,2016-01-02\nI1,Closed,,2016-01-03\n", ',', u"UTF-8"_s,
        true, DateOrder::Unknown, ImportFormat::Events);
    add(u"outages"_s, "Service,Start,End\nMail,2016-01-02 10:00,2016-01-02 11:00\n", ',', u"UTF-8"_s, true,
        DateOrder::Unknown, ImportFormat::Outages);
    add(u"checks"_s, "Service,Time,State,Response time\nMail,2016-01-02 10:00,up,12\n", ',', u"UTF-8"_s, true,
        DateOrder::Unknown, ImportFormat::Checks);
    add(u"Jira"_s,
        "Issue key,Created,Summary,Status\nIT-1,02/Jan/16 9:15 AM,Mail,Open\nIT-2,03/Jan/16 9:15 "
        "AM,Fax,Done\n",
        ',');
    add(u"Zendesk"_s, "Id,Subject,Status,Created at\n1,Mail,open,2016-01-02 10:00:00 UTC\n", ',');
    add(u"a spreadsheet's clipboard"_s, "Number\tOpened\tTitle\nI1\t29.02.2016\tMail\n", '\t', u"UTF-8"_s,
        true, DateOrder::Unknown);
    add(u"Japanese"_s, u"Number,Opened,Title\nI1,2016-01-02,プリンター\n"_s.toUtf8(), ',');
    add(u"letters of 1252 far down"_s,
        "Number,Opened,Title\n" + QByteArray("I1,2016-01-02,plain\n").repeated(50) +
            "I2,2016-01-02,K\xf6ln\n",
        ',', u"WINDOWS-1252"_s);
    add(u"euro and quotes of 1252"_s, "Number;Opened;Title\nI1;2016-01-02;\x80 5 \x93sofort\x94\n", ';',
        u"WINDOWS-1252"_s);
    add(u"names that are numbers too"_s, "Number,Opened,2016,2017\nI1,2016-01-02,3,4\n", ',');
    add(u"numbers and dates without names"_s, "1;29/02/2016;Mail\n2;01/03/2016;Fax\n", ';', u"UTF-8"_s, false,
        DateOrder::DayFirst);
    add(u"a ragged row among even ones"_s,
        "Number|Opened|Title\nI1|2016-01-02|a\nI2|2016-01-03\nI3|2016-01-04|c\n", '|');
    add(u"wide"_s,
        "Number,Opened," + QByteArray("x,").repeated(60) + "y\nI1,2016-01-02," +
            QByteArray("1,").repeated(60) + "2\n",
        ',');
    add(u"quoted line breaks"_s,
        "Number,Opened,Title\nI1,2016-01-02,\"a\nb;c;d\ne;f;g\"\nI2,2016-01-03,\"h\ni\"\n", ',');
    add(u"month first in words of an hour"_s, "Number,Opened\nI1,12/31/2016 11:59 PM\n", ',', u"UTF-8"_s,
        true, DateOrder::MonthFirst);
    add(u"UTF-16 without a mark"_s,
        QByteArray(QStringEncoder(QStringEncoder::Utf16LE)(u"Number,Opened\nI1,2016-01-02\n"_s)), ',',
        u"UTF-16LE"_s);
    add(u"spaces around names"_s, " Number ; Opened ; Title \nI1;2016-01-02;a\n", ';');
    return all;
}

} // namespace

class TestFirstGuess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nearlyAllAreRightAtFirst();
    void whatIsSaidCounts();
    void aWrongWordIsRefused();
    void countsAreReadInEitherStyle_data();
    void countsAreReadInEitherStyle();
    void theLineIsFoundInTheFile_data();
    void theLineIsFoundInTheFile();

private:
    [[nodiscard]] ImportRequest requestFor(const QByteArray &bytes)
    {
        ImportRequest request;
        request.files = {m_folder.filePath(u"%1.csv"_s.arg(++m_made))};
        QFile file(request.files.first());
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no scratch file");
        return request;
    }
    QTemporaryDir m_folder;
    int m_made = 0;
};

void TestFirstGuess::nearlyAllAreRightAtFirst()
{
    const std::vector<Sample> all = samples();
    QCOMPARE(all.size(), size_t(60));
    int right = 0;
    for (const Sample &sample : all) {
        const ImportRequest request = requestFor(sample.bytes);
        QStringList wrong;
        const auto format = formatOf(request);
        auto file = ImportFile::openHeaders(request.files.first(), request);
        if (!format || !file) {
            wrong << (format ? file.error().key : format.error().key);
        } else {
            if (*format != sample.format)
                wrong << formatName(*format);
            if (file->reader->delimiter() != sample.delimiter)
                wrong << QString(QLatin1Char(file->reader->delimiter()));
            if (file->hasHeader != sample.hasHeader)
                wrong << u"header"_s;
            CsvRecord record;
            while (*file->reader->next(record)) {
            } // an encoding may be certain only at the end
            // The two hold the same characters but for 80 to 9F.
            QString encoding = file->reader->text().encoding();
            if (encoding == "ISO-8859-1"_L1)
                encoding = u"WINDOWS-1252"_s;
            if (encoding != sample.encoding)
                wrong << file->reader->text().encoding();
            Job job;
            ImportRequest mapped = request; // a file without names has to be told which columns are which
            if (!sample.hasHeader)
                mapped.maps = {{u"column 1"_s, u"number"_s}, {u"column 2"_s, u"opened"_s}};
            const auto survey = Survey::of(mapped, *format, {}, job);
            if (!survey)
                wrong << survey.error().key;
            else if (sample.order != DateOrder::Unknown && survey->order != sample.order)
                wrong << u"order of dates"_s;
        }
        right += wrong.isEmpty();
        if (!wrong.isEmpty())
            qInfo("not at first: %s (%s)", qPrintable(sample.name), qPrintable(wrong.join(u", "_s)));
    }
    QVERIFY2(right >= 57, qPrintable(u"%1 of 60"_s.arg(right)));
}

void TestFirstGuess::whatIsSaidCounts()
{
    ImportRequest request = requestFor("a;b,K\xf6ln\n1;2,x\n");
    request.delimiter = u";"_s;
    request.encoding = u"iso-8859-15"_s;
    request.header = u"no"_s;
    auto file = ImportFile::openHeaders(request.files.first(), request);
    QVERIFY(file);
    QCOMPARE(file->mapping.headers, (QStringList{u"column 1"_s, u"column 2"_s}));
    CsvRecord record;
    QVERIFY(*file->reader->next(record));
    QCOMPARE(QString::fromUtf8(record.cell(1)), u"b,Köln"_s);
    QVERIFY(*file->reader->next(record));
    QVERIFY(!*file->reader->next(record));
    QCOMPARE(file->reader->text().encoding(), u"ISO-8859-15"_s);
    request.header = u"yes"_s;
    QCOMPARE(ImportFile::openHeaders(request.files.first(), request)->mapping.headers.first(), u"a"_s);
}

void TestFirstGuess::aWrongWordIsRefused()
{
    ImportRequest request = requestFor("a,b\n");
    request.delimiter = u"x"_s;
    QCOMPARE(ImportFile::openHeaders(request.files.first(), request).error().key, u"bad-option"_s);
    request.delimiter.clear();
    request.header = u"maybe"_s;
    QCOMPARE(ImportFile::openHeaders(request.files.first(), request).error().key, u"bad-option"_s);
    request.header.clear();
    request.encoding = u"NO-SUCH"_s;
    QCOMPARE(ImportFile::openHeaders(request.files.first(), request).error().key, u"encoding-unknown"_s);
}

void TestFirstGuess::countsAreReadInEitherStyle_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("count"); // below 0: refused
    QTest::newRow("whole") << QByteArray("12") << 12;
    QTest::newRow("a decimal point") << QByteArray("3.0") << 3;
    QTest::newRow("a decimal comma") << QByteArray("3,0") << 3;
    QTest::newRow("two decimals") << QByteArray("3,00") << 3;
    QTest::newRow("not whole") << QByteArray("3,5") << -1;
    QTest::newRow("thousands, or thousandths") << QByteArray("3,000") << -1;
    QTest::newRow("both") << QByteArray("1.000,0") << -1;
}

void TestFirstGuess::countsAreReadInEitherStyle()
{
    QFETCH(QByteArray, text);
    QFETCH(int, count);
    QCOMPARE(countOf(text).value_or(-1), count);
}

void TestFirstGuess::theLineIsFoundInTheFile_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::newRow("LF") << QByteArray("\n");
    QTest::newRow("CRLF") << QByteArray("\r\n");
    QTest::newRow("CR") << QByteArray("\r");
}

void TestFirstGuess::theLineIsFoundInTheFile()
{
    QFETCH(QByteArray, end);
    QByteArray bytes;
    for (int i = 1; i <= 20'000; ++i)
        bytes += "row " + QByteArray::number(i) + end;
    const QString path = requestFor(bytes).files.first();
    for (const qint64 line : {qint64(1), qint64(150), qint64(12'345), qint64(20'000)}) {
        const auto excerpt = sourceExcerpt(path, {}, line);
        QVERIFY(excerpt);
        QCOMPARE(excerpt->lines.value(line - excerpt->first), u"row %1"_s.arg(line));
        QVERIFY(excerpt->lines.size() <= 2 * kExcerptAround + 1);
    }
    QCOMPARE(sourceExcerpt(path, {}, 20'001).error().key, u"no-such-line"_s);
}

QTEST_GUILESS_MAIN(TestFirstGuess)
#include "tst_firstguess.moc"
