// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The archive of a PostgreSQL workspace: made by pg_dump of one snapshot, compared row by row with that
// snapshot, and loaded, data only, into a schema that our own migrations make. Blocks; on a worker thread.
// Private to store.

#include "base/job.h"
#include "store/connection.h"

namespace binnacle::postgresqlarchive {

// Dumps what the exported snapshot shows. Unavailable "tool-missing", "tool-failed"; Cancelled.
[[nodiscard]] Result<> dump(const Location &from, const QString &file, const QString &snapshot, Job *job);

// In the transaction whose snapshot was dumped: whether the archive holds every table and every row, byte for
// byte. What differs in one line; empty: nothing.
[[nodiscard]] Result<QString> compare(Connection &connection, const QString &file, Job *job);

// In the caller's transaction, in a database without tables: the schema of the archive's migrations, then its
// rows, then the references, which so are checked. Nothing of the archive is run. Incompatible
// "not-a-backup", "schema-newer", "schema-differs".
[[nodiscard]] Result<> load(Connection &connection, const QString &file);

} // namespace binnacle::postgresqlarchive
