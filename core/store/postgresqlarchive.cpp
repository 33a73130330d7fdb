// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/postgresqlarchive.h"

#include "store/session.h"

#include <QProcess>
#include <QStandardPaths>
#include <csignal>
#include <sys/prctl.h>

using namespace Qt::StringLiterals;

namespace binnacle::postgresqlarchive {

namespace {

QString quoted(QString value)
{
    value.replace(u"\\"_s, u"\\\\"_s).replace(u"'"_s, u"\\'"_s);
    return u"'"_s + value + u"'"_s;
}

QString connectionText(const Location &location)
{
    QString text = u"dbname="_s + quoted(location.name) + u" port="_s + QString::number(location.port);
    if (!location.host.isEmpty())
        text += u" host="_s + quoted(location.host);
    if (!location.user.isEmpty())
        text += u" user="_s + quoted(location.user);
    if (!location.isLocal())
        text += u" sslmode=verify-full channel_binding=require"_s;
    return text + u" connect_timeout=10"_s;
}

// What the tool wrote, or why it failed.
Result<QByteArray> run(const QString &tool, const QStringList &arguments, Job *job = nullptr)
{
    const QString program = QStandardPaths::findExecutable(tool);
    if (program.isEmpty())
        return fail(ErrorCode::Unavailable, u"tool-missing"_s, {{u"tool"_s, tool}});
    session::clearEnvironment();
    QProcess process;
    // Where this program is killed, the tool does not go on by itself.
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments);
    while (!process.waitForFinished(100)) {
        if (process.error() == QProcess::FailedToStart)
            break;
        if (job && job->isCancelled()) {
            process.kill();
            process.waitForFinished();
            return fail(ErrorCode::Cancelled, u"cancelled"_s);
        }
    }
    if (process.error() == QProcess::FailedToStart || process.exitStatus() != QProcess::NormalExit ||
        process.exitCode() != 0) {
        return fail(ErrorCode::Unavailable, u"tool-failed"_s, {{u"tool"_s, tool}},
                    QString::fromLocal8Bit(process.readAllStandardError()).section(u'\n', 0, 0));
    }
    return process.readAllStandardOutput();
}

} // namespace

Result<> dump(const Location &from, const QString &file, const QString &snapshot, Job *job)
{
    const auto done = run(u"pg_dump"_s,
                          {u"--format=custom"_s, u"--no-owner"_s, u"--no-privileges"_s, u"--no-password"_s,
                           u"--schema=public"_s, u"--snapshot="_s + snapshot, u"--file="_s + file,
                           u"--dbname="_s + connectionText(from)},
                          job);
    return done ? Result<>() : tl::unexpected<Error>(done.error());
}

} // namespace binnacle::postgresqlarchive
