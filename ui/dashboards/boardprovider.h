// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where Home gets its figures from; app/ fills it from the workspace's services, tests from made boards.
// Called on the GUI thread, answers come from any.

#include "base/result.h"
#include "reports/board.h"

#include <QFuture>
#include <QJsonValue>
#include <functional>

namespace binnacle {

class BoardProvider
{
public:
    virtual ~BoardProvider() = default;

    [[nodiscard]] virtual QFuture<Result<Board>> board(const BoardRequest &request) = 0;
    // The number people know a ticket by, of its key.
    [[nodiscard]] virtual QFuture<Result<QString>> ticketNumber(qint64 ticket) = 0;
    [[nodiscard]] virtual qint64 now() const = 0; // UTC milliseconds
    // The boards the person saved, as SavedBoards keeps them.
    [[nodiscard]] virtual QFuture<Result<QJsonValue>> savedBoards() = 0;
    [[nodiscard]] virtual QFuture<Result<>> saveBoards(const QJsonValue &boards) = 0;
    // How the person arranged the cards, as an Arrangement is kept; null: not at all.
    [[nodiscard]] virtual QFuture<Result<QJsonValue>> arrangement() = 0;
    [[nodiscard]] virtual QFuture<Result<>> keepArrangement(const QJsonValue &arrangement) = 0;
    // A mark on the charts; the answer takes it away again.
    using TakeAway = std::function<QFuture<Result<>>()>;
    [[nodiscard]] virtual QFuture<Result<TakeAway>> addMark(qint64 at, const QString &text) = 0;
    // What stands on exported boards: the workspace's name.
    [[nodiscard]] virtual QString workspaceName() const = 0;
};

} // namespace binnacle
