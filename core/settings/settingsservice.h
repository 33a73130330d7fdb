// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Settings of the workspace and of a person in it: small JSON values by name, and what the workspace itself
// is called and counts in. Machine settings (window layout) are a file of the program's and not here. Any
// thread; owned by Workspace.

#include "base/actor.h"
#include "base/result.h"
#include "people/trail.h"
#include "settings/settingsfile.h"

#include <QFuture>
#include <QHash>
#include <QJsonValue>
#include <QList>
#include <QMap>
#include <QString>

namespace binnacle {

class Database;

class ReadScope;

// A workspace setting, for the stores of rooms that keep their rules there; null when nothing is stored.
[[nodiscard]] Result<QJsonValue> sharedSetting(ReadScope &scope, const QString &name);

// What the editor showed of the fields, and the id undo knows the act by.
struct WorkspaceEdit
{
    QMap<QString, QString> seen = {};
    QString operation = {}; // empty: a new one is drawn
};

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
                                             const QJsonValue &value, const QString &operation = {},
                                             const QList<QJsonValue> &expected = {});

    // "name", "zone", "currency" as they are stored now; who has the workspace open goes on with what it had
    // as it was opened.
    [[nodiscard]] QFuture<Result<QMap<QString, QString>>> workspace(const Actor &actor);
    // Needs EditSharedSettings. Invalid "name-required", "text-too-long", "unknown-zone" {zone},
    // "bad-currency" {value}, "unknown-field" {field}; Conflict "changed-meanwhile" {name, field, theirs}.
    [[nodiscard]] QFuture<Result<>> setWorkspace(const Actor &actor, const QMap<QString, QString> &fields,
                                                 const WorkspaceEdit &edit = {});

    // Takes back what the operation did to settings of the workspace, or to the actor's own where a file was
    // taken over. NotFound "nothing-to-undo"; Conflict "setting-later" {name}. A new act, undone the same
    // way.
    [[nodiscard]] QFuture<Result<>> undo(const Actor &actor, const QString &operation,
                                         const QString &newOperation = {});
    // What was done to the workspace and its settings, newest first. Needs ReadAudit.
    [[nodiscard]] QFuture<Result<std::vector<TrailEntry>>> history(const Actor &actor);

    // What a file of settings would hold: without drafts and what belongs to the data. Machine settings are
    // the caller's.
    [[nodiscard]] QFuture<Result<SettingsFile>> content(const Actor &actor);
    // Takes over the workspace's and the person's settings of a file, all or nothing: a name that is missing
    // there stays. As setValue and setWorkspace otherwise.
    [[nodiscard]] QFuture<Result<>> takeOver(const Actor &actor, const SettingsFile &file,
                                             const QString &operation = {});

private:
    Database &m_database;
};

} // namespace binnacle
