// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/columnfilter.h"
#include "query/randomquery.h"
#include "query/sampletickets.h"
#include "query/ticketfields.h"

#include <QRandomGenerator>
#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

QueryContext context()
{
    return {QTimeZone("Europe/Berlin"), 1'782'000'000'000, PersonId(2)};
}

// Knows no field at all.
class NoColumns : public ColumnSource
{
public:
    [[nodiscard]] qsizetype rows() const override { return 3; }
    [[nodiscard]] bool mark(const Condition &, RowBits &) const override { return false; }
    [[nodiscard]] bool markWords(const QList<QStringList> &, RowBits &) const override { return false; }
};

} // namespace

class TestColumnFilter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bitsKeepTheirEndClear_data();
    void bitsKeepTheirEndClear();
    void agreesWithTheJudgeOn500RandomQueries();
    void saysWhatColumnsCannotTell();
};

void TestColumnFilter::bitsKeepTheirEndClear_data()
{
    QTest::addColumn<int>("rows");
    for (const int rows : {0, 1, 63, 64, 65, 128, 1000})
        QTest::addRow("%d rows", rows) << rows;
}

void TestColumnFilter::bitsKeepTheirEndClear()
{
    QFETCH(int, rows);
    RowBits all(rows, true);
    QCOMPARE(all.count(), rows);
    RowBits none(rows);
    QCOMPARE(none.count(), 0);
    none.invert();
    QCOMPARE(none, all);
    none.invert();
    all &= none;
    QCOMPARE(all.count(), 0);
    if (rows == 0)
        return;
    none.set(rows - 1);
    all |= none;
    QVERIFY(all.test(rows - 1));
    QCOMPARE(all.count(), 1);
}

void TestColumnFilter::agreesWithTheJudgeOn500RandomQueries()
{
    const auto tickets = sampleTickets(300, 11);
    const SampleColumns columns(tickets);
    QRandomGenerator random(500);
    int telling = 0; // queries that find some rows and not all
    for (int i = 0; i < 500; ++i) {
        std::vector<uint8_t> bytes(200);
        for (uint8_t &byte : bytes)
            byte = uint8_t(random.bounded(256));
        const Query query = RandomQuery(bytes).query();
        const auto found = filterRows(query, ticketFields(), context(), columns);
        QVERIFY2(found, qPrintable(query.canonical()));
        for (qsizetype row = 0; row < columns.rows(); ++row) {
            if (found->test(row) != judge(query.root(), tickets[size_t(row)], context()))
                QFAIL(qPrintable(u"row %1 of %2"_s.arg(row).arg(query.canonical())));
        }
        telling += found->count() > 0 && found->count() < columns.rows() ? 1 : 0;
    }
    QVERIFY2(telling > 150, qPrintable(QString::number(telling)));
}

void TestColumnFilter::saysWhatColumnsCannotTell()
{
    const auto field = [](const QString &text) {
        const auto found =
            filterRows(*ticketQueryLanguage().parse(text), ticketFields(), context(), NoColumns());
        return found ? QString()
                     : found.error().key + u' ' + found.error().values.value(u"field"_s).toString();
    };
    QCOMPARE(field(u"state:open"_s), u"not-in-columns state"_s);
    QCOMPARE(field(u"a b"_s), u"not-in-columns words"_s);
    QCOMPARE(field(u""_s), QString());
}

QTEST_GUILESS_MAIN(TestColumnFilter)
#include "tst_columnfilter.moc"
