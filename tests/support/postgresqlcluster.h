// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One throw-away PostgreSQL server for a test program, on a socket in a folder of its own, without fsync.
// Made when first asked for, ended by its own process id with the program. As root, its programs run as
// `postgres` or `nobody`, since initdb refuses root. Use from the test's main thread.

#include "base/result.h"
#include "store/location.h"

#include <QProcess>
#include <QTemporaryDir>
#include <memory>

namespace binnacle::test {

class PostgresqlCluster
{
public:
    // The one of this program; null and `why` if PostgreSQL is not installed or did not start.
    static PostgresqlCluster *instance(QString *why = nullptr);
    ~PostgresqlCluster();

    // A new database, copied from `pattern` if given (nobody may be connected to that one).
    [[nodiscard]] Result<Location> makeDatabase(const QString &pattern = {});
    void dropDatabase(const Location &location);
    // SQL run in the database, around our own code: as a person with psql would.
    [[nodiscard]] Result<> run(const Location &location, const QString &sql);

private:
    PostgresqlCluster() = default;
    [[nodiscard]] bool start(QString *why);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_server;
    int m_databases = 0;
};

} // namespace binnacle::test
