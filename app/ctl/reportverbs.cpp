// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// report.

#include "base/outputfile.h"
#include "ctl/verb.h"
#include "reports/boardservice.h"
#include "reports/boardtext.h"
#include "workspace.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonObject>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// Pictures are drawn by the desktop program beside this one.
Result<> drawn(const Call &call, const QString &path)
{
    QStringList words{u"--render-board"_s, path, u"--workspace"_s, call.address};
    for (const QString &option : {u"query"_s, u"from"_s, u"to"_s}) {
        if (call.arguments.has(option))
            words += {u"--"_s + option, call.arguments.value(option)};
    }
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationDirPath() + u"/binnacle"_s, words);
    if (!process.waitForFinished(-1) || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() != 0)
        return fail(ErrorCode::Unavailable, u"cannot-draw"_s, {{u"file"_s, path}}, process.errorString());
    return {};
}

Result<> written(const Call &call, const QString &path)
{
    BINNACLE_TRY(mayWriteOutput(path, call.workspace->database().location().files()));
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == u"pdf" || suffix == u"png")
        return drawn(call, path);
    if (suffix != u"csv" && suffix != u"html")
        return fail(ErrorCode::Invalid, u"unknown-file-type"_s, {{u"file"_s, path}});
    BoardRequest request;
    request.query = call.arguments.value(u"query"_s);
    BINNACLE_LET(request.from, timeOf(call.arguments.value(u"from"_s), call.zone()));
    BINNACLE_LET(request.to, timeOf(call.arguments.value(u"to"_s), call.zone()));
    BINNACLE_LET(const Board board,
                 call.workspace->boards().board(call.workspace->actor(), request).result());
    const QString name = call.workspace->exportedName();
    return saveOutput(path, (suffix == u"csv" ? boardCsv(board, name) : boardHtml(board, name)).toUtf8());
}

Exit report(Call &call)
{
    const QString out = call.arguments.value(u"out"_s);
    if (out.isEmpty())
        return call.output.fail(
            Error{ErrorCode::Invalid, u"option-needs-value"_s, {{u"option"_s, u"--out"_s}}, {}});
    const auto done = written(call, out);
    if (!done)
        return call.output.fail(done.error());
    if (call.output.json())
        call.output.write(QJsonObject{{u"out"_s, out}, {u"bytes"_s, QFileInfo(out).size()}});
    else
        call.output.message(out);
    return Exit::Done;
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
         report},
    };
}

} // namespace binnacle
