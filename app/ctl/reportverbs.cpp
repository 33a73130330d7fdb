// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// report.

#include "base/outputfile.h"
#include "ctl/verb.h"
#include "reports/boardservice.h"
#include "reports/boardtext.h"
#include "reports/reportfiles.h"
#include "reports/reportpaper.h"
#include "reports/reportservice.h"
#include "reports/reporttext.h"
#include "workspace.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>
#include <QProcess>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// Pictures and pages are drawn by the desktop program beside this one, which reads `input`.
Result<> drawnWith(const QStringList &words, const QByteArray &input, const QString &path)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationDirPath() + u"/binnacle"_s, words);
    process.write(input);
    process.closeWriteChannel();
    const bool isOver = process.waitForFinished(-1);
    if (!isOver && process.error() == QProcess::FailedToStart)
        return fail(ErrorCode::Unavailable, u"cannot-draw"_s, {{u"file"_s, path}}, process.errorString());
    if (!isOver || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return fail(ErrorCode::Unavailable, u"not-drawn"_s, {{u"file"_s, path}});
    return {};
}

Result<> drawn(const Call &call, const QString &path)
{
    QStringList words{u"--render-board"_s, path, u"--workspace"_s, call.address};
    for (const QString &option : {u"query"_s, u"from"_s, u"to"_s}) {
        if (call.arguments.has(option))
            words += {u"--"_s + option, call.arguments.value(option)};
    }
    return drawnWith(words, {}, path);
}

Result<> written(const Call &call, const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == u"pdf" || suffix == u"png")
        return drawn(call, path);
    if (suffix != u"csv" && suffix != u"html")
        return fail(ErrorCode::Invalid, u"unknown-file-type"_s,
                    {{u"file"_s, path}, {u"endings"_s, u".pdf, .png, .csv, .html"_s}});
    BoardRequest request;
    request.query = call.arguments.value(u"query"_s);
    BINNACLE_LET(request.from, timeOf(call.arguments.value(u"from"_s), call.zone()));
    BINNACLE_LET(request.to, timeOf(call.arguments.value(u"to"_s), call.zone()));
    BINNACLE_LET(const Board board,
                 call.workspace->boards().board(call.workspace->actor(), request).result());
    const QString name = call.workspace->exportedName();
    return saveOutput(path, (suffix == u"csv" ? boardCsv(board, name) : boardHtml(board, name)).toUtf8());
}

Result<> saved(const Report &report, const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == u"pdf")
        return drawnWith({u"--render-report"_s, path}, paperBytes(paperOf(report)), path);
    BINNACLE_LET(const QByteArray bytes, reportBytes(report, suffix));
    return saveOutput(path, bytes);
}

// Where it goes is asked before anything is computed.
Result<QString> outOf(const Call &call)
{
    const QString out = call.arguments.value(u"out"_s);
    if (out.isEmpty())
        return fail(ErrorCode::Invalid, u"option-needs-value"_s, {{u"option"_s, u"--out"_s}});
    BINNACLE_TRY(mayWriteOutput(out, call.workspace->database().location().files()));
    return out;
}

Exit told(const Call &call, const QString &out, QJsonObject document = {})
{
    if (call.output.json()) {
        document.insert(u"out"_s, out);
        document.insert(u"bytes"_s, QFileInfo(out).size());
        call.output.write(document);
    } else {
        call.output.message(out);
    }
    return Exit::Done;
}

Exit board(Call &call)
{
    const auto out = outOf(call);
    if (!out)
        return call.output.fail(out.error());
    const auto done = written(call, *out);
    return done ? told(call, *out) : call.output.fail(done.error());
}

Result<QString> reportOut(const Call &call)
{
    BINNACLE_LET(const QString out, outOf(call));
    static const QStringList kSuffixes{u"pdf"_s, u"html"_s, u"xlsx"_s, u"csv"_s, u"json"_s};
    if (!kSuffixes.contains(QFileInfo(out).suffix().toLower()))
        return fail(ErrorCode::Invalid, u"unknown-file-type"_s,
                    {{u"file"_s, out}, {u"endings"_s, QString(u'.' + kSuffixes.join(u", ."_s))}});
    return out;
}

ReportPlace placeOf(const Call &call)
{
    return {call.workspace->exportedName(), call.zone()};
}

