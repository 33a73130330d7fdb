// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/bytesource.h"

#include <QTemporaryDir>
#include <QtTest>
#include <algorithm>
#include <random>
#include <sys/stat.h>
#include <zlib.h>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

QByteArray gzip(const QByteArray &bytes)
{
    z_stream z = {};
    deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(qsizetype(deflateBound(&z, uLong(bytes.size()))) + 32, 0);
    z.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    z.avail_in = uInt(bytes.size());
    z.next_out = reinterpret_cast<Bytef *>(packed.data());
    z.avail_out = uInt(packed.size());
    deflate(&z, Z_FINISH);
    packed.resize(qsizetype(z.total_out));
    deflateEnd(&z);
    return packed;
}

struct Bytes
{
    QByteArray all;
    QString error;
    qint64 offset = -1;
};

Bytes readAll(const QByteArray &packed, qsizetype step, const IntakeLimits &limits = {})
{
    Bytes bytes;
    auto source = ByteSource::open(packed, u"memory"_s, limits);
    if (!source) {
        bytes.error = source.error().key;
        return bytes;
    }
    QByteArray part(step, 0);
    for (;;) {
        const Result<qsizetype> got = (*source)->read(part.data(), step);
        if (!got) {
            bytes.error = got.error().key;
            bytes.offset = got.error().values[u"offset"_s].toLongLong();
            break;
        }
        if (*got == 0)
            break;
        bytes.all.append(part.constData(), *got);
    }
    return bytes;
}

QByteArray someText()
{
    QByteArray text;
    for (int i = 0; i < 20'000; ++i)
        text += "INC" + QByteArray::number(i * 7919 % 20'000) + ",New,2016-02-29 01:16\n";
    return text;
}

} // namespace

class ByteSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unpacksGzipAndReadsTheRestAsItIs_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("plain") << someText();
        QTest::newRow("gzip") << gzip(someText());
        QTest::newRow("gzip of two members") << gzip(someText().left(1000)) + gzip(someText().mid(1000));
        QTest::newRow("gzip padded with zeros") << gzip(someText()) + QByteArray(512, '\0');
    }

    void unpacksGzipAndReadsTheRestAsItIs()
    {
        QFETCH(QByteArray, file);
        for (const qsizetype step : {1000, 65'536, 4'000'000}) {
            const Bytes bytes = readAll(file, step);
            QCOMPARE(bytes.error, QString());
            QCOMPARE(bytes.all, someText());
        }
    }

    void refusesWhatIsDamaged_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("error");
        const QByteArray packed = gzip(someText());
        QByteArray broken = packed;
        broken[broken.size() / 2] = char(~broken[broken.size() / 2]);
        broken[broken.size() / 2 + 1] = char(~broken[broken.size() / 2 + 1]);
        QTest::newRow("gzip cut in the middle") << packed.left(packed.size() / 2) << u"gzip-truncated"_s;
        QTest::newRow("gzip without its last byte") << packed.chopped(1) << u"gzip-truncated"_s;
        QTest::newRow("gzip cut in its header") << packed.left(5) << u"gzip-truncated"_s;
        QTest::newRow("gzip with changed bytes") << broken << u"gzip-damaged"_s;
        QByteArray second = gzip(someText().mid(1000));
        second[0] = 'x';
        QTest::newRow("gzip with a second member damaged at its begin")
            << gzip(someText().left(1000)) + second << u"gzip-damaged"_s;
        QTest::newRow("gzip with bytes after its padding")
            << packed + QByteArray(512, '\0') + "rest" << u"gzip-damaged"_s;
        QTest::newRow("a zip") << QByteArray("PK\x03\x04\x14\0\0\0", 8) << u"zip-archive"_s;
        QTest::newRow("a PDF") << QByteArray("%PDF-1.7\n") << u"not-text"_s;
        QTest::newRow("a database") << QByteArray("SQLite format 3\0", 16) << u"not-text"_s;
    }

    void refusesAFileThatGrowsTooMuch_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("refused");
        QByteArray noise(1000, Qt::Uninitialized); // what does not pack
        std::mt19937 engine(1);
        std::generate(noise.begin(), noise.end(), [&] { return char(engine()); });
        QTest::newRow("nothing but zeros") << QByteArray(20'000'000, '\0') << true;
        QTest::newRow("140 times its packed size")
            << QByteArray(QByteArray(180'000, '\0') + noise).repeated(100) << true;
        QTest::newRow("60 times its packed size")
            << QByteArray(QByteArray(65'000, '\0') + noise).repeated(100) << false;
        QTest::newRow("little, whatever it was packed to") << QByteArray(900'000, '\0') << false;
    }

    void refusesAFileThatGrowsTooMuch()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, refused);
        IntakeLimits limits;
        limits.unpackedBytes = 1'000'000;
        const Bytes bytes = readAll(gzip(text), 50'000, limits);
        QCOMPARE(bytes.error, refused ? u"file-too-large"_s : QString());
        QVERIFY(bytes.all.size() >= qMin(limits.unpackedBytes, text.size()) - 50'000);
        QVERIFY(!refused || bytes.all.size() < text.size());
    }

    void refusesWhatIsDamaged()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, error);
        const Bytes bytes = readAll(file, 10'000);
        QCOMPARE(bytes.error, error);
        QVERIFY(someText().startsWith(bytes.all) || error == "gzip-damaged"_L1);
        if (error == "gzip-truncated"_L1)
            QCOMPARE(bytes.offset, file.size());
    }

    void saysWhatIsMissing()
    {
        QTemporaryDir folder;
        const auto missing = ByteSource::open(folder.filePath(u"none.csv"_s));
        QVERIFY(!missing);
        QCOMPARE(missing.error().key, u"file-missing"_s);
        const QString pipe = folder.filePath(u"pipe"_s); // would wait for a writer
        QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QCOMPARE(ByteSource::open(pipe).error().key, u"file-unreadable"_s);
        const auto isFolder = ByteSource::open(folder.path());
        QVERIFY(!isFolder);
        QCOMPARE(isFolder.error().key, u"file-unreadable"_s);
    }

    void capsTheUnpackedSize()
    {
        IntakeLimits limits;
        limits.fileBytes = 100'000;
        auto source = ByteSource::open(gzip(QByteArray(1'000'000, 'a')), u"memory"_s, limits);
        QVERIFY(source);
        QByteArray part(50'000, 0);
        QString error;
        qint64 given = 0;
        while (error.isEmpty()) {
            const Result<qsizetype> got = (*source)->read(part.data(), part.size());
            if (!got)
                error = got.error().key;
            else
                given += *got;
            QVERIFY(given <= limits.fileBytes);
        }
        QCOMPARE(error, u"file-too-large"_s);
    }
};

QTEST_GUILESS_MAIN(ByteSourceTest)
#include "tst_bytesource.moc"
