// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Copies of a workspace and the way back. A SQLite workspace becomes one SQLite file, by the engine's online
// backup of one snapshot; a PostgreSQL one becomes an archive of pg_dump (pg_dump and pg_restore must be
// installed). Every copy is opened and read again before it counts as verified. Works on a thread of its own
// while the workspace is in use. Owned by Workspace; its destructor waits for a backup under way.

#include "base/job.h"
#include "store/database.h"

#include <memory>

namespace binnacle {

class DatabaseWorker;

struct BackupReport
{
    qint64 bytes = 0;      // of the copy
    bool verified = false; // read again: engine check, references, audit chain, row counts
    QString detail;        // what was wrong, if not
};

class BackupService
{
public:
    explicit BackupService(Database &database);
    ~BackupService();

    // To the new file (mode 0600). Denied without the right; Conflict "file-exists"; Unavailable "disk-full"
    // {"needed", "free"}, "tool-missing" {"tool"}; Cancelled. An error leaves no file.
    [[nodiscard]] QFuture<Result<BackupReport>> backup(const Actor &actor, const QString &file,
                                                       JobPtr job = {});

    // Makes the workspace `to` from the file: a new file, or a server database without tables. Never over one
    // that is there: Conflict "workspace-exists". Incompatible "not-a-backup", "other-engine",
    // "schema-newer". An error leaves no workspace. Blocks; not for the GUI thread.
    [[nodiscard]] static Result<BackupReport> restore(const QString &file, const Location &to);

private:
    Database &m_database;
    std::unique_ptr<DatabaseWorker> m_worker; // started with the first backup
};

} // namespace binnacle
