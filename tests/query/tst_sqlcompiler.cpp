// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/sqlcompiler.h"
#include "query/ticketfields.h"

#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

SqlCondition compiled(const QString &text, Engine engine = Engine::Sqlite, SqlOptions options = {})
{
    const QueryContext context{QTimeZone::utc(), 1'782'000'000'000, PersonId(7)};
    return *compileSql(*ticketQueryLanguage().parse(text), ticketFields(), ticketSqlMapping(engine), context,
                       options);
}

} // namespace

class TestSqlCompiler : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesConditions_data();
    void writesConditions();
    void valuesAreOnlyEverBound();
    void wordsAreQuotedForEachEngine();
    void wordsEveryRowMustHaveCanBeLifted_data();
    void wordsEveryRowMustHaveCanBeLifted();
    void namesAreAskedForTheirIds();
    void everyFieldIsMapped();
};

void TestSqlCompiler::writesConditions_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("where");
    const auto row = [](const char *name, const QString &text, const QString &where) {
        QTest::newRow(name) << text << where;
    };
    row("everything", u""_s, u"1 = 1"_s);
    row("a class of states", u"state:open"_s, u"t.state_class IN (:q1)"_s);
    row("a class or a state", u"state:open,closed"_s,
        u"(lower(t.state) IN (:q1) OR t.state_class IN (:q2))"_s);
    row("numbers", u"priority:1,2"_s, u"t.priority IN (:q1, :q2)"_s);
    row("no priority", u"priority:none"_s, u"t.priority = 0"_s);
    row("an empty set of numbers", u"priority:<1"_s, u"1 = 0"_s);
    row("a range of time", u"resolved:2026"_s, u"(t.resolved_at >= :q1 AND t.resolved_at < :q2)"_s);
    row("a negated nullable column stays two-valued", u"-resolved:>=2026"_s,
        u"NOT ((t.resolved_at IS NOT NULL AND (t.resolved_at >= :q1)))"_s);
    row("me", u"assignee:me"_s, u"t.assignee_id = :q1"_s);
    row("an aspect", u"has:due"_s, u"t.due_at IS NOT NULL"_s);
    row("words side by side are one search", u"a b state:open"_s,
        u"t.state_class IN (:q1) AND t.id IN (SELECT rowid FROM ticket_search WHERE ticket_search MATCH :q2)"_s);
    row("alternatives in brackets", u"major:yes (priority:1 or impact:1 urgency:1)"_s,
        u"t.major IN (:q1) AND (t.priority IN (:q2) OR (t.impact IN (:q3) AND t.urgency IN (:q4)))"_s);
}

void TestSqlCompiler::writesConditions()
{
    QFETCH(QString, text);
    QFETCH(QString, where);
    const SqlCondition condition = compiled(text);
    QCOMPARE(condition.where, where);
    QCOMPARE(condition.bindings.size(), where.count(u":q"_s));
}

void TestSqlCompiler::valuesAreOnlyEverBound()
{
    const QString hostile = u"x'); DROP TABLE ticket; --"_s;
    for (const QString &field :
         {u"team"_s, u"assignee"_s, u"tag"_s, u"source"_s, u"origin"_s, u"number"_s, u"state"_s}) {
        const SqlCondition condition = compiled(field + u":\""_s + hostile + u'"');
        QVERIFY(!condition.where.contains(u"DROP"_s, Qt::CaseInsensitive));
        QCOMPARE(condition.bindings.size(), 1);
    }
    QVERIFY(!compiled(u"\""_s + hostile + u'"').where.contains(u"DROP"_s, Qt::CaseInsensitive));
}

void TestSqlCompiler::wordsAreQuotedForEachEngine()
{
    const auto asked = [](Engine engine) {
        return compiled(u"NEAR \"OR can't * Größe\""_s, engine).bindings.first().second.toString();
    };
    QCOMPARE(asked(Engine::Sqlite), u"\"near\" AND \"or can t grosse\""_s);
    QCOMPARE(asked(Engine::Postgresql), u"('near') & ('or' <-> 'can' <-> 't' <-> 'grosse')"_s);
}

