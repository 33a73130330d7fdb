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
        MeasureScan scan;
        const int n = *rc::gen::inRange(0, 2000); // few are selected from, many are counted in buckets
        const qint64 top = qint64(1) << *rc::gen::inRange(1, 45); // narrow ones share buckets
        for (int i = 0; i < n; ++i) {
            scan.values.push_back(*rc::gen::inRange<qint64>(0, top));
            scan.buckets.push_back(bucketOf(scan.values.back()));
        }
        const size_t a = *rc::gen::inRange<size_t>(0, size_t(n) + 1);
        const size_t b = *rc::gen::inRange<size_t>(a, size_t(n) + 1);
        std::vector<qint64> part(scan.values.begin() + std::ptrdiff_t(a),
                                 scan.values.begin() + std::ptrdiff_t(b));
        const auto q = scan.quantiles(a, b, {50, 90, 95});
        RC_ASSERT(q[0] == percentile(part, 50));
        RC_ASSERT(q[1] == percentile(part, 90));
        RC_ASSERT(q[2] == percentile(part, 95));
    }));
}

void TestMeasureScan::scanAgreesWithTheMeasures()
{
    QVERIFY(rc::check("a scan counts and measures what the plain reading does", [] {
        IncidentColumns columns;
        fill(columns, randomRows(columns, *rc::gen::element(120, 1500)));
        RowBits selected(qsizetype(columns.size()));
        for (size_t i = 0; i < columns.size(); ++i) {
            if (*rc::gen::inRange(0, 3) > 0)
                selected.set(qsizetype(i));
        }
        const Measure measure = Measure(*rc::gen::element(0, 1, 2, 3, 5));
        MetricsRequest request;
        request.from = kNow - *rc::gen::inRange<qint64>(0, 210) * kDay;
        request.to = *request.from + *rc::gen::inRange<qint64>(0, 210) * kDay;
        const MetricsReport report =
            incidentMetrics(columns, selected, request, {QTimeZone::utc(), kNow, std::nullopt});
        const Distribution plain = report.groups.front().measure(measure);
        const qint64 middle = (*request.from + *request.to) / 2;
        MeasureScan quick;
        scan(quick, columns, selected, measure, {*request.from, middle, *request.to}, std::nullopt);
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
        if (measure == Measure::Tta)
            RC_ASSERT(quick.fromOpened == report.ttaFromOpened);
    }));
}

QTEST_GUILESS_MAIN(TestMeasureScan)
#include "tst_measurescan.moc"
