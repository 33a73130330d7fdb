// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Copies of a workspace and the way back. A SQLite workspace becomes one SQLite file, by the engine's online
// backup of one snapshot; a PostgreSQL one becomes an archive of pg_dump (pg_dump and pg_restore must be
// installed). Every copy is opened and read again before it counts as verified. Works on a thread of its own
// while the workspace is in use. Owned by Workspace; its destructor waits for a backup under way.

#include "base/job.h"
#include "store/database.h"

#include <functional>
#include <memory>

namespace binnacle {

class DatabaseWorker;

struct BackupReport
{
    qint64 bytes = 0;      // of the copy
    bool verified = false; // read again: every check of store, row counts, that a restore takes it
    QString detail;        // what was wrong, if not
};

class BackupService
{
public:
    explicit BackupService(Database &database);
    ~BackupService();

    // Who restores, as the restored workspace knows them: asked in it before it counts as made.
    using SignIn = std::function<Result<Actor>(ReadScope &)>;

    // To the new file (mode 0600); the act is audited with the checkpoint of the chain. Denied without the
    // right; Conflict "file-exists"; Unavailable "disk-full"
    // {"needed", "free"}, "tool-missing" {"tool"}; Cancelled. An error leaves no file.
    [[nodiscard]] QFuture<Result<BackupReport>> backup(const Actor &actor, const QString &file,
                                                       JobPtr job = {});

    // Makes the workspace `to` from the file: a new file, or a server database without tables. Never over one
    // that is there: Conflict "workspace-exists". The backup may come from anywhere: nothing in it is run,
    // and on SQLite a schema that our migrations do not make is refused (on PostgreSQL they make it, and only
    // rows are taken). Unavailable "no-such-file"; Incompatible "not-a-backup", "backup-schema" {"file"},
    // "other-engine", "schema-newer"; Denied where `signIn` says so or the person lacks the right;
    // Unavailable "damaged" where the engine cannot read the copy. An error leaves no workspace (on
    // PostgreSQL one stays when the act itself could not be recorded); other faults, as of the audit's chain,
    // are in the report and the workspace is kept. The act is audited in the new workspace. Blocks; not for
    // the GUI thread.
    [[nodiscard]] static Result<BackupReport> restore(const QString &file, const Location &to,
                                                      const SignIn &signIn);

private:
    Database &m_database;
    std::unique_ptr<DatabaseWorker> m_worker; // started with the first backup
};

} // namespace binnacle
