// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// metrics.

#include "base/timetext.h"
#include "ctl/verb.h"
#include "metrics/metricsservice.h"
#include "reports/metricsjson.h"
#include "workspace.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString kCohorts = u"opened|resolved"_s;
const QString kGroupings = u"priority|month|service|team|category|impact"_s;
const QString kTimes = u"elapsed|business"_s;

template <typename T>
Result<T> named(const std::optional<T> &found, const Arguments &arguments, const QString &option,
                const QString &expected)
{
    if (!found)
        return fail(ErrorCode::Invalid, u"bad-value"_s,
                    {{u"field"_s, option}, {u"value"_s, arguments.value(option)}, {u"expected"_s, expected}});
    return *found;
}

Result<MetricsRequest> requestOf(const Call &call)
{
    const Arguments &a = call.arguments;
    MetricsRequest request;
    request.query = a.value(u"query"_s);
    request.zone = a.value(u"zone"_s);
    const QTimeZone zone = request.zone.isEmpty() ? call.zone() : zoneByName(request.zone);
    if (!zone.isValid())
        return fail(ErrorCode::Invalid, u"unknown-zone"_s, {{u"zone"_s, request.zone}});
    BINNACLE_LET(request.from, timeOf(a.value(u"from"_s), zone));
    BINNACLE_LET(request.to, timeOf(a.value(u"to"_s), zone));
    BINNACLE_LET(request.asOf, timeOf(a.value(u"as-of"_s), zone));
    if (a.has(u"cohort"_s)) {
        BINNACLE_LET(request.cohort, named(cohortFromName(a.value(u"cohort"_s)), a, u"cohort"_s, kCohorts));
    }
    if (a.has(u"by"_s)) {
        BINNACLE_LET(request.by, named(groupByFromName(a.value(u"by"_s)), a, u"by"_s, kGroupings));
    }
    if (a.has(u"time"_s)) {
        BINNACLE_LET(request.time, named(timeKindFromName(a.value(u"time"_s)), a, u"time"_s, kTimes));
    }
    return request;
}

Exit metrics(Call &call)
{
    const auto request = requestOf(call);
    if (!request)
        return call.output.fail(request.error());
    const auto report = call.workspace->metrics().compute(call.workspace->actor(), *request).result();
    if (!report)
        return call.output.fail(report.error());
    if (call.output.json())
        call.output.write(metricsJson(*report));
    else
        call.output.write(metricsTable(*report));
    return Exit::Done;
}

} // namespace

QList<Verb> metricsVerbs()
{
    return {
        {u"metrics"_s,
         u"[--query Q] [--from T] [--to T] [--cohort %1] [--by %2] [--time %3] [--as-of T] [--zone Z]"_s.arg(
             kCohorts, kGroupings, kTimes),
         u"incident metrics"_s,
         {{u"query="_s, u"from="_s, u"to="_s, u"cohort="_s, u"by="_s, u"time="_s, u"as-of="_s, u"zone="_s},
          false,
          0,
          0},
         true,
         metrics},
    };
}

} // namespace binnacle
