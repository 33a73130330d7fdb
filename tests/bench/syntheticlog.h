// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A made-up log of incidents for benchmarks, the same for the same number: four years, log-normal times to
// resolve, more by day than by night, a few kept open. Pure.

#include "metrics/incidentcolumns.h"

#include <cmath>
#include <random>

namespace binnacle::bench {

inline constexpr qint64 kLogEnd = 1'772'000'000'000;
inline constexpr qint64 kLogLength = qint64(4) * 365 * 86'400'000;

class SyntheticLog
{
public:
    explicit SyntheticLog(IncidentColumns &columns)
        : m_columns(columns)
    {}

    [[nodiscard]] IncidentRow next(qint64 id, qint64 of)
    {
        IncidentRow row;
        row.id = id;
        row.opened = (kLogEnd - kLogLength + kLogLength / of * id + below(60) * 60'000) / 1000 * 1000;
        row.stamp(ColumnStamp::Acknowledged) = after(row.opened, 6.0, 1.2);
        const qint64 resolved = after(row.opened, 9.5, 1.6);
        const qint64 closed = resolved + 5 * 86'400'000;
        const bool done = resolved < kLogEnd && below(500) > 0;
        if (done) {
            row.stamp(ColumnStamp::Resolved) = resolved;
            if (closed < kLogEnd)
                row.stamp(ColumnStamp::Closed) = closed;
        }
        row.stamp(ColumnStamp::Updated) = done ? std::min(closed, kLogEnd) : row.opened + 3'600'000;
        row.stateClass = done ? IncidentRow::Class::Done : IncidentRow::Class::Open;
        row.name(ColumnName::State) =
            m_columns.names(ColumnName::State)
                .codeOf(done ? (closed < kLogEnd ? QStringLiteral("closed") : QStringLiteral("resolved"))
                             : QStringLiteral("in_progress"));
        keyed(row, ColumnName::Team, 1 + below(60), "Team");
        keyed(row, ColumnName::Category, 1 + below(40), "Category");
        keyed(row, ColumnName::Service, 1 + below(120), "Service");
        keyed(row, ColumnName::Assignee, 1 + below(400), "Person");
        keyed(row, ColumnName::Requester, 1 + below(5000), "Person");
        row.name(ColumnName::Source) = m_columns.names(ColumnName::Source).codeOf(QStringLiteral("log"));
        const qint64 p = below(100);
        row.priority = p < 2 ? 1 : p < 12 ? 2 : p < 80 ? 3 : 4;
        row.impact = row.priority;
        row.urgency = row.priority;
        row.sla = done ? (below(10) == 0 ? IncidentRow::Sla::Missed : IncidentRow::Sla::Kept)
                       : IncidentRow::Sla::Kept;
        row.reopened = below(30) == 0;
        row.reassignments = quint16(below(4));
        return row;
    }

private:
    qint64 below(qint64 n) { return qint64(m_random() % quint64(n)); }
    qint64 after(qint64 at, double mu, double sigma)
    {
        return at + qint64(std::exp(mu + sigma * m_normal(m_random))) * 1000;
    }
    void keyed(IncidentRow &row, ColumnName name, qint64 key, const char *word)
    {
        if (const auto code = m_columns.names(name).find(key)) {
            row.name(name) = *code;
            return;
        }
        row.name(name) =
            m_columns.names(name).codeOf(key, QStringLiteral("%1 %2").arg(QLatin1String(word)).arg(key));
    }

    IncidentColumns &m_columns;
    std::mt19937_64 m_random{20260225};
    std::normal_distribution<double> m_normal;
};

} // namespace binnacle::bench
