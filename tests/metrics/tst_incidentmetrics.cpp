// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The measures of the command line's contract: which stamps, what leaves and why, groups, cohorts, as-of.

#include "base/timetext.h"
#include "metrics/columnsasof.h"
#include "metrics/incidentmetrics.h"
#include "metrics/incidents.h"

#include <QTest>
#include <algorithm>
#include <numeric>

using namespace binnacle;
using namespace binnacle::testing;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMinute = 60'000;

qint64 at(const char *iso)
{
    return *parseIso(QString::fromLatin1(iso));
}

MetricsContext context(qint64 asOf = kNow, const char *zone = "UTC")
{
    return {QTimeZone(QByteArray(zone)), asOf, std::nullopt};
}

MetricsReport compute(const IncidentColumns &columns, const MetricsRequest &request = {},
                      const MetricsContext &c = context())
{
    return incidentMetrics(columns, RowBits(qsizetype(columns.size()), true), request, c);
}

} // namespace

class TestIncidentMetrics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oracleStamps();
    void verdicts_data();
    void verdicts();
    void acknowledgementFallsBackToOpened();
    void firstResolutionNeedsAResolvedStamp();
    void sla_data();
    void sla();
    void monthsAreCutInTheZone();
    void cohortResolvedGoesByTheResolution();
    void businessTimeIsWorkingTime();
    void namesAreSortedNoneLast();
    void asOfReadsHistoryElseStamps();
    void lawEveryMeasureCountsEveryIncidentOnce();
    void lawGroupsAddUpAndPool();
};

void TestIncidentMetrics::oracleStamps()
{
    // O-7 of metrics.md: start, detect, ack, restore.
    const char *set[5][4] = {
        {"2026-03-02T09:00Z", "2026-03-02T09:04Z", "2026-03-02T09:06Z", "2026-03-02T09:40Z"},
        {"2026-03-05T22:10Z", "2026-03-05T22:40Z", "2026-03-05T22:55Z", "2026-03-06T00:10Z"},
        {"2026-03-11T13:00Z", "2026-03-11T13:01Z", "2026-03-11T13:03Z", "2026-03-11T13:16Z"},
        {"2026-03-18T06:30Z", "2026-03-18T07:45Z", "2026-03-18T08:05Z", "2026-03-19T06:30Z"},
        {"2026-03-24T15:00Z", "2026-03-24T15:02Z", "2026-03-24T15:07Z", "2026-03-24T15:20Z"},
    };
    IncidentColumns columns;
    for (int i = 0; i < 5; ++i) {
        IncidentRow row;
        row.id = i + 1;
        row.opened = at(set[i][1]);
        row.stamp(ColumnStamp::Occurred) = at(set[i][0]);
        row.stamp(ColumnStamp::Detected) = at(set[i][1]);
        row.stamp(ColumnStamp::Acknowledged) = at(set[i][2]);
        row.stamp(ColumnStamp::Restored) = at(set[i][3]);
        row.stateClass = IncidentRow::Class::Done;
        columns.append(row);
    }
    columns.finish();
    const MetricsReport report = compute(columns);
    QCOMPARE(report.groups.size(), 1U);
    const MetricsGroup &group = report.groups.front();
    QCOMPARE(group.key, u"all"_s);
    QCOMPARE(group.measure(Measure::Ttd).mean, std::optional<double>(22.4 * kMinute));
    QCOMPARE(group.measure(Measure::Ttd).p90, std::optional<double>(57 * kMinute));
    QCOMPARE(group.measure(Measure::Tta).mean, std::optional<double>(8.8 * kMinute));
    QCOMPARE(group.measure(Measure::Tta).median, std::optional<double>(5 * kMinute));
    QCOMPARE(group.measure(Measure::Ttr).mean, std::optional<double>(327.2 * kMinute));
    QCOMPARE(group.measure(Measure::Ttr).p90, std::optional<double>(912 * kMinute));
    QCOMPARE(group.measure(Measure::Ttr).max, std::optional<qint64>(1440 * kMinute));
    QCOMPARE(group.measure(Measure::Resolve).noEnd, 5);
    QCOMPARE(report.ttaFromOpened, 0);
}