void TestSqlCompiler::wordsEveryRowMustHaveCanBeLifted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("where");
    QTest::addColumn<QString>("match");
    QTest::newRow("no words") << u"major:yes"_s << u"t.major IN (:q1)"_s << u""_s;
    QTest::newRow("only words") << u"a \"b c\""_s << u"1 = 1"_s << u"\"a\" AND \"b c\""_s;
    QTest::newRow("one word") << u"a"_s << u"1 = 1"_s << u"\"a\""_s;
    QTest::newRow("words beside a field")
        << u"a major:yes b"_s << u"t.major IN (:q1)"_s << u"\"a\" AND \"b\""_s;
    QTest::newRow("words one row may lack stay")
        << u"a or major:yes"_s
        << u"(t.id IN (SELECT rowid FROM ticket_search WHERE ticket_search MATCH :q1) OR t.major IN (:q2))"_s
        << u""_s;
    QTest::newRow("words a row must not have stay")
        << u"a -b"_s << u"NOT (t.id IN (SELECT rowid FROM ticket_search WHERE ticket_search MATCH :q1))"_s
        << u"\"a\""_s;
}

void TestSqlCompiler::wordsEveryRowMustHaveCanBeLifted()
{
    QFETCH(QString, text);
    QFETCH(QString, where);
    QFETCH(QString, match);
    SqlOptions options;
    options.liftWords = true;
    const SqlCondition condition = compiled(text, Engine::Sqlite, options);
    QCOMPARE(condition.where, where);
    QCOMPARE(condition.match, match);
}

void TestSqlCompiler::namesAreAskedForTheirIds()
{
    QStringList asked;
    SqlOptions options;
    options.lookup = [&asked](const QString &sql, const QVariantList &keys) -> std::optional<QVariantList> {
        asked.append(sql + u' ' + keys.first().toString());
        if (keys.first() == u"many"_s)
            return QVariantList(1000, 7);
        if (keys.first() == u"unknown"_s)
            return std::nullopt;
        return keys.first() == u"nobody"_s ? QVariantList() : QVariantList{7, 8};
    };
    const QString subselect = u"t.team_id IN (SELECT id FROM team WHERE name_key IN (:q1))"_s;
    const SqlCondition net = compiled(u"team:Net"_s, Engine::Sqlite, options);
    QCOMPARE(net.where, u"t.team_id IN (:q1, :q2)"_s);
    QCOMPARE(net.bindings.last().second, QVariant(8));
    QCOMPARE(asked, QStringList{u"SELECT id FROM team WHERE name_key IN ({in}) net"_s});
    QCOMPARE(compiled(u"team:nobody"_s, Engine::Sqlite, options).where, u"1 = 0"_s);
    QCOMPARE(compiled(u"team:many"_s, Engine::Sqlite, options).where, subselect);
    QCOMPARE(compiled(u"team:unknown"_s, Engine::Sqlite, options).where, subselect);
}

void TestSqlCompiler::everyFieldIsMapped()
{
    for (const FieldSpec &field : ticketFields().fields()) {
        for (const Engine engine : {Engine::Sqlite, Engine::Postgresql}) {
            const SqlField mapped = ticketSqlMapping(engine).fields.value(field.name);
            const bool compared = field.kind == FieldKind::Number || field.kind == FieldKind::Time ||
                                  field.kind == FieldKind::Flag;
            QVERIFY2(!compared || !mapped.column.isEmpty(), qPrintable(field.name));
            QVERIFY2(!field.optional || !mapped.none.isEmpty(), qPrintable(field.name));
            QVERIFY2(field.kind != FieldKind::Person || !mapped.me.isEmpty(), qPrintable(field.name));
            for (const QString &value : field.values)
                QVERIFY2(!mapped.keys.isEmpty() || mapped.named.contains(value), qPrintable(value));
        }
    }
}

QTEST_GUILESS_MAIN(TestSqlCompiler)
#include "tst_sqlcompiler.moc"
