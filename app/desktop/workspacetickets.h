// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The ticket windows' source over an open workspace: its queries, its service, its change feed. GUI thread;
// made by the composition, outlives the pages.

#include "base/actor.h"
#include "tickets/ticketsource.h"

namespace binnacle {

class Database;
class OutageService;

class WorkspaceTickets : public TicketSource
{
    Q_OBJECT

public:
    // The feed comes from the database; all of them must outlive this.
    WorkspaceTickets(Database &database, TicketQueries &queries, TicketService &service, BulkService &bulk,
                     OutageService &outages, ListStore &lists, Actor actor);

    [[nodiscard]] Actor actor() const override { return m_actor; }
    [[nodiscard]] ListStore &lists() override { return m_lists; }
    [[nodiscard]] QTimeZone zone() const override;
    [[nodiscard]] qint64 now() const override;
    [[nodiscard]] ListOrigin origin() const override;
    [[nodiscard]] QFuture<Result<TicketPage>> page(const TicketListRequest &request) override;
    [[nodiscard]] QFuture<Result<TicketWay>> way(const TicketListRequest &request, TicketId ticket) override;
    [[nodiscard]] QFuture<Result<qint64>> count(const QString &query) override;
    [[nodiscard]] QFuture<Result<std::vector<TicketGroup>>> groups(const QString &query,
                                                                   const QString &field) override;
    [[nodiscard]] QFuture<Result<std::vector<TicketRow>>> newest(const QString &query, int limit) override;
    [[nodiscard]] QFuture<Result<std::vector<TicketRow>>> rows(const std::vector<TicketId> &ids,
                                                               const QString &query) override;
    [[nodiscard]] QFuture<Result<TicketDetail>> detail(const TicketRef &ref) override;
    [[nodiscard]] QFuture<Result<TicketNames>> names() override;
    [[nodiscard]] QFuture<Result<QByteArray>> attachmentContent(AttachmentId id) override;
    [[nodiscard]] QFuture<Result<std::vector<Outage>>> outages(const QString &service) override;
    [[nodiscard]] QFuture<Result<TicketAct>> create(const TicketValues &values,
                                                    const QString &operation) override;
    [[nodiscard]] QFuture<Result<TicketAct>> set(TicketId id, const TicketValues &values,
                                                 qint64 version) override;
    [[nodiscard]] QFuture<Result<TicketAct>> assign(TicketId id, const QString &team, const QString &person,
                                                    qint64 version) override;
    [[nodiscard]] QFuture<Result<TicketAct>> resolve(TicketId id, const QString &code, const QString &text,
                                                     const TicketValues &times, qint64 version) override;
    [[nodiscard]] QFuture<Result<TicketAct>> reopen(TicketId id, qint64 version) override;
    [[nodiscard]] QFuture<Result<TicketAct>> comment(TicketId id, const QString &text, MessageKind kind,
                                                     const QString &operation) override;
    [[nodiscard]] QFuture<Result<TicketAct>> attach(TicketId id, const QString &path) override;
    [[nodiscard]] QFuture<Result<BulkPlan>> planBulk(const BulkSelection &selection,
                                                     const TicketChange &change, const JobPtr &job) override;
    [[nodiscard]] QFuture<Result<BulkResult>> runBulk(const BulkPlan &plan, const TicketChange &change,
                                                      const JobPtr &job) override;
    [[nodiscard]] QFuture<Result<TicketAct>> undo(const QString &operation) override;

private:
    Database &m_database;
    TicketQueries &m_queries;
    TicketService &m_service;
    BulkService &m_bulk;
    OutageService &m_outages;
    ListStore &m_lists;
    Actor m_actor;
};

} // namespace binnacle
