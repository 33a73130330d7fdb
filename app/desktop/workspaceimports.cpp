// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/workspaceimports.h"

#include "workspace.h"

namespace binnacle {

QTimeZone WorkspaceImports::zone() const
{
    const QTimeZone zone(m_workspace.database().info().zone.toLatin1());
    return zone.isValid() ? zone : QTimeZone::utc();
}

QList<ImportFormatInfo> WorkspaceImports::formats()
{
    QList<ImportFormatInfo> shown;
    for (const ImportFormatInfo &format : importFormats()) {
        // What monitors leave in folders and files of their own goes in by the command line.
        if (bringsTickets(format.name) || !format.fields.isEmpty())
            shown.append(format);
    }
    return shown;
}

QFuture<Result<ImportLook>> WorkspaceImports::look(const ImportRequest &request)
{
    return m_workspace.imports().look(m_workspace.actor(), request);
}

QFuture<Result<ImportReport>> WorkspaceImports::run(const ImportRequest &request, JobPtr job)
{
    return m_workspace.imports().run(m_workspace.actor(), request, std::move(job));
}

QFuture<Result<SourceExcerpt>> WorkspaceImports::source(const ImportRequest &request, const QString &file,
                                                        qint64 line)
{
    return m_workspace.imports().source(m_workspace.actor(), request, file, line);
}

QFuture<Result<>> WorkspaceImports::remember(const ImportRequest &request, const QStringList &columns,
                                             const QStringList &fields)
{
    return m_workspace.imports().rememberMapping(m_workspace.actor(), request, columns, fields);
}

QFuture<Result<QList<ImportBatch>>> WorkspaceImports::batches()
{
    return m_workspace.imports().batches(m_workspace.actor());
}

QFuture<Result<UndoImportReport>> WorkspaceImports::undo(BatchId batch)
{
    return m_workspace.imports().undo(m_workspace.actor(), batch);
}

} // namespace binnacle