void TestIncidentMetrics::verdicts_data()
{
    QTest::addColumn<bool>("start");
    QTest::addColumn<bool>("end");
    QTest::addColumn<bool>("reversed");
    QTest::addColumn<int>("stateClass");
    QTest::addColumn<int>("verdict");
    const auto row = [](const char *name, bool start, bool end, bool reversed, IncidentRow::Class c,
                        Verdict v) {
        QTest::addRow("%s", name) << start << end << reversed << int(c) << int(v);
    };
    using Class = IncidentRow::Class;
    row("both stamps are counted", true, true, false, Class::Done, Verdict::Counted);
    row("both stamps are counted while open too", true, true, false, Class::Open, Verdict::Counted);
    row("an open one without end is open", true, false, false, Class::Open, Verdict::Open);
    row("an open one without start and end is open, not without start", false, false, false, Class::Open,
        Verdict::Open);
    row("an open one with an end has no start", false, true, false, Class::Open, Verdict::NoStart);
    row("a done one without both has no start", false, false, false, Class::Done, Verdict::NoStart);
    row("a done one without end has no end", true, false, false, Class::Done, Verdict::NoEnd);
    row("a cancelled one without end has no end", true, false, false, Class::Void, Verdict::NoEnd);
    row("reversed stamps are excluded for their order", true, true, true, Class::Done, Verdict::Order);
}

void TestIncidentMetrics::verdicts()
{
    QFETCH(bool, start);
    QFETCH(bool, end);
    QFETCH(bool, reversed);
    QFETCH(int, stateClass);
    IncidentColumns columns;
    IncidentRow row;
    row.id = 1;
    row.opened = kNow;
    if (start)
        row.stamp(ColumnStamp::Occurred) = kNow - kMinute;
    if (end)
        row.stamp(ColumnStamp::Restored) = reversed ? kNow - 2 * kMinute : kNow + kMinute;
    row.stateClass = IncidentRow::Class(stateClass);
    columns.append(row);
    columns.finish();
    QTEST(int(measured(columns, 0, Measure::Ttr).verdict), "verdict");
}

void TestIncidentMetrics::acknowledgementFallsBackToOpened()
{
    IncidentColumns columns;
    for (qint64 i = 1; i <= 2; ++i) {
        IncidentRow row;
        row.id = i;
        row.opened = kNow;
        if (i == 1)
            row.stamp(ColumnStamp::Detected) = kNow - 5 * kMinute;
        row.stamp(ColumnStamp::Acknowledged) = kNow + kMinute;
        columns.append(row);
    }
    columns.finish();
    const MetricsReport report = compute(columns);
    QCOMPARE(report.ttaFromOpened, 1);
    QCOMPARE(report.groups.front().measure(Measure::Tta).max, std::optional<qint64>(6 * kMinute));
    QCOMPARE(report.groups.front().measure(Measure::Tta).median, std::optional<double>(3.5 * kMinute));
}

void TestIncidentMetrics::firstResolutionNeedsAResolvedStamp()
{
    IncidentColumns columns;
    IncidentRow row;
    row.id = 1;
    row.opened = kNow;
    row.stamp(ColumnStamp::FirstResolved) = kNow + kMinute;
    row.stamp(ColumnStamp::Closed) = kNow + 9 * kMinute;
    row.stateClass = IncidentRow::Class::Done;
    columns.append(row);
    row.id = 2;
    row.stamp(ColumnStamp::Resolved) = kNow + 3 * kMinute;
    columns.append(row);
    row.id = 3;
    row.stamp(ColumnStamp::FirstResolved).reset();
    columns.append(row);
    columns.finish();
    const MetricsReport report = compute(columns);
    const Distribution &d = report.groups.front().measure(Measure::ResolveFirst);
    QCOMPARE(d.n, 2);
    QCOMPARE(d.noEnd, 1);
    QCOMPARE(d.median, std::optional<double>(2 * kMinute)); // one minute and, where states say nothing, three
}

void TestIncidentMetrics::sla_data()
{
    QTest::addColumn<int>("word");
    QTest::addColumn<int>("stateClass");
    QTest::addColumn<int>("verdict");
    using Sla = IncidentRow::Sla;
    using Class = IncidentRow::Class;
    QTest::addRow("false is missed while open")
        << int(Sla::Missed) << int(Class::Open) << int(SlaVerdict::Missed);
    QTest::addRow("false is missed when done")
        << int(Sla::Missed) << int(Class::Done) << int(SlaVerdict::Missed);
    QTest::addRow("true is met when done") << int(Sla::Kept) << int(Class::Done) << int(SlaVerdict::Met);
    QTest::addRow("true is pending while open")
        << int(Sla::Kept) << int(Class::Open) << int(SlaVerdict::Pending);
    QTest::addRow("true is pending when cancelled")
        << int(Sla::Kept) << int(Class::Void) << int(SlaVerdict::Pending);
    QTest::addRow("no word is not counted")
        << int(Sla::None) << int(Class::Done) << int(SlaVerdict::NotCounted);
}

