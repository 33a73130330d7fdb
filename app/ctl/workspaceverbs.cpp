// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// init, backup, restore, verify, audit verify.

#include "base/timetext.h"
#include "ctl/verb.h"
#include "demo/demorequest.h"
#include "store/backup.h"
#include "store/workspaceverifier.h"
#include "workspace.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QJsonObject infoJson(const Location &location, const WorkspaceInfo &info)
{
    return {{u"workspace"_s, location.display()},
            {u"uid"_s, info.uid},
            {u"engine"_s, engineName(location.engine)},
            {u"schema"_s, info.schema},
            {u"zone"_s, info.zone},
            {u"currency"_s, info.currency},
            {u"demo"_s, info.demo}};
}

Result<> makeDemo(const Call &call, const Location &location, const WorkspaceInfo &info)
{
    DemoRequest request;
    request.zone = zoneByName(info.zone);
    const QString seed = call.arguments.value(u"seed"_s, u"1"_s);
    bool isNumber = false;
    request.seed = seed.toUInt(&isNumber);
    if (!isNumber)
        return fail(ErrorCode::Invalid, u"bad-number"_s, {{u"value"_s, seed}});
    BINNACLE_LET(const auto asOf, timeOf(call.arguments.value(u"as-of"_s), request.zone));
    const qint64 now = SystemClock().now();
    request.asOf = asOf.value_or(now - now % kMsPerMinute);
    return Workspace::createDemo(location, info, request);
}

Exit init(Call &call)
{
    const bool isDemo = call.arguments.has(u"demo"_s);
    for (const QString &option : {u"seed"_s, u"as-of"_s}) {
        if (call.arguments.has(option) && !isDemo)
            return call.output.fail(
                Error{ErrorCode::Invalid,
                      u"option-needs-other"_s,
                      {{u"option"_s, QString(u"--"_s + option)}, {u"other"_s, u"--demo"_s}},
                      {}});
    }
    const auto location = Location::parse(call.address);
    if (!location)
        return call.output.fail(location.error());
    WorkspaceInfo info;
    info.zone = call.arguments.value(u"zone"_s, u"UTC"_s);
    info.currency = call.arguments.value(u"currency"_s, u"EUR"_s).toUpper();
    if (!zoneByName(info.zone).isValid())
        return call.output.fail(Error{ErrorCode::Invalid, u"unknown-zone"_s, {{u"zone"_s, info.zone}}, {}});
    const auto isLetter = [](QChar c) { return c >= u'A' && c <= u'Z'; };
    if (info.currency.size() != 3 || !std::all_of(info.currency.begin(), info.currency.end(), isLetter))
        return call.output.fail(
            Error{ErrorCode::Invalid, u"bad-currency"_s, {{u"value"_s, info.currency}}, {}});
    const auto made = isDemo ? makeDemo(call, *location, info) : Workspace::create(*location, info);
    if (!made)
        return call.output.fail(made.error());
    const auto workspace = Workspace::open(*location);
    if (!workspace)
        return call.output.fail(workspace.error());
    const WorkspaceInfo &stored = (*workspace)->database().info();
    if (call.output.json()) {
        call.output.write(infoJson(*location, stored));
    } else {
        call.output.write({u"workspace"_s, u"engine"_s, u"zone"_s},
                          {{location->display(), engineName(location->engine), stored.zone}});
    }
    return Exit::Done;
}

Exit tellBackup(const Output &output, const Result<BackupReport> &report)
{
    if (!report)
        return output.fail(report.error());
    if (output.json())
        output.write(QJsonObject{
            {u"bytes"_s, report->bytes}, {u"verified"_s, report->verified}, {u"detail"_s, report->detail}});
    else
        output.write(
            {u"bytes"_s, u"verified"_s, u"detail"_s},
            {{QString::number(report->bytes), report->verified ? u"yes"_s : u"no"_s, report->detail}});
    return report->verified ? Exit::Done : Exit::Failed;
}

Exit backup(Call &call)
{
    return tellBackup(
        call.output,
        call.workspace->backups().backup(call.workspace->actor(), call.arguments.words().value(0)).result());
}

Exit restore(Call &call)
{
    const auto target = Location::parse(call.arguments.value(u"to"_s));
    if (!call.arguments.has(u"to"_s) || !target)
        return call.output.fail(
            Error{ErrorCode::Invalid, u"option-needs-value"_s, {{u"option"_s, u"--to"_s}}, {}});
    return tellBackup(call.output, Workspace::restore(call.arguments.words().value(0), *target));
}

Exit tellChecks(const Output &output, const Result<std::vector<Check>> &checks)
{
    if (!checks)
        return output.fail(checks.error());
    bool allOk = true;
    QJsonArray all;
    QList<QStringList> rows;
    for (const Check &check : *checks) {
        allOk = allOk && check.ok;
        all.append(QJsonObject{{u"name"_s, check.name}, {u"ok"_s, check.ok}, {u"detail"_s, check.detail}});
        rows.append({check.name, check.ok ? u"ok"_s : u"FAILED"_s, check.detail});
    }
    if (output.json())
        output.write(QJsonObject{{u"ok"_s, allOk}, {u"checks"_s, all}});
    else
        output.write({u"check"_s, u"result"_s, u"detail"_s}, rows);
    return allOk ? Exit::Done : Exit::Failed;
}

Exit verifyAudit(Call &call)
{
    std::optional<AuditCheckpoint> checkpoint;
    if (call.arguments.has(u"checkpoint"_s)) {
        const auto given = AuditCheckpoint::parse(call.arguments.value(u"checkpoint"_s));
        if (!given)
            return call.output.fail(given.error());
        checkpoint = *given;
    }
    return tellChecks(call.output,
                      call.workspace->verifier().verifyAudit(call.workspace->actor(), checkpoint).result());
}

} // namespace

QList<Verb> workspaceVerbs()
{
    return {
        {u"init"_s,
         u"[--zone Z] [--currency C] [--demo [--seed N] [--as-of T]]"_s,
         u"makes a workspace; never overwrites one; --demo fills it with a made-up year"_s,
         {{u"zone="_s, u"currency="_s, u"demo"_s, u"seed="_s, u"as-of="_s}, false, 0, 0},
         false,
         init},
        {u"backup"_s, u"FILE"_s, u"a consistent copy while in use"_s, {{}, false, 1, 1}, true, backup},
        {u"restore"_s,
         u"FILE --to WORKSPACE"_s,
         u"restores a backup and verifies it"_s,
         {{u"to="_s}, false, 1, 1},
         false,
         restore},
        {u"verify"_s,
         {},
         u"checks the whole workspace"_s,
         {},
         true,
         [](Call &call) {
             return tellChecks(call.output,
                               call.workspace->verifier().verify(call.workspace->actor()).result());
         }},
        {u"audit verify"_s,
         u"[--checkpoint SEQ:HASH]"_s,
         u"checks the audit chain, names its present checkpoint, and that it passes through one kept elsewhere"_s,
         {{u"checkpoint="_s}, false, 0, 0},
         true,
         verifyAudit},
    };
}

} // namespace binnacle
