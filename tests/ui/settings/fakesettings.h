// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A workspace in memory for the panes: what they ask is done at once, kept by operation, and taken back. GUI
// thread.

#include "settings/settingsgateway.h"

#include <functional>

namespace binnacle::test {

class FakeSettings : public SettingsGateway
{
    Q_OBJECT

public:
    FakeSettings();

    [[nodiscard]] Actor actor() const override { return m_actor; }
    [[nodiscard]] QTimeZone zone() const override { return QTimeZone::utc(); }
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
    [[nodiscard]] QStringList workspaceFiles() const override { return {}; }
    [[nodiscard]] QFuture<Result<WorkspaceState>> state() override;
    [[nodiscard]] QFuture<Result<std::vector<VerifyLine>>> verify() override;
    [[nodiscard]] QFuture<Result<>> backup(const QString &file, const JobPtr &job) override;

    [[nodiscard]] const Person *person(const QString &name) const;
    [[nodiscard]] const Team *team(const QString &name) const;

    Actor m_actor;
    std::vector<Person> m_persons;
    std::vector<Team> m_teams;
    QMap<QString, QString> m_workspace;
    SettingsFile m_file;
    std::vector<VerifyLine> m_checks;
    QStringList m_backups;

private:
    void nameMembers();

    QHash<QString, std::function<void()>> m_ways;
    qint64 m_next = 100;
};

} // namespace binnacle::test
