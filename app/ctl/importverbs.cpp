// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// formats, import, undo-import.

#include "base/timetext.h"
#include "ctl/verb.h"
#include "intake/importservice.h"
#include "wording/errors.h"
#include "workspace.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QScopeGuard>
#include <QThread>
#include <atomic>
#include <csignal>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

std::atomic<bool> interrupted = false;

// Of a report, as its keys name them.
const QStringList kCounts{u"read"_s, u"created"_s, u"updated"_s, u"unchanged"_s,
                          u"kept"_s, u"skipped"_s, u"failed"_s};

Exit formats(Call &call)
{
    QJsonArray all;
    QList<QStringList> rows;
    const QList<ImportFormatInfo> known = importFormats();
    for (const ImportFormatInfo &format : known) {
        const QString what = wording::errorText(format.what).message;
        all.append(QJsonObject{{u"name"_s, format.name},
                               {u"what"_s, what},
                               {u"fields"_s, QJsonArray::fromStringList(format.fields)},
                               {u"required"_s, QJsonArray::fromStringList(format.required)}});
        rows.append({format.name, what, format.fields.join(u' ')});
    }
    if (call.output.json())
        call.output.write(all);
    else
        call.output.write({u"format"_s, u"one row is"_s, u"fields"_s}, rows);
    return Exit::Done;
}

Result<ImportRequest> requestOf(const Arguments &arguments)
{
    ImportRequest request;
    request.format = arguments.words().value(0);
    request.files = arguments.words().mid(1);
    if (request.files.isEmpty())
        return fail(ErrorCode::Invalid, u"too-few-words"_s, {{u"expected"_s, 2}});
    request.source = arguments.value(u"source"_s);
    request.zone = arguments.value(u"zone"_s);
    request.dateOrder = arguments.value(u"date-order"_s);
    request.encoding = arguments.value(u"encoding"_s);
    request.delimiter = arguments.value(u"delimiter"_s);
    if (request.delimiter == "tab"_L1)
        request.delimiter = u"\t"_s;
    request.header = arguments.value(u"header"_s);
    request.dryRun = arguments.has(u"dry-run"_s);
    request.skipBad = arguments.has(u"skip-bad"_s);
    request.badRowsFile = arguments.value(u"bad-rows"_s);
    using Add = Result<> (ImportRequest::*)(const QString &);
    constexpr std::pair<const char16_t *, Add> kAdds[] = {{u"map", &ImportRequest::addMap},
                                                          {u"set", &ImportRequest::addSet},
                                                          {u"default", &ImportRequest::addDefault},
                                                          {u"value", &ImportRequest::addValue},
                                                          {u"split", &ImportRequest::addSplit}};
    for (const auto &[option, add] : kAdds) {
        const QStringList texts = arguments.values(QString::fromUtf16(option));
        for (const QString &text : texts)
            BINNACLE_TRY((request.*add)(text));
    }
    return request;
}

QString remarkLine(const QString &code, const QVariantMap &values, qint64 count)
{
    const wording::ErrorText text = wording::remarkText(code, values);
    const QString said = text.advice.isEmpty() ? text.message : text.message + u' ' + text.advice;
    return said + u" ("_s + QString::number(count) + u')';
}

QVariantMap withValue(const RowError &error)
{
    QVariantMap values = error.values;
    values.insert(u"value"_s, error.value);
    values.insert(u"field"_s, error.field);
    return values;
}

void tell(const Output &output, const ImportReport &report)
{
    output.write(kCounts, {{QString::number(report.read), QString::number(report.created),
                            QString::number(report.updated), QString::number(report.unchanged),
                            QString::number(report.kept), QString::number(report.skipped),
                            QString::number(report.failed)}});
    for (const RowError &error : report.errors) {
        output.message(u"%1:%2:%3: %4 %5: %6"_s.arg(
            error.file, QString::number(error.line), QString::number(error.column), error.field, error.value,
            wording::errorText(error.code, withValue(error)).message));
    }
    for (const ImportWarning &warning : report.warnings)
        output.message(remarkLine(warning.code, warning.values, warning.count));
    for (const ImportFault &fault : report.faults)
        output.message(remarkLine(fault.code, {}, fault.count));
    if (report.batch)
        output.message(u"batch "_s + QString::number(*report.batch));
}

// Waits for the answer; who ends the program (keyboard, service manager, closed terminal) cancels the job
// instead of killing it half way.
template <typename T>
T waitFor(QFuture<T> future, const JobPtr &job)
{
    // What the caller has the program ignore (nohup) stays ignored.
    QList<std::pair<int, void (*)(int)>> before;
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        const auto was = std::signal(signal, [](int) { interrupted.store(true); });
        if (was == SIG_IGN)
            std::signal(signal, SIG_IGN);
        else
            before.append({signal, was});
    }
    while (!future.isFinished()) {
        if (interrupted.load())
            job->cancel();
        QThread::msleep(20);
    }
    for (const auto &[signal, was] : before)
        std::signal(signal, was);
    return future.result();
}

