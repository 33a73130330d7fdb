// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// metrics.

#include "ctl/verb.h"
#include "metrics/metricsservice.h"
#include "reports/metricsjson.h"
#include "workspace.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

template <typename T>
Result<T> named(const std::optional<T> &found, const QString &option, const QString &value)
{
    if (!found)
        return fail(ErrorCode::Invalid, u"bad-value"_s, {{u"field"_s, option}, {u"value"_s, value}});
    return *found;
}

Result<MetricsRequest> requestOf(const Call &call)
{
    const Arguments &a = call.arguments;
    MetricsRequest request;
    request.query = a.value(u"query"_s);
    request.zone = a.value(u"zone"_s);
    const QTimeZone zone = request.zone.isEmpty() ? call.zone() : QTimeZone(request.zone.toLatin1());
    if (!zone.isValid())
        return fail(ErrorCode::Invalid, u"unknown-zone"_s, {{u"zone"_s, request.zone}});
    BINNACLE_LET(request.from, timeOf(a.value(u"from"_s), zone));
    BINNACLE_LET(request.to, timeOf(a.value(u"to"_s), zone));
    BINNACLE_LET(request.asOf, timeOf(a.value(u"as-of"_s), zone));
    if (a.has(u"cohort"_s)) {
        BINNACLE_LET(request.cohort,
                     named(cohortFromName(a.value(u"cohort"_s)), u"cohort"_s, a.value(u"cohort"_s)));
    }
    if (a.has(u"by"_s)) {
        BINNACLE_LET(request.by, named(groupByFromName(a.value(u"by"_s)), u"by"_s, a.value(u"by"_s)));
    }
    if (a.has(u"time"_s)) {
        BINNACLE_LET(request.time,
                     named(timeKindFromName(a.value(u"time"_s)), u"time"_s, a.value(u"time"_s)));
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
         u"[--query Q] [--from T] [--to T] [--cohort opened|resolved] [--by "
         u"priority|month|service|team|category|impact] "
         "[--time elapsed|business] [--as-of T] [--zone Z]"_s,
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
