// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The import service for the person signed in. GUI thread; the workspace outlives it.

#include "intake/importgateway.h"

namespace binnacle {

class Workspace;

class WorkspaceImports final : public ImportGateway
{
public:
    WorkspaceImports(Workspace &workspace, ListStore &lists)
        : m_workspace(workspace)
        , m_lists(lists)
    {}

    [[nodiscard]] ListStore &lists() override { return m_lists; }
    [[nodiscard]] QTimeZone zone() const override;
    [[nodiscard]] QList<ImportFormatInfo> formats() override;
    [[nodiscard]] QFuture<Result<ImportLook>> look(const ImportRequest &request) override;
    [[nodiscard]] QFuture<Result<ImportReport>> run(const ImportRequest &request, JobPtr job) override;
    [[nodiscard]] QFuture<Result<SourceExcerpt>> source(const ImportRequest &request, const QString &file,
                                                        qint64 line) override;
    [[nodiscard]] QFuture<Result<>> remember(const ImportRequest &request, const QStringList &columns,
                                             const QStringList &fields) override;
    [[nodiscard]] QFuture<Result<QList<ImportBatch>>> batches() override;
    [[nodiscard]] QFuture<Result<UndoImportReport>> undo(BatchId batch) override;

private:
    Workspace &m_workspace;
    ListStore &m_lists;
};

} // namespace binnacle
