// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Queries over columns give the rows a plain reading of each clause gives.

#include "metrics/incidents.h"
#include "metrics/incidentsource.h"
#include "metrics/rowloops.h"
#include "query/ticketfields.h"

#include <QTest>
#include <set>

using namespace binnacle;
using namespace binnacle::testing;
using namespace Qt::StringLiterals;

namespace {

QueryContext context()
{
    return {QTimeZone::utc(), kNow, PersonId(2)};
}

Result<RowBits> filter(const IncidentColumns &columns, const QString &text,
                       const IncidentSource::Answers &answers = {})
{
    const auto query = ticketQueryLanguage().parse(text);
    if (!query)
        return tl::unexpected<Error>(query.error());
    return filterRows(*query, ticketFields(), context(), IncidentSource(columns, answers));
}

struct Case
{
    QString text;
    std::function<bool(const IncidentColumns &, IncidentRow)> holds;
};

QString nameOf(const IncidentColumns &columns, IncidentRow &row, ColumnName n)
{
    return columns.names(n).name(row.name(n));
}

std::vector<Case> cases()
{
    using C = const IncidentColumns &;
    using Class = IncidentRow::Class;
    return {
        {u""_s, [](C, IncidentRow) { return true; }},
        {u"state:open"_s, [](C, IncidentRow r) { return r.stateClass == Class::Open; }},
        {u"state:done,void"_s, [](C, IncidentRow r) { return r.stateClass != Class::Open; }},
        {u"state:resolved"_s,
         [](C c, IncidentRow r) { return nameOf(c, r, ColumnName::State) == u"resolved"_s; }},
        {u"state:\"waiting\""_s,
         [](C c, IncidentRow r) { return nameOf(c, r, ColumnName::State) == u"Waiting"_s; }},
        {u"state:new,done"_s,
         [](C c, IncidentRow r) {
             return r.stateClass == Class::Done || nameOf(c, r, ColumnName::State) == u"new"_s;
         }},
        {u"priority:1,2"_s, [](C, IncidentRow r) { return r.priority == 1 || r.priority == 2; }},
        {u"priority:none"_s, [](C, IncidentRow r) { return r.priority == 0; }},
        {u"-priority:1"_s, [](C, IncidentRow r) { return r.priority != 1; }},
        {u"impact:<=2"_s, [](C, IncidentRow r) { return r.impact == 1 || r.impact == 2; }},
        {u"urgency:3..4"_s, [](C, IncidentRow r) { return r.urgency >= 3; }},
        {u"team:\"name 3\""_s,
         [](C c, IncidentRow r) { return nameOf(c, r, ColumnName::Team) == u"Name 3"_s; }},
        {u"team:\"name 3\",none"_s,
         [](C c, IncidentRow r) {
             return r.name(ColumnName::Team) == 0 || nameOf(c, r, ColumnName::Team) == u"Name 3"_s;
         }},
        {u"category:none"_s, [](C, IncidentRow r) { return r.name(ColumnName::Category) == 0; }},
        {u"assignee:me"_s,
         [](C c, IncidentRow r) { return nameOf(c, r, ColumnName::Assignee) == u"Name 2"_s; }},
        {u"requester:\"Name 1\""_s,
         [](C c, IncidentRow r) { return nameOf(c, r, ColumnName::Requester) == u"Name 1"_s; }},
        {u"origin:phone"_s, [](C, IncidentRow r) { return r.name(ColumnName::Origin) != 0; }},
        {u"source:log"_s, [](C, IncidentRow) { return true; }},
        {u"source:other"_s, [](C, IncidentRow) { return false; }},
        {u"type:incident"_s, [](C, IncidentRow) { return true; }},
        {u"type:request"_s, [](C, IncidentRow) { return false; }},
        {u"major:yes"_s, [](C, IncidentRow r) { return r.major; }},
        {u"breached:yes"_s, [](C, IncidentRow r) { return r.sla == IncidentRow::Sla::Missed; }},
        {u"breached:no"_s, [](C, IncidentRow r) { return r.sla != IncidentRow::Sla::Missed; }},
        {u"opened:<30d"_s, [](C, IncidentRow r) { return r.opened > kNow - 30 * kDay; }},
        {u"opened:2026-01"_s,
         [](C, IncidentRow r) { return r.opened >= 1'767'225'600'000 && r.opened < 1'769'904'000'000; }},
        {u"resolved:<2026-01-01"_s,
         [](C, IncidentRow r) {
             return r.stamp(ColumnStamp::Resolved) && *r.stamp(ColumnStamp::Resolved) < 1'767'225'600'000;
         }},
        {u"resolved:none"_s, [](C, IncidentRow r) { return !r.stamp(ColumnStamp::Resolved); }},
        {u"has:acknowledged"_s,
         [](C, IncidentRow r) { return r.stamp(ColumnStamp::Acknowledged).has_value(); }},
        {u"-has:sla"_s, [](C, IncidentRow r) { return r.sla == IncidentRow::Sla::None; }},
        {u"has:reopened"_s, [](C, IncidentRow r) { return r.reopened; }},
        {u"has:team,detected"_s,
         [](C, IncidentRow r) {
             return r.name(ColumnName::Team) != 0 || r.stamp(ColumnStamp::Detected).has_value();
         }},
    };
}

} // namespace

