// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// services, outages, availability.

#include "availability/availabilityservice.h"
#include "availability/outageservice.h"
#include "configuration/servicecatalog.h"
#include "ctl/verb.h"
#include "query/age.h"
#include "reports/availabilityjson.h"
#include "workspace.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString kDegrees = u"full|partial|degraded"_s;
const QString kPolicies = u"exclude|up|down|ignore"_s;

QJsonArray needsJson(const std::vector<Need> &needs)
{
    QJsonArray all;
    for (const Need &need : needs) {
        QJsonArray names;
        for (const NeededService &one : need.of)
            names.append(one.name);
        all.append(QJsonObject{{u"needed"_s, need.needed}, {u"of"_s, names}});
    }
    return all;
}

QJsonObject toJson(const Service &service, const QTimeZone &)
{
    return {{u"key"_s, service.key},
            {u"name"_s, service.name},
            {u"uid"_s, service.uid},
            {u"criticality"_s, service.criticality ? QJsonValue(*service.criticality) : QJsonValue()},
            {u"owner"_s, textOrNull(service.ownerName)},
            {u"calendar"_s, textOrNull(service.calendarName)},
            {u"target"_s, service.target ? QJsonValue(*service.target) : QJsonValue()},
            {u"hour_cost_minor"_s, service.hourCost ? QJsonValue(*service.hourCost) : QJsonValue()},
            {u"needs"_s, needsJson(service.needs)},
            {u"row_version"_s, service.rowVersion}};
}

QStringList toRow(const Service &service, const QTimeZone &)
{
    return {service.name,
            serviceText(service, u"criticality"_s),
            service.ownerName,
            service.calendarName,
            service.target ? QString::number(*service.target) : QString(),
            needsText(service.needs)};
}

QString kindOf(const Outage &outage)
{
    return outage.isMaintenance ? u"maintenance"_s : degreeName(outage.degree);
}

QJsonObject toJson(const Outage &outage, const QTimeZone &zone)
{
    return {{u"id"_s, outage.id.value},
            {u"service"_s, outage.serviceName},
            {u"from"_s, timeOrNull(outage.from, zone)},
            {u"to"_s, timeOrNull(outage.to, zone)},
            {u"degree"_s, degreeName(outage.degree)},
            {u"planned"_s, outage.isMaintenance},
            {u"approved"_s, timeOrNull(outage.approvedAt, zone)},
            {u"estimated"_s, outage.isEstimated},
            {u"source"_s, outage.source},
            {u"reference"_s, textOrNull(outage.reference)},
            {u"title"_s, textOrNull(outage.title)},
            {u"row_version"_s, outage.rowVersion}};
}

QStringList toRow(const Outage &outage, const QTimeZone &zone)
{
    return {QString::number(outage.id.value), outage.serviceName, timeText(outage.from, zone),
            timeText(outage.to, zone),        kindOf(outage),     outage.title};
}

const QStringList kServiceHeader{u"name"_s,     u"criticality"_s, u"owner"_s,
                                 u"calendar"_s, u"target"_s,      u"needs"_s};
const QStringList kOutageHeader{u"id"_s, u"service"_s, u"from"_s, u"to"_s, u"degree"_s, u"title"_s};

template <typename T>
Exit show(Call &call, const QStringList &header, const Result<std::vector<T>> &all)
{
    if (!all)
        return call.output.fail(all.error());
    const QTimeZone zone = call.zone();
    QJsonArray rows;
    QList<QStringList> table;
    for (const T &one : *all) {
        rows.append(toJson(one, zone));
        table.append(toRow(one, zone));
    }
    if (call.output.json())
        call.output.write(QJsonObject{{u"rows"_s, rows}});
    else
        call.output.write(header, table);
    return Exit::Done;
}

template <typename T>
Exit showOne(Call &call, const QStringList &header, const Result<T> &one)
{
    if (!one)
        return call.output.fail(one.error());
    return show<T>(call, header, std::vector<T>{*one});
}

Exit listServices(Call &call)
{
    return show<Service>(call, kServiceHeader,
                         call.workspace->services().services(call.workspace->actor()).result());
}

Exit showService(Call &call)
{
    return showOne(call, kServiceHeader,
                   call.workspace->services()
                       .service(call.workspace->actor(), call.arguments.words().value(0))
                       .result());
}

Exit setService(Call &call)
{
    const auto fields = assignments(call.arguments.words().mid(1));
    if (!fields)
        return call.output.fail(fields.error());
    return showOne(call, kServiceHeader,
                   call.workspace->services()
                       .set(call.workspace->actor(), call.arguments.words().value(0), *fields)
                       .result());
}

