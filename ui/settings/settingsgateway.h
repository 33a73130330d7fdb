// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the panes ask of a workspace: people, teams, its settings, facts about it, and word of changes. app/
// fills it over the services; tests with one of their own. GUI thread; outlives the page.

#include "base/actor.h"
#include "base/job.h"
#include "people/peopleservice.h"
#include "settings/settingsservice.h"

#include <QFuture>
#include <QObject>
#include <QTimeZone>

namespace binnacle {

struct WorkspaceFacts
{
    QString uid;
    QString engine; // "SQLite file"
    QString place;  // the path, or the address without a password
    QString file;   // empty: it is on a server
    int schema = 0;
    qint64 createdAt = 0; // UTC milliseconds
    bool demo = false;
};

// What one looks at beside the facts: read when the pane is shown.
struct WorkspaceState
{
    qint64 bytes = -1;     // of its files; -1: not known
    qint64 lastBackup = 0; // UTC milliseconds; 0: none, or not to be told
};

struct VerifyLine
{
    QString name;
    bool ok = true;
    QString detail;
};

class SettingsGateway : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual Actor actor() const = 0;
    [[nodiscard]] virtual QTimeZone zone() const = 0;

    // Errors as PeopleService names them.
    [[nodiscard]] virtual QFuture<Result<std::vector<Person>>> persons() = 0;
    [[nodiscard]] virtual QFuture<Result<std::vector<Team>>> teams() = 0;
    [[nodiscard]] virtual QFuture<Result<Person>> addPerson(const Person &person, const PeopleEdit &edit) = 0;
    [[nodiscard]] virtual QFuture<Result<Person>>
    setPerson(const QString &uid, const QMap<QString, QString> &fields, const PeopleEdit &edit) = 0;
    [[nodiscard]] virtual QFuture<Result<Team>> addTeam(const QString &name, const QStringList &members,
                                                        const PeopleEdit &edit) = 0;
    [[nodiscard]] virtual QFuture<Result<Team>>
    setTeam(const QString &uid, const QMap<QString, QString> &fields, const PeopleEdit &edit) = 0;
    [[nodiscard]] virtual QFuture<Result<QString>> undoPeople(const QString &operation) = 0;
    [[nodiscard]] virtual QFuture<Result<std::vector<TrailEntry>>> peopleHistory(const QString &kind,
                                                                                 qint64 id) = 0;

    // Errors as SettingsService names them.
    [[nodiscard]] virtual QFuture<Result<QMap<QString, QString>>> workspace() = 0;
    [[nodiscard]] virtual QFuture<Result<>> setWorkspace(const QMap<QString, QString> &fields,
                                                         const WorkspaceEdit &edit) = 0;
    [[nodiscard]] virtual QFuture<Result<>> undoSettings(const QString &operation) = 0;
    [[nodiscard]] virtual QFuture<Result<std::vector<TrailEntry>>> settingsHistory() = 0;
    [[nodiscard]] virtual QFuture<Result<SettingsFile>> settings() = 0;
    [[nodiscard]] virtual QFuture<Result<>> takeOver(const SettingsFile &file, const QString &operation) = 0;

    [[nodiscard]] virtual WorkspaceFacts facts() const = 0;
    [[nodiscard]] virtual QStringList workspaceFiles() const = 0; // nothing is written over these
    [[nodiscard]] virtual QFuture<Result<WorkspaceState>> state() = 0;
    // Errors as BackupService and WorkspaceVerifier name them.
    [[nodiscard]] virtual QFuture<Result<std::vector<VerifyLine>>> verify() = 0;
    [[nodiscard]] virtual QFuture<Result<>> backup(const QString &file, const JobPtr &job) = 0;

Q_SIGNALS:
    void peopleChanged();
    void settingsChanged();
};

} // namespace binnacle
