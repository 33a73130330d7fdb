// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// outages.

#include "availability/outageservice.h"
#include "ctl/listing.h"
#include "workspace.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString kDegrees = u"full|partial|degraded"_s;

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

const Listing<Outage> kOutages{
    {u"id"_s, u"service"_s, u"from"_s, u"to"_s, u"degree"_s, u"title"_s}, toJson, toRow};

Exit listOutages(Call &call)
{
    return show(call, kOutages,
                call.workspace->outages()
                    .outages(call.workspace->actor(), call.arguments.value(u"service"_s))
                    .result());
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
    return showOne(call, kOutages, call.workspace->outages().add(call.workspace->actor(), *outage).result());
}

Result<OutageId> idOf(const Call &call)
{
    const QString word = call.arguments.words().value(0);
    bool ok = false;
    const OutageId id(word.toLongLong(&ok));
    if (!ok)
        return fail(ErrorCode::NotFound, u"no-such-outage"_s, {{u"id"_s, word}});
    return id;
}

Exit endOutage(Call &call)
{
    const auto id = idOf(call);
    const auto at = timeSaid(call, u"at"_s);
    if (!id || !at)
        return call.output.fail(id ? at.error() : id.error());
    return showOne(call, kOutages, call.workspace->outages().end(call.workspace->actor(), *id, *at).result());
}

Result<bool> yesOrNo(const QString &field, const QString &text)
{
    if (text == "yes"_L1 || text == "no"_L1)
        return text == "yes"_L1;
    return fail(ErrorCode::Invalid, u"bad-value"_s,
                {{u"field"_s, field}, {u"value"_s, text}, {u"expected"_s, u"yes, no"_s}});
}

Result<> take(Outage &outage, const QString &field, const QString &text, const QTimeZone &zone)
{
    if (field == "from"_L1) {
        BINNACLE_LET(const auto at, timeOf(text, zone));
        if (!at)
            return fail(ErrorCode::Invalid, u"bad-time"_s, {{u"value"_s, text}});
        outage.from = *at;
    } else if (field == "to"_L1) {
        BINNACLE_LET(outage.to, timeOf(text, zone));
    } else if (field == "degree"_L1) {
        BINNACLE_LET(outage.degree, degreeFromName(text));
    } else if (field == "planned"_L1) {
        BINNACLE_LET(outage.isMaintenance, yesOrNo(field, text));
    } else if (field == "estimated"_L1) {
        BINNACLE_LET(outage.isEstimated, yesOrNo(field, text));
    } else if (field == "title"_L1) {
        outage.title = text;
    } else {
        return fail(ErrorCode::Invalid, u"unknown-field"_s, {{u"field"_s, field}});
    }
    return {};
}

// What is said is otherwise from now on; the rest stays.
Result<Outage> changed(const Call &call, const QMap<QString, QString> &fields)
{
    const Actor &actor = call.workspace->actor();
    OutageService &service = call.workspace->outages();
    BINNACLE_LET(const OutageId id, idOf(call));
    BINNACLE_LET(const auto all, service.outages(actor, {}).result());
    const auto there =
        std::find_if(all.begin(), all.end(), [id](const Outage &outage) { return outage.id == id; });
    if (there == all.end())
        return fail(ErrorCode::NotFound, u"no-such-outage"_s, {{u"id"_s, id.value}});
    Outage outage = *there;
    for (const auto &[field, text] : fields.asKeyValueRange())
        BINNACLE_TRY(take(outage, field, text, call.zone()));
    return service.change(actor, outage, outage.rowVersion).result();
}

Exit setOutage(Call &call)
{
    const auto fields = assignments(call.arguments.words().mid(1));
    if (!fields)
        return call.output.fail(fields.error());
    return showOne(call, kOutages, changed(call, *fields));
}

Exit removeOutage(Call &call)
{
    const auto id = idOf(call);
    if (!id)
        return call.output.fail(id.error());
    return showOne(call, kOutages,
                   call.workspace->outages().remove(call.workspace->actor(), *id, 0).result());
}

Exit restoreOutage(Call &call)
{
    const auto id = idOf(call);
    if (!id)
        return call.output.fail(id.error());
    return showOne(call, kOutages, call.workspace->outages().restore(call.workspace->actor(), *id).result());
}

Exit reopenOutage(Call &call)
{
    const auto id = idOf(call);
    if (!id)
        return call.output.fail(id.error());
    return showOne(call, kOutages,
                   call.workspace->outages().reopen(call.workspace->actor(), *id, 0).result());
}

} // namespace

QList<Verb> outageVerbs()
{
    return {
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
        {u"outages set"_s,
         u"ID field=value…"_s,
         u"from, to (empty: it goes on), degree, planned, estimated, title"_s,
         {{}, false, 2, -1},
         true,
         setOutage},
        {u"outages reopen"_s,
         u"ID"_s,
         u"an outage that ended goes on"_s,
         {{}, false, 1, 1},
         true,
         reopenOutage},
        {u"outages remove"_s, u"ID"_s, u"an outage that never was"_s, {{}, false, 1, 1}, true, removeOutage},
        {u"outages restore"_s, u"ID"_s, u"one that was removed"_s, {{}, false, 1, 1}, true, restoreOutage},
    };
}

} // namespace binnacle
