// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What an engine's own error code means to us. Texts of drivers are translated and carry data: only the code
// decides, and of the text one line goes to the developers' detail. Pure; any thread.

#include "base/result.h"
#include "store/engine.h"

#include <QString>

namespace binnacle {

// nativeCode: SQLite's extended result code, PostgreSQL's SQLSTATE (empty: the link broke).
//
//   Busy "database-busy": locked by another, deadlock, serialization: worth another try
//   Unavailable "disk-full" | "out-of-memory" | "damaged" | "read-only" | "connection-lost" | "io-error" |
//     "no-access" | "sign-in-failed"
//   Conflict "duplicate" {"constraint"} | "still-used" {"constraint"}
//   Invalid "value-too-large"
//   Cancelled "interrupted": PostgreSQL's time limit; SQLite has none, and nobody interrupts it
//   Bug "sql": everything else
[[nodiscard]] Error sqlError(Engine engine, const QString &nativeCode, const QString &driverText,
                             const QString &where);

// True for what running the same again may cure: busy, or a link that broke (it is opened again).
[[nodiscard]] bool mayRunAgain(const Error &error);

} // namespace binnacle
