// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Examples, and the laws of sets checked against a plain model: one flag for each millisecond of a small
// stretch.

#include "intervals/intervalset.h"

#include <QTest>
#include <bitset>
#include <rapidcheck.h>

using namespace binnacle;

namespace {

constexpr int kSpan = 64;
using Model = std::bitset<kSpan>;

Model modelOf(const std::vector<Interval> &intervals)
{
    Model model;
    for (const Interval &i : intervals) {
        for (qint64 at = i.from; at < i.to; ++at)
            model.set(size_t(at));
    }
    return model;
}

Model modelOf(const IntervalSet &set)
{
    return modelOf(set.intervals());
}

// Sorted, disjoint, not touching, none empty.
bool isNormal(const IntervalSet &set)
{
    qint64 last = std::numeric_limits<qint64>::min();
    for (const Interval &i : set) {
        if (i.isEmpty() || i.from <= last)
            return false;
        last = i.to;
    }
    return true;
}

std::vector<Interval> anyIntervals()
{
    const std::vector<std::pair<int, int>> pairs = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, kSpan), rc::gen::inRange(0, kSpan)));
    std::vector<Interval> intervals;
    for (const auto &[from, to] : pairs)
        intervals.push_back({from, to}); // a reversed or empty one must add nothing
    return intervals;
}

IntervalSet anySet()
{
    return IntervalSet(anyIntervals());
}

} // namespace

class TestIntervalSet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void touchingStretchesAreOne();
    void anEmptyStretchAddsNothing();
    void addingBeforeAndBetween();
    void aHoleOverSeveralStretches();
    void containsIsHalfOpen();
    void buildsFromAnyOrder();
    void duplicatesAndOrderDoNotMatter();
    void addingOneByOneIsTheSame();
    void operationsAgreeWithTheModel();
    void setLaws();
    void measureIsAdditive();
    void clippingIsIntersecting();
};

void TestIntervalSet::touchingStretchesAreOne()
{
    const IntervalSet set(std::vector<Interval>{{20, 30}, {0, 10}, {10, 20}});
    QCOMPARE(set, IntervalSet(0, 30));
    QCOMPARE(set.measure(), 30);
}

void TestIntervalSet::anEmptyStretchAddsNothing()
{
    IntervalSet set(5, 5);
    QVERIFY(set.isEmpty());
    set.add(9, 3);
    QVERIFY(set.isEmpty());
    QCOMPARE(set.measure(), 0);
    QVERIFY(!set.contains(5));
}

void TestIntervalSet::addingBeforeAndBetween()
{
    IntervalSet set(100, 110);
    set.add(0, 10);
    set.add(50, 60);
    QCOMPARE(set.intervals(), (std::vector<Interval>{{0, 10}, {50, 60}, {100, 110}}));
    set.add(10, 50); // touches both neighbors
    QCOMPARE(set.intervals(), (std::vector<Interval>{{0, 60}, {100, 110}}));
    set.add(-5, 200);
    QCOMPARE(set, IntervalSet(-5, 200));
}

void TestIntervalSet::aHoleOverSeveralStretches()
{
    const IntervalSet set(std::vector<Interval>{{0, 10}, {20, 30}, {40, 50}});
    QCOMPARE(set.subtracted(IntervalSet(5, 45)).intervals(), (std::vector<Interval>{{0, 5}, {45, 50}}));
    QCOMPARE(set.subtracted(IntervalSet(std::vector<Interval>{{2, 4}, {6, 8}})).intervals(),
             (std::vector<Interval>{{0, 2}, {4, 6}, {8, 10}, {20, 30}, {40, 50}}));
    QVERIFY(set.subtracted(set).isEmpty());
}

void TestIntervalSet::containsIsHalfOpen()
{
    const IntervalSet set(std::vector<Interval>{{0, 10}, {20, 30}});
    QVERIFY(!set.contains(-1));
    QVERIFY(set.contains(0));
    QVERIFY(set.contains(9));
    QVERIFY(!set.contains(10));
    QVERIFY(!set.contains(19));
    QVERIFY(set.contains(20));
    QVERIFY(!set.contains(30));
}

