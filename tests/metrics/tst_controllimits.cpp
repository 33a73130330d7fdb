// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/controllimits.h"

#include <QTest>
#include <cmath>

using namespace binnacle;

class TestControlLimits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void elevenPointsHaveNone();
    void limitsAreTheMeanAndTheMovingRange();
    void whatIsOutsideIsASignal();
    void eightOnOneSideAreASignal();
    void equalPointsHaveNoSignal();
};

void TestControlLimits::elevenPointsHaveNone()
{
    QVERIFY(!ControlLimits::of(std::vector<double>(11, 1)));
    QVERIFY(ControlLimits::of(std::vector<double>(12, 1)));
}

// By hand: the values add up to 258, the eleven moving ranges to 49.
void TestControlLimits::limitsAreTheMeanAndTheMovingRange()
{
    const auto limits = ControlLimits::of({20, 22, 19, 21, 20, 23, 21, 31, 33, 15, 18, 15});
    QVERIFY(limits);
    QVERIFY(std::abs(limits->center - 21.5) < 1e-9);
    const double mean = (2 + 3 + 2 + 1 + 3 + 2 + 10 + 2 + 18 + 3 + 3) / 11.0;
    QVERIFY(std::abs(limits->upper - (21.5 + 2.66 * mean)) < 1e-9);
    QVERIFY(std::abs(limits->lower - (21.5 - 2.66 * mean)) < 1e-9);
}

void TestControlLimits::whatIsOutsideIsASignal()
{
    std::vector<double> values{10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 11, 10, 40};
    const auto limits = ControlLimits::of(values);
    QVERIFY(limits);
    QCOMPARE(limits->signals.back(), ControlLimits::Signal::Outside);
    QCOMPARE(std::count(limits->signals.begin(), limits->signals.end(), ControlLimits::Signal::Outside), 1);
}

void TestControlLimits::eightOnOneSideAreASignal()
{
    // Seven below, then nine above: the eighth and the ninth of these are told.
    std::vector<double> values{1, 2, 1, 2, 1, 2, 1, 3, 4, 3, 4, 3, 4, 3, 4, 3};
    const auto limits = ControlLimits::of(values);
    QVERIFY(limits);
    for (size_t i = 0; i < values.size(); ++i)
        QCOMPARE(limits->signals[i] == ControlLimits::Signal::Run, i >= 14);
}

void TestControlLimits::equalPointsHaveNoSignal()
{
    const auto limits = ControlLimits::of(std::vector<double>(20, 5));
    QVERIFY(limits);
    QCOMPARE(limits->upper, limits->lower);
    QCOMPARE(std::count(limits->signals.begin(), limits->signals.end(), ControlLimits::Signal::None), 20);
}

QTEST_APPLESS_MAIN(TestControlLimits)
#include "tst_controllimits.moc"
