// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/workspacedrafts.h"

#include "settings/settingsservice.h"
#include "workspace.h"

namespace binnacle {

namespace {

const QString kDrafts = QStringLiteral("draft.");

} // namespace

QTimeZone WorkspaceDrafts::zone() const
{
    const QTimeZone zone(m_workspace.database().info().zone.toLatin1());
    return zone.isValid() ? zone : QTimeZone::utc();
}

qint64 WorkspaceDrafts::now() const
{
    return m_workspace.database().clock().now();
}

QFuture<Result<QHash<QString, QJsonValue>>> WorkspaceDrafts::drafts()
{
    return m_workspace.settings()
        .values(m_workspace.actor(), SettingsService::Home::Person, kDrafts)
        .then([](const Result<QHash<QString, QJsonValue>> &stored) -> Result<QHash<QString, QJsonValue>> {
            BINNACLE_TRY(stored);
            QHash<QString, QJsonValue> drafts;
            for (auto draft = stored->cbegin(); draft != stored->cend(); ++draft)
                drafts.insert(draft.key().mid(kDrafts.size()), draft.value());
            return drafts;
        });
}

QFuture<Result<>> WorkspaceDrafts::keepDraft(const QString &name, const QJsonValue &draft)
{
    return m_workspace.settings().setValue(m_workspace.actor(), SettingsService::Home::Person, kDrafts + name,
                                           draft);
}

} // namespace binnacle
