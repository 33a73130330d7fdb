// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How a connection of each engine begins: the driver, its options, and every setting of the session, read
// back where the engine may quietly decline. On the connection's thread. Private to store.

#include "base/result.h"
#include "store/connection.h"

namespace binnacle::session {

// Makes the database of Qt's called `name`, not open yet. Unavailable "driver-missing" {"driver"},
// "no-workspace", "network-file-system" {"type"}.
[[nodiscard]] Result<> makeSqlite(const Location &location, ConnectionRole role, const QString &name);
[[nodiscard]] Result<> makePostgresql(const Location &location, const QString &name);

// Takes the PG* variables that could lead libpq or its tools elsewhere out of our environment, once a
// process.
void clearEnvironment();

// Settings of the open connection. Unavailable "session" {"setting"} if one does not take.
[[nodiscard]] Result<> beginSqlite(Connection &connection);
[[nodiscard]] Result<> beginPostgresql(Connection &connection);

// Whether a statement waits its time for another program's lock, or is refused at once. PostgreSQL: said by
// the statement itself (NOWAIT).
void waitForLocks(Connection &connection, bool waits);

// Unavailable "network-file-system" if the path lies where SQLite's locks and shared memory cannot be
// trusted.
[[nodiscard]] Result<> refuseNetworkFileSystem(const QString &path);

} // namespace binnacle::session
