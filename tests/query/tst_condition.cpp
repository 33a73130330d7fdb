// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/timetext.h"
#include "query/condition.h"
#include "query/ticketfields.h"

#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kNow = 1'782'000'000'000; // 2026-06-21T00:00:00Z

Condition resolved(const QString &text, const QByteArray &zone = "Europe/Berlin", PersonId me = PersonId(7))
{
    const Query query = *ticketQueryLanguage().parse(text);
    const QueryClause &clause = query.root().clause;
    return resolve(clause, *ticketFields().find(clause.field), {QTimeZone(zone), kNow, me});
}

QString edge(qint64 ms)
{
    if (ms == TimeSpan::kPast || ms == TimeSpan::kFuture)
        return u"open"_s;
    return isoText(ms, QTimeZone::utc());
}

} // namespace

class TestCondition : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void timesCoverHalfOpenSpans_data();
    void timesCoverHalfOpenSpans();
    void comparisonsOfNumbersNameThem_data();
    void comparisonsOfNumbersNameThem();
    void statesSplitIntoClassesAndNames();
    void namesAreFolded();
    void meIsResolvedLate();
    void noneIsItsOwn();
};

void TestCondition::timesCoverHalfOpenSpans_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    const auto row = [](const char *name, const QString &text, const QString &from, const QString &to) {
        QTest::newRow(name) << text << from << to;
    };
    row("a day in the zone", u"opened:2026-01-15"_s, u"2026-01-14T23:00:00Z"_s, u"2026-01-15T23:00:00Z"_s);
    row("a day of 23 hours", u"opened:2026-03-29"_s, u"2026-03-28T23:00:00Z"_s, u"2026-03-29T22:00:00Z"_s);
    row("a day of 25 hours", u"opened:2026-10-25"_s, u"2026-10-24T22:00:00Z"_s, u"2026-10-25T23:00:00Z"_s);
    row("a month over the change of clocks", u"opened:2026-03"_s, u"2026-02-28T23:00:00Z"_s,
        u"2026-03-31T22:00:00Z"_s);
    row("from the start of a month", u"opened:>=2026-03"_s, u"2026-02-28T23:00:00Z"_s, u"open"_s);
    row("after the end of a month", u"opened:>2026-03"_s, u"2026-03-31T22:00:00Z"_s, u"open"_s);
    row("before the start of a month", u"opened:<2026-03"_s, u"open"_s, u"2026-02-28T23:00:00Z"_s);
    row("to the end of a month", u"opened:<=2026-03"_s, u"open"_s, u"2026-03-31T22:00:00Z"_s);
    row("months with both ends", u"opened:2026-01..2026-03"_s, u"2025-12-31T23:00:00Z"_s,
        u"2026-03-31T22:00:00Z"_s);
    row("months the wrong way round", u"opened:2026-03..2026-01"_s, u"2025-12-31T23:00:00Z"_s,
        u"2026-03-31T22:00:00Z"_s);
    row("an instant has its own offset", u"opened:>=2026-01-01T10:00:00+05:00"_s, u"2026-01-01T05:00:00Z"_s,
        u"open"_s);
    row("younger than 7 days", u"opened:<7d"_s, u"2026-06-14T00:00:00.001Z"_s, u"open"_s);
    row("7 days old or younger", u"opened:<=7d"_s, u"2026-06-14T00:00:00Z"_s, u"open"_s);
    row("older than 7 days", u"opened:>7d"_s, u"open"_s, u"2026-06-14T00:00:00Z"_s);
    row("7 days old or older", u"opened:>=7d"_s, u"open"_s, u"2026-06-14T00:00:00.001Z"_s);
    row("between two ages", u"opened:1d..2w"_s, u"2026-06-07T00:00:00Z"_s, u"2026-06-20T00:00:00.001Z"_s);
}

void TestCondition::timesCoverHalfOpenSpans()
{
    QFETCH(QString, text);
    QFETCH(QString, from);
    QFETCH(QString, to);
    const Condition condition = resolved(text);
    QCOMPARE(condition.spans.size(), 1);
    QCOMPARE(edge(condition.spans.first().from), from);
    QCOMPARE(edge(condition.spans.first().to), to);
}

void TestCondition::comparisonsOfNumbersNameThem_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QList<qint64>>("numbers");
    const auto row = [](const char *name, const QString &text, const QList<qint64> &numbers) {
        QTest::newRow(name) << text << numbers;
    };
    row("listed", u"priority:2,4"_s, {2, 4});
    row("less", u"priority:<3"_s, {1, 2});
    row("less or equal", u"priority:<=3"_s, {1, 2, 3});
    row("greater", u"priority:>3"_s, {4});
    row("greater or equal", u"priority:>=3"_s, {3, 4});
    row("between", u"priority:2..3"_s, {2, 3});
    row("between the wrong way round", u"priority:3..2"_s, {2, 3});
    row("less than the least", u"priority:<1"_s, {});
}

void TestCondition::comparisonsOfNumbersNameThem()
{
    QFETCH(QString, text);
    QFETCH(QList<qint64>, numbers);
    const Condition condition = resolved(text);
    QCOMPARE(condition.numbers, numbers);
    QVERIFY(!condition.none);
}

void TestCondition::statesSplitIntoClassesAndNames()
{
    const Condition condition = resolved(u"state:open,resolved,\"Awaiting Ünit\""_s);
    QCOMPARE(condition.classes, QStringList{u"open"_s});
    QCOMPARE(condition.keys, (QStringList{u"resolved"_s, u"awaiting Ünit"_s}));
}

void TestCondition::namesAreFolded()
{
    QCOMPARE(resolved(u"team:\"  ZÜRICH  Nord \""_s).keys, QStringList{u"zurich nord"_s});
    QCOMPARE(resolved(u"number:INC-9"_s).keys, resolved(u"number:inc-0009"_s).keys);
    QCOMPARE(resolved(u"source:\"Service-NOW Ü\""_s).keys, QStringList{u"service-now Ü"_s});
}

void TestCondition::meIsResolvedLate()
{
    QCOMPARE(resolved(u"assignee:me"_s).me, PersonId(7));
    QVERIFY(!resolved(u"assignee:me"_s, "UTC", PersonId()).me.isValid());
    QVERIFY(resolved(u"assignee:\"me\""_s).keys == QStringList{u"me"_s});
}

void TestCondition::noneIsItsOwn()
{
    const Condition condition = resolved(u"team:none,network"_s);
    QVERIFY(condition.none);
    QCOMPARE(condition.keys, QStringList{u"network"_s});
}

QTEST_GUILESS_MAIN(TestCondition)
#include "tst_condition.moc"
