// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Distributions against the worked examples of metrics.md (O-7 times, O-8, O-9, O-11) and against their laws.

#include "metrics/distribution.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <rapidcheck.h>

using namespace binnacle;

namespace {

constexpr qint64 kMinute = 60'000;

std::vector<qint64> minutes(std::initializer_list<qint64> values)
{
    std::vector<qint64> out;
    for (const qint64 v : values)
        out.push_back(v * kMinute);
    return out;
}

// The check value of the worked examples; the product computes type 7 only.
qint64 nearestRank90(std::vector<qint64> values)
{
    std::sort(values.begin(), values.end());
    return values[size_t(std::ceil(0.9 * double(values.size()))) - 1];
}

Distribution of(std::vector<qint64> values, std::vector<qint64> censored = {})
{
    DistributionInput input;
    input.open = qint64(censored.size());
    input.values = std::move(values);
    input.censored = std::move(censored);
    return distribution(input);
}

bool close(std::optional<double> got, double expected, double within)
{
    return got && std::abs(*got / kMinute - expected) <= within;
}

bool same(const Distribution &a, const Distribution &b)
{
    return a.n == b.n && a.mean == b.mean && a.median == b.median && a.p90 == b.p90 && a.p95 == b.p95 &&
           a.max == b.max && a.geomean == b.geomean && a.geomeanN == b.geomeanN && a.kmMedian == b.kmMedian &&
           a.open == b.open;
}

struct Stamps
{
    qint64 start, detect, ack, restore;
};

qint64 march(int day, int hour, int minute)
{
    return ((day - 1) * 24 * 60 + hour * 60 + minute) * kMinute; // UTC, from 2026-03-01
}

const std::vector<Stamps> &baseSet()
{
    static const std::vector<Stamps> set{
        {march(2, 9, 0), march(2, 9, 4), march(2, 9, 6), march(2, 9, 40)},
        {march(5, 22, 10), march(5, 22, 40), march(5, 22, 55), march(6, 0, 10)},
        {march(11, 13, 0), march(11, 13, 1), march(11, 13, 3), march(11, 13, 16)},
        {march(18, 6, 30), march(18, 7, 45), march(18, 8, 5), march(19, 6, 30)},
        {march(24, 15, 0), march(24, 15, 2), march(24, 15, 7), march(24, 15, 20)},
    };
    return set;
}

} // namespace

class TestDistribution : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oracleTimes_data();
    void oracleTimes();
    void oracleTenValues();
    void oracleMedianAndWorst();
    void oraclePooled();
    void oracleKaplanMeier();
    void oneValueIsEveryFigure();
    void nothingIsNoFigure();
    void zeroIsLeftOutOfTheGeometricMean();
    void kaplanMeierStaysAboveOneHalf();
    void kaplanMeierIsExactAtOneHalf();
    void ranksOfTypeSeven_data();
    void ranksOfTypeSeven();
    void lawOrderOfInputDoesNotMatter();
    void lawPercentilesAreMonotone();
    void lawPercentileIsTypeSeven();
    void lawKaplanMeierFollowsItsDefinition();
    void lawEveryIncidentIsCountedOnce();
};

void TestDistribution::oracleTimes_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<double>("mean");
    QTest::addColumn<double>("median");
    QTest::addColumn<double>("p90");
    QTest::addColumn<double>("nearest");
    QTest::addColumn<double>("geomean");
    QTest::addRow("O-7 time to detect") << 0 << 1 << 22.4 << 4.0 << 57.0 << 75.0 << 7.0967;
    QTest::addRow("O-7 time to acknowledge") << 1 << 2 << 8.8 << 5.0 << 18.0 << 20.0 << 5.6968;
    QTest::addRow("O-7 time to restore") << 0 << 3 << 327.2 << 40.0 << 912.0 << 1440.0 << 73.9521;
    QTest::addRow("O-7 from detection to restoring") << 1 << 3 << 304.8 << 36.0 << 855.0 << 1365.0 << 65.3745;
}

