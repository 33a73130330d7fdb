// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the import page asks of the program: app/ fills it from the import service for the person signed in,
// tests from made answers. Called on the GUI thread; answers come from any.

#include "intake/importservice.h"

#include <QFuture>
#include <QTimeZone>

namespace binnacle {

class ListStore;

class ImportGateway
{
public:
    virtual ~ImportGateway() = default;

    [[nodiscard]] virtual ListStore &lists() = 0;     // where layouts are kept
    [[nodiscard]] virtual QTimeZone zone() const = 0; // the workspace's: times are read in it
    [[nodiscard]] virtual QList<ImportFormatInfo> formats() = 0;
    [[nodiscard]] virtual QFuture<Result<ImportLook>> look(const ImportRequest &request) = 0;
    [[nodiscard]] virtual QFuture<Result<ImportReport>> run(const ImportRequest &request, JobPtr job) = 0;
    [[nodiscard]] virtual QFuture<Result<SourceExcerpt>> source(const ImportRequest &request,
                                                                const QString &file, qint64 line) = 0;
    [[nodiscard]] virtual QFuture<Result<>> remember(const ImportRequest &request, const QStringList &columns,
                                                     const QStringList &fields) = 0;
    [[nodiscard]] virtual QFuture<Result<QList<ImportBatch>>> batches() = 0;
    [[nodiscard]] virtual QFuture<Result<UndoImportReport>> undo(BatchId batch) = 0;
};

} // namespace binnacle
