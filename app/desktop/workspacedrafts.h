// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the person typed and did not save, in their own settings of an open workspace: nobody else's program
// reads them. GUI thread; the workspace outlives it, it outlives the window.

#include "widgets/draftkeeper.h"

namespace binnacle {

class Workspace;

class WorkspaceDrafts final : public DraftStore
{
public:
    explicit WorkspaceDrafts(Workspace &workspace)
        : m_workspace(workspace)
    {}

    [[nodiscard]] QTimeZone zone() const override;
    [[nodiscard]] qint64 now() const override;
    [[nodiscard]] QFuture<Result<QHash<QString, QJsonValue>>> drafts() override;
    [[nodiscard]] QFuture<Result<>> keepDraft(const QString &name, const QJsonValue &draft) override;

private:
    Workspace &m_workspace;
};

} // namespace binnacle
