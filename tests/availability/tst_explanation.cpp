// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/explanation.h"

#include <QTest>
#include <map>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace binnacle;

namespace {

Outage outageOf(qint64 from, std::optional<qint64> to, Degree degree = Degree::Full)
{
    Outage outage;
    outage.from = from;
    outage.to = to;
    outage.degree = degree;
    return outage;
}

Outage maintenanceOf(qint64 from, qint64 to, std::optional<qint64> approved)
{
    Outage outage = outageOf(from, to);
    outage.isMaintenance = true;
    outage.approvedAt = approved;
    return outage;
}

// Mail, told of from 0 to 1000, which needs one of two nodes.
AvailabilityRecord recordOf(std::vector<Outage> outages)
{
    AvailabilityRecord record;
    record.zone = QTimeZone::utc();
    for (const auto &name : {u"Mail"_s, u"Node A"_s, u"Node B"_s}) {
        ServiceHistory history;
        history.service.id = ServiceId(qint64(record.services.size()) + 1);
        history.service.name = name;
        history.told = IntervalSet(0, 1000);
        history.span = Interval{0, 1000};
        record.services.push_back(history);
    }
    qint64 id = 0;
    for (Outage &outage : outages)
        outage.id = OutageId(++id);
    std::stable_sort(outages.begin(), outages.end(),
                     [](const Outage &a, const Outage &b) { return a.from < b.from; });
    record.services[0].outages = std::move(outages);
    return record;
}

QStringList told(const UptimeExplanation &explanation)
{
    QStringList lines;
    const auto ids = [&](const std::vector<size_t> &sources) {
        QStringList names;
        for (const size_t source : sources) {
            const TroubleSource &one = explanation.sources[source];
            names.append(one.outage ? QString::number(one.outage->id.value) : u"?"_s);
        }
        return names.join(u',');
    };
    for (const CountedStretch &one : explanation.counted)
        lines.append(
            u"%1-%2 %3 of %4"_s.arg(one.when.from).arg(one.when.to).arg(one.weight).arg(ids(one.sources)));
    for (const LeftOutStretch &one : explanation.time)
        lines.append(u"time %1-%2 %3"_s.arg(one.when.from).arg(one.when.to).arg(leftOutName(one.reason)));
    for (const LeftOutStretch &one : explanation.troubles)
        lines.append(u"%1-%2 %3 of %4"_s.arg(one.when.from)
                         .arg(one.when.to)
                         .arg(leftOutName(one.reason), ids({*one.source})));
    return lines;
}

UptimeExplanation explained(AvailabilityRecord record, const Interval &window, qint64 asOf,
                            MaintenancePolicy policy = MaintenancePolicy::Exclude)
{
    record.index();
    return explain(record, record.services[0], window, asOf, {policy, {0.3, 0}});
}

} // namespace

class TestExplanation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyIntervalIsListed_data();
    void everyIntervalIsListed();
    void aNeedNamesWhatWasDown();
    void theSumsAreTheFigures();
};

void TestExplanation::everyIntervalIsListed_data()
{
    QTest::addColumn<std::vector<Outage>>("outages");
    QTest::addColumn<MaintenancePolicy>("policy");
    QTest::addColumn<QStringList>("lines");
    using All = std::vector<Outage>;
    const auto exclude = MaintenancePolicy::Exclude;
    QTest::newRow("one outage") << All{outageOf(200, 300)} << exclude << QStringList{u"200-300 1 of 1"_s};
    QTest::newRow("two at once are counted once")
        << All{outageOf(200, 300), outageOf(250, 400)} << exclude
        << QStringList{u"200-250 1 of 1"_s, u"250-300 1 of 1,2"_s, u"300-400 1 of 2"_s};
    QTest::newRow("the worse one covers")
        << All{outageOf(200, 300, Degree::Partial), outageOf(250, 400)} << exclude
        << QStringList{u"200-250 0.3 of 1"_s, u"250-400 1 of 2"_s, u"250-300 covered of 1"_s};
    QTest::newRow("a degree that weighs nothing") << All{outageOf(200, 300, Degree::Degraded)} << exclude
                                                  << QStringList{u"200-300 weighs-nothing of 1"_s};
    QTest::newRow("before the window, and without length")
        << All{outageOf(50, 150), outageOf(70, 70)} << exclude
        << QStringList{u"100-150 1 of 1"_s, u"50-100 outside-window of 1"_s, u"70-70 no-length of 2"_s};
    QTest::newRow("what goes on ends now, later is later")
        << All{outageOf(850, std::nullopt), outageOf(930, 970)} << exclude
        << QStringList{u"850-900 1 of 1"_s, u"900-950 outside-window of 1"_s,
                       u"930-950 outside-window of 2"_s, u"950-970 after-as-of of 2"_s};
    QTest::newRow("in maintenance approved before")
        << All{outageOf(200, 300), maintenanceOf(250, 400, 10)} << exclude
        << QStringList{u"200-250 1 of 1"_s, u"time 250-400 maintenance"_s, u"250-300 maintenance of 1"_s};
    QTest::newRow("as up") << All{outageOf(200, 300), maintenanceOf(250, 400, 10)} << MaintenancePolicy::Up
                           << QStringList{u"200-250 1 of 1"_s, u"250-300 maintenance of 1"_s};
    QTest::newRow("as down") << All{outageOf(200, 300), maintenanceOf(250, 400, 10)}
                             << MaintenancePolicy::Down
                             << QStringList{u"200-250 1 of 1"_s, u"250-300 1 of 1,2"_s, u"300-400 1 of 2"_s};
    QTest::newRow("ignored") << All{outageOf(200, 300), maintenanceOf(250, 400, 10)}
                             << MaintenancePolicy::Ignore << QStringList{u"200-300 1 of 1"_s};
    QTest::newRow("approved late, so it counts as down")
        << All{maintenanceOf(250, 400, 251)} << exclude << QStringList{u"250-400 1 of 1"_s};
}