class TestIncidentSource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void clauses_data();
    void clauses();
    void lawClausesJoin();
    void whatColumnsLackIsAsked_data();
    void whatColumnsLackIsAsked();
    void answersOfTheDatabaseAreUsed();
    void answersFarApartAreUsed();
    void withoutAnswerNothingIsGuessed();
    void lawLoopsOverBits();
};

void TestIncidentSource::clauses_data()
{
    QTest::addColumn<int>("index");
    const auto all = cases();
    for (int i = 0; i < int(all.size()); ++i)
        QTest::addRow("query '%s'", qPrintable(all[size_t(i)].text)) << i;
}

void TestIncidentSource::clauses()
{
    QFETCH(int, index);
    const Case one = cases()[size_t(index)];
    QVERIFY(rc::check([&] {
        IncidentColumns columns;
        fill(columns, randomRows(columns, 50));
        const auto bits = filter(columns, one.text);
        RC_ASSERT(bits.has_value());
        for (size_t i = 0; i < columns.size(); ++i)
            RC_ASSERT(bits->test(qsizetype(i)) == one.holds(columns, columns.row(i)));
    }));
}

void TestIncidentSource::lawClausesJoin()
{
    QVERIFY(rc::check("side by side is and, or is or, minus is not", [] {
        static const auto all = cases();
        IncidentColumns columns;
        fill(columns, randomRows(columns, 100));
        const Case a = all[*rc::gen::inRange<size_t>(1, all.size())];
        const Case b = all[*rc::gen::inRange<size_t>(1, all.size())];
        const auto both = filter(columns, a.text + u' ' + b.text);
        const auto either = filter(columns, u'(' + a.text + u" or "_s + b.text + u')');
        const auto neither = filter(columns, u"-("_s + a.text + u" or "_s + b.text + u')');
        RC_ASSERT(both && either && neither);
        for (size_t i = 0; i < columns.size(); ++i) {
            const IncidentRow row = columns.row(i);
            const bool x = a.holds(columns, row);
            const bool y = b.holds(columns, row);
            RC_ASSERT(both->test(qsizetype(i)) == (x && y));
            RC_ASSERT(either->test(qsizetype(i)) == (x || y));
            RC_ASSERT(neither->test(qsizetype(i)) == !(x || y));
        }
    }));
}

void TestIncidentSource::whatColumnsLackIsAsked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("parts");
    QTest::addRow("fields alone need nothing") << u"state:open -team:a has:sla"_s << QStringList();
    QTest::addRow("words side by side are one part")
        << u"printer state:open \"on fire\""_s << QStringList{u"printer \"on fire\""_s};
    QTest::addRow("words in alternatives are one part each")
        << u"printer or scanner"_s << QStringList{u"printer"_s, u"scanner"_s};
    QTest::addRow("tags and numbers are asked")
        << u"tag:vpn -number:INC-1"_s << QStringList{u"tag:vpn"_s, u"number:INC-1"_s};
    QTest::addRow("a conversation is asked") << u"has:comment"_s << QStringList{u"has:comment"_s};
}

