// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The quick scan of a board agrees with the plain measures, to the last digit.

#include "metrics/incidents.h"
#include "metrics/measurescan.h"

#include <QTest>

using namespace binnacle;
using namespace binnacle::testing;

class TestMeasureScan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bucketsKeepOrder();
    void quantilesAreExact();
    void scanAgreesWithTheMeasures();
};

void TestMeasureScan::bucketsKeepOrder()
{
    QVERIFY(rc::check("a longer duration is never in an earlier bucket", [] {
        const int bits = *rc::gen::inRange(1, 62);
        const qint64 a = *rc::gen::inRange<qint64>(0, qint64(1) << bits);
        const qint64 b = *rc::gen::inRange<qint64>(0, qint64(1) << bits);
        RC_ASSERT(bucketOf(std::min(a, b)) <= bucketOf(std::max(a, b)));
        RC_ASSERT(bucketOf(a) < kBuckets);
    }));
}

void TestMeasureScan::quantilesAreExact()
{
    QVERIFY(rc::check("quantiles by buckets are those of the values", [] {
        const int n = *rc::gen::inRange(0, 2000);
        const qint64 top = qint64(1) << *rc::gen::inRange(1, 45); // narrow ones share buckets
        std::array<std::vector<qint64>, 2> groups;
        for (int i = 0; i < n; ++i)
            groups[*rc::gen::inRange<size_t>(0, 2)].push_back(*rc::gen::inRange<qint64>(0, top));
        BucketQuantiles finder(2, {50, 90, 95});
        for (size_t g = 0; g < 2; ++g) {
            finder.count(g, kOpenCell); // counts nowhere
            for (const qint64 value : groups[g])
                finder.count(g, bucketOf(value));
        }
        finder.prepare();
        for (size_t g = 0; g < 2; ++g) {
            for (const qint64 value : groups[g]) {
                if (finder.wants(g, bucketOf(value)))
                    finder.take(g, bucketOf(value), value);
            }
            RC_ASSERT(finder.n(g) == qint64(groups[g].size()));
            const auto q = finder.of(g);
            RC_ASSERT(q[0] == percentile(groups[g], 50));
            RC_ASSERT(q[1] == percentile(groups[g], 90));
            RC_ASSERT(q[2] == percentile(groups[g], 95));
        }
    }));
}

void TestMeasureScan::scanAgreesWithTheMeasures()
{
    QVERIFY(rc::check("a scan counts and measures what the plain reading does", [] {
        IncidentColumns columns;
        fill(columns, randomRows(columns, *rc::gen::element(120, 1500)));
        RowBits selected(qsizetype(columns.size()));
        const bool all = *rc::gen::inRange(0, 4) == 0;
        for (size_t i = 0; i < columns.size(); ++i) {
            if (all || *rc::gen::inRange(0, 3) > 0)
                selected.set(qsizetype(i));
        }
        MetricsRequest request;
        const Measure measure = Measure(*rc::gen::element(0, 1, 2, 3));
        MetricsContext context{QTimeZone::utc(), kNow, std::nullopt};
        if (*rc::gen::inRange(0, 3) == 0) {
            request.time = TimeKind::Business;
            context.calendar = WorkCalendar::businessHours(QTimeZone::utc());
        }
        request.from = kNow - *rc::gen::inRange<qint64>(0, 210) * kDay;
        request.to = *request.from + *rc::gen::inRange<qint64>(0, 210) * kDay;
        const MetricsReport report = incidentMetrics(columns, selected, request, context);
        const Distribution plain = report.groups.front().measure(measure);
        const qint64 end = *request.to;
        const qint64 middle = (*request.from + *request.to) / 2;
        const auto [first, last] = columns.range(*request.from - *rc::gen::inRange<qint64>(0, 9) * kDay, end);
        const RowList rows(selected, first, last);
        MeasureColumns measures;
        measures.follow(columns, context.calendar);
        const MeasureScan quick =
            scan(columns, measures, rows, measure, {*request.from, middle, *request.to});
        const Distribution d = quick.distribution();
        RC_ASSERT(d.n == plain.n);
        RC_ASSERT(d.open == plain.open);
        RC_ASSERT(d.noStart == plain.noStart);
        RC_ASSERT(d.noEnd == plain.noEnd);
        RC_ASSERT(d.order == plain.order);
        RC_ASSERT(d.mean == plain.mean);
        RC_ASSERT(d.median == plain.median);
        RC_ASSERT(d.p90 == plain.p90);
        RC_ASSERT(d.p95 == plain.p95);
        RC_ASSERT(d.max == plain.max);
        RC_ASSERT(quick.parts.size() == 2U);
        for (size_t i = 0; i < quick.parts.size(); ++i) {
            request.from = i == 0 ? request.from : middle;
            request.to = i == 0 ? middle : end;
            const MetricsReport part = incidentMetrics(columns, selected, request, context);
            const Distribution half = part.groups.front().measure(measure);
            RC_ASSERT(quick.parts[i].n == half.n);
            RC_ASSERT(quick.parts[i].open == half.open);
            RC_ASSERT(quick.parts[i].median == half.median);
            RC_ASSERT(quick.parts[i].p90 == half.p90);
        }
        if (measure == Measure::Tta)
            RC_ASSERT(quick.fromOpened == report.ttaFromOpened);
    }));
}

QTEST_GUILESS_MAIN(TestMeasureScan)
#include "tst_measurescan.moc"
