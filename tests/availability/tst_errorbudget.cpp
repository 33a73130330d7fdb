// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/errorbudget.h"

#include <QTest>

using namespace binnacle;

namespace {

constexpr qint64 kMinute = 60'000;
constexpr qint64 kDay = 1440 * kMinute;

} // namespace

class TestErrorBudget : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void budgets_data();
    void budgets();
    void rulesAreThoseOfTheWorkbook();
    void sixBadMinutes();
    void cleanMinutesClearTheFastRuleFirst();
    void missingDataIsNotGood();
};

void TestErrorBudget::budgets_data()
{
    QTest::addColumn<double>("target");
    QTest::addColumn<int>("days");
    QTest::addColumn<double>("minutes");
    QTest::newRow("O-18: 99.9 % of 30 days") << 0.999 << 30 << 43.2;
    QTest::newRow("O-18: 99.5 % of 30 days") << 0.995 << 30 << 216.0;
    QTest::newRow("O-18: 99.99 % of 30 days") << 0.9999 << 30 << 4.32;
    QTest::newRow("O-18: 99.9 % of a year") << 0.999 << 365 << 525.6;
}

void TestErrorBudget::budgets()
{
    QFETCH(double, target);
    QFETCH(int, days);
    QFETCH(double, minutes);
    QVERIFY(std::abs(errorBudget(target, days * kDay) / double(kMinute) - minutes) < 1e-8);
}

void TestErrorBudget::rulesAreThoseOfTheWorkbook()
{
    const auto rules = burnRules();
    const double rates[] = {14.4, 6, 1};
    const int longMinutes[] = {60, 360, 4320}, shortMinutes[] = {5, 30, 360};
    for (size_t i = 0; i < rules.size(); ++i) {
        QVERIFY(std::abs(rules[i].rate - rates[i]) < 1e-9);
        QCOMPARE(rules[i].longWindow, longMinutes[i] * kMinute);
        QCOMPARE(rules[i].shortWindow, shortMinutes[i] * kMinute);
        QCOMPARE(rules[i].isPage, i < 2);
    }
}

// O-19
void TestErrorBudget::sixBadMinutes()
{
    const qint64 now = 30 * kDay;
    const Impairment bad({{now - 6 * kMinute, now, 1}});
    const auto burns = burnAt(now, bad, {}, 0.999);
    const double longRates[] = {100, 16.666667, 1.388889}, shortRates[] = {1000, 200, 16.666667};
    for (size_t i = 0; i < burns.size(); ++i) {
        QVERIFY(std::abs(*burns[i].longRate - longRates[i]) < 5e-7);
        QVERIFY(std::abs(*burns[i].shortRate - shortRates[i]) < 5e-7);
        QVERIFY(burns[i].isFiring());
    }
}

// O-19, ten clean minutes later
void TestErrorBudget::cleanMinutesClearTheFastRuleFirst()
{
    const qint64 end = 30 * kDay;
    const Impairment bad({{end - 6 * kMinute, end, 1}});
    const auto later = burnAt(end + 10 * kMinute, bad, {}, 0.999);
    QVERIFY(std::abs(*later[0].longRate - 100) < 1e-6);
    QCOMPARE(*later[0].shortRate, 0.0);
    QVERIFY(!later[0].isFiring());
    QVERIFY(later[1].isFiring());
    QVERIFY(!burnAt(end + 30 * kMinute, bad, {}, 0.999)[1].isFiring()); // its half hour is clean
}

void TestErrorBudget::missingDataIsNotGood()
{
    const Impairment bad({{50, 60, 1}});
    QVERIFY(std::abs(*burnRate(bad, IntervalSet(0, 50), {0, 60}, 0.9) - 10) < 1e-9); // all that was seen
    QVERIFY(!burnRate(bad, IntervalSet(0, 60), {0, 60}, 0.9));
    QVERIFY(!burnRate(bad, {}, {0, 60}, 1)); // nothing is allowed: no rate
}

QTEST_APPLESS_MAIN(TestErrorBudget)
#include "tst_errorbudget.moc"
