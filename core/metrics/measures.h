// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is asked of the incident metrics and what is answered: plain values, any thread. The definitions are
// those of the command line's contract (cli.md, rules 4 to 8); their wording is in core/wording.

#include "calendar/workcalendar.h"
#include "metrics/distribution.h"

#include <QString>
#include <array>
#include <optional>
#include <vector>

namespace binnacle {

enum class Measure { Ttd, Tta, Ttr, Resolve, ResolveFirst, Close };
inline constexpr int kMeasures = 6;
inline constexpr qint64 kLeastForPercentile = 10;   // values: fewer have no p90
[[nodiscard]] QString measureName(Measure measure); // "ttd", "resolve_first": the key in JSON

enum class Cohort { Opened, Resolved };
enum class GroupBy { None, Priority, Month, Service, Team, Category, Impact };
enum class TimeKind { Elapsed, Business };
[[nodiscard]] std::optional<Cohort> cohortFromName(const QString &name);
[[nodiscard]] std::optional<GroupBy> groupByFromName(const QString &name);
[[nodiscard]] std::optional<TimeKind> timeKindFromName(const QString &name);
[[nodiscard]] QString cohortName(Cohort cohort);

struct MetricsRequest
{
    QString query;              // in the query language; empty: every incident
    std::optional<qint64> from; // of the cohort's stamp, inclusive, UTC ms
    std::optional<qint64> to;   // exclusive
    Cohort cohort = Cohort::Opened;
    GroupBy by = GroupBy::None;
    TimeKind time = TimeKind::Elapsed;
    std::optional<qint64> asOf; // nothing: now, with the present states
    QString zone;               // IANA, cuts months; empty: the workspace's
};

struct SlaCount
{
    qint64 met = 0;
    qint64 missed = 0;
    qint64 pending = 0;
    [[nodiscard]] std::optional<double> attainment() const
    {
        return met + missed > 0 ? std::optional<double>(double(met) / double(met + missed)) : std::nullopt;
    }
};

struct MetricsGroup
{
    QString key; // "all", "P1", "2016-04", a name, "none"
    qint64 incidents = 0;
    qint64 open = 0; // in a state of class open
    std::array<Distribution, kMeasures> measures;
    SlaCount sla;
    qint64 reopened = 0;
    qint64 reassigned = 0; // with a reassignment count above 0
    [[nodiscard]] const Distribution &measure(Measure m) const { return measures[size_t(m)]; }
};

struct MetricsReport
{
    MetricsRequest request;
    qint64 asOf = 0;
    QString zone;
    std::optional<WorkCalendar> calendar; // business time; nothing: elapsed
    qint64 ttaFromOpened =
        0; // incidents whose acknowledgement is measured from opened, having no detected stamp
    // As of an instant: incidents changed since that have no history from then, whose values are the present
    // ones.
    qint64 presentShown = 0;
    std::vector<MetricsGroup> groups;

    [[nodiscard]] MetricsGroup group(const QString &key) const; // empty where no incident is of it
};

} // namespace binnacle
