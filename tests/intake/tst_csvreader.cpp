// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/csvdialect.h"
#include "intake/csvreader.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

using Rows = QList<QStringList>;

struct Reading
{
    Rows rows;
    QStringList faults; // "code@line:column"
    QString error;      // "key@line:column"
};

std::unique_ptr<TextSource> textOf(const QByteArray &bytes)
{
    auto text = TextSource::open(bytes, u"memory.csv"_s);
    return text ? std::move(*text) : nullptr;
}

Reading readAll(const QByteArray &bytes, char delimiter = ',', const IntakeLimits &limits = {})
{
    Reading reading;
    CsvReader reader(textOf(bytes), delimiter, limits);
    CsvRecord record;
    for (;;) {
        const Result<bool> more = reader.next(record);
        if (!more) {
            reading.error = u"%1@%2:%3"_s.arg(more.error().key, more.error().values[u"line"_s].toString(),
                                              more.error().values[u"column"_s].toString());
            break;
        }
        if (!*more)
            break;
        QStringList row;
        for (qsizetype i = 0; i < record.size(); ++i)
            row.append(QString::fromUtf8(record.cell(i)));
        reading.rows.append(row);
        if (const CsvFault &fault = reader.fault(); fault.code)
            reading.faults.append(
                u"%1@%2:%3"_s.arg(QLatin1String(fault.code)).arg(fault.at.line).arg(fault.at.column));
    }
    return reading;
}

} // namespace

class CsvReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryFileOfCsvSpectrum_data()
    {
        QTest::addColumn<QString>("name");
        const QDir folder(QStringLiteral(BINNACLE_SHARED_DATA "/csv/csv-spectrum/csvs"));
        if (!folder.exists())
            QSKIP("the shared data is not here");
        const QStringList names = folder.entryList({u"*.csv"_s});
        QCOMPARE(names.size(), 12);
        for (const QString &name : names)
            QTest::addRow("%s", qPrintable(name)) << QFileInfo(name).completeBaseName();
    }

    void readsEveryFileOfCsvSpectrum()
    {
        QFETCH(QString, name);
        QFile csv(QStringLiteral(BINNACLE_SHARED_DATA "/csv/csv-spectrum/csvs/%1.csv").arg(name));
        QFile json(QStringLiteral(BINNACLE_SHARED_DATA "/csv/csv-spectrum/json/%1.json").arg(name));
        QVERIFY(csv.open(QIODevice::ReadOnly) && json.open(QIODevice::ReadOnly));
        const QJsonDocument document = QJsonDocument::fromJson(json.readAll());
        const QJsonArray expected = document.isArray() ? document.array() : QJsonArray{document.object()};
        const Reading reading = readAll(csv.readAll());
        QCOMPARE(reading.error, QString());
        QCOMPARE(reading.faults, QStringList());
        QCOMPARE(reading.rows.size(), expected.size() + 1);
        for (qsizetype row = 0; row < expected.size(); ++row) {
            const QJsonObject object = expected[row].toObject();
            QCOMPARE(reading.rows[0].size(), object.size());
            for (qsizetype column = 0; column < reading.rows[0].size(); ++column) {
                const QString key = reading.rows[0][column];
                QVERIFY2(object.contains(key), qPrintable(key));
                // The set's own JSON has another telephone number than its CSV.
                if (name == "location_coordinates"_L1 && key == "Contact Phone Number"_L1)
                    QCOMPARE(reading.rows[row + 1][column], u"2095257564"_s);
                else
                    QCOMPARE(reading.rows[row + 1][column], object[key].toString());
            }
        }
    }

    void readsDialects_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Rows>("rows");
        const Rows two = {{u"a"_s, u"b"_s}, {u"1"_s, u"2"_s}};
        QTest::newRow("lines end in LF") << QByteArray("a,b\n1,2\n") << two;
        QTest::newRow("lines end in CRLF") << QByteArray("a,b\r\n1,2\r\n") << two;
        QTest::newRow("lines end in CR alone") << QByteArray("a,b\r1,2\r") << two;
        QTest::newRow("the last line has no end") << QByteArray("a,b\n1,2") << two;
        QTest::newRow("empty lines are no records") << QByteArray("\n\na,b\n\n\n1,2\n\n\n") << two;
        QTest::newRow("semicolons") << QByteArray("a;b\n1;2\n") << two;
        QTest::newRow("tabs") << QByteArray("a\tb\n1\t2\n") << two;
        QTest::newRow("bars") << QByteArray("a|b\n1|2\n") << two;
        QTest::newRow("the delimiter's line of Excel")
            << QByteArray("sep=;\na;b\n1;2\n") << Rows{{u"sep="_s, QString()}, two[0], two[1]};
        QTest::newRow("commas within semicolons")
            << QByteArray("a;b\n1,5;2,5\n3,5;4,5\n")
            << Rows{{u"a"_s, u"b"_s}, {u"1,5"_s, u"2,5"_s}, {u"3,5"_s, u"4,5"_s}};
        QTest::newRow("a quote inside a plain cell is itself")
            << QByteArray("a,b\n5\" disk,2\n") << Rows{{u"a"_s, u"b"_s}, {u"5\" disk"_s, u"2"_s}};
        QTest::newRow("an empty quoted cell")
            << QByteArray("a,b\n\"\",\"\"\n") << Rows{{u"a"_s, u"b"_s}, {QString(), QString()}};
        QTest::newRow("the last cell is empty")
            << QByteArray("a,b\n1,") << Rows{{u"a"_s, u"b"_s}, {u"1"_s, QString()}};
        QTest::newRow("nothing at all") << QByteArray() << Rows{};
    }

    void readsDialects()
    {
        QFETCH(QByteArray, text);
        QFETCH(Rows, rows);
        const Reading reading = readAll(text, sniffDelimiter(text));
        QCOMPARE(reading.error, QString());
        QCOMPARE(reading.rows, rows);
    }

    void knowsWhereCellsAre()
    {
        CsvReader reader(textOf("a,b,c\r\n\"x\r\ny\",\u00e4\u00f6,\"z\"\r\n1,2,3\r\n"), ',');
        CsvRecord record;
        QVERIFY(reader.next(record).value());
        QVERIFY(reader.next(record).value());
        const auto at = [&](qsizetype i) {
            return std::pair(record.position(i).line, record.position(i).column);
        };
        QCOMPARE(at(0), std::pair(2LL, 1LL));
        QCOMPARE(at(1), std::pair(3LL, 4LL));
        QCOMPARE(at(2), std::pair(3LL, 7LL));
        QVERIFY(reader.next(record).value());
        QCOMPARE(record.line(), 4LL);
        QCOMPARE(at(2), std::pair(4LL, 5LL));
        QVERIFY(!reader.next(record).value());
    }

    void leavesACellOut()
    {
        CsvReader reader(textOf("note,a,b\n\"x,\"\"\",1,\"2\"\n3\n"), ',');
        CsvRecord record;
        QVERIFY(reader.next(record).value());
        QCOMPARE(record.size(), 3);
        reader.leaveOut(0);
        QVERIFY(reader.next(record).value());
        QCOMPARE(record.size(), 2);
        QCOMPARE(record.cell(0).toByteArray(), QByteArray("1"));
        QCOMPARE(record.cell(1).toByteArray(), QByteArray("2"));
        QCOMPARE(record.raw().toByteArray(), QByteArray("1,\"2\""));
        QCOMPARE(record.position(1).column, 10); // as it stands in the file
        QVERIFY(reader.next(record).value());
        QCOMPARE(record.size(), 0);
        QVERIFY(!reader.next(record).value());
    }

    void namesFaults_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("error");
        QTest::addColumn<QStringList>("faults");
        QTest::newRow("a quote that never closes")
            << QByteArray("a,b\n1,2\n3,\"four\n5,6\n") << u"unclosed-quote@3:3"_s << QStringList();
        QTest::newRow("a quote that closes inside a later line")
            << QByteArray("a,b\n1,\"two\n3,\"four\"\n") << u"unclosed-quote@2:3"_s << QStringList();
        QTest::newRow("text after a closing quote")
            << QByteArray("a,b\n1,\"two\"2\n3,4\n") << QString() << QStringList{u"stray-quote@2:3"_s};
        QTest::newRow("a NUL in a cell") << QByteArray("a,b\n1,x\0y\n3,4\n", 14) + QByteArray(400, 'z')
                                         << QString() << QStringList{u"nul@2:4"_s};
        QTest::newRow("bytes that are not UTF-8")
            << QByteArray("a,b\nÄÖ,ÜÄ\n1,M\xfcller\n") << u"encoding@3:4"_s << QStringList();
    }

    void namesFaults()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, error);
        QFETCH(QStringList, faults);
        const Reading reading = readAll(text);
        QCOMPARE(reading.error, error);
        QCOMPARE(reading.faults, faults);
    }

    void capsARecord()
    {
        IntakeLimits limits;
        limits.recordBytes = 1000;
        const QByteArray lines = "a,b\n1," + QByteArray(700'000, 'x') + "\n3,4\n";
        const Reading reading = readAll(lines, ',', limits);
        QCOMPARE(reading.error, QString());
        QCOMPARE(reading.faults, QStringList{u"record-too-long@2:1"_s});
        QCOMPARE(reading.rows.last(), (QStringList{u"3"_s, u"4"_s}));
        const Reading quoted = readAll("a,b\n1,\"" + QByteArray(700'000, 'x'), ',', limits);
        QCOMPARE(quoted.error, u"unclosed-quote@2:3"_s);
        const Reading closed =
            readAll("a,b\n1,\"" + QByteArray(700'000, 'x') + "\"\"y\"\n3,4\n", ',', limits);
        QCOMPARE(closed.error, u"record-too-long@2:3"_s);
    }

    void capsColumns()
    {
        IntakeLimits limits;
        limits.columns = 3;
        const Reading reading = readAll("a,b,c\n1,2,3,4,5\n", ',', limits);
        QCOMPARE(reading.faults, QStringList{u"too-many-columns@2:7"_s});
        QCOMPARE(reading.rows.last().size(), 3);
    }

    // Cells, quotes and line ends fall on every possible border between two reads.
    void readsTheSameAcrossChunks()
    {
        QByteArray text = "a,b\r\n";
        const int rows = 60'000;
        for (int i = 0; i < rows; ++i)
            text += QByteArray::number(i) + ",\"say \"\"" + QByteArray(i % 17, 'q') + "\"\"\r\nagain\"\r\n";
        const Reading reading = readAll(text);
        QCOMPARE(reading.error, QString());
        QCOMPARE(reading.faults, QStringList());
        QCOMPARE(reading.rows.size(), rows + 1);
        for (int i = 0; i < rows; ++i) {
            QCOMPARE(reading.rows[i + 1][0], QString::number(i));
            QCOMPARE(reading.rows[i + 1][1], u"say \"%1\"\r\nagain"_s.arg(QString(i % 17, u'q')));
        }
    }
};

QTEST_GUILESS_MAIN(CsvReaderTest)
#include "tst_csvreader.moc"
