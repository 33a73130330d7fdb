// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/measures.h"

#include <algorithm>
#include <array>
#include <utility>

namespace binnacle {

using namespace Qt::StringLiterals;

QString measureName(Measure measure)
{
    switch (measure) {
    case Measure::Ttd:
        return u"ttd"_s;
    case Measure::Tta:
        return u"tta"_s;
    case Measure::Ttr:
        return u"ttr"_s;
    case Measure::Resolve:
        return u"resolve"_s;
    case Measure::ResolveFirst:
        return u"resolve_first"_s;
    case Measure::Close:
        return u"close"_s;
    }
    return {};
}

std::optional<Cohort> cohortFromName(const QString &name)
{
    if (name == "opened"_L1)
        return Cohort::Opened;
    if (name == "resolved"_L1)
        return Cohort::Resolved;
    return std::nullopt;
}

QString cohortName(Cohort cohort)
{
    return cohort == Cohort::Opened ? u"opened"_s : u"resolved"_s;
}

std::optional<GroupBy> groupByFromName(const QString &name)
{
    static const std::array<std::pair<QLatin1StringView, GroupBy>, 6> kNames{{
        {"priority"_L1, GroupBy::Priority},
        {"month"_L1, GroupBy::Month},
        {"service"_L1, GroupBy::Service},
        {"team"_L1, GroupBy::Team},
        {"category"_L1, GroupBy::Category},
        {"impact"_L1, GroupBy::Impact},
    }};
    for (const auto &[text, by] : kNames) {
        if (name == text)
            return by;
    }
    return std::nullopt;
}

std::optional<TimeKind> timeKindFromName(const QString &name)
{
    if (name == "elapsed"_L1)
        return TimeKind::Elapsed;
    if (name == "business"_L1)
        return TimeKind::Business;
    return std::nullopt;
}

MetricsGroup MetricsReport::group(const QString &key) const
{
    const auto found = std::find_if(groups.begin(), groups.end(),
                                    [&key](const MetricsGroup &one) { return one.key == key; });
    if (found != groups.end())
        return *found;
    MetricsGroup empty;
    empty.key = key;
    return empty;
}

} // namespace binnacle
