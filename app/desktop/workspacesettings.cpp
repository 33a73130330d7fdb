// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/workspacesettings.h"

#include "base/readyfuture.h"
#include "base/timetext.h"
#include "store/backup.h"
#include "store/workspaceverifier.h"
#include "workspace.h"

#include <QFileInfo>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

WorkspaceSettings::WorkspaceSettings(Workspace &workspace)
    : m_workspace(workspace)
{
    connect(&workspace.database(), &Database::changed, this, &WorkspaceSettings::follow);
}

void WorkspaceSettings::follow(const QStringList &kinds)
{
    const auto has = [&kinds](const QString &kind) { return kinds.contains(kind) || kinds.contains(u"*"_s); };
    if (has(u"person"_s) || has(u"team"_s))
        Q_EMIT peopleChanged();
    if (has(u"setting"_s) || has(u"workspace"_s))
        Q_EMIT settingsChanged();
}

Actor WorkspaceSettings::actor() const
{
    return m_workspace.actor();
}

QTimeZone WorkspaceSettings::zone() const
{
    const QTimeZone zone = zoneByName(m_workspace.database().info().zone);
    return zone.isValid() ? zone : QTimeZone::utc();
}

QFuture<Result<std::vector<Person>>> WorkspaceSettings::persons()
{
    return m_workspace.people().persons(actor());
}

QFuture<Result<std::vector<Team>>> WorkspaceSettings::teams()
{
    return m_workspace.people().teams(actor());
}

QFuture<Result<Person>> WorkspaceSettings::addPerson(const Person &person, const PeopleEdit &edit)
{
    return m_workspace.people().addPerson(actor(), person, edit);
}

QFuture<Result<Person>> WorkspaceSettings::setPerson(const QString &uid, const QMap<QString, QString> &fields,
                                                     const PeopleEdit &edit)
{
    return m_workspace.people().setPerson(actor(), uid, fields, edit);
}

QFuture<Result<Team>> WorkspaceSettings::addTeam(const QString &name, const QStringList &members,
                                                 const PeopleEdit &edit)
{
    return m_workspace.people().addTeam(actor(), name, members, edit);
}

QFuture<Result<Team>> WorkspaceSettings::setTeam(const QString &uid, const QMap<QString, QString> &fields,
                                                 const PeopleEdit &edit)
{
    return m_workspace.people().setTeam(actor(), uid, fields, edit);
}

QFuture<Result<QString>> WorkspaceSettings::undoPeople(const QString &operation)
{
    return m_workspace.people().undo(actor(), operation);
}

QFuture<Result<std::vector<TrailEntry>>> WorkspaceSettings::peopleHistory(const QString &kind, qint64 id)
{
    return m_workspace.people().history(actor(), kind, id);
}

QFuture<Result<QMap<QString, QString>>> WorkspaceSettings::workspace()
{
    return m_workspace.settings().workspace(actor());
}

QFuture<Result<>> WorkspaceSettings::setWorkspace(const QMap<QString, QString> &fields,
                                                  const WorkspaceEdit &edit)
{
    return m_workspace.settings().setWorkspace(actor(), fields, edit);
}

QFuture<Result<>> WorkspaceSettings::undoSettings(const QString &operation)
{
    return m_workspace.settings().undo(actor(), operation);
}

QFuture<Result<std::vector<TrailEntry>>> WorkspaceSettings::settingsHistory()
{
    return m_workspace.settings().history(actor());
}

QFuture<Result<SettingsFile>> WorkspaceSettings::settings()
{
    return m_workspace.settings().content(actor());
}

QFuture<Result<>> WorkspaceSettings::takeOver(const SettingsFile &file, const QString &operation)
{
    return m_workspace.settings().takeOver(actor(), file, operation);
}

WorkspaceFacts WorkspaceSettings::facts() const
{
    const Database &database = m_workspace.database();
    const bool isFile = database.engine() == Engine::Sqlite;
    WorkspaceFacts facts;
    facts.uid = database.info().uid;
    facts.engine = isFile ? tr("SQLite file") : tr("PostgreSQL");
    facts.place = database.location().display();
    facts.file = isFile ? database.location().path : QString();
    facts.schema = database.info().schema;
    facts.createdAt = database.info().createdAt;
    facts.demo = database.info().demo;
    return facts;
}

QStringList WorkspaceSettings::workspaceFiles() const
{
    return m_workspace.database().location().files();
}

// Where the audit may not be read nothing is known of backups.
QFuture<Result<WorkspaceState>> WorkspaceSettings::state()
{
    return settingsHistory().then(
        [files = workspaceFiles()](const Result<std::vector<TrailEntry>> &told) -> Result<WorkspaceState> {
            WorkspaceState state;
            for (const QString &file : files) { // looked at, never opened
                if (const QFileInfo info(file); info.exists())
                    state.bytes = std::max<qint64>(state.bytes, 0) + info.size();
            }
            if (!told)
                return state;
            for (const TrailEntry &entry : *told) {
                if (entry.act == u"workspace.backup")
                    state.lastBackup = std::max(state.lastBackup, entry.at);
            }
            return state;
        });
}

QFuture<Result<std::vector<VerifyLine>>> WorkspaceSettings::verify()
{
    return m_workspace.verifier().verify(actor()).then(
        [](const Result<std::vector<Check>> &checks) -> Result<std::vector<VerifyLine>> {
            if (!checks)
                return tl::unexpected<Error>(checks.error());
            std::vector<VerifyLine> lines;
            for (const Check &check : *checks)
                lines.push_back({check.name, check.ok, check.detail});
            return lines;
        });
}

QFuture<Result<>> WorkspaceSettings::backup(const QString &file, const JobPtr &job)
{
    return m_workspace.backups()
        .backup(actor(), file, job)
        .then([](const Result<BackupReport> &report) -> Result<> {
            if (!report)
                return tl::unexpected<Error>(report.error());
            if (!report->verified)
                return fail(ErrorCode::Unavailable, u"backup-unverified"_s, {}, report->detail);
            return {};
        });
}

} // namespace binnacle