void TestIncidentMetrics::sla()
{
    QFETCH(int, word);
    QFETCH(int, stateClass);
    IncidentColumns columns;
    IncidentRow row;
    row.id = 1;
    row.sla = IncidentRow::Sla(word);
    row.stateClass = IncidentRow::Class(stateClass);
    columns.append(row);
    columns.finish();
    QTEST(int(slaOf(columns, 0)), "verdict");
}

void TestIncidentMetrics::monthsAreCutInTheZone()
{
    IncidentColumns columns;
    IncidentRow row;
    row.id = 1;
    row.opened = at("2026-03-31T22:30:00Z"); // April 1 in Berlin
    columns.append(row);
    row.id = 2;
    row.opened = at("2026-06-15T12:00:00Z");
    columns.append(row);
    columns.finish();
    MetricsRequest request;
    request.by = GroupBy::Month;
    QCOMPARE(compute(columns, request).groups.front().key, u"2026-03"_s);
    const MetricsReport berlin = compute(columns, request, context(kNow, "Europe/Berlin"));
    QCOMPARE(berlin.groups.front().key, u"2026-04"_s);
    QCOMPARE(berlin.groups.size(), 2U); // months without incidents are not listed
    QCOMPARE(berlin.groups.back().key, u"2026-06"_s);
}

void TestIncidentMetrics::cohortResolvedGoesByTheResolution()
{
    IncidentColumns columns;
    for (qint64 i = 1; i <= 3; ++i) {
        IncidentRow row;
        row.id = i;
        row.opened = kNow - 10 * kDay;
        if (i < 3)
            row.stamp(ColumnStamp::Resolved) = kNow - (3 - i) * kDay;
        columns.append(row);
    }
    columns.finish();
    MetricsRequest request;
    request.cohort = Cohort::Resolved;
    QCOMPARE(compute(columns, request).groups.front().incidents,
             2); // what is not resolved is in no such cohort
    request.from = kNow - kDay;
    QCOMPARE(compute(columns, request).groups.front().incidents, 1);
    request.to = kNow - kDay; // exclusive
    request.from.reset();
    QCOMPARE(compute(columns, request).groups.front().incidents, 1);
    request.cohort = Cohort::Opened;
    QCOMPARE(compute(columns, request).groups.front().incidents, 3);
}

void TestIncidentMetrics::businessTimeIsWorkingTime()
{
    // O-27 of metrics.md: elapsed 3,885 minutes, business 105.
    IncidentColumns columns;
    IncidentRow row;
    row.id = 1;
    row.opened = at("2026-03-27T16:30:00+01:00");
    row.stamp(ColumnStamp::Resolved) = at("2026-03-30T10:15:00+02:00");
    columns.append(row);
    columns.finish();
    MetricsContext c = context(kNow, "Europe/Berlin");
    QCOMPARE(compute(columns, {}, c).groups.front().measure(Measure::Resolve).max,
             std::optional<qint64>(3885 * kMinute));
    c.calendar = WorkCalendar::businessHours(c.zone);
    QCOMPARE(compute(columns, {}, c).groups.front().measure(Measure::Resolve).max,
             std::optional<qint64>(105 * kMinute));
}

void TestIncidentMetrics::namesAreSortedNoneLast()
{
    IncidentColumns columns;
    qint64 id = 0;
    for (const QString &name : {u"Group 10"_s, QString(), u"Group 9"_s}) {
        IncidentRow row;
        row.id = ++id;
        row.name(ColumnName::Team) = columns.names(ColumnName::Team).codeOf(name.isEmpty() ? 0 : id, name);
        columns.append(row);
    }
    columns.finish();
    MetricsRequest request;
    request.by = GroupBy::Team;
    QStringList keys;
    for (const MetricsGroup &group : compute(columns, request).groups)
        keys += group.key;
    QCOMPARE(keys, (QStringList{u"Group 9"_s, u"Group 10"_s, u"none"_s}));
    request.by = GroupBy::Priority;
    QCOMPARE(compute(columns, request).groups.front().key, u"none"_s);
}

