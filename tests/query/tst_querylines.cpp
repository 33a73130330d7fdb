// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Text and builder convert both ways: no query is lost in the builder, no line of the builder in the text.
#include "query/language.h"
#include "query/queryecho.h"
#include "query/querylines.h"
#include "query/randomquery.h"
#include "query/ticketfields.h"

#include <QTest>
#include <rapidcheck.h>

using namespace binnacle;
using namespace Qt::StringLiterals;

class TestQueryLines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textIsTheSameAfterTheBuilder();
    void linesAreTheSameAfterTheText();
    void valuesAreTheSameAfterTheirField();
    void everyQueryIsToldInWords();
    void shows_data();
    void shows();
    void tells_data();
    void tells();
    void refuses_data();
    void refuses();
    void anOperatorChangesWhatItMust();
    void everyOperatorIsTakenByItsField();
    void beforeAnAgeIsOlder_data();
    void beforeAnAgeIsOlder();
};

namespace {

const QueryLanguage &language()
{
    return ticketQueryLanguage();
}

template <typename Check>
bool forRandomQueries(const Check &check)
{
    qputenv("RC_PARAMS", "max_success=500");
    const auto bytes =
        rc::gen::resize(100, rc::gen::container<std::vector<uint8_t>>(rc::gen::arbitrary<uint8_t>()));
    return rc::check([&](bool wild) {
        RandomQuery random(*bytes);
        if (wild)
            random.useWildTexts();
        check(random.query());
    });
}

} // namespace

void TestQueryLines::textIsTheSameAfterTheBuilder()
{
    QVERIFY(forRandomQueries([](const Query &query) {
        const QString text = query.canonical();
        const auto again = QueryLines::of(*language().parse(text)).query(language());
        if (!again)
            RC_FAIL(text.toStdString() + " gives " + again.error().key.toStdString());
        if (*again != query)
            RC_FAIL(text.toStdString() + " became " + again->canonical().toStdString());
    }));
}

void TestQueryLines::linesAreTheSameAfterTheText()
{
    QVERIFY(forRandomQueries([](const Query &query) {
        const QueryLines lines = QueryLines::of(query);
        RC_CLASSIFY(lines.isAny);
        RC_ASSERT(QueryLines::of(*language().parse(lines.query(language())->canonical())) == lines);
    }));
}

void TestQueryLines::valuesAreTheSameAfterTheirField()
{
    QVERIFY(forRandomQueries([](const Query &query) {
        for (const QueryLine &line : QueryLines::of(query).lines) {
            if (line.kind != QueryLine::Kind::Clause)
                continue;
            const FieldSpec &spec = *language().catalog().find(line.clause.field);
            if (line.clause.match == QueryClause::Match::OneOf) {
                const QString text = queryValuesText(line.clause.values);
                const auto read = readQueryValues(spec, text);
                if (!read || *read != line.clause.values)
                    RC_FAIL(text.toStdString());
                continue;
            }
            for (const QueryValue &value : line.clause.values)
                RC_ASSERT(*readQueryBound(spec, value.text) == value);
        }
    }));
}

void TestQueryLines::everyQueryIsToldInWords()
{
    QVERIFY(forRandomQueries([](const Query &query) {
        const QString echo = queryEcho(query, language().catalog());
        RC_ASSERT(echo.isEmpty() == query.isEverything());
        RC_ASSERT(!echo.contains(u"{field}"_s) && !echo.contains(u"{a}"_s));
    }));
}

void TestQueryLines::shows_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isAny");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("everything is no line") << u""_s << false << QStringList();
    QTest::newRow("side by side") << u"state:open -team:\"Group 70\" vpn"_s << false
                                  << QStringList{u"state OneOf open"_s, u"team NotOneOf Group 70"_s,
                                                 u"words vpn"_s};
    QTest::newRow("alternatives") << u"priority:1 or major:yes"_s << true
                                  << QStringList{u"priority OneOf 1"_s, u"major OneOf yes"_s};
    QTest::newRow("a group among others stays a group")
        << u"state:open (priority:1 or major:yes)"_s << false
        << QStringList{u"state OneOf open"_s, u"group priority:1 or major:yes"_s};
    QTest::newRow("a negated group") << u"-(team:a vpn)"_s << false << QStringList{u"group -(team:a vpn)"_s};
    QTest::newRow("ages") << u"opened:<7d -resolved:>2w"_s << false
                          << QStringList{u"opened Within 7d"_s, u"resolved NotLess 2w"_s};
    QTest::newRow("emptiness") << u"team:none -due:none"_s << false
                               << QStringList{u"team Empty none"_s, u"due NotEmpty none"_s};
    QTest::newRow("a range") << u"opened:2026-01..2026-03"_s << false
                             << QStringList{u"opened Between 2026-01, 2026-03"_s};
}

