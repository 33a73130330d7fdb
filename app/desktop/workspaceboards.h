// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Home's figures from the workspace's services. GUI thread; the workspace outlives it.

#include "dashboards/boardprovider.h"

namespace binnacle {

class Workspace;

class WorkspaceBoards final : public BoardProvider
{
public:
    explicit WorkspaceBoards(Workspace &workspace)
        : m_workspace(workspace)
    {}

    [[nodiscard]] QFuture<Result<Board>> board(const BoardRequest &request) override;
    [[nodiscard]] QFuture<Result<QString>> ticketNumber(qint64 ticket) override;
    [[nodiscard]] qint64 now() const override;
    [[nodiscard]] QFuture<Result<QJsonValue>> savedBoards() override;
    [[nodiscard]] QFuture<Result<>> saveBoards(const QJsonValue &boards) override;
    [[nodiscard]] QFuture<Result<QJsonValue>> arrangement() override;
    [[nodiscard]] QFuture<Result<>> keepArrangement(const QJsonValue &arrangement) override;
    [[nodiscard]] QFuture<Result<TakeAway>> addMark(qint64 at, const QString &text) override;
    [[nodiscard]] QString workspaceName() const override;

private:
    Workspace &m_workspace;
};

} // namespace binnacle
