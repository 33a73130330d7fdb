// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Brings a workspace to the newest schema this program knows. Numbered files of `:/binnacle/migrations` (each
// room brings its own), forward only, each in one transaction with its row in the table `migration`, under
// the engine's lock: a killed or failed step leaves the schema before it. A new workspace runs them all. On
// the connection's thread. Private to store.

#include "base/clock.h"
#include "store/connection.h"

#include <QList>

namespace binnacle {

struct Migration
{
    int number = 0;
    QString name;     // file name without number and ending
    QString checksum; // SHA-256 of the file, hex
    QString text;
};

class Migrations
{
public:
    // Those in the program's resources, by number. A number twice is a programming error: qFatal.
    [[nodiscard]] static QList<Migration> known();
    // Takes the list from the caller: tests bring their own.
    explicit Migrations(QList<Migration> migrations = known())
        : m_migrations(std::move(migrations))
    {}

    [[nodiscard]] int newest() const { return m_migrations.isEmpty() ? 0 : m_migrations.last().number; }

    // Numbers not yet applied. Incompatible "schema-newer" {"found", "known"} or "schema-differs" {"number"}
    // if the workspace holds a step we do not know, or know otherwise; "not-a-workspace" if other tables are
    // there.
    [[nodiscard]] Result<QList<int>> pending(Connection &connection) const;
    // Applies them. Safe when another program does the same.
    [[nodiscard]] Result<> apply(Connection &connection, Clock &clock) const;

private:
    [[nodiscard]] Result<> applyOne(Connection &connection, const Migration &migration, qint64 now) const;

    QList<Migration> m_migrations;
};

} // namespace binnacle
