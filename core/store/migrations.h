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
#include <QMap>

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

    // Numbers not yet applied. A workspace that newer programs have brought further is admitted as long as
    // its min_client admits us (a step that an older program cannot live with raises it): else Incompatible
    // "client-too-old" {"needed", "have"}. "schema-differs" {"number"} if a step is not the one we know;
    // "not-a-workspace" if other tables are there.
    [[nodiscard]] Result<QList<int>> pending(Connection &connection) const;
    // Whether we know all the steps (number → checksum) that something has had. Incompatible "schema-newer"
    // {"found", "known"} or "schema-differs" {"number"}.
    [[nodiscard]] Result<> match(const QMap<int, QString> &done) const;
    [[nodiscard]] Result<> match(Connection &connection) const;
    // Makes the schema of these steps in the caller's transaction, without a row of having done so.
    [[nodiscard]] Result<> make(Connection &connection, const QList<int> &numbers) const;
    // Applies them. Safe when another program does the same.
    [[nodiscard]] Result<> apply(Connection &connection, Clock &clock) const;

private:
    [[nodiscard]] Result<> applyOne(Connection &connection, const Migration &migration, qint64 now) const;

    QList<Migration> m_migrations;
};

} // namespace binnacle
