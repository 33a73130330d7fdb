// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/composition.h"
#include "availability/uptime.h"

#include <QTest>

using namespace binnacle;

class TestComposition : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nodesAndDatabase();
    void belowQuorum_data();
    void belowQuorum();
};

// O-15, in minutes of a day: node A, node B (one of both is needed), a database all need.
void TestComposition::nodesAndDatabase()
{
    const Impairment a({{60, 120, 1}}), b({{90, 180, 1}}), database({{165, 195, 1}});
    ServiceRecord record;
    record.outages = composed({}, {{{database}, 1}, {{a, b}, 1}});
    QCOMPARE(record.outages.stretches(), (std::vector<ImpairedStretch>{{90, 120, 1}, {165, 195, 1}}));
    const Uptime told = uptime(record, {0, 1440}, IntervalSet(0, 1440), MaintenancePolicy::Exclude);
    QVERIFY(std::abs(*told.availability() * 100 - 95.833333) < 5e-7);
}

void TestComposition::belowQuorum_data()
{
    QTest::addColumn<int>("needed");
    QTest::addColumn<std::vector<ImpairedStretch>>("expected");
    using Stretches = std::vector<ImpairedStretch>;
    // Three members: down over [0, 30), down over [10, 40), at three tenths over [20, 50).
    QTest::newRow("none needed: never impaired") << 0 << Stretches();
    QTest::newRow("one of three: as the best") << 1 << Stretches{{20, 30, 0.3}};
    QTest::newRow("two of three: as the second best") << 2 << Stretches{{10, 30, 1}, {30, 40, 0.3}};
    QTest::newRow("all: as the worst") << 3 << Stretches{{0, 40, 1}, {40, 50, 0.3}};
    QTest::newRow("more than there are: all") << 9 << Stretches{{0, 40, 1}, {40, 50, 0.3}};
}

void TestComposition::belowQuorum()
{
    QFETCH(int, needed);
    QFETCH(std::vector<ImpairedStretch>, expected);
    const QuorumGroup group{
        {Impairment({{0, 30, 1}}), Impairment({{10, 40, 1}}), Impairment({{20, 50, 0.3}})}, needed};
    QCOMPARE(binnacle::belowQuorum(group).stretches(), expected);
}

QTEST_APPLESS_MAIN(TestComposition)
#include "tst_composition.moc"
