// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Incidents for tests: random ones with every trap (missing stamps, reversed ones, far ones, milliseconds),
// in columns.

#include "metrics/incidentcolumns.h"

#include <rapidcheck.h>
#include <vector>

namespace binnacle::testing {

inline constexpr qint64 kNow = 1'772'000'000'000; // 2026-02-25
inline constexpr qint64 kDay = 86'400'000;

inline std::optional<qint64> randomStamp(qint64 opened)
{
    switch (*rc::gen::inRange(0, 8)) {
    case 0:
    case 1:
        return std::nullopt;
    case 2:
        return opened - *rc::gen::inRange<qint64>(0, kDay);
    case 3:
        return opened + *rc::gen::inRange<qint64>(0, 100 * kDay);
    case 4:
        return opened + *rc::gen::inRange<qint64>(-200, 200) * 365 * kDay; // beyond 32 bits of seconds
    default:
        return opened + *rc::gen::inRange<qint64>(0, 2 * 86'400) * 1000;
    }
}

inline IncidentRow randomRow(IncidentColumns &columns, qint64 id)
{
    IncidentRow row;
    row.id = id;
    row.opened = kNow - *rc::gen::inRange<qint64>(0, 200 * 1440) * 60'000;
    for (const ColumnStamp s : {ColumnStamp::Occurred, ColumnStamp::Detected, ColumnStamp::Acknowledged,
                                ColumnStamp::Restored, ColumnStamp::Resolved, ColumnStamp::Closed})
        row.stamp(s) = randomStamp(row.opened);
    if (row.stamp(ColumnStamp::Resolved) && *rc::gen::inRange(0, 4) == 0)
        row.stamp(ColumnStamp::FirstResolved) = randomStamp(row.opened);
    row.stamp(ColumnStamp::Updated) = row.opened + *rc::gen::inRange<qint64>(0, kDay);
    static const std::array<const char16_t *, 6> kStates{u"new",    u"in_progress", u"resolved",
                                                         u"closed", u"cancelled",   u"Waiting"};
    const int state = *rc::gen::inRange(0, 6);
    row.name(ColumnName::State) =
        columns.names(ColumnName::State).codeOf(QString::fromUtf16(kStates[size_t(state)]));
    row.stateClass = state == 2 || state == 3 ? IncidentRow::Class::Done
                     : state == 4             ? IncidentRow::Class::Void
                                              : IncidentRow::Class::Open;
    for (const ColumnName n : {ColumnName::Service, ColumnName::Category, ColumnName::Team,
                               ColumnName::Assignee, ColumnName::Requester}) {
        const qint64 key = *rc::gen::inRange<qint64>(0, 5);
        row.name(n) = columns.names(n).codeOf(key, QStringLiteral("Name %1").arg(key));
    }
    row.name(ColumnName::Source) = columns.names(ColumnName::Source).codeOf(QStringLiteral("Log"));
    row.name(ColumnName::Origin) = columns.names(ColumnName::Origin)
                                       .codeOf(*rc::gen::inRange(0, 2) ? QStringLiteral("Phone") : QString());
    row.priority = *rc::gen::inRange<quint8>(0, 5);
    row.impact = *rc::gen::inRange<quint8>(0, 5);
    row.urgency = *rc::gen::inRange<quint8>(0, 5);
    row.sla = IncidentRow::Sla(*rc::gen::inRange(0, 3));
    row.reopened = *rc::gen::inRange(0, 3) == 0;
    row.major = *rc::gen::inRange(0, 5) == 0;
    row.acknowledgedDerived = *rc::gen::inRange(0, 2) == 0;
    row.resolvedDerived = *rc::gen::inRange(0, 2) == 0;
    row.reassignments = *rc::gen::inRange<quint16>(0, 3);
    return row;
}

inline std::vector<IncidentRow> randomRows(IncidentColumns &columns, int atMost = 200)
{
    std::vector<IncidentRow> rows;
    const int n = *rc::gen::inRange(0, atMost + 1);
    for (int i = 0; i < n; ++i)
        rows.push_back(randomRow(columns, i + 1));
    return rows;
}

inline void fill(IncidentColumns &columns, const std::vector<IncidentRow> &rows)
{
    for (const IncidentRow &row : rows)
        columns.append(row);
    columns.finish();
}

} // namespace binnacle::testing
