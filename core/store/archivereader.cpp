// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/archivereader.h"

#include "store/session.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace binnacle::archivereader {

namespace {

constexpr qint64 kLongestRow = 64LL * 1024 * 1024;

// Columns whose names are words of the language come quoted.
const QString kName = uR"("?[a-z_][a-z0-9_]*"?)"_s;

class LineReader
{
public:
    LineReader(const QString &file, ArchiveHandler &handler)
        : m_file(file)
        , m_handler(handler)
    {}

    Result<> take(QByteArray line)
    {
        if (line.endsWith('\n'))
            line.chop(1);
        if (!m_inRows)
            return statement(line);
        if (line != "\\.")
            return m_handler.row(line);
        m_inRows = false;
        return m_handler.endTable();
    }

    Result<> end() const { return m_inRows ? refused("the rows of a table do not end") : Result<>(); }

    tl::unexpected<Error> refused(const QByteArray &why) const
    {
        return fail(ErrorCode::Incompatible, u"not-a-backup"_s, {{u"file"_s, m_file}},
                    QString::fromUtf8(why));
    }

private:
    Result<> statement(const QByteArray &line)
    {
        static const QRegularExpression s_harmless(
            uR"(^(--.*|SET [a-z_]+ = [A-Za-z0-9_' -]+;|SELECT pg_catalog\.set_config\('search_path', '', false\);|\\(un)?restrict [A-Za-z0-9]+|SELECT pg_catalog\.setval\('public\.[a-z_][a-z0-9_]*', [0-9]{1,18}, (true|false)\);)?$)"_s);
        static const QRegularExpression s_copy(u"^COPY public\\.("_s + kName + u") \\((("_s + kName +
                                               u")(, "_s + kName + u")*)\\) FROM stdin;$"_s);
        const QString text = QString::fromUtf8(line);
        if (s_harmless.match(text).hasMatch())
            return {};
        if (const auto copy = s_copy.match(text); copy.hasMatch()) {
            m_inRows = true;
            return m_handler.table(copy.captured(1).remove(u'"'), copy.captured(2).remove(u'"'));
        }
        return refused(line.left(100));
    }

    QString m_file;
    ArchiveHandler &m_handler;
    bool m_inRows = false;
};

Result<> pump(QProcess &process, LineReader &reader, Job *job)
{
    for (;;) {
        while (process.canReadLine())
            BINNACLE_TRY(reader.take(process.readLine()));
        if (process.bytesAvailable() > kLongestRow)
            return reader.refused("a row of more than 64 MiB");
        if (job && job->isCancelled())
            return fail(ErrorCode::Cancelled, u"cancelled"_s);
        if (process.state() == QProcess::NotRunning)
            break;
        process.waitForReadyRead(100);
    }
    if (const QByteArray rest = process.readAll(); !rest.isEmpty())
        return reader.take(rest);
    return {};
}

} // namespace

Result<> read(const QString &file, ArchiveHandler &handler, const QString &onlyTable, Job *job)
{
    const QString tool = u"pg_restore"_s;
    const QString program = QStandardPaths::findExecutable(tool);
    if (program.isEmpty())
        return fail(ErrorCode::Unavailable, u"tool-missing"_s, {{u"tool"_s, tool}});
    session::clearEnvironment();
    QStringList arguments{u"--data-only"_s, u"--schema=public"_s, u"--file=-"_s};
    if (!onlyTable.isEmpty())
        arguments.append(u"--table="_s + onlyTable);
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, arguments + QStringList{u"--"_s, file}, QIODevice::ReadOnly);
    if (!process.waitForStarted())
        return fail(ErrorCode::Unavailable, u"tool-failed"_s, {{u"tool"_s, tool}}, process.errorString());
    LineReader reader(file, handler);
    const Result<> done = pump(process, reader, job);
    if (!done) {
        process.kill();
        process.waitForFinished();
        return done;
    }
    process.waitForFinished();
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        return fail(ErrorCode::Unavailable, u"tool-failed"_s, {{u"tool"_s, tool}},
                    QString::fromLocal8Bit(process.readAllStandardError()).section(u'\n', 0, 0));
    return reader.end();
}

} // namespace binnacle::archivereader
