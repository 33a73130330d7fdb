// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The workspace as a whole: making one, telling whether something is one, its row, and the copy kept before a
// migration. On the connection's thread, create() on the caller's. Private to store.

#include "store/connection.h"
#include "store/database.h"

namespace binnacle::workspacefile {

constexpr qint32 kApplicationId = 0x42494e4e; // "BINN", in SQLite's header
constexpr int kClient = 1;                    // a workspace whose min_client is greater refuses this program

[[nodiscard]] Result<> create(const Location &location, const WorkspaceInfo &info, Clock &clock,
                              UidSource &uids);

// An empty file nobody else may read. Conflict "file-exists"; Unavailable "disk-full", "no-access".
[[nodiscard]] Result<> makeFile(const QString &path);

// Incompatible "not-a-workspace" if the file or database holds something else.
[[nodiscard]] Result<> check(Connection &connection);

// Looks at the file before anything is done to it: somebody else's stays as it is.
[[nodiscard]] Result<> probe(const Location &location);

// Incompatible "client-too-old" {"needed", "have"}.
[[nodiscard]] Result<WorkspaceInfo> readInfo(ReadScope &scope);

// SQLite: a copy beside the file, `<file>.before-0007`, opened and checked. Unavailable "disk-full" if there
// is no room for it. PostgreSQL: nothing, its administrator keeps backups.
[[nodiscard]] Result<> copyBefore(Connection &connection, int migration);

} // namespace binnacle::workspacefile
