// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// What a manager waits for, over the data set with its services: the figures of a filter, all availabilities,
// the monthly pack. Beside a figure the least that SQL by hand must do for one of its kind.

#include "bench.h"
#include "dataset.h"
#include "raw.h"

#include "availability/availabilityservice.h"
#include "base/timetext.h"
#include "metrics/metricsservice.h"
#include "periods/periodservice.h"
#include "reports/boardservice.h"
#include "reports/reportservice.h"

using namespace binnacle;
using namespace binnacle::bench;
using namespace Qt::StringLiterals;

namespace {

constexpr int kTimes = 20;
constexpr int kPublished = 3; // months

qint64 at(int year, int month)
{
    return dayStart(QDate(year, month, 1), QTimeZone::utc());
}

template <typename T>
T answer(QFuture<Result<T>> future)
{
    Result<T> result = future.takeResult();
    if (!result)
        qFatal("no answer: %s", qUtf8Printable(result.error().key));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

// One median of one filter; a board has a few hundred.
Line medianOf(Workspace &workspace, Raw &raw, const QString &name, qint64 from, qint64 to)
{
    qint64 counted = 0;
    Line line = measure(u"every card of a board, %1, priority:1,2"_s.arg(name), kTimes, {}, [&] {
        BoardRequest request;
        request.query = u"priority:1,2"_s;
        request.from = from;
        request.to = to;
        counted = answer(workspace.boards().board(workspace.actor(), request)).resolve.of;
    });
    const QByteArray rows = "FROM ticket WHERE type = 'incident' AND deleted_at IS NULL AND priority IN (1, "
                            "2) AND opened_at >= ? "
                            "AND opened_at < ? AND resolved_at >= opened_at";
    sqlite3_stmt *count = raw.prepared("SELECT count(*) " + rows);
    sqlite3_stmt *pick =
        raw.prepared("SELECT resolved_at - opened_at " + rows + " ORDER BY 1 LIMIT 2 OFFSET (? - 1) / 2");
    qint64 byHand = 0;
    beside(line, measure({}, kTimes, {}, [&] {
               Raw::bind(count, 1, from);
               Raw::bind(count, 2, to);
               sqlite3_step(count);
               byHand = sqlite3_column_int64(count, 0);
               sqlite3_reset(count);
               Raw::bind(pick, 1, from);
               Raw::bind(pick, 2, to);
               Raw::bind(pick, 3, byHand);
               Raw::readAll(pick);
           }));
    if (counted != byHand)
        qFatal("a board counts %lld, by hand there are %lld", counted, byHand);
    line.note = u"%1 times; by hand one median of them"_s.arg(counted);
    line.atMost = 33;
    line.aim = u"33 ms p95"_s;
    line.ratioAtMost = 1;
    return line;
}

// By hand without unions, weights, maintenance and what is needed.
Line availabilities(Workspace &workspace, Raw &raw)
{
    const qint64 from = at(2024, 1);
    const qint64 to = at(2026, 1);
    Line line = measure(u"availability of all services, two years, asked for"_s, kTimes, u"50 ms"_s, [&] {
        AvailabilityRequest request;
        request.from = from;
        request.to = to;
        if (answer(workspace.availability().report(workspace.actor(), request)).services.size() !=
            size_t(kServices))
            qFatal("the data set has other services");
    });
    sqlite3_stmt *sum = raw.prepared(
        "SELECT service_id, sum(min(coalesce(to_at, ?2), ?2) - max(from_at, ?1)) FROM outage "
        "WHERE deleted_at IS NULL AND kind = 'down' AND from_at < ?2 AND coalesce(to_at, ?2) > ?1 "
        "GROUP BY service_id");
    beside(line, measure({}, kTimes, {}, [&] {
               Raw::bind(sum, 1, from);
               Raw::bind(sum, 2, to);
               Raw::readAll(sum);
           }));
    line.note = u"by hand sums of lengths, without unions, weights, maintenance, needs"_s;
    line.atMost = 50;
    return line;
}

Line pack(Workspace &workspace)
{
    if (answer(workspace.periods().periods(workspace.actor())).empty()) {
        for (int month = 6; month < 6 + kPublished; ++month)
            (void)answer(
                workspace.periods().publish(workspace.actor(), {at(2025, month), at(2025, month + 1), {}}));
    }
    const ReportWindow window{at(2025, 10), at(2025, 11)};
    size_t sections = 0;
    Line line = measure(u"the monthly pack"_s, 5, u"5 s"_s, [&] {
        const Report report = answer(
            workspace.reports().monthly(workspace.actor(), {u"bench"_s, QTimeZone::utc()}, window, {}));
        sections = report.sections.size();
    });
    line.note = u"%1 sections, %2 published months held against today"_s.arg(sections).arg(kPublished);
    line.atMost = 5000;
    return line;
}

std::vector<Line> reports()
{
    Workspace &workspace = *dataSet().workspace;
    (void)answer(workspace.metrics().load());
    Raw raw(dataSet().path);
    return {medianOf(workspace, raw, u"90 days"_s, at(2025, 9), at(2025, 9) + 90 * kMsPerDay),
            medianOf(workspace, raw, u"a year"_s, at(2025, 1), at(2026, 1)), availabilities(workspace, raw),
            pack(workspace)};
}

const Registered kReports("reports", reports);

} // namespace
