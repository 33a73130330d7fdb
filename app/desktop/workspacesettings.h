// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The panes of the settings over an open workspace. GUI thread; the workspace outlives it.

#include "settings/settingsgateway.h"

namespace binnacle {

class Workspace;

class WorkspaceSettings final : public SettingsGateway
{
    Q_OBJECT

public:
    explicit WorkspaceSettings(Workspace &workspace);

    [[nodiscard]] Actor actor() const override;
    [[nodiscard]] QTimeZone zone() const override;
    [[nodiscard]] QFuture<Result<std::vector<Person>>> persons() override;
    [[nodiscard]] QFuture<Result<std::vector<Team>>> teams() override;
    [[nodiscard]] QFuture<Result<Person>> addPerson(const Person &person, const PeopleEdit &edit) override;
    [[nodiscard]] QFuture<Result<Person>> setPerson(const QString &uid, const QMap<QString, QString> &fields,
                                                    const PeopleEdit &edit) override;
    [[nodiscard]] QFuture<Result<Team>> addTeam(const QString &name, const QStringList &members,
                                                const PeopleEdit &edit) override;
    [[nodiscard]] QFuture<Result<Team>> setTeam(const QString &uid, const QMap<QString, QString> &fields,
                                                const PeopleEdit &edit) override;
    [[nodiscard]] QFuture<Result<QString>> undoPeople(const QString &operation) override;
    [[nodiscard]] QFuture<Result<std::vector<TrailEntry>>> peopleHistory(const QString &kind,
                                                                         qint64 id) override;
    [[nodiscard]] QFuture<Result<QMap<QString, QString>>> workspace() override;
    [[nodiscard]] QFuture<Result<>> setWorkspace(const QMap<QString, QString> &fields,
                                                 const WorkspaceEdit &edit) override;
    [[nodiscard]] QFuture<Result<>> undoSettings(const QString &operation) override;
    [[nodiscard]] QFuture<Result<std::vector<TrailEntry>>> settingsHistory() override;
    [[nodiscard]] QFuture<Result<SettingsFile>> settings() override;
    [[nodiscard]] QFuture<Result<>> takeOver(const SettingsFile &file, const QString &operation) override;
    [[nodiscard]] WorkspaceFacts facts() const override;
    [[nodiscard]] QStringList workspaceFiles() const override;
    [[nodiscard]] QFuture<Result<WorkspaceState>> state() override;
    [[nodiscard]] QFuture<Result<std::vector<VerifyLine>>> verify() override;
    [[nodiscard]] QFuture<Result<>> backup(const QString &file, const JobPtr &job) override;

private:
    void follow(const QStringList &kinds);

    Workspace &m_workspace;
};

} // namespace binnacle
