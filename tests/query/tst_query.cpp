// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/language.h"
#include "query/randomquery.h"
#include "query/ticketfields.h"

#include <QTest>
#include <rapidcheck.h>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TestQuery : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void canonicalTextParsesToTheSameTree();
    void canonicalTextIsAFixedPoint();
    void treesHaveOneNormalForm();
    void narrowingAddsToAnyQuery_data();
    void narrowingAddsToAnyQuery();
    void aFieldIsLeftOut_data();
    void aFieldIsLeftOut();
    void wordsAreFoundAnywhereInTheTree();
};

void TestQuery::canonicalTextParsesToTheSameTree()
{
    qputenv("RC_PARAMS", "max_success=1000");
    const auto bytes =
        rc::gen::resize(100, rc::gen::container<std::vector<uint8_t>>(rc::gen::arbitrary<uint8_t>()));
    QVERIFY(rc::check([&bytes](bool wild) {
        RandomQuery random(*bytes);
        if (wild)
            random.useWildTexts();
        const Query query = random.query();
        if (query.root().children.size() > 1)
            RC_TAG("several parts");
        const auto parsed = ticketQueryLanguage().parse(query.canonical());
        if (!parsed)
            RC_FAIL(query.canonical().toStdString() + " gives " + parsed.error().key.toStdString());
        if (*parsed != query)
            RC_FAIL(query.canonical().toStdString() + " became " + parsed->canonical().toStdString());
    }));
}

void TestQuery::canonicalTextIsAFixedPoint()
{
    const QString written = u"  TEAM:\"Group 70\",network  (state:Open or -Priority:p1)or \"exact words\" "_s;
    const auto query = ticketQueryLanguage().parse(written);
    QVERIFY(query);
    QCOMPARE(query->canonical(),
             u"team:\"Group 70\",network (state:open or -priority:1) or \"exact words\""_s);
    QCOMPARE(ticketQueryLanguage().parse(query->canonical())->canonical(), query->canonical());
}

void TestQuery::treesHaveOneNormalForm()
{
    const QueryNode a = QueryNode::words(u"a"_s);
    const QueryNode b = QueryNode::words(u"b"_s);
    const QueryNode c = QueryNode::words(u"c"_s);
    QCOMPARE(QueryNode::all({QueryNode::all({a, b}), c}), QueryNode::all({a, b, c}));
    QCOMPARE(QueryNode::any({a, QueryNode::any({b, c})}), QueryNode::any({a, b, c}));
    QCOMPARE(QueryNode::all({a}), a);
    QCOMPARE(QueryNode::all({QueryNode(), a}), a);
    QVERIFY(Query(QueryNode::all({})).isEverything());
    QVERIFY(!Query(QueryNode::any({})).isEverything());
}

void TestQuery::narrowingAddsToAnyQuery_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("everything") << u""_s << u"priority:1"_s;
    QTest::newRow("one clause") << u"state:open"_s << u"state:open priority:1"_s;
    QTest::newRow("alternatives keep together") << u"a or b"_s << u"(a or b) priority:1"_s;
    QTest::newRow("a negation") << u"-a"_s << u"-a priority:1"_s;
}

void TestQuery::narrowingAddsToAnyQuery()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    const Query query = *ticketQueryLanguage().parse(before);
    const QueryNode clause = ticketQueryLanguage().parse(u"priority:1"_s)->root();
    QCOMPARE(query.narrowed(clause).canonical(), after);
}

void TestQuery::aFieldIsLeftOut_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("everything") << u""_s << u""_s;
    QTest::newRow("that clause alone") << u"team:x,y"_s << u""_s;
    QTest::newRow("beside others") << u"state:open team:x priority:1"_s << u"state:open priority:1"_s;
    QTest::newRow("no team") << u"team:none a"_s << u"a"_s;
    QTest::newRow("what is shut out stays") << u"-team:x priority:1"_s << u"-team:x priority:1"_s;
    QTest::newRow("one of several ways stays") << u"team:x or priority:1"_s << u"team:x or priority:1"_s;
}

void TestQuery::aFieldIsLeftOut()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    QCOMPARE(ticketQueryLanguage().parse(before)->without(u"team"_s).canonical(), after);
}

void TestQuery::wordsAreFoundAnywhereInTheTree()
{
    QVERIFY(!ticketQueryLanguage().parse(u"state:open or (team:x -has:due)"_s)->hasWords());
    QVERIFY(ticketQueryLanguage().parse(u"state:open or (team:x -(has:due or word))"_s)->hasWords());
}

QTEST_GUILESS_MAIN(TestQuery)
#include "tst_query.moc"