void TestDistribution::oracleTimes()
{
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(double, mean);
    QFETCH(double, median);
    QFETCH(double, p90);
    QFETCH(double, nearest);
    QFETCH(double, geomean);
    std::vector<qint64> values;
    for (const Stamps &s : baseSet()) {
        const qint64 stamps[] = {s.start, s.detect, s.ack, s.restore};
        values.push_back(stamps[to] - stamps[from]);
    }
    const Distribution d = of(values);
    QCOMPARE(d.n, 5);
    QVERIFY(close(d.mean, mean, 1e-9));
    QVERIFY(close(d.median, median, 0));
    QVERIFY(close(d.p90, p90, 1e-9));
    QVERIFY(close(d.geomean, geomean, 5e-5));
    QCOMPARE(double(nearestRank90(values)) / kMinute, nearest);
}

void TestDistribution::oracleTenValues()
{
    const std::vector<qint64> values = minutes({5, 7, 8, 9, 12, 15, 20, 30, 45, 400});
    const Distribution d = of(values);
    QVERIFY(close(d.p90, 80.5, 1e-9));
    QVERIFY(close(d.mean, 55.1, 1e-9));
    QVERIFY(close(d.median, 13.5, 0));
    QCOMPARE(nearestRank90(values), 45 * kMinute);
}

void TestDistribution::oracleMedianAndWorst()
{
    const Distribution d = of(minutes({1774, 43, 4, 5, 6, 7, 5}));
    QVERIFY(close(d.mean, 263.43, 5e-3));
    QVERIFY(close(d.median, 6, 0));
    QCOMPARE(d.max, std::optional<qint64>(1774 * kMinute));
}

void TestDistribution::oraclePooled()
{
    const Distribution pooled = of(minutes({10, 20, 30, 40, 50, 60, 300}));
    QVERIFY(close(pooled.mean, 72.857143, 1e-6)); // not 55.5, the mean of the two groups' means
}

void TestDistribution::oracleKaplanMeier()
{
    const Distribution d = of(minutes({15, 20, 40, 60, 120}), minutes({40, 90, 300}));
    QVERIFY(close(d.kmMedian, 60, 0));
    QVERIFY(close(d.mean, 51, 1e-9));
    QVERIFY(close(d.median, 40, 0));
    QCOMPARE(d.open, 3);
}

void TestDistribution::oneValueIsEveryFigure()
{
    const Distribution d = of({7});
    QCOMPARE(d.mean, std::optional<double>(7));
    QCOMPARE(d.median, std::optional<double>(7));
    QCOMPARE(d.p90, std::optional<double>(7));
    QCOMPARE(d.p95, std::optional<double>(7));
    QCOMPARE(d.max, std::optional<qint64>(7));
    QCOMPARE(d.kmMedian, std::optional<double>(7));
}

void TestDistribution::nothingIsNoFigure()
{
    const Distribution d = of({}, {5, 6});
    QCOMPARE(d.n, 0);
    QVERIFY(!d.mean && !d.median && !d.p90 && !d.p95 && !d.max && !d.geomean && !d.kmMedian);
    QCOMPARE(d.geomeanN, 0);
}

void TestDistribution::zeroIsLeftOutOfTheGeometricMean()
{
    const Distribution d = of({0, 4, 9});
    QCOMPARE(d.geomeanN, 2);
    QVERIFY(std::abs(*d.geomean - 6.0) < 1e-12);
    QCOMPARE(d.n, 3);
}

void TestDistribution::kaplanMeierStaysAboveOneHalf()
{
    QVERIFY(!of({1}, {2, 3, 4}).kmMedian);
}

void TestDistribution::kaplanMeierIsExactAtOneHalf()
{
    std::vector<qint64> hundred(100);
    for (qint64 i = 0; i < 100; ++i)
        hundred[size_t(i)] = i + 1;
    QCOMPARE(of(hundred).kmMedian, std::optional<double>(50));
    QCOMPARE(of({1, 2, 3, 4, 5, 6}, {1, 1}).kmMedian, std::optional<double>(4)); // 7/8 · 3/6 at 4
}

void TestDistribution::ranksOfTypeSeven_data()
{
    QTest::addColumn<qint64>("n");
    QTest::addColumn<int>("percent");
    QTest::addColumn<qint64>("index");
    QTest::addColumn<qint64>("hundredths");
    QTest::addRow("the median of two lies between them") << qint64(2) << 50 << qint64(0) << qint64(50);
    QTest::addRow("the ninetieth of eleven is the tenth") << qint64(11) << 90 << qint64(9) << qint64(0);
    QTest::addRow("the ninetieth of ten is a tenth past the ninth")
        << qint64(10) << 90 << qint64(8) << qint64(10);
}

