// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// services.

#include "availability/availabilityservice.h"
#include "availability/explanation.h"
#include "configuration/servicecatalog.h"
#include "ctl/listing.h"
#include "reports/explanationjson.h"
#include "workspace.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

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

const Listing<Service> kServices{
    {u"name"_s, u"criticality"_s, u"owner"_s, u"calendar"_s, u"target"_s, u"needs"_s}, toJson, toRow};

Exit listServices(Call &call)
{
    return show(call, kServices, call.workspace->services().services(call.workspace->actor()).result());
}

Exit showService(Call &call)
{
    return showOne(call, kServices,
                   call.workspace->services()
                       .service(call.workspace->actor(), call.arguments.words().value(0))
                       .result());
}

Exit setService(Call &call)
{
    const auto fields = assignments(call.arguments.words().mid(1));
    if (!fields)
        return call.output.fail(fields.error());
    return showOne(call, kServices,
                   call.workspace->services()
                       .set(call.workspace->actor(), call.arguments.words().value(0), *fields)
                       .result());
}

Result<UptimeExplanation> explanationOf(Call &call)
{
    const Arguments &a = call.arguments;
    const Actor &actor = call.workspace->actor();
    BINNACLE_LET(const auto from, timeOf(a.value(u"from"_s), call.zone()));
    BINNACLE_LET(const auto to, timeOf(a.value(u"to"_s), call.zone()));
    BINNACLE_LET(const auto said, timeOf(a.value(u"as-of"_s), call.zone()));
    BINNACLE_LET(const Service service,
                 call.workspace->services().service(actor, a.words().value(0)).result());
    BINNACLE_LET(const auto record, call.workspace->availability().record(actor).result());
    AvailabilityRules rules = record->rules;
    if (a.has(u"maintenance"_s)) {
        BINNACLE_LET(rules.policy, policyOf(a.value(u"maintenance"_s)));
    }
    const ServiceHistory *history = record->of(service.id);
    const qint64 asOf = said.value_or(call.workspace->database().clock().now());
    const auto window = history ? AvailabilityRecord::windowOf(*history, from, to, asOf) : std::nullopt;
    if (!window)
        return fail(ErrorCode::NotFound, u"nothing-recorded"_s, {{u"name"_s, service.name}});
    return explain(*record, *history, *window, asOf, rules);
}

Exit explainService(Call &call)
{
    const auto told = explanationOf(call);
    if (!told)
        return call.output.fail(told.error());
    if (call.output.json())
        call.output.write(explanationJson(*told, call.zone()));
    else
        call.output.write(explanationText(*told, call.zone()));
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
        {u"services explain"_s,
         u"NAME [--from T] [--to T] [--maintenance %1] [--as-of T]"_s.arg(policiesText()),
         u"every interval behind a service's uptime, and what was left out and why"_s,
         {{u"from="_s, u"to="_s, u"maintenance="_s, u"as-of="_s}, false, 1, 1},
         true,
         explainService},
    };
}

} // namespace binnacle