void TestIncidentSource::whatColumnsLackIsAsked()
{
    QFETCH(QString, text);
    const auto query = ticketQueryLanguage().parse(text);
    QVERIFY(query.has_value());
    QStringList parts;
    for (const DatabasePart &part : databaseParts(*query, ticketFields(), context()))
        parts += part.query.canonical();
    QTEST(parts, "parts");
}

void TestIncidentSource::answersOfTheDatabaseAreUsed()
{
    QVERIFY(rc::check("ids the database found are the rows marked", [] {
        IncidentColumns columns;
        fill(columns, randomRows(columns, 50));
        const auto query = ticketQueryLanguage().parse(u"printer state:open"_s);
        IncidentSource::Answers answers;
        std::set<qint64> ids;
        for (int i = *rc::gen::inRange(0, 40); i > 0; --i)
            ids.insert(*rc::gen::inRange<qint64>(1, 400)); // some are requests, or gone
        for (const DatabasePart &part : databaseParts(*query, ticketFields(), context()))
            answers[part.key] = {ids.begin(), ids.end()};
        const auto bits = filter(columns, u"printer state:open"_s, answers);
        RC_ASSERT(bits.has_value());
        for (size_t i = 0; i < columns.size(); ++i) {
            const IncidentRow row = columns.row(i);
            RC_ASSERT(bits->test(qsizetype(i)) ==
                      (ids.count(row.id) > 0 && row.stateClass == IncidentRow::Class::Open));
        }
    }));
}

void TestIncidentSource::answersFarApartAreUsed()
{
    IncidentColumns columns;
    for (const qint64 id : {qint64(5), qint64(1) << 40, qint64(1) << 50}) {
        IncidentRow row;
        row.id = id;
        columns.append(row);
    }
    columns.finish();
    const auto query = ticketQueryLanguage().parse(u"printer"_s);
    IncidentSource::Answers answers;
    answers[databaseParts(*query, ticketFields(), context()).front().key] = {qint64(1) << 50, 5, 7};
    const auto bits = filter(columns, u"printer"_s, answers);
    QVERIFY(bits && bits->test(0) && !bits->test(1) && bits->test(2));
}

void TestIncidentSource::withoutAnswerNothingIsGuessed()
{
    IncidentColumns columns;
    const auto bits = filter(columns, u"tag:vpn"_s);
    QVERIFY(!bits);
    QCOMPARE(bits.error().key, u"not-in-columns"_s);
}

void TestIncidentSource::lawLoopsOverBits()
{
    QVERIFY(rc::check("loops over set rows of a range see exactly those", [] {
        const int rows = *rc::gen::inRange(0, 300);
        RowBits bits(rows);
        std::set<size_t> model;
        const bool dense = *rc::gen::arbitrary<bool>();
        for (int i = 0; i < rows; ++i) {
            if (dense || *rc::gen::inRange(0, 3) == 0) {
                bits.set(i);
                model.insert(size_t(i));
            }
        }
        const size_t a = *rc::gen::inRange<size_t>(0, size_t(rows) + 1);
        const size_t b = *rc::gen::inRange<size_t>(a, size_t(rows) + 1);
        std::set<size_t> seen;
        forEachRow(bits, a, b, [&](size_t row) { seen.insert(row); });
        const std::set<size_t> expected(model.lower_bound(a), model.lower_bound(b));
        RC_ASSERT(seen == expected);
        RC_ASSERT(countRows(bits, a, b) == expected.size());
        RowBits range(rows);
        setRange(range, a, b);
        RC_ASSERT(range.count() == qsizetype(b - a));
        RC_ASSERT(countRows(range, a, b) == b - a);
    }));
}

QTEST_GUILESS_MAIN(TestIncidentSource)
#include "tst_incidentsource.moc"