void TestDistribution::ranksOfTypeSeven()
{
    QFETCH(qint64, n);
    QFETCH(int, percent);
    const Rank rank = rankOf(n, percent);
    QTEST(rank.index, "index");
    QTEST(rank.hundredths, "hundredths");
}

namespace {

rc::Gen<std::vector<qint64>> durations()
{
    return rc::gen::container<std::vector<qint64>>(rc::gen::inRange<qint64>(0, 50));
}

} // namespace

void TestDistribution::lawOrderOfInputDoesNotMatter()
{
    QVERIFY(rc::check("order of input does not matter", [] {
        const auto values = *durations();
        const auto censored = *durations();
        auto turned = values;
        std::reverse(turned.begin(), turned.end());
        const auto shift = *rc::gen::inRange<size_t>(0, turned.size() + 1);
        std::rotate(turned.begin(), turned.begin() + std::ptrdiff_t(shift), turned.end());
        auto turnedCensored = censored;
        std::reverse(turnedCensored.begin(), turnedCensored.end());
        RC_ASSERT(same(of(values, censored), of(turned, turnedCensored)));
    }));
}

void TestDistribution::lawPercentilesAreMonotone()
{
    QVERIFY(rc::check("median <= p90 <= p95 <= max, and the mean lies inside", [] {
        const auto values = *rc::gen::nonEmpty(durations());
        const Distribution d = of(values);
        RC_ASSERT(*d.median <= *d.p90);
        RC_ASSERT(*d.p90 <= *d.p95);
        RC_ASSERT(*d.p95 <= double(*d.max));
        RC_ASSERT(*d.mean <= double(*d.max));
        RC_ASSERT(d.geomean.value_or(0) <= double(*d.max) + 1e-9);
    }));
}

void TestDistribution::lawPercentileIsTypeSeven()
{
    QVERIFY(rc::check("a percentile is type 7 of the sorted values", [] {
        auto values = *rc::gen::nonEmpty(durations());
        const int percent = *rc::gen::inRange(0, 101);
        const auto got = percentile(values, percent);
        std::sort(values.begin(), values.end());
        const double h = double(values.size() - 1) * percent / 100.0;
        const size_t low = size_t(std::floor(h + 1e-9));
        const size_t high = std::min(low + 1, values.size() - 1);
        const double expected = double(values[low]) + double(values[high] - values[low]) * (h - double(low));
        RC_ASSERT(std::abs(*got - expected) < 1e-6);
    }));
}

void TestDistribution::lawKaplanMeierFollowsItsDefinition()
{
    QVERIFY(rc::check("the Kaplan-Meier median is the first time the product is at most one half", [] {
        auto events = *durations();
        auto censored = *durations();
        std::optional<double> expected;
        long double s = 1;
        for (qint64 t = 0; t < 50 && !expected; ++t) {
            const auto atOrAfter = [t](qint64 v) { return v >= t; };
            const auto risk = std::count_if(events.begin(), events.end(), atOrAfter) +
                              std::count_if(censored.begin(), censored.end(), atOrAfter);
            const auto dying = std::count(events.begin(), events.end(), t);
            if (dying > 0)
                s *= static_cast<long double>(risk - dying) / static_cast<long double>(risk);
            if (dying > 0 && s <= 0.5L + 1e-12L)
                expected = double(t);
        }
        RC_ASSERT(kaplanMeierMedian(events, censored) == expected);
    }));
}

void TestDistribution::lawEveryIncidentIsCountedOnce()
{
    QVERIFY(rc::check("n + excluded + open = incidents", [] {
        DistributionInput input;
        input.values = *durations();
        input.censored = *durations();
        input.noStart = *rc::gen::inRange<qint64>(0, 9);
        input.noEnd = *rc::gen::inRange<qint64>(0, 9);
        input.order = *rc::gen::inRange<qint64>(0, 9);
        input.open = qint64(input.censored.size()) + *rc::gen::inRange<qint64>(0, 9);
        const qint64 all =
            qint64(input.values.size()) + input.noStart + input.noEnd + input.order + input.open;
        RC_ASSERT(distribution(input).incidents() == all);
    }));
}

QTEST_GUILESS_MAIN(TestDistribution)
#include "tst_distribution.moc"
