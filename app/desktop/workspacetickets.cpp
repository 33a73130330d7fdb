// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/workspacetickets.h"

#include "availability/outageservice.h"
#include "store/database.h"

namespace binnacle {

namespace {

TicketRef refOf(TicketId id)
{
    TicketRef ref;
    ref.id = id;
    return ref;
}

} // namespace

WorkspaceTickets::WorkspaceTickets(Database &database, TicketQueries &queries, TicketService &service,
                                   BulkService &bulk, OutageService &outages, ListStore &lists, Actor actor)
    : m_database(database)
    , m_queries(queries)
    , m_service(service)
    , m_bulk(bulk)
    , m_outages(outages)
    , m_lists(lists)
    , m_actor(std::move(actor))
{
    connect(&database, &Database::changed, this, &TicketSource::changed);
}

QTimeZone WorkspaceTickets::zone() const
{
    const QTimeZone zone(m_database.info().zone.toLatin1());
    return zone.isValid() ? zone : QTimeZone::utc();
}

qint64 WorkspaceTickets::now() const
{
    return m_database.clock().now();
}

ListOrigin WorkspaceTickets::origin() const
{
    const WorkspaceInfo info = m_database.info();
    return {info.name, info.demo, m_database.location().files()};
}

QFuture<Result<TicketPage>> WorkspaceTickets::page(const TicketListRequest &request)
{
    return m_queries.page(m_actor, request);
}

QFuture<Result<TicketWay>> WorkspaceTickets::way(const TicketListRequest &request, TicketId ticket)
{
    return m_queries.way(m_actor, request, ticket);
}

QFuture<Result<qint64>> WorkspaceTickets::count(const QString &query)
{
    return m_queries.count(m_actor, query);
}

QFuture<Result<std::vector<TicketGroup>>> WorkspaceTickets::groups(const QString &query, const QString &field)
{
    return m_queries.groups(m_actor, query, field);
}

QFuture<Result<std::vector<TicketRow>>> WorkspaceTickets::newest(const QString &query, int limit)
{
    return m_queries.newest(m_actor, query, limit);
}

QFuture<Result<std::vector<TicketRow>>> WorkspaceTickets::rows(const std::vector<TicketId> &ids,
                                                               const QString &query)
{
    return m_queries.rows(m_actor, ids, query);
}

QFuture<Result<TicketDetail>> WorkspaceTickets::detail(const TicketRef &ref)
{
    return m_queries.detail(m_actor, ref);
}

QFuture<Result<TicketNames>> WorkspaceTickets::names()
{
    return m_queries.names(m_actor);
}

QFuture<Result<QByteArray>> WorkspaceTickets::attachmentContent(AttachmentId id)
{
    return m_service.attachmentContent(m_actor, id);
}

QFuture<Result<std::vector<Outage>>> WorkspaceTickets::outages(const QString &service)
{
    return m_outages.outages(m_actor, service);
}

QFuture<Result<TicketAct>> WorkspaceTickets::create(const TicketValues &values, const QString &operation)
{
    return m_service.create(m_actor, values, operation);
}

QFuture<Result<TicketAct>> WorkspaceTickets::set(TicketId id, const TicketValues &values, qint64 version)
{
    return m_service.set(m_actor, refOf(id), values, version);
}

QFuture<Result<TicketAct>> WorkspaceTickets::assign(TicketId id, const QString &team, const QString &person,
                                                    qint64 version)
{
    return m_service.assign(m_actor, refOf(id), team, person, version);
}

QFuture<Result<TicketAct>> WorkspaceTickets::resolve(TicketId id, const QString &code, const QString &text,
                                                     const TicketValues &times, qint64 version)
{
    return m_service.resolve(m_actor, refOf(id), code, text, times, version);
}

QFuture<Result<TicketAct>> WorkspaceTickets::reopen(TicketId id, qint64 version)
{
    return m_service.reopen(m_actor, refOf(id), version);
}

QFuture<Result<TicketAct>> WorkspaceTickets::comment(TicketId id, const QString &text, MessageKind kind,
                                                     const QString &operation)
{
    return m_service.comment(m_actor, refOf(id), text, kind, operation);
}

QFuture<Result<TicketAct>> WorkspaceTickets::attach(TicketId id, const QString &path)
{
    return m_service.attach(m_actor, refOf(id), path);
}

QFuture<Result<BulkPlan>> WorkspaceTickets::planBulk(const BulkSelection &selection,
                                                     const TicketChange &change, const JobPtr &job)
{
    return m_bulk.plan(m_actor, selection, change, job);
}

QFuture<Result<BulkResult>> WorkspaceTickets::runBulk(const BulkPlan &plan, const TicketChange &change,
                                                      const JobPtr &job)
{
    return m_bulk.run(m_actor, plan, change, job);
}

QFuture<Result<TicketAct>> WorkspaceTickets::undo(const QString &operation)
{
    return m_service.undo(m_actor, operation);
}

} // namespace binnacle
