// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/workspaceboards.h"

#include "metrics/annotationservice.h"
#include "reports/boardservice.h"
#include "settings/settingsservice.h"
#include "tickets/ticketqueries.h"
#include "workspace.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// Settings of the person.
const QString kSavedBoards = u"home.boards"_s;
const QString kArrangement = u"home.cards"_s;

} // namespace

QFuture<Result<Board>> WorkspaceBoards::board(const BoardRequest &request)
{
    return m_workspace.boards().board(m_workspace.actor(), request);
}

QFuture<Result<QString>> WorkspaceBoards::ticketNumber(qint64 ticket)
{
    return m_workspace.ticketQueries()
        .rows(m_workspace.actor(), {TicketId(ticket)}, {})
        .then([](const Result<std::vector<TicketRow>> &rows) -> Result<QString> {
            if (!rows)
                return tl::unexpected<Error>(rows.error());
            if (rows->empty())
                return fail(ErrorCode::NotFound, u"no-such-ticket"_s);
            return rows->front().number;
        });
}

qint64 WorkspaceBoards::now() const
{
    return m_workspace.database().clock().now();
}

QFuture<Result<QJsonValue>> WorkspaceBoards::savedBoards()
{
    return m_workspace.settings().value(m_workspace.actor(), SettingsService::Home::Person, kSavedBoards);
}

QFuture<Result<>> WorkspaceBoards::saveBoards(const QJsonValue &boards)
{
    return m_workspace.settings().setValue(m_workspace.actor(), SettingsService::Home::Person, kSavedBoards,
                                           boards);
}

QFuture<Result<QJsonValue>> WorkspaceBoards::arrangement()
{
    return m_workspace.settings().value(m_workspace.actor(), SettingsService::Home::Person, kArrangement);
}

QFuture<Result<>> WorkspaceBoards::keepArrangement(const QJsonValue &arrangement)
{
    return m_workspace.settings().setValue(m_workspace.actor(), SettingsService::Home::Person, kArrangement,
                                           arrangement);
}

QFuture<Result<BoardProvider::TakeAway>> WorkspaceBoards::addMark(qint64 at, const QString &text)
{
    Annotation mark;
    mark.at = at;
    mark.text = text;
    return m_workspace.annotations()
        .add(m_workspace.actor(), mark)
        .then([this](const Result<Annotation> &added) -> Result<TakeAway> {
            if (!added)
                return tl::unexpected<Error>(added.error());
            return TakeAway([this, id = added->id, version = added->rowVersion] {
                return m_workspace.annotations()
                    .remove(m_workspace.actor(), id, version)
                    .then([](const Result<Annotation> &removed) -> Result<> {
                        if (!removed)
                            return tl::unexpected<Error>(removed.error());
                        return {};
                    });
            });
        });
}

QString WorkspaceBoards::workspaceName() const
{
    return m_workspace.exportedName();
}

} // namespace binnacle