void TestExplanation::everyIntervalIsListed()
{
    QFETCH(std::vector<Outage>, outages);
    QFETCH(MaintenancePolicy, policy);
    QFETCH(QStringList, lines);
    QCOMPARE(told(explained(recordOf(outages), {100, 900}, 950, policy)), lines);
}

void TestExplanation::aNeedNamesWhatWasDown()
{
    AvailabilityRecord record = recordOf({});
    record.services[0].service.needs = {{{{ServiceId(2), u"Node A"_s}, {ServiceId(3), u"Node B"_s}}, 1}};
    record.services[1].outages = {outageOf(200, 400)};
    record.services[2].outages = {outageOf(300, 350, Degree::Partial), outageOf(350, 500)};
    record.services[0].told = IntervalSet(0, 380);
    const UptimeExplanation explanation = explained(record, {100, 900}, 950);
    QCOMPARE(told(explanation), (QStringList{u"300-350 0.3 of ?"_s, u"350-380 1 of ?"_s,
                                             u"time 380-900 unknown"_s, u"380-400 unknown of ?"_s}));
    const TroubleSource &source = explanation.sources[0];
    QCOMPARE(source.kind, TroubleSource::Kind::Need);
    QCOMPARE(source.need.needed, 1);
    QCOMPARE(source.below.size(), 2U);
    QCOMPARE(source.below[1].name, u"Node B"_s);
}

// Whatever is recorded: what counts adds up to the figures, and each source is all told.
void TestExplanation::theSumsAreTheFigures()
{
    const auto instant = rc::gen::inRange<qint64>(0, 1200);
    const auto length = rc::gen::inRange<qint64>(0, 400);
    const auto outages = [&] {
        std::vector<Outage> all;
        const int count = *rc::gen::inRange(0, 7);
        for (int i = 0; i < count; ++i) {
            const qint64 from = *instant;
            Outage one =
                outageOf(from, from + *length,
                         *rc::gen::element(Degree::Full, Degree::Partial, Degree::Degraded, Degree::None));
            if (*rc::gen::inRange(0, 5) == 0)
                one.to.reset();
            one.isMaintenance = *rc::gen::inRange(0, 3) == 0;
            if (one.isMaintenance && *rc::gen::inRange(0, 4) > 0)
                one.approvedAt = from + *rc::gen::element<qint64>(-5, 5);
            all.push_back(one);
        }
        std::stable_sort(all.begin(), all.end(),
                         [](const Outage &a, const Outage &b) { return a.from < b.from; });
        return all;
    };
    const bool held = rc::check("the sums are the figures", [&] {
        AvailabilityRecord record = recordOf(outages());
        record.services[1].outages = outages();
        record.services[2].outages = outages();
        record.services[0].told = IntervalSet({{*instant, *instant}, {*instant, *instant}});
        record.services[0].observed = {{*instant, *instant, 1}, {*instant, *instant, 0}};
        if (*rc::gen::arbitrary<bool>())
            record.services[0].service.needs = {
                {{{ServiceId(2), {}}, {ServiceId(3), {}}}, *rc::gen::inRange(1, 3)}};
        const Interval window{*rc::gen::inRange<qint64>(50, 300), *rc::gen::inRange<qint64>(700, 1000)};
        const auto policy = *rc::gen::element(MaintenancePolicy::Exclude, MaintenancePolicy::Up,
                                              MaintenancePolicy::Down, MaintenancePolicy::Ignore);
        const AvailabilityRules rules{policy, {0.3, *rc::gen::element(0.0, 0.1)}};
        record.index();
        const UptimeExplanation told =
            explain(record, record.services[0], window, *rc::gen::inRange<qint64>(600, 1100), rules);
        const Uptime &figures = told.uptime;

        RC_ASSERT(told.weightedDown() == figures.weightedDown);
        qint64 troubled = 0, down = 0, end = window.from;
        for (const CountedStretch &one : told.counted) {
            RC_ASSERT(!one.sources.empty());
            RC_ASSERT(one.when.from >= end && one.when.to > one.when.from);
            end = one.when.to;
            troubled += one.when.length();
            down += one.weight >= 1 ? one.when.length() : 0;
        }
        RC_ASSERT(end <= window.to);
        RC_ASSERT(troubled == figures.troubled);
        RC_ASSERT(down == figures.down);

        RC_ASSERT(told.timeLeftOut(LeftOut::OutsideHours) == window.length() - figures.agreed);
        RC_ASSERT(told.timeLeftOut(LeftOut::Unknown) == figures.unknown);
        RC_ASSERT(told.timeLeftOut(LeftOut::Maintenance) ==
                  figures.agreed - figures.unknown - figures.counted);
        for (const LeftOutStretch &one : told.time)
            RC_ASSERT(one.maintenance.has_value() == (one.reason == LeftOut::Maintenance));

        std::map<size_t, qint64> lengths;
        for (const CountedStretch &one : told.counted)
            for (const size_t source : one.sources)
                lengths[source] += one.when.length();
        for (const LeftOutStretch &one : told.troubles)
            lengths[*one.source] += one.when.length();
        for (size_t i = 0; i < told.sources.size(); ++i)
            RC_ASSERT(lengths[i] == std::max<qint64>(0, told.sources[i].to - told.sources[i].from));
    });
    QVERIFY(held);
}

QTEST_APPLESS_MAIN(TestExplanation)
#include "tst_explanation.moc"
