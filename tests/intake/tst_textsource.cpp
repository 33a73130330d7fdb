// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/textsource.h"

#include <QStringEncoder>
#include <QtTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

struct Text
{
    QByteArray all;
    QString encoding;
    Error error;
};

Text readAll(const QByteArray &bytes, qsizetype step = 4096)
{
    Text text;
    auto source = TextSource::open(bytes, u"memory"_s);
    if (!source) {
        text.error = source.error();
        return text;
    }
    for (;;) {
        const qsizetype before = text.all.size();
        if (const Result<> got = (*source)->read(text.all, step); !got) {
            text.error = got.error();
            break;
        }
        if (text.all.size() == before)
            break;
    }
    text.encoding = (*source)->encoding(); // certain only at the end
    return text;
}

QByteArray utf16(const QString &text, QStringConverter::Encoding encoding, bool bom)
{
    QStringEncoder encoder(encoding,
                           bom ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
    return encoder.encode(text);
}

const QString kWords = u"number;title\r\nINC1;Größe des Cafés\r\nINC2;naïve façade\r\n"_s;

} // namespace

class TextSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheSameTextFromEveryEncoding_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("encoding");
        QTest::newRow("UTF-8") << kWords.toUtf8() << u"UTF-8"_s;
        QTest::newRow("UTF-8 with a mark") << "\xef\xbb\xbf" + kWords.toUtf8() << u"UTF-8"_s;
        QTest::newRow("Latin-1") << kWords.toLatin1() << u"ISO-8859-1"_s;
        QTest::newRow("UTF-16 little end first, with a mark")
            << utf16(kWords, QStringConverter::Utf16LE, true) << u"UTF-16LE"_s;
        QTest::newRow("UTF-16 big end first, with a mark")
            << utf16(kWords, QStringConverter::Utf16BE, true) << u"UTF-16BE"_s;
        QTest::newRow("UTF-16 little end first, no mark")
            << utf16(kWords, QStringConverter::Utf16LE, false) << u"UTF-16LE"_s;
        QTest::newRow("UTF-16 big end first, no mark")
            << utf16(kWords, QStringConverter::Utf16BE, false) << u"UTF-16BE"_s;
    }

    void givesTheSameTextFromEveryEncoding()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, encoding);
        const Text text = readAll(bytes);
        QCOMPARE(text.error.key, QString());
        QCOMPARE(QString::fromUtf8(text.all), kWords);
        QCOMPARE(text.encoding, encoding);
    }

    void readsTheTypographyOfWindows()
    {
        const Text text = readAll("title\nIt\x92s 5 \x80 \x96 caf\xe9\n");
        QCOMPARE(text.encoding, u"WINDOWS-1252"_s);
        QCOMPARE(QString::fromUtf8(text.all), u"title\nIt’s 5 € – café\n"_s);
    }

    void readsCyrillic()
    {
        const QString words =
            u"number;title\n"_s +
            u"1;Не работает принтер в бухгалтерии, просьба проверить соединение с сервером печати\n"_s
                .repeated(20);
        QByteArray bytes; // Windows-1251 of the Russian alphabet without Ё
        for (const QChar c : words)
            bytes.append(c.unicode() >= 0x410 && c.unicode() <= 0x44f ? char(c.unicode() - 0x410 + 0xc0)
                                                                      : c.toLatin1());
        const Text text = readAll(bytes);
        QCOMPARE(text.encoding, u"WINDOWS-1251"_s);
        QCOMPARE(QString::fromUtf8(text.all), words);
    }

    // The first accented letter is a megabyte in: the sample at the start says nothing.
    void findsTheEncodingDeepInAPlainFile()
    {
        const QByteArray plain = QByteArray("INC1;printer is slow\n").repeated(50'000);
        const Text text = readAll(plain + "INC2;caf\xe9\n" + plain);
        QCOMPARE(text.error.key, QString());
        QCOMPARE(text.encoding, u"ISO-8859-1"_s);
        QVERIFY(text.all.contains("INC2;caf\u00e9\n"));
    }

    void refusesWhatIsNotInItsEncoding_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("key");
        QTest::addColumn<qint64>("line");
        QTest::addColumn<qint64>("column");
        QTest::newRow("a Latin-1 byte in UTF-8")
            << QByteArray("ä,ö\r\nü,ß\r\nab,ä\xe4 x\r\n") << u"encoding"_s << 3LL << 5LL;
        QTest::newRow("a UTF-8 mark and Latin-1") << QByteArray("\xef\xbb\xbf"
                                                                "a,b\n1,\xe4\n")
                                                  << u"encoding"_s << 2LL << 3LL;
        QTest::newRow("UTF-8 cut in a character") << QByteArray("ä,ö\nü,\xc3") << u"encoding"_s << 2LL << 3LL;
        QTest::newRow("UTF-16 cut in a character")
            << utf16(kWords, QStringConverter::Utf16LE, true).chopped(1) << u"encoding"_s << 4LL << 1LL;
        QTest::newRow("UTF-16 with half a pair")
            << utf16(u"a\nb"_s, QStringConverter::Utf16LE, true) + QByteArray("\x00\xd8\x41\x00", 4)
            << u"encoding"_s << 2LL << 2LL;
        QTest::newRow("random bytes")
            << QByteArray::fromHex("0001020304050607fffefdfc08090b0c0e0f1011").repeated(50) << u"not-text"_s
            << 1LL << 1LL;
    }

    void refusesWhatIsNotInItsEncoding()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, key);
        QFETCH(qint64, line);
        QFETCH(qint64, column);
        const Text text = readAll(bytes);
        QCOMPARE(text.error.key, key);
        QCOMPARE(text.error.code, ErrorCode::Unavailable);
        QCOMPARE(text.error.values[u"line"_s].toLongLong(), line);
        QCOMPARE(text.error.values[u"column"_s].toLongLong(), column);
    }

    // Characters fall on every border between two reads.
    void keepsCharactersWhole()
    {
        const QString words = u"Ω ä 漢字 🙂\r\n"_s.repeated(3000);
        for (const qsizetype step : {1, 2, 3, 5, 7, 4096}) {
            const Text eight = readAll(words.toUtf8(), step);
            QCOMPARE(eight.error.key, QString());
            QCOMPARE(QString::fromUtf8(eight.all), words);
            const Text sixteen = readAll(utf16(words, QStringConverter::Utf16BE, true), step);
            QCOMPARE(sixteen.error.key, QString());
            QCOMPARE(QString::fromUtf8(sixteen.all), words);
        }
    }
};

QTEST_GUILESS_MAIN(TextSourceTest)
#include "tst_textsource.moc"
