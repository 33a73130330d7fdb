// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Consistent copies of a SQLite workspace while it is in use, by the engine's online backup. On the
// connection's thread. Private to store.

#include "base/job.h"
#include "store/connection.h"

namespace binnacle::sqlitecopy {

// Copies the database of `connection` to the new file `to` (mode 0600): whole, or the file is gone again.
// Conflict "file-exists"; Unavailable "disk-full", "no-access"; Cancelled "cancelled".
[[nodiscard]] Result<> copy(Connection &connection, const QString &to, Job *job = nullptr);

// The engine's quick look over a file that nobody has open. Unavailable "damaged".
[[nodiscard]] Result<> quickCheck(const QString &file);

} // namespace binnacle::sqlitecopy
