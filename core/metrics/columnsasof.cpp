// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/incidentmetrics.h"

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

bool until(const std::optional<qint64> &stamp, qint64 asOf)
{
    return stamp && *stamp <= asOf;
}

// What stamps tell of an incident without history. Where they tell nothing, what it is now.
StateAt fromStamps(IncidentRow &row, qint64 asOf, const StateAt &present)
{
    if (until(row.stamp(ColumnStamp::Updated), asOf))
        return present; // not touched since
    const auto &resolved = row.stamp(ColumnStamp::Resolved);
    const auto &closed = row.stamp(ColumnStamp::Closed);
    if (until(closed, asOf))
        return {u"closed"_s, IncidentRow::Class::Done};
    if (until(resolved, asOf))
        return {u"resolved"_s, IncidentRow::Class::Done};
    if (present.stateClass == IncidentRow::Class::Done && (resolved || closed))
        return {u"new"_s, IncidentRow::Class::Open}; // done later
    return present;
}

} // namespace

IncidentColumns columnsAsOf(const IncidentColumns &columns, qint64 asOf,
                            const QHash<qint64, StateAt> &history)
{
    IncidentColumns out;
    for (size_t i = 0; i < kColumnNames; ++i)
        out.names(ColumnName(i)) = columns.names(ColumnName(i));
    const size_t rows = columns.range(std::numeric_limits<qint64>::min(), asOf + 1).second;
    out.reserve(rows);
    for (size_t i = 0; i < rows; ++i) {
        IncidentRow row = columns.row(i);
        const StateAt present{columns.names(ColumnName::State).name(row.name(ColumnName::State)),
                              row.stateClass};
        const auto told = history.constFind(row.id);
        const StateAt state = told != history.constEnd() ? *told : fromStamps(row, asOf, present);
        for (const ColumnStamp stamp :
             {ColumnStamp::Occurred, ColumnStamp::Detected, ColumnStamp::Acknowledged, ColumnStamp::Responded,
              ColumnStamp::Restored, ColumnStamp::Resolved, ColumnStamp::FirstResolved,
              ColumnStamp::Closed}) {
            if (!until(row.stamp(stamp), asOf))
                row.stamp(stamp).reset();
        }
        row.stateClass = state.stateClass;
        row.name(ColumnName::State) = out.names(ColumnName::State).codeOf(state.state);
        out.append(row);
    }
    return out;
}

} // namespace binnacle
