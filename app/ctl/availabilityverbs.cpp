// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// availability and its rules.

#include "availability/availabilityservice.h"
#include "ctl/verb.h"
#include "query/age.h"
#include "reports/availabilityjson.h"
#include "workspace.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace binnacle {

QString policiesText()
{
    return u"exclude|up|down|ignore"_s;
}

Result<MaintenancePolicy> policyOf(const QString &said)
{
    if (const auto policy = policyFromName(said))
        return *policy;
    return fail(ErrorCode::Invalid, u"bad-value"_s,
                {{u"field"_s, u"maintenance"_s}, {u"value"_s, said}, {u"expected"_s, policiesText()}});
}

namespace {

Result<AvailabilityRequest> requestOf(const Call &call)
{
    const Arguments &a = call.arguments;
    AvailabilityRequest request;
    request.service = a.value(u"service"_s);
    BINNACLE_LET(request.from, timeOf(a.value(u"from"_s), call.zone()));
    BINNACLE_LET(request.to, timeOf(a.value(u"to"_s), call.zone()));
    BINNACLE_LET(request.asOf, timeOf(a.value(u"as-of"_s), call.zone()));
    if (a.has(u"gap"_s)) {
        const auto gap = parseAge(a.value(u"gap"_s));
        if (!gap || *gap <= 0)
            return fail(ErrorCode::Invalid, u"bad-value"_s,
                        {{u"field"_s, u"gap"_s},
                         {u"value"_s, a.value(u"gap"_s)},
                         {u"expected"_s, u"30m, 12h, 7d"_s}});
        request.gap = *gap;
    }
    if (a.has(u"maintenance"_s)) {
        BINNACLE_LET(request.policy, policyOf(a.value(u"maintenance"_s)));
    }
    return request;
}

// What is said is otherwise from now on; the rest stays.
Exit setRules(Call &call)
{
    const Arguments &a = call.arguments;
    AvailabilityService &service = call.workspace->availability();
    const auto record = service.record(call.workspace->actor()).result();
    if (!record)
        return call.output.fail(record.error());
    AvailabilityRules rules = (*record)->rules;
    for (const auto &[option, weight] : {std::pair(u"partial"_s, &rules.weights.partial),
                                         std::pair(u"degraded"_s, &rules.weights.degraded)}) {
        bool ok = true;
        if (a.has(option))
            *weight = a.value(option).toDouble(&ok);
        if (!ok)
            return call.output.fail(
                Error{ErrorCode::Invalid,
                      u"bad-value"_s,
                      {{u"field"_s, option}, {u"value"_s, a.value(option)}, {u"expected"_s, u"0 … 1"_s}},
                      {}});
    }
    if (a.has(u"maintenance"_s)) {
        const auto policy = policyOf(a.value(u"maintenance"_s));
        if (!policy)
            return call.output.fail(policy.error());
        rules.policy = *policy;
    }
    if (rules != (*record)->rules) {
        if (const auto done = service.setRules(call.workspace->actor(), rules).result(); !done)
            return call.output.fail(done.error());
    }
    const QJsonObject weights{
        {u"full"_s, 1}, {u"partial"_s, rules.weights.partial}, {u"degraded"_s, rules.weights.degraded}};
    if (call.output.json())
        call.output.write(QJsonObject{{u"maintenance"_s, policyName(rules.policy)}, {u"weights"_s, weights}});
    else
        call.output.write({u"maintenance"_s, u"full"_s, u"partial"_s, u"degraded"_s},
                          {{policyName(rules.policy), u"1"_s, QString::number(rules.weights.partial),
                            QString::number(rules.weights.degraded)}});
    return Exit::Done;
}

Exit availability(Call &call)
{
    const auto request = requestOf(call);
    if (!request)
        return call.output.fail(request.error());
    const auto report = call.workspace->availability().report(call.workspace->actor(), *request).result();
    if (!report)
        return call.output.fail(report.error());
    if (call.output.json())
        call.output.write(availabilityJson(*report));
    else
        call.output.write(availabilityTable(*report));
    return Exit::Done;
}

} // namespace

QList<Verb> availabilityVerbs()
{
    return {
        {u"availability rules"_s,
         u"[--maintenance %1] [--partial WEIGHT] [--degraded WEIGHT]"_s.arg(policiesText()),
         u"how maintenance and lesser degrees count here; with options, from now on"_s,
         {{u"maintenance="_s, u"partial="_s, u"degraded="_s}, false, 0, 0},
         true,
         setRules},
        {u"availability"_s,
         u"[--service NAME] [--from T] [--to T] [--maintenance %1] [--gap 30m] [--as-of T]"_s.arg(
             policiesText()),
         u"uptime of each service"_s,
         {{u"service="_s, u"from="_s, u"to="_s, u"maintenance="_s, u"gap="_s, u"as-of="_s}, false, 0, 0},
         true,
         availability},
    };
}

} // namespace binnacle
