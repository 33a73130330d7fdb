// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/content.h"
#include "support/bothengines.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;
using namespace binnacle;
using namespace binnacle::test;

namespace {

QByteArray pattern(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char((i * 131 + i / 251) & 0xff);
    return bytes;
}

} // namespace

class TestContent : public BothEngines
{
    Q_OBJECT

    Result<QByteArray> put(const QByteArray &bytes)
    {
        return answer(database().write({u"test.put"_s, actor(), {}},
                                       [bytes](WriteScope &scope) { return content::put(scope, bytes); }));
    }

private Q_SLOTS:
    void whatIsPutComesBack_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::newRow("nothing") << qint64(0);
        QTest::newRow("one byte") << qint64(1);
        QTest::newRow("one byte less than a chunk") << qint64(content::kChunk - 1);
        QTest::newRow("a chunk") << qint64(content::kChunk);
        QTest::newRow("one byte more than a chunk") << qint64(content::kChunk + 1);
        QTest::newRow("three chunks and a bit") << qint64(3 * content::kChunk + 17);
    }

    void whatIsPutComesBack()
    {
        QFETCH(qint64, size);
        const QByteArray bytes = pattern(size);
        const auto hash = put(bytes);
        QVERIFY_OK(hash);
        QCOMPARE(*hash, QCryptographicHash::hash(bytes, QCryptographicHash::Sha256));
        const auto back =
            answer(database().read([key = *hash](ReadScope &scope) { return content::get(scope, key); }));
        QVERIFY_OK(back);
        QCOMPARE(*back, bytes);
        for (const qint64 offset : {qint64(0), qint64(5), size / 2, size - 1, size, size + 9}) {
            const auto range = answer(database().read([key = *hash, offset](ReadScope &scope) {
                return content::getRange(scope, key, offset, 300'000);
            }));
            QVERIFY_OK(range);
            QCOMPARE(*range, bytes.mid(qMax<qint64>(0, offset), 300'000));
        }
    }

    void theSameContentIsKeptOnce()
    {
        QVERIFY_OK(put(pattern(300'000)));
        QVERIFY_OK(put(pattern(300'000)));
        const auto chunks = answer(database().read([](ReadScope &scope) -> Result<qint64> {
            BINNACLE_LET(Statement rows, scope.statement(u"SELECT count(*) FROM content_chunk"_s));
            return rows.runForInt64();
        }));
        QCOMPARE(*chunks, 2);
    }

    void whatIsNotThereIsSaidToBeMissing()
    {
        const auto none = answer(
            database().read([](ReadScope &scope) { return content::get(scope, QByteArray(32, 'z')); }));
        QVERIFY_ERROR(none, ErrorCode::NotFound, u"no-such-content"_s);
    }

    void aCutContentIsDamaged()
    {
        const auto hash = put(pattern(600'000));
        QVERIFY_OK(hash);
        QVERIFY_OK(runForeign(u"DELETE FROM content_chunk WHERE n = 2"_s));
        const auto back =
            answer(database().read([key = *hash](ReadScope &scope) { return content::get(scope, key); }));
        QVERIFY_ERROR(back, ErrorCode::Unavailable, u"damaged"_s);
    }
};

QTEST_GUILESS_MAIN(TestContent)
#include "tst_content.moc"