void TestIncidentMetrics::asOfReadsHistoryElseStamps()
{
    IncidentColumns columns;
    const auto add = [&](qint64 id, qint64 openedDay, std::optional<qint64> resolvedDay, const QString &state,
                         IncidentRow::Class c) {
        IncidentRow row;
        row.id = id;
        row.opened = kNow + openedDay * kDay;
        if (resolvedDay)
            row.stamp(ColumnStamp::Resolved) = kNow + *resolvedDay * kDay;
        row.name(ColumnName::State) = columns.names(ColumnName::State).codeOf(state);
        row.stateClass = c;
        row.stamp(ColumnStamp::Updated) = kNow + 50 * kDay;
        columns.append(row);
    };
    add(1, 0, 2, u"resolved"_s, IncidentRow::Class::Done);  // by its stamp resolved already
    add(2, 0, 20, u"resolved"_s, IncidentRow::Class::Done); // resolved later
    add(3, 0, 2, u"resolved"_s, IncidentRow::Class::Done);  // history says it was reopened in between
    add(4, 11, {}, u"new"_s, IncidentRow::Class::Open);     // not there yet
    add(5, 0, {}, u"cancelled"_s, IncidentRow::Class::Void);
    columns.finish();
    const qint64 then = kNow + 10 * kDay;
    PastFold fold(then);
    fold.add({kNow, PastField::State, {}, u"resolved"_s});
    fold.add({kNow + 5 * kDay, PastField::State, u"resolved"_s, u"in_progress"_s});
    fold.add({kNow + 20 * kDay, PastField::State, u"in_progress"_s, u"resolved"_s});
    const PastColumns made = columnsAsOf(columns, then, {{3, fold.take()}});
    const IncidentColumns &past = made.columns;
    QVERIFY(made.presentShown.test(0) && !made.presentShown.test(2)); // in the order of their numbers
    QCOMPARE(past.size(), 4U);
    const MetricsReport report = compute(past, {}, context(then));
    QCOMPARE(report.groups.front().incidents, 4);
    QCOMPARE(report.groups.front().open, 2);
    const Distribution &d = report.groups.front().measure(Measure::Resolve);
    QCOMPARE(d.n, 2); // the third is open, yet has an end stamp
    QCOMPARE(d.open, 1);
    QCOMPARE(d.noEnd, 1);
    const auto second = size_t(std::find(past.ids().begin(), past.ids().end(), 2) - past.ids().begin());
    QVERIFY(second < past.size());
    QVERIFY(!past.row(second).stamp(ColumnStamp::Resolved));
    QCOMPARE(past.names(ColumnName::State).name(past.code(ColumnName::State, second)), u"new"_s);
}

void TestIncidentMetrics::lawEveryMeasureCountsEveryIncidentOnce()
{
    QVERIFY(rc::check("n + excluded + open = incidents, in every measure of every group", [] {
        IncidentColumns columns;
        fill(columns, randomRows(columns));
        MetricsRequest request;
        request.by = GroupBy(*rc::gen::inRange(0, 7));
        request.cohort = Cohort(*rc::gen::inRange(0, 2));
        for (const MetricsGroup &group : compute(columns, request).groups) {
            for (const Distribution &d : group.measures)
                RC_ASSERT(d.incidents() == group.incidents);
        }
    }));
}

void TestIncidentMetrics::lawGroupsAddUpAndPool()
{
    QVERIFY(rc::check("groups add up to the whole, whose mean is pooled over raw values", [] {
        IncidentColumns columns;
        fill(columns, randomRows(columns));
        const MetricsGroup whole = compute(columns).groups.front();
        MetricsRequest request;
        request.by = GroupBy(*rc::gen::inRange(1, 7));
        std::array<qint64, kMeasures> n{};
        std::array<double, kMeasures> sum{};
        qint64 incidents = 0, met = 0, reopened = 0;
        for (const MetricsGroup &group : compute(columns, request).groups) {
            incidents += group.incidents;
            met += group.sla.met;
            reopened += group.reopened;
            for (size_t i = 0; i < kMeasures; ++i) {
                n[i] += group.measures[i].n;
                sum[i] += group.measures[i].mean.value_or(0) * double(group.measures[i].n);
            }
        }
        RC_ASSERT(incidents == whole.incidents);
        RC_ASSERT(met == whole.sla.met);
        RC_ASSERT(reopened == whole.reopened);
        for (size_t i = 0; i < kMeasures; ++i) {
            RC_ASSERT(n[i] == whole.measures[i].n);
            const double pooled = n[i] > 0 ? sum[i] / double(n[i]) : 0;
            RC_ASSERT(std::abs(pooled - whole.measures[i].mean.value_or(0)) <= 1e-9 * std::abs(pooled));
        }
    }));
}

QTEST_GUILESS_MAIN(TestIncidentMetrics)
#include "tst_incidentmetrics.moc"
