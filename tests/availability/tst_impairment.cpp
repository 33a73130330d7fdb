// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// Weights at overlaps, and the laws against a plain model: the greatest weight of each millisecond of a small
// stretch.

#include "availability/impairment.h"

#include <QTest>
#include <array>
#include <rapidcheck.h>

using namespace binnacle;

namespace {

constexpr int kSpan = 48;
constexpr double kNothing = -1;
using Model = std::array<double, kSpan>;

Model modelOf(const std::vector<ImpairedStretch> &stretches)
{
    Model model;
    model.fill(kNothing);
    for (const ImpairedStretch &stretch : stretches) {
        for (qint64 at = stretch.from; at < stretch.to; ++at)
            model[size_t(at)] = std::max(model[size_t(at)], stretch.weight);
    }
    return model;
}

std::vector<ImpairedStretch> anyStretches()
{
    const auto parts = *rc::gen::container<std::vector<std::tuple<int, int, double>>>(rc::gen::tuple(
        rc::gen::inRange(0, kSpan), rc::gen::inRange(0, kSpan), rc::gen::element(0.0, 0.3, 0.5, 1.0)));
    std::vector<ImpairedStretch> stretches;
    for (const auto &[from, to, weight] : parts)
        stretches.push_back({from, to, weight}); // a reversed one is no stretch
    return stretches;
}

IntervalSet anySet()
{
    const auto pairs = *rc::gen::container<std::vector<std::pair<int, int>>>(
        rc::gen::pair(rc::gen::inRange(0, kSpan), rc::gen::inRange(0, kSpan)));
    IntervalSet set;
    for (const auto &[from, to] : pairs)
        set.add(from, to);
    return set;
}

bool isNormal(const Impairment &impairment)
{
    const ImpairedStretch *last = nullptr;
    for (const ImpairedStretch &stretch : impairment.stretches()) {
        if (stretch.length() == 0)
            return false;
        if (last && (stretch.from < last->to || (stretch.from == last->to && stretch.weight == last->weight)))
            return false;
        last = &stretch;
    }
    return true;
}

} // namespace

class TestImpairment : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void overlapsTakeTheGreatestWeight();
    void degradedIsRecordedAndCountsNothing();
    void isWhatTheModelSays();
    void setsCutAsTheModelDoes();
    void aUnionIsTheGreaterOfBoth();
    void orderDuplicatesAndPiecesChangeNothing();
};

// O-12 in minutes.
void TestImpairment::overlapsTakeTheGreatestWeight()
{
    const Impairment impairment({{0, 60, 0.3}, {30, 90, 1}, {80, 120, 0.3}});
    QCOMPARE(impairment.weighted(), 78.0);
    QCOMPARE(impairment.stretches(),
             (std::vector<ImpairedStretch>{{0, 30, 0.3}, {30, 90, 1}, {90, 120, 0.3}}));
}

void TestImpairment::degradedIsRecordedAndCountsNothing()
{
    const Impairment impairment({{0, 10, 0}, {5, 8, 1}, {20, 20, 1}});
    QCOMPARE(impairment.weighted(), 3.0);
    QCOMPARE(impairment.recorded(), IntervalSet(0, 10));
    QCOMPARE(impairment.counting(), IntervalSet(5, 8));
    QCOMPARE(impairment.down(), IntervalSet(5, 8));
}

void TestImpairment::isWhatTheModelSays()
{
    QVERIFY(rc::check([] {
        const auto stretches = anyStretches();
        const Impairment impairment(stretches);
        RC_ASSERT(isNormal(impairment));
        RC_ASSERT(modelOf(impairment.stretches()) == modelOf(stretches));
    }));
}

void TestImpairment::setsCutAsTheModelDoes()
{
    QVERIFY(rc::check([] {
        const Impairment impairment(anyStretches());
        const IntervalSet set = anySet();
        Model inside = modelOf(impairment.stretches()), outside = inside;
        for (int at = 0; at < kSpan; ++at)
            (set.contains(at) ? outside : inside)[size_t(at)] = kNothing;
        const Impairment within = impairment.within(set), without = impairment.without(set);
        RC_ASSERT(isNormal(within) && isNormal(without));
        RC_ASSERT(modelOf(within.stretches()) == inside);
        RC_ASSERT(modelOf(without.stretches()) == outside);
    }));
}

void TestImpairment::aUnionIsTheGreaterOfBoth()
{
    QVERIFY(rc::check([] {
        const Impairment a(anyStretches()), b(anyStretches());
        Model greater = modelOf(a.stretches());
        const Model other = modelOf(b.stretches());
        for (size_t at = 0; at < greater.size(); ++at)
            greater[at] = std::max(greater[at], other[at]);
        RC_ASSERT(modelOf(a.united(b).stretches()) == greater);
        RC_ASSERT(a.united(b) == b.united(a));
    }));
}

void TestImpairment::orderDuplicatesAndPiecesChangeNothing()
{
    QVERIFY(rc::check([] {
        std::vector<ImpairedStretch> stretches = anyStretches();
        const Impairment impairment(stretches);
        std::vector<ImpairedStretch> told;
        for (const ImpairedStretch &stretch : stretches) {
            if (stretch.length() < 2) {
                told.push_back(stretch);
                continue;
            }
            const qint64 middle = *rc::gen::inRange(stretch.from, stretch.to);
            told.push_back({middle, stretch.to, stretch.weight});
            told.push_back({stretch.from, middle, stretch.weight});
            told.push_back(stretch);
        }
        std::reverse(told.begin(), told.end());
        RC_ASSERT(Impairment(told) == impairment);
        RC_ASSERT(Impairment(told).weighted() == impairment.weighted()); // to the last digit
    }));
}

QTEST_APPLESS_MAIN(TestImpairment)
#include "tst_impairment.moc"