Exit listBatches(Call &call)
{
    const auto batches = call.workspace->imports().batches(call.workspace->actor()).result();
    if (!batches)
        return call.output.fail(batches.error());
    QJsonArray all;
    QList<QStringList> rows;
    const bool mayImport = allowed(call.workspace->actor().roles, Act::ImportData);
    for (const ImportBatch &batch : *batches) {
        QJsonObject report = batch.report;
        if (!mayImport)
            report.remove(u"errors"_s); // they quote cells
        all.append(QJsonObject{{u"batch"_s, batch.id.value},
                               {u"format"_s, batch.format},
                               {u"source"_s, batch.source},
                               {u"files"_s, QJsonArray::fromStringList(batch.files)},
                               {u"actor"_s, batch.actor},
                               {u"state"_s, batch.state},
                               {u"started"_s, timeOrNull(batch.startedAt, call.zone())},
                               {u"published"_s, timeOrNull(batch.publishedAt, call.zone())},
                               {u"undone"_s, timeOrNull(batch.undoneAt, call.zone())},
                               {u"report"_s, report}});
        QStringList row{QString::number(batch.id.value), batch.format, batch.source, batch.state,
                        timeText(batch.startedAt, call.zone())};
        for (const QString &count : kCounts)
            row.append(report.contains(count) ? QString::number(report[count].toInteger()) : QString());
        rows.append(row << batch.files.join(u' '));
    }
    if (call.output.json())
        call.output.write(QJsonObject{{u"rows"_s, all}});
    else
        call.output.write(QStringList{u"batch"_s, u"format"_s, u"source"_s, u"state"_s, u"started"_s} +
                              kCounts + QStringList{u"files"_s},
                          rows);
    return Exit::Done;
}

Exit import(Call &call)
{
    if (call.arguments.has(u"list"_s))
        return listBatches(call);
    const auto request = requestOf(call.arguments);
    if (!request)
        return call.output.fail(request.error());
    const JobPtr job = std::make_shared<Job>();
    const auto settle = qScopeGuard([&call] {
        if (!interrupted.load())
            call.workspace->imports().settle();
    });
    const auto report = waitFor(call.workspace->imports().run(call.workspace->actor(), *request, job), job);
    if (!report)
        return call.output.fail(report.error());
    if (call.output.json())
        call.output.write(importReportJson(*report));
    else
        tell(call.output, *report);
    if (report->refusal) {
        call.output.message(wording::errorText(*report->refusal).message);
        return report->refusal->code == ErrorCode::Unavailable ? Exit::Unreachable
               : report->refusal->code == ErrorCode::Conflict  ? Exit::Refused
                                                               : Exit::Failed;
    }
    const bool stored = report->batch || request->dryRun;
    return report->failed > 0 && !(request->skipBad && stored) ? Exit::Failed : Exit::Done;
}

Exit undoImport(Call &call)
{
    bool ok = false;
    const qint64 batch = call.arguments.words().value(0).toLongLong(&ok);
    if (!ok)
        return call.output.fail(
            Error{ErrorCode::Invalid, u"bad-number"_s, {{u"value"_s, call.arguments.words().value(0)}}, {}});
    const auto settle = qScopeGuard([&call] { call.workspace->imports().settle(); });
    const auto report = call.workspace->imports().undo(call.workspace->actor(), BatchId(batch)).result();
    if (!report)
        return call.output.fail(report.error());
    QJsonArray refused;
    for (const UndoRefusal &refusal : report->refused) {
        refused.append(QJsonObject{{u"number"_s, refusal.number},
                                   {u"source"_s, refusal.source},
                                   {u"field"_s, textOrNull(refusal.field)},
                                   {u"reason"_s, refusal.reason}});
    }
    if (call.output.json()) {
        call.output.write(QJsonObject{{u"batch"_s, batch},
                                      {u"removed"_s, report->removed},
                                      {u"restored"_s, report->restored},
                                      {u"refused"_s, refused}});
    } else {
        call.output.write({u"removed"_s, u"restored"_s, u"refused"_s},
                          {{QString::number(report->removed), QString::number(report->restored),
                            QString::number(report->refused.size())}});
        for (const UndoRefusal &refusal : report->refused)
            call.output.message(refusal.number + u' ' + refusal.field + u' ' + refusal.reason);
    }
    return report->refused.isEmpty() ? Exit::Done : Exit::Refused;
}

} // namespace

QList<Verb> importVerbs()
{
    const QStringList options{u"list"_s,   u"dry-run"_s,     u"skip-bad"_s,  u"bad-rows="_s,  u"source="_s,
                              u"zone="_s,  u"date-order="_s, u"map="_s,      u"set="_s,       u"default="_s,
                              u"value="_s, u"split="_s,      u"encoding="_s, u"delimiter="_s, u"header="_s};
    return {
        {u"formats"_s, {}, u"the formats it reads, each with its fields"_s, {}, false, formats},
        {u"import"_s,
         u"FORMAT FILE… [--dry-run] [--skip-bad] [--bad-rows FILE] [--source NAME] [--zone Z] [--date-order "
         u"dmy|mdy|ymd] [--encoding NAME] [--delimiter ,|;|tab|BAR] [--header yes|no] "
         u"[--map COLUMN=field] "
         "[--set field=VALUE] [--default field=VALUE] [--value field:SOURCE=TARGET] [--split field=SEPARATOR] | --list"_s,
         u"reads foreign data"_s,
         {options, false, 0, -1},
         true,
         import},
        {u"undo-import"_s, u"BATCH"_s, u"takes a batch back"_s, {{}, false, 1, 1}, true, undoImport},
    };
}

} // namespace binnacle
