// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// pg_dump and pg_restore, run with an argument vector and no shell. Passwords come from the pass file.
// Blocks; on a worker's thread. Private to store.

#include "base/job.h"
#include "store/location.h"

namespace binnacle::postgresqlarchive {

// Writes the database to the file, which must be there, empty and ours. Unavailable "tool-missing" {"tool"},
// "tool-failed"
// {"tool"}; Cancelled.
[[nodiscard]] Result<> dump(const Location &from, const QString &file, Job *job);

// Reads the whole archive; the number of tables it has data of.
[[nodiscard]] Result<int> readThrough(const QString &file);

// Fills the empty database, all or nothing.
[[nodiscard]] Result<> load(const QString &file, const Location &to);

} // namespace binnacle::postgresqlarchive