void TestIntervalSet::buildsFromAnyOrder()
{
    QVERIFY(rc::check("a set covers what its stretches cover", [] {
        const std::vector<Interval> intervals = anyIntervals();
        const IntervalSet set(intervals);
        RC_ASSERT(isNormal(set));
        RC_ASSERT(modelOf(set) == modelOf(intervals));
        RC_ASSERT(set.measure() == qint64(modelOf(set).count()));
        for (int at = 0; at < kSpan; ++at)
            RC_ASSERT(set.contains(at) == modelOf(set).test(size_t(at)));
    }));
}

void TestIntervalSet::duplicatesAndOrderDoNotMatter()
{
    QVERIFY(rc::check("shuffled and doubled stretches give the same set", [] {
        const std::vector<Interval> intervals = anyIntervals();
        std::vector<Interval> doubled = intervals;
        doubled.insert(doubled.end(), intervals.rbegin(), intervals.rend());
        RC_ASSERT(IntervalSet(doubled) == IntervalSet(intervals));
    }));
}

void TestIntervalSet::addingOneByOneIsTheSame()
{
    QVERIFY(rc::check("add() in any order gives the same set", [] {
        const std::vector<Interval> intervals = anyIntervals();
        IntervalSet set;
        for (const Interval &i : intervals)
            set.add(i.from, i.to);
        RC_ASSERT(isNormal(set));
        RC_ASSERT(set == IntervalSet(intervals));
    }));
}

void TestIntervalSet::operationsAgreeWithTheModel()
{
    QVERIFY(rc::check("union, intersection and difference are those of the model", [] {
        const IntervalSet a = anySet();
        const IntervalSet b = anySet();
        RC_ASSERT(isNormal(a.united(b)) && isNormal(a.intersected(b)) && isNormal(a.subtracted(b)));
        RC_ASSERT(modelOf(a.united(b)) == (modelOf(a) | modelOf(b)));
        RC_ASSERT(modelOf(a.intersected(b)) == (modelOf(a) & modelOf(b)));
        RC_ASSERT(modelOf(a.subtracted(b)) == (modelOf(a) & ~modelOf(b)));
    }));
}

void TestIntervalSet::setLaws()
{
    QVERIFY(rc::check("commutative, associative, distributive, De Morgan", [] {
        const IntervalSet a = anySet();
        const IntervalSet b = anySet();
        const IntervalSet c = anySet();
        const IntervalSet all(0, kSpan);
        RC_ASSERT(a.united(b) == b.united(a));
        RC_ASSERT(a.intersected(b) == b.intersected(a));
        RC_ASSERT(a.united(b).united(c) == a.united(b.united(c)));
        RC_ASSERT(a.intersected(b).intersected(c) == a.intersected(b.intersected(c)));
        RC_ASSERT(a.intersected(b.united(c)) == a.intersected(b).united(a.intersected(c)));
        RC_ASSERT(a.united(a) == a && a.intersected(a) == a);
        RC_ASSERT(a.united(a.intersected(b)) == a);
        RC_ASSERT(all.subtracted(a.united(b)) == all.subtracted(a).intersected(all.subtracted(b)));
        RC_ASSERT(all.subtracted(all.subtracted(a)) == a);
    }));
}

void TestIntervalSet::measureIsAdditive()
{
    QVERIFY(rc::check("measure counts what is in either once", [] {
        const IntervalSet a = anySet();
        const IntervalSet b = anySet();
        RC_ASSERT(a.united(b).measure() + a.intersected(b).measure() == a.measure() + b.measure());
        RC_ASSERT(a.subtracted(b).measure() + a.intersected(b).measure() == a.measure());
        const int cut = *rc::gen::inRange(0, kSpan);
        RC_ASSERT(a.clipped(0, cut).measure() + a.clipped(cut, kSpan).measure() == a.measure());
    }));
}

void TestIntervalSet::clippingIsIntersecting()
{
    QVERIFY(rc::check("clipped to a stretch is the intersection with it", [] {
        const IntervalSet a = anySet();
        const int from = *rc::gen::inRange(0, kSpan);
        const int to = *rc::gen::inRange(0, kSpan);
        RC_ASSERT(a.clipped(from, to) == a.intersected(IntervalSet(from, to)));
    }));
}

QTEST_APPLESS_MAIN(TestIntervalSet)
#include "tst_intervalset.moc"
