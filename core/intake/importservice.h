// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads foreign data into the workspace: dry run, staging in chunks, publishing in one short transaction,
// undo of a whole batch, history of batches. Any thread may call; work runs on a thread of its own and on the
// database's. Owned by Workspace in app/; it must outlive its futures' work, so its destructor waits for what
// is running.

#include "base/actor.h"
#include "base/ids.h"
#include "base/job.h"
#include "intake/importreport.h"
#include "intake/sourceexcerpt.h"
#include "store/database.h"

#include <QFuture>
#include <memory>

namespace binnacle {

// A first look at files, for a dialog: what they are and how their columns would be read.
struct ImportLook
{
    QString format;
    QString encoding;
    QString delimiter;
    QStringList columns;
    QStringList fields;      // by column; empty: none
    QList<QStringList> rows; // the first rows as read
    bool remembered = false; // the mapping was said by a person for these headers before
    bool hasHeader = true;   // else the columns are named by their place
};

struct ImportBatch
{
    BatchId id;
    QString format;
    QString source;
    QStringList files;
    QString actor;
    QString state; // "published", "undone", "staging" (running now), "dropped"
    qint64 startedAt = 0;
    std::optional<qint64> publishedAt;
    std::optional<qint64> undoneAt;
    QJsonObject report; // counts of importReportJson
};

// A later edit that stands in the way of taking a batch back.
struct UndoRefusal
{
    QString number;
    QString source;
    QString field;
    QString reason; // "edited", "used", "later-import"
};

struct UndoImportReport
{
    BatchId batch;
    qint64 removed = 0;
    qint64 restored = 0;
    QList<UndoRefusal> refused; // not empty: nothing was taken back
};

class ImportService
{
public:
    explicit ImportService(Database &database);
    ~ImportService();

    // Needs ImportData. The job is reported to and asked for the wish to stop; cancelling gives Cancelled
    // "cancelled" within half a second and leaves nothing. Invalid: a wrong call ("field-mapped-twice",
    // "unknown-field", ...). Denied "demo-workspace": nothing real goes into a demo.
    [[nodiscard]] QFuture<Result<ImportReport>> run(const Actor &actor, const ImportRequest &request,
                                                    JobPtr job);
    [[nodiscard]] QFuture<Result<ImportLook>> look(const Actor &actor, const ImportRequest &request);
    // The lines of a file of the request around one of them.
    [[nodiscard]] QFuture<Result<SourceExcerpt>> source(const Actor &actor, const ImportRequest &request,
                                                        const QString &file, qint64 line);
    // Keeps what a person said of these columns, for the next file with the same headers.
    [[nodiscard]] QFuture<Result<>> rememberMapping(const Actor &actor, const ImportRequest &request,
                                                    const QStringList &columns, const QStringList &fields);
    [[nodiscard]] QFuture<Result<QList<ImportBatch>>> batches(const Actor &actor); // newest first
    // Needs UndoImport. NotFound "no-such-batch"; Conflict "batch-not-published".
    [[nodiscard]] QFuture<Result<UndoImportReport>> undo(const Actor &actor, BatchId batch);
    // Drops what killed imports left behind; called at opening, and again before an import.
    [[nodiscard]] QFuture<Result<>> dropLeftovers(const Actor &actor);
    // Waits until nothing is left to clean up of what has answered. Who goes without leaves the rest to the
    // next opening.
    void settle();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

// One format that can be read: `formats` of the command line.
struct ImportFormatInfo
{
    QString name;
    QString what; // key for the wording
    QStringList fields;
    QStringList required;
};
[[nodiscard]] QList<ImportFormatInfo> importFormats();
// Whether what comes in stands in the list of tickets.
[[nodiscard]] bool bringsTickets(const QString &format);

} // namespace binnacle