Exit finished(const Call &call, const QString &out, const Result<Report> &report)
{
    if (!report)
        return call.output.fail(report.error());
    const auto done = saved(*report, out);
    return done ? told(call, out, reportJson(*report)) : call.output.fail(done.error());
}

Result<QString> commentOf(const Call &call)
{
    const Arguments &a = call.arguments;
    if (a.has(u"comment"_s) && a.has(u"comment-file"_s))
        return fail(ErrorCode::Invalid, u"comment-twice"_s);
    if (!a.has(u"comment-file"_s)) {
        if (a.value(u"comment"_s).size() > kLongestComment)
            return fail(ErrorCode::Invalid, u"text-too-long"_s,
                        {{u"field"_s, u"comment"_s}, {u"longest"_s, kLongestComment}});
        return a.value(u"comment"_s);
    }
    const QString path = a.value(u"comment-file"_s);
    BINNACLE_TRY(mayReadInput(path, call.workspace->database().location().files()));
    QFile file(path);
    const auto unreadable = fail(ErrorCode::Invalid, u"comment-unreadable"_s,
                                 {{u"file"_s, path}, {u"longest"_s, kLongestComment}});
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) // a pipe may never end
        return unreadable;
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(file.read(4 * kLongestComment + 1));
    if (decoder.hasError() || text.size() > kLongestComment || !file.atEnd())
        return unreadable;
    return text.trimmed();
}

Result<ReportWindow> monthlyWindow(const Call &call)
{
    const Arguments &a = call.arguments;
    const bool hasWindow = a.has(u"from"_s) || a.has(u"to"_s);
    if (a.has(u"month"_s) && hasWindow)
        return fail(ErrorCode::Invalid, u"month-and-window"_s);
    if (a.has(u"month"_s))
        return monthOf(a.value(u"month"_s), call.zone());
    if (!hasWindow)
        return monthBefore(call.workspace->database().clock().now(), call.zone());
    BINNACLE_LET(const auto from, timeOf(a.value(u"from"_s), call.zone()));
    BINNACLE_LET(const auto to, timeOf(a.value(u"to"_s), call.zone()));
    if (!from || !to)
        return fail(ErrorCode::Invalid, u"option-needs-value"_s,
                    {{u"option"_s, from ? u"--to"_s : u"--from"_s}});
    return ReportWindow{*from, *to};
}

Exit monthly(Call &call)
{
    const auto out = reportOut(call);
    const auto window = monthlyWindow(call);
    const auto comment = commentOf(call);
    if (!out || !window || !comment)
        return call.output.fail(!out ? out.error() : (!window ? window.error() : comment.error()));
    return finished(call, *out,
                    call.workspace->reports()
                        .monthly(call.workspace->actor(), placeOf(call), *window, *comment)
                        .result());
}

Exit service(Call &call)
{
    const auto out = reportOut(call);
    const auto from = timeOf(call.arguments.value(u"from"_s), call.zone());
    const auto to = timeOf(call.arguments.value(u"to"_s), call.zone());
    if (!out || !from || !to)
        return call.output.fail(!out ? out.error() : (!from ? from.error() : to.error()));
    return finished(
        call, *out,
        call.workspace->reports()
            .service(call.workspace->actor(), placeOf(call), call.arguments.words().value(0), *from, *to)
            .result());
}

} // namespace

QList<Verb> reportVerbs()
{
    return {
        {u"report board"_s,
         u"--out FILE.{pdf,png,html,csv} [--from T] [--to T] [--query Q]"_s,
         u"the board of Home, without a display"_s,
         {{u"out="_s, u"from="_s, u"to="_s, u"query="_s}, false, 0, 0},
         true,
         board},
        {u"report monthly"_s,
         u"--out FILE.{pdf,html,xlsx,csv,json} [--month 2026-03 | --from T --to T] [--comment TEXT | "
         "--comment-file FILE]"_s,
         u"the operations report of a month, by default the one before this"_s,
         {{u"out="_s, u"month="_s, u"from="_s, u"to="_s, u"comment="_s, u"comment-file="_s}, false, 0, 0},
         true,
         monthly},
        {u"report service"_s,
         u"NAME --out FILE.{pdf,html,xlsx,csv,json} [--from T] [--to T]"_s,
         u"one service: uptime, outages and what counted, incidents; by default its newest 90 days"_s,
         {{u"out="_s, u"from="_s, u"to="_s}, false, 1, 1},
         true,
         service},
    };
}

} // namespace binnacle
