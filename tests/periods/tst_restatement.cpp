// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Which figures differ, and which changes may be why: values alone.

#include "periods/restatement.h"

#include <QTest>

using namespace binnacle;
using namespace Qt::StringLiterals;

namespace {

PeriodFigure figure(const QString &section, const QString &item, const QString &measure, const QString &name,
                    std::optional<double> value)
{
    return {section, item, {}, measure, name, FigureUnit::Milliseconds, value};
}

PeriodFigure ttr(const QString &item, std::optional<double> median)
{
    return figure(u"incidents"_s, item, u"ttr"_s, u"median"_s, median);
}

PublishedPeriod published(std::vector<PeriodFigure> figures)
{
    PublishedPeriod period;
    period.uid = u"u"_s;
    period.definitions = {u"ttr 1"_s, u"sla 1"_s};
    period.figures = std::move(figures);
    return period;
}

RestatementCause ticket(const QSet<QString> &items, const QSet<QString> &measures)
{
    RestatementCause cause;
    cause.section = u"incidents"_s;
    cause.items = items;
    cause.measures = measures;
    return cause;
}

} // namespace

class TestRestatement : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void figuresAreCompared_data();
    void figuresAreCompared();
    void aCauseBelongsToWhatItMoves();
    void anotherDefinitionIsACause();
    void aServiceNobodyKnewThenIsToldOf();
    void everyPartOfAFigureIsInItsHash_data();
    void everyPartOfAFigureIsInItsHash();
};

void TestRestatement::figuresAreCompared_data()
{
    using Value = std::optional<double>;
    QTest::addColumn<Value>("then");
    QTest::addColumn<Value>("now");
    QTest::addColumn<bool>("differs");
    QTest::addRow("the same value holds") << Value(5) << Value(5) << false;
    QTest::addRow("nothing to compute then and now holds") << Value() << Value() << false;
    QTest::addRow("another value differs") << Value(5) << Value(5.001) << true;
    QTest::addRow("a value that came differs") << Value() << Value(0) << true;
    QTest::addRow("a value that went differs") << Value(0) << Value() << true;
    QTest::addRow("the last digits of a sum in another order are the same")
        << Value(0.1 + 0.2) << Value(0.3) << false;
    QTest::addRow("a share a millionth lower differs") << Value(0.999999) << Value(0.999998) << true;
}

void TestRestatement::figuresAreCompared()
{
    QFETCH(std::optional<double>, then);
    QFETCH(std::optional<double>, now);
    const auto told =
        restatementOf(published({ttr(u"all"_s, then)}), {ttr(u"all"_s, now)}, {u"ttr 1"_s, u"sla 1"_s}, {});
    QTEST(told.isRestated(), "differs");
}

void TestRestatement::aCauseBelongsToWhatItMoves()
{
    const auto period = published({ttr(u"all"_s, 5), ttr(u"P1"_s, 5), ttr(u"P2"_s, 5),
                                   figure(u"availability"_s, u"mail"_s, u"availability"_s, u"down"_s, 5)});
    const std::vector<PeriodFigure> now{
        ttr(u"all"_s, 6), ttr(u"P1"_s, 6), ttr(u"P2"_s, 5),
        figure(u"availability"_s, u"mail"_s, u"availability"_s, u"down"_s, 6)};
    const auto told = restatementOf(period, now, period.definitions,
                                    {ticket({u"all"_s, u"P2"_s}, {u"ttd"_s}), // moves no restoring
                                     ticket({u"all"_s, u"P1"_s}, {u"ttr"_s})});
    QCOMPARE(told.differences.size(), 3);
    QCOMPARE(told.causes.size(), 1); // the other one explains nothing that differs
    QCOMPARE(told.differences[0].causes, std::vector<size_t>{0});
    QCOMPARE(told.differences[0].difference(), std::optional<double>(1));
    QCOMPARE(told.differences[1].published.item, u"P1"_s);
    QCOMPARE(told.differences[1].causes, std::vector<size_t>{0});
    QVERIFY(told.differences[2].causes.empty()); // nothing is told of the service
}

void TestRestatement::anotherDefinitionIsACause()
{
    const auto told =
        restatementOf(published({ttr(u"all"_s, 5)}), {ttr(u"all"_s, 6)}, {u"ttr 2"_s, u"sla 1"_s}, {});
    QCOMPARE(told.causes.size(), 1);
    QCOMPARE(causeKindName(told.causes.front().kind), u"definition"_s);
    QCOMPARE(told.causes.front().number, u"ttr 2"_s);
}

void TestRestatement::aServiceNobodyKnewThenIsToldOf()
{
    const auto of = [](const QString &name, double value) {
        return figure(u"availability"_s, u"new"_s, u"availability"_s, name, value);
    };
    const auto told = restatementOf(published({}), {of(u"availability"_s, 0.9), of(u"down"_s, 5)}, {}, {});
    QCOMPARE(told.differences.size(), 2);
    QVERIFY(!told.differences.back().published.value);
    QCOMPARE(told.differences.back().now, std::optional<double>(5));
    // Of one that is in the catalog and nothing is known of there is nothing to tell.
    QVERIFY(!restatementOf(published({}), {of(u"agreed"_s, 5), of(u"unknown"_s, 5)}, {}, {}).isRestated());
}

void TestRestatement::everyPartOfAFigureIsInItsHash_data()
{
    QTest::addColumn<int>("part");
    QTest::addRow("section") << 0;
    QTest::addRow("item") << 1;
    QTest::addRow("name") << 2;
    QTest::addRow("measure") << 3;
    QTest::addRow("figure") << 4;
    QTest::addRow("unit") << 5;
    QTest::addRow("value") << 6;
    QTest::addRow("no value instead of zero") << 7;
    QTest::addRow("its place") << 8;
    QTest::addRow("the border between two parts") << 9;
}

void TestRestatement::everyPartOfAFigureIsInItsHash()
{
    QFETCH(int, part);
    const PublishedPeriod period = published({});
    const PeriodFigure one{u"s"_s, u"ab"_s, u"c"_s, u"m"_s, u"f"_s, FigureUnit::Count, 0};
    PeriodFigure other = one;
    QString *const texts[] = {&other.section, &other.item, &other.name, &other.measure, &other.figure};
    if (part < 5)
        texts[part]->append(u'x');
    else if (part == 5)
        other.unit = FigureUnit::Share;
    else if (part == 6)
        other.value = 1e-12;
    else if (part == 7)
        other.value.reset();
    else if (part == 9)
        other.item = u"a"_s, other.name = u"bc"_s;
    QVERIFY(hashOf(period, one, 3) != hashOf(period, other, part == 8 ? 4 : 3));
    QCOMPARE(hashOf(period, one, 3), hashOf(period, one, 3));
}

QTEST_GUILESS_MAIN(TestRestatement)
#include "tst_restatement.moc"