void TestQueryLines::shows()
{
    QFETCH(QString, text);
    QFETCH(bool, isAny);
    QFETCH(QStringList, lines);
    const QMap<QueryOperator, QString> names{
        {QueryOperator::OneOf, u"OneOf"_s},     {QueryOperator::NotOneOf, u"NotOneOf"_s},
        {QueryOperator::Within, u"Within"_s},   {QueryOperator::NotLess, u"NotLess"_s},
        {QueryOperator::Empty, u"Empty"_s},     {QueryOperator::NotEmpty, u"NotEmpty"_s},
        {QueryOperator::Between, u"Between"_s},
    };
    const QueryLines all = QueryLines::of(*language().parse(text));
    QCOMPARE(all.isAny, isAny);
    QStringList shown;
    for (const QueryLine &line : all.lines) {
        if (line.kind == QueryLine::Kind::Words)
            shown << u"words "_s + line.text;
        else if (line.kind == QueryLine::Kind::Group)
            shown << u"group "_s + line.text;
        else
            shown << line.clause.field + u' ' +
                         names.value(line.shownOperator(*language().catalog().find(line.clause.field))) +
                         u' ' + queryValuesText(line.clause.values);
    }
    QCOMPARE(shown, lines);
}

void TestQueryLines::tells_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("clauses") << u"state:open,in_progress priority:1 opened:<7d"_s
                             << u"State is Open or In progress, and Priority is P1, and Opened within the "
                                "last 7 days"_s;
    QTest::newRow("shut out") << u"-team:Network vpn -printer"_s
                              << u"Team is not Network, and contains “vpn”, and does not contain “printer”"_s;
    QTest::newRow("a group") << u"state:done (major:yes or due:none)"_s
                             << u"State is Done, and (Major incident is yes, or Due is empty)"_s;
    QTest::newRow("not a group") << u"-(team:a vpn)"_s << u"not (Team is a, and contains “vpn”)"_s;
    QTest::newRow("one day") << u"resolved:>1d"_s << u"Resolved longer ago than 1 day"_s;
    QTest::newRow("not so young") << u"-opened:<7d"_s << u"Opened not after 7 days ago"_s;
    QTest::newRow("as young or younger") << u"opened:<=2w"_s << u"Opened from 2 weeks ago"_s;
    QTest::newRow("as old or older") << u"opened:>=2w"_s << u"Opened up to 2 weeks ago"_s;
    QTest::newRow("a range of ages") << u"opened:4w..2d"_s << u"Opened between 4 weeks ago and 2 days ago"_s;
    QTest::newRow("not below") << u"-priority:<3"_s << u"Priority not below P3"_s;
    QTest::newRow("braces of a name are no place") << u"team:\"{field}\""_s << u"Team is {field}"_s;
}

void TestQueryLines::tells()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    QCOMPARE(queryEcho(*language().parse(text), language().catalog()), words);
}

void TestQueryLines::refuses_data()
{
    QTest::addColumn<QueryLine>("wrong");
    QTest::addColumn<QString>("key");
    const auto clause = [](const QString &field, const QString &value) {
        return QueryLine{QueryLine::Kind::Clause,
                         false,
                         {field, QueryClause::Match::OneOf, {{QueryValue::Kind::Text, value}}},
                         {}};
    };
    QTest::newRow("no value yet") << QueryLine{QueryLine::Kind::Clause,
                                               false,
                                               {u"team"_s, QueryClause::Match::OneOf, {}},
                                               {}}
                                  << u"missing-value"_s;
    QTest::newRow("a value the field has not") << clause(u"priority"_s, u"7"_s) << u"bad-value"_s;
    QTest::newRow("a field there is not") << clause(u"color"_s, u"red"_s) << u"unknown-field"_s;
    QTest::newRow("no words") << QueryLine{QueryLine::Kind::Words, false, {}, u" - "_s} << u"no-words"_s;
    QTest::newRow("a group left open")
        << QueryLine{QueryLine::Kind::Group, false, {}, u"(a or"_s} << u"dangling-or"_s;
}

