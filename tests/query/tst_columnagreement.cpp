// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/metricsservice.h"
#include "query/randomquery.h"
#include "query/samplerows.h"
#include "support/bothengines.h"
#include "tickets/ticketqueries.h"

#include <QRandomGenerator>
#include <QTest>

using namespace binnacle;
using namespace binnacle::test;
using namespace Qt::StringLiterals;

// A figure of Home and the list behind it: the same query gives the same count, over columns and in SQL.
class TestColumnAgreement : public BothEngines
{
    Q_OBJECT
private Q_SLOTS:
    void metricsAndListsCountTheSame();
};

void TestColumnAgreement::metricsAndListsCountTheSame()
{
    const auto tickets = sampleTickets(200, 21);
    QVERIFY_OK(answer(database().write(
        {u"test"_s, actor(), {}}, [&tickets](WriteScope &scope) { return insertSample(scope, tickets); })));
    Actor reader = actor();
    reader.person = PersonId(2);
    clock().set(1'782'000'000'000);
    const QueryContext context{QTimeZone(database().info().zone.toLatin1()), clock().now(), reader.person};
    MetricsService metrics(database());
    TicketQueries lists(database());

    QRandomGenerator random(21);
    int telling = 0; // queries that find some incidents and not all
    for (int i = 0; i < 300; ++i) {
        std::vector<uint8_t> bytes(100);
        for (uint8_t &byte : bytes)
            byte = uint8_t(random.bounded(256));
        const Query query = RandomQuery(bytes).query();
        const QueryNode incidents =
            QueryNode::of({u"type"_s, QueryClause::Match::OneOf, {{{}, u"incident"_s}}});
        const auto judged = std::count_if(tickets.begin(), tickets.end(), [&](const SampleTicket &ticket) {
            return ticket.type == "incident"_L1 && judge(query.root(), ticket, context);
        });
        MetricsRequest request;
        request.query = query.canonical();
        const auto report = answer(metrics.compute(reader, request));
        QVERIFY_OK(report);
        const auto listed = answer(lists.count(reader, query.narrowed(incidents).canonical()));
        QVERIFY_OK(listed);
        const qint64 counted = report->groups.empty() ? 0 : report->groups.front().incidents;
        if (counted != judged || *listed != judged)
            QFAIL(qPrintable(
                u"%1 judged, %2 in metrics, %3 in the list: %4"_s.arg(judged).arg(counted).arg(*listed).arg(
                    query.canonical())));
        telling += judged > 0 && judged < 100 ? 1 : 0;
    }
    QVERIFY2(telling > 50, qPrintable(QString::number(telling)));
}

QTEST_GUILESS_MAIN(TestColumnAgreement)
#include "tst_columnagreement.moc"
