// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The measures of cli.md (rules 4 to 8) over the incident columns: which stamps each takes, what leaves it
// and why, groups and cohorts. Pure: reads the columns it is given and nothing else. Any thread.

#include "base/result.h"
#include "calendar/workcalendar.h"
#include "metrics/incidentcolumns.h"
#include "metrics/measures.h"
#include "query/columnfilter.h"

#include <QTimeZone>

namespace binnacle {

// The stamps a measure runs between. ResolveFirst ends at the first resolution where there is one told.
struct MeasureStamps
{
    std::optional<ColumnStamp> start; // nothing: opened
    ColumnStamp end = ColumnStamp::Resolved;
    bool openedInstead = false; // of a missing start
};
[[nodiscard]] MeasureStamps stampsOf(Measure measure);

// What a measure says of one incident.
enum class Verdict { Counted, Open, NoStart, NoEnd, Order };
struct Measured
{
    Verdict verdict = Verdict::Counted;
    std::optional<qint64> start; // UTC ms; set where there is one, whatever the verdict
    std::optional<qint64> end;   // likewise
};
// In the order of the contract: open (no end stamp, class open), no start, no end, reversed, else counted.
[[nodiscard]] Measured measured(const IncidentColumns &columns, size_t row, Measure measure);

// Met, missed and pending by the source's word, for incidents without a policy of ours (rule 7).
enum class SlaVerdict { NotCounted, Met, Missed, Pending };
[[nodiscard]] SlaVerdict slaOf(const IncidentColumns &columns, size_t row);

struct MetricsContext
{
    QTimeZone zone;                       // cuts months
    qint64 asOf = 0;                      // where open incidents are censored
    std::optional<WorkCalendar> calendar; // business time; nothing: elapsed
    const RowBits *presentShown =
        nullptr; // columns of the past: rows with values of the present (columnsasof.h)
};

// `selected` has a bit for each row of the columns: the incidents of the query. Window and cohort are applied
// here.
[[nodiscard]] MetricsReport incidentMetrics(const IncidentColumns &columns, const RowBits &selected,
                                            const MetricsRequest &request, const MetricsContext &context);

} // namespace binnacle
