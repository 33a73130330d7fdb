// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Settings of the workspace and of a person in it: small JSON values by name. Machine settings (window
// layout) are a file of the program's and not here. Any thread; owned by Workspace.

#include "base/actor.h"
#include "base/result.h"

#include <QFuture>
#include <QHash>
#include <QJsonValue>
#include <QList>
#include <QString>

namespace binnacle {

class Database;

class ReadScope;

// A workspace setting, for the stores of rooms that keep their rules there; null when nothing is stored.
[[nodiscard]] Result<QJsonValue> sharedSetting(ReadScope &scope, const QString &name);

class SettingsService
{
public:
    enum class Home { Workspace, Person };

    explicit SettingsService(Database &database)
        : m_database(database)
    {}

    // Null when nothing is stored.
    [[nodiscard]] QFuture<Result<QJsonValue>> value(const Actor &actor, Home home, const QString &name);
    // All whose names begin with the prefix, by name. The prefix is the program's own: no % or _ in it.
    [[nodiscard]] QFuture<Result<QHash<QString, QJsonValue>>> values(const Actor &actor, Home home,
                                                                     const QString &prefix);
    // Null clears. Workspace settings need EditSharedSettings and are audited, their values by hash; a
    // person's own need EditOwnSettings. `expected`: what may be stored there now, null for nothing; empty:
    // whatever it is. Conflict "stale-version" {number: the name} where it is something else.
    [[nodiscard]] QFuture<Result<>> setValue(const Actor &actor, Home home, const QString &name,
                                             const QJsonValue &value, const QList<QJsonValue> &expected = {});

private:
    Database &m_database;
};

} // namespace binnacle
