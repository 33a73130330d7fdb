// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/scratchsort.h"
#include "support/results.h"
#include "support/sanitized.h"

#include <QFile>
#include <QRandomGenerator>
#include <algorithm>

using namespace Qt::StringLiterals;
using namespace binnacle;

namespace {

qint64 residentKilobytes()
{
    QFile status(u"/proc/self/statm"_s);
    return status.open(QIODevice::ReadOnly) ? status.readAll().split(' ').value(1).toLongLong() * 4 : 0;
}

} // namespace

class TestScratchSort : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingInGivesNothingOut()
    {
        ScratchSort sort;
        ScratchSort::Row row;
        QVERIFY_OK(sort.sort());
        QCOMPARE(sort.next(row).value(), false);
        QCOMPARE(sort.count(), 0);
    }

    void theOrderIsKeyThenOrderThenArrival()
    {
        ScratchSort sort;
        const QList<ScratchSort::Row> in = {{u"b"_s, 1, "1"},         {u"a"_s, 2, "2"},
                                            {u"a"_s, -5, "3"},        {u"a"_s, 2, "4"},
                                            {u""_s, 9, QByteArray()}, {u"Ä"_s, 0, QByteArray("\0x", 2)}};
        for (const auto &row : in)
            QVERIFY_OK(sort.append(row.key, row.order, row.payload));
        for (int time = 0; time < 2; ++time) {
            QVERIFY_OK(sort.sort());
            QByteArray payloads;
            ScratchSort::Row row;
            while (sort.next(row).value())
                payloads += row.payload + ';';
            QCOMPARE(payloads, QByteArray(";3;2;4;1;") + QByteArray("\0x", 2) + ';');
        }
    }

    void manyRowsAreSortedAsInMemoryAndMemoryStaysFlat()
    {
        constexpr int kRows = 200'000;
        QRandomGenerator random(7);
        std::vector<std::pair<QByteArray, qint64>> expected;
        expected.reserve(kRows);
        ScratchSort sort;
        const QByteArray payload(500, 'p');
        for (int i = 0; i < kRows; ++i) {
            const QString key = u"INC"_s + QString::number(random.bounded(50'000));
            QVERIFY_OK(sort.append(key, i % 7, payload));
            expected.emplace_back(key.toUtf8(), i % 7);
        }
        const qint64 before = residentKilobytes();
        std::sort(expected.begin(), expected.end());
        QVERIFY_OK(sort.sort());
        ScratchSort::Row row;
        for (const auto &[key, order] : expected) {
            QVERIFY(sort.next(row).value());
            QCOMPARE(row.key.toUtf8(), key);
            QCOMPARE(row.order, order);
            QCOMPARE(row.payload.size(), 500);
        }
        QCOMPARE(sort.next(row).value(), false);
        QVERIFY2(test::kSanitized || residentKilobytes() - before < 64 * 1024,
                 "sorting 100 MB takes less than 64 MB");
    }
};

QTEST_GUILESS_MAIN(TestScratchSort)
#include "tst_scratchsort.moc"
