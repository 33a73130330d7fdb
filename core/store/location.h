// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where a workspace is: a file, or postgresql://user@host[:port]/db. A value; any thread.

#include "base/result.h"
#include "store/engine.h"

#include <QString>
#include <QStringList>

namespace binnacle {

struct Location
{
    Engine engine = Engine::Sqlite;
    QString path; // SQLite: the file, absolute
    QString host, user,
        name; // host: a name, an address, or the folder of a socket; empty: the default socket
    int port = 5432;

    // A path, or postgresql://[user@][host][:port]/db[?host=/folder/of/the/socket]. A password in the address
    // is refused: it comes from a pass file; so is a list of hosts. Invalid "workspace-address" {"address"
    // without secrets, "reason"}.
    [[nodiscard]] static Result<Location> parse(const QString &text);
    [[nodiscard]] QString display() const; // without secrets; parse() takes it back
    // The file with those its engine keeps beside it; none of a server.
    [[nodiscard]] QStringList files() const;
    void removeFiles() const;
    // Whether the disk under the file has room for so many bytes and some to spare, which grows with them to
    // 64 MiB: enough to take back what was begun. Unavailable "disk-full" {"needed", "free"}; of a server it
    // is not known.
    [[nodiscard]] Result<> hasRoomFor(qint64 bytes) const;
    // A loopback address or a socket: no network in between.
    [[nodiscard]] bool isLocal() const;
    [[nodiscard]] static bool isLoopback(const QString &address);
};

} // namespace binnacle
