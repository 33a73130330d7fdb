// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/longest.h"

#include "metrics/incidentmetrics.h"
#include "metrics/metricsservice.h"
#include "metrics/rowloops.h"

#include <algorithm>

namespace binnacle {

namespace {

// By length, then as they were opened.
std::vector<std::pair<qint64, size_t>> longestRows(const MetricsView &view, const Longest &asked, qint64 from,
                                                   qint64 to, size_t most)
{
    std::vector<std::pair<qint64, size_t>> found;
    const auto [first, last] = view.columns.range(from, to);
    forEachRow(view.selected, first, last, [&](size_t row) {
        const int priority = view.columns.priority()[row];
        if (asked.areUrgent && (priority < 1 || priority > 2))
            return;
        const Measured told = measured(view.columns, row, asked.measure);
        if (told.verdict == Verdict::Counted)
            found.push_back({*told.end - *told.start, row});
    });
    const auto longer = [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    };
    const auto end = found.begin() + qsizetype(std::min(most, found.size()));
    std::partial_sort(found.begin(), end, found.end(), longer);
    found.erase(end, found.end());
    return found;
}

} // namespace

Longest longestOf(const MetricsView &view, qint64 from, qint64 to, size_t most)
{
    Longest longest;
    std::vector<std::pair<qint64, size_t>> rows;
    for (const Measure measure : {Measure::Ttr, Measure::Resolve}) {
        for (const bool areUrgent : {true, false}) {
            if (rows.empty()) {
                longest = {measure, areUrgent, {}};
                rows = longestRows(view, longest, from, to, most);
            }
        }
    }
    for (const auto &[took, row] : rows) {
        const IncidentColumns &columns = view.columns;
        longest.incidents.push_back(
            {columns.ids()[row],
             {},
             columns.opened()[row],
             columns.priority()[row],
             columns.names(ColumnName::Service).name(columns.code(ColumnName::Service, row)),
             took});
    }
    return longest;
}

} // namespace binnacle
