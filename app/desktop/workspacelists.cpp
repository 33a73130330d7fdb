// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/workspacelists.h"

#include "settings/savedviewservice.h"
#include "settings/settingsservice.h"
#include "workspace.h"

using namespace Qt::StringLiterals;

namespace binnacle {

WorkspaceLists::WorkspaceLists(Workspace &workspace)
    : m_workspace(workspace)
{
    connect(&workspace.database(), &Database::changed, this, [this](const QStringList &kinds) {
        if (kinds.contains(u"view"_s) || kinds.contains(u"*"_s))
            Q_EMIT viewsChanged();
    });
}

Actor WorkspaceLists::actor() const
{
    return m_workspace.actor();
}

QFuture<Result<QJsonValue>> WorkspaceLists::kept(const QString &name)
{
    return m_workspace.settings().value(m_workspace.actor(), SettingsService::Home::Person, name);
}

QFuture<Result<>> WorkspaceLists::keep(const QString &name, const QJsonValue &value)
{
    return m_workspace.settings().setValue(m_workspace.actor(), SettingsService::Home::Person, name, value);
}

QFuture<Result<std::vector<SavedView>>> WorkspaceLists::views(const QString &list)
{
    return m_workspace.savedViews().views(m_workspace.actor(), list);
}

QFuture<Result<SavedView>> WorkspaceLists::add(const SavedView &view)
{
    return m_workspace.savedViews().add(m_workspace.actor(), view);
}

QFuture<Result<SavedView>> WorkspaceLists::save(const SavedView &view)
{
    return m_workspace.savedViews().save(m_workspace.actor(), view);
}

QFuture<Result<SavedView>> WorkspaceLists::remove(SavedViewId id, qint64 version)
{
    return m_workspace.savedViews().remove(m_workspace.actor(), id, version);
}

QFuture<Result<SavedView>> WorkspaceLists::restore(SavedViewId id, qint64 version)
{
    return m_workspace.savedViews().restore(m_workspace.actor(), id, version);
}

} // namespace binnacle