void TestQueryLines::refuses()
{
    QFETCH(QueryLine, wrong);
    QFETCH(QString, key);
    const QueryLines lines{false, {{QueryLine::Kind::Words, false, {}, u"vpn"_s}, wrong}};
    const auto query = lines.query(language());
    QVERIFY(!query);
    QCOMPARE(query.error().key, key);
    QCOMPARE(query.error().values.value(u"line"_s).toInt(), 1);
}

void TestQueryLines::anOperatorChangesWhatItMust()
{
    const FieldSpec &team = *language().catalog().find(u"team"_s);
    QueryLine line = QueryLines::of(*language().parse(u"team:a,b"_s)).lines.constFirst();
    line.setOperator(QueryOperator::NotOneOf);
    QCOMPARE(queryValuesText(line.clause.values), u"a, b"_s);
    line.setOperator(QueryOperator::NotEmpty);
    QCOMPARE(line.shownOperator(team), QueryOperator::NotEmpty);
    line.setOperator(QueryOperator::OneOf);
    QVERIFY(line.clause.values.isEmpty());
}

void TestQueryLines::beforeAnAgeIsOlder_data()
{
    QTest::addColumn<int>("chosen");
    QTest::addColumn<QString>("text");
    QTest::newRow("before") << int(QueryOperator::Less) << u"opened:>7d"_s;
    QTest::newRow("up to") << int(QueryOperator::LessOrEqual) << u"opened:>=7d"_s;
    QTest::newRow("after") << int(QueryOperator::Greater) << u"opened:<7d"_s;
    QTest::newRow("from") << int(QueryOperator::GreaterOrEqual) << u"opened:<=7d"_s;
    QTest::newRow("within") << int(QueryOperator::Within) << u"opened:<7d"_s;
    QTest::newRow("not before") << int(QueryOperator::NotLess) << u"-opened:>7d"_s;
}

void TestQueryLines::beforeAnAgeIsOlder()
{
    QFETCH(int, chosen);
    QFETCH(QString, text);
    QueryLine line;
    line.clause = {u"opened"_s, QueryClause::Match::OneOf, {{QueryValue::Kind::Text, u"7d"_s}}};
    line.setOperator(QueryOperator(chosen));
    QCOMPARE((QueryLines{false, {line}}.query(language())->canonical()), text);
}

void TestQueryLines::everyOperatorIsTakenByItsField()
{
    for (const FieldSpec &spec : language().catalog().fields()) {
        for (const QueryOperator wanted : queryOperators(spec)) {
            QueryLine line;
            line.clause.field = spec.name;
            const bool isAge = wanted == QueryOperator::Within || wanted == QueryOperator::LongerAgo;
            const QString value = isAge                            ? u"7d"_s
                                  : spec.kind == FieldKind::Time   ? u"2026-01"_s
                                  : spec.kind == FieldKind::Number ? u"2"_s
                                  : spec.kind == FieldKind::Flag   ? u"yes"_s
                                  : !spec.values.isEmpty()         ? spec.values.constFirst()
                                                                   : u"Some name"_s;
            const int count = valueCount(wanted);
            for (int i = 0; i < std::max(1, count); ++i)
                line.clause.values.append({QueryValue::Kind::Text, value});
            line.setOperator(wanted);
            const auto query = QueryLines{false, {line}}.query(language());
            QVERIFY2(query, qPrintable(spec.name));
            const QueryLine again = QueryLines::of(*query).lines.constFirst();
            QCOMPARE(int(again.shownOperator(spec)), int(wanted));
            QCOMPARE(isNegation(wanted), again.isNegated);
        }
        for (int i = 0; i <= int(QueryOperator::LongerAgo); ++i) { // a key nobody worded has dashes
            const QString label = operatorLabel(QueryOperator(i), spec);
            QVERIFY2(!label.isEmpty() && !label.contains(u'-'), qPrintable(label));
        }
    }
}

QTEST_GUILESS_MAIN(TestQueryLines)
#include "tst_querylines.moc"