Exit listOutages(Call &call)
{
    return show<Outage>(call, kOutageHeader,
                        call.workspace->outages()
                            .outages(call.workspace->actor(), call.arguments.value(u"service"_s))
                            .result());
}

Result<qint64> timeSaid(const Call &call, const QString &option)
{
    BINNACLE_LET(const auto at, timeOf(call.arguments.value(option), call.zone()));
    if (!at)
        return fail(ErrorCode::Invalid, u"option-needs-value"_s, {{u"option"_s, QString(u"--"_s + option)}});
    return *at;
}

Result<Outage> outageOf(const Call &call)
{
    const Arguments &a = call.arguments;
    Outage outage;
    outage.serviceName = a.value(u"service"_s);
    BINNACLE_LET(outage.from, timeSaid(call, u"from"_s));
    BINNACLE_LET(outage.to, timeOf(a.value(u"to"_s), call.zone()));
    BINNACLE_LET(outage.degree, degreeFromName(a.value(u"degree"_s, u"full"_s)));
    outage.isMaintenance = a.has(u"planned"_s);
    outage.title = a.value(u"title"_s);
    return outage;
}

Exit addOutage(Call &call)
{
    const auto outage = outageOf(call);
    if (!outage)
        return call.output.fail(outage.error());
    return showOne(call, kOutageHeader,
                   call.workspace->outages().add(call.workspace->actor(), *outage).result());
}

Exit endOutage(Call &call)
{
    const QString word = call.arguments.words().value(0);
    bool ok = false;
    const OutageId id(word.toLongLong(&ok));
    const auto at = timeSaid(call, u"at"_s);
    if (!ok || !at)
        return call.output.fail(ok ? at.error()
                                   : Error{ErrorCode::NotFound, u"no-such-outage"_s, {{u"id"_s, word}}, {}});
    return showOne(call, kOutageHeader,
                   call.workspace->outages().end(call.workspace->actor(), id, *at).result());
}

Result<MaintenancePolicy> policySaid(const Arguments &arguments)
{
    const QString said = arguments.value(u"maintenance"_s);
    if (const auto policy = policyFromName(said))
        return *policy;
    return fail(ErrorCode::Invalid, u"bad-value"_s,
                {{u"field"_s, u"maintenance"_s}, {u"value"_s, said}, {u"expected"_s, kPolicies}});
}

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
        BINNACLE_LET(request.policy, policySaid(a));
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
        const auto policy = policySaid(a);
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

QList<Verb> serviceVerbs()
{
    return {
        {u"services list"_s, {}, u"the catalog of services"_s, {}, true, listServices},
        {u"services show"_s, u"NAME"_s, u"one service"_s, {{}, false, 1, 1}, true, showService},
        {u"services set"_s,
         u"NAME field=value…"_s,
         u"%1; makes the service where there is none"_s.arg(serviceFields().join(u", "_s)),
         {{}, false, 2, -1},
         true,
         setService},
        {u"outages list"_s,
         u"[--service NAME]"_s,
         u"outages and maintenance"_s,
         {{u"service="_s}, false, 0, 0},
         true,
         listOutages},
        {u"outages add"_s,
         u"--service NAME --from T [--to T] [--degree %1] [--planned] [--title TEXT]"_s.arg(kDegrees),
         u"an outage, or with --planned maintenance"_s,
         {{u"service="_s, u"from="_s, u"to="_s, u"degree="_s, u"planned"_s, u"title="_s}, false, 0, 0},
         true,
         addOutage},
        {u"outages end"_s,
         u"ID --at T"_s,
         u"the end of an outage"_s,
         {{u"at="_s}, false, 1, 1},
         true,
         endOutage},
        {u"availability rules"_s,
         u"[--maintenance %1] [--partial WEIGHT] [--degraded WEIGHT]"_s.arg(kPolicies),
         u"how maintenance and lesser degrees count here; with options, from now on"_s,
         {{u"maintenance="_s, u"partial="_s, u"degraded="_s}, false, 0, 0},
         true,
         setRules},
        {u"availability"_s,
         u"[--service NAME] [--from T] [--to T] [--maintenance %1] [--gap 30m] [--as-of T]"_s.arg(kPolicies),
         u"uptime of each service"_s,
         {{u"service="_s, u"from="_s, u"to="_s, u"maintenance="_s, u"gap="_s, u"as-of="_s}, false, 0, 0},
         true,
         availability},
    };
}

} // namespace binnacle
