// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/randomquery.h"
#include "query/samplerows.h"
#include "query/ticketfields.h"
#include "support/bothengines.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

class TestSqlAgreement : public BothEngines
{
    Q_OBJECT
private Q_SLOTS:
    void sqlColumnsAndTheJudgeAgreeOn500RandomQueries();
    void hostileNamesAndWordsAreOnlyValues();

private:
    [[nodiscard]] Result<QSet<qint64>> found(const Query &query);

    QueryContext m_context{QTimeZone("Europe/Berlin"), 1'782'000'000'000, PersonId(2)};
};

Result<QSet<qint64>> TestSqlAgreement::found(const Query &query)
{
    BINNACLE_LET(const SqlCondition condition,
                 compileSql(query, ticketFields(), ticketSqlMapping(engine()), m_context));
    return answer(database().read([condition](ReadScope &scope) -> Result<QSet<qint64>> {
        BINNACLE_LET(Statement statement,
                     scope.statement(u"SELECT t.id FROM ticket t WHERE "_s + condition.where));
        for (const auto &[name, value] : condition.bindings)
            statement.bind(name, value);
        BINNACLE_TRY(statement.run());
        QSet<qint64> ids;
        while (statement.next())
            ids.insert(statement.int64(0));
        return ids;
    }));
}

void TestSqlAgreement::sqlColumnsAndTheJudgeAgreeOn500RandomQueries()
{
    const auto tickets = sampleTickets(150, 12);
    QVERIFY_OK(answer(database().write(
        {u"test"_s, actor(), {}}, [&tickets](WriteScope &scope) { return insertSample(scope, tickets); })));

    const SampleColumns columns(tickets);
    QRandomGenerator random(12);
    int telling = 0; // queries that find some rows and not all
    for (int i = 0; i < 500; ++i) {
        std::vector<uint8_t> bytes(120);
        for (uint8_t &byte : bytes)
            byte = uint8_t(random.bounded(256));
        const Query query = RandomQuery(bytes).query();
        const auto bySql = found(query);
        QVERIFY2(bySql,
                 bySql ? "" : QByteArray(printed(bySql.error()) + query.canonical().toUtf8()).constData());
        const auto byColumns = filterRows(query, ticketFields(), m_context, columns);
        QVERIFY_OK(byColumns);
        for (qsizetype row = 0; row < columns.rows(); ++row) {
            const bool judged = judge(query.root(), tickets[size_t(row)], m_context);
            if (bySql->contains(row + 1) != judged || byColumns->test(row) != judged)
                QFAIL(qPrintable(u"row %1 of %2"_s.arg(row).arg(query.canonical())));
        }
        telling += !bySql->isEmpty() && bySql->size() < columns.rows() ? 1 : 0;
    }
    QVERIFY2(telling > 150, qPrintable(QString::number(telling)));
}

void TestSqlAgreement::hostileNamesAndWordsAreOnlyValues()
{
    QRandomGenerator random(13);
    for (int i = 0; i < 200; ++i) {
        std::vector<uint8_t> bytes(120);
        for (uint8_t &byte : bytes)
            byte = uint8_t(random.bounded(256));
        RandomQuery hostile(bytes);
        hostile.useWildTexts();
        const Query query = hostile.query();
        const auto ids = found(query);
        QVERIFY2(ids, ids ? "" : QByteArray(printed(ids.error()) + query.canonical().toUtf8()).constData());
        QVERIFY(ids->isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestSqlAgreement)
#include "tst_sqlagreement.moc"
