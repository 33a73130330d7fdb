// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the ticket windows ask of a workspace: pages, whole tickets, acts, and word of changes. app/ fills it
// over the services; tests fill it with one that answers late, out of order or not at all. GUI thread;
// outlives the pages.

#include "base/actor.h"
#include "base/result.h"
#include "lists/liststore.h"
#include "tickets/bulkservice.h"
#include "tickets/ticket.h"
#include "tickets/ticketqueries.h"
#include "tickets/ticketservice.h"

#include <QFuture>
#include <QObject>
#include <QTimeZone>

namespace binnacle {

// What a list that leaves the workspace says of it, and the files it must not be written over.
struct ListOrigin
{
    QString workspace;
    bool isDemo = false;
    QStringList files;
};

class TicketSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual Actor actor() const = 0;
    [[nodiscard]] virtual ListStore &lists() = 0; // where the list's layout and views are kept
    [[nodiscard]] virtual QTimeZone zone() const = 0;
    [[nodiscard]] virtual qint64 now() const = 0; // UTC milliseconds
    [[nodiscard]] virtual ListOrigin origin() const { return {}; }

    // Errors as TicketQueries and TicketService name them.
    [[nodiscard]] virtual QFuture<Result<TicketPage>> page(const TicketListRequest &request) = 0;
    [[nodiscard]] virtual QFuture<Result<TicketWay>> way(const TicketListRequest &request,
                                                         TicketId ticket) = 0;
    [[nodiscard]] virtual QFuture<Result<qint64>> count(const QString &query) = 0;
    [[nodiscard]] virtual QFuture<Result<std::vector<TicketGroup>>> groups(const QString &query,
                                                                           const QString &field) = 0;
    [[nodiscard]] virtual QFuture<Result<std::vector<TicketRow>>> newest(const QString &query, int limit) = 0;
    [[nodiscard]] virtual QFuture<Result<std::vector<TicketRow>>> rows(const std::vector<TicketId> &ids,
                                                                       const QString &query) = 0;
    [[nodiscard]] virtual QFuture<Result<TicketDetail>> detail(const TicketRef &ref) = 0;
    [[nodiscard]] virtual QFuture<Result<TicketNames>> names() = 0;
    [[nodiscard]] virtual QFuture<Result<QByteArray>> attachmentContent(AttachmentId id) = 0;
    // Of one service, by its name.
    [[nodiscard]] virtual QFuture<Result<std::vector<Outage>>> outages(const QString &service) = 0;

    [[nodiscard]] virtual QFuture<Result<TicketAct>> create(const TicketValues &values,
                                                            const QString &operation) = 0;
    [[nodiscard]] virtual QFuture<Result<TicketAct>> set(TicketId id, const TicketValues &values,
                                                         qint64 version) = 0;
    [[nodiscard]] virtual QFuture<Result<TicketAct>> assign(TicketId id, const QString &team,
                                                            const QString &person, qint64 version) = 0;
    [[nodiscard]] virtual QFuture<Result<TicketAct>> resolve(TicketId id, const QString &code,
                                                             const QString &text, const TicketValues &times,
                                                             qint64 version) = 0;
    [[nodiscard]] virtual QFuture<Result<TicketAct>> reopen(TicketId id, qint64 version) = 0;
    [[nodiscard]] virtual QFuture<Result<TicketAct>> comment(TicketId id, const QString &text,
                                                             MessageKind kind, const QString &operation) = 0;
    [[nodiscard]] virtual QFuture<Result<TicketAct>> attach(TicketId id, const QString &path) = 0;
    // One change to many, as BulkService has it.
    [[nodiscard]] virtual QFuture<Result<BulkPlan>>
    planBulk(const BulkSelection &selection, const TicketChange &change, const JobPtr &job) = 0;
    [[nodiscard]] virtual QFuture<Result<BulkResult>>
    runBulk(const BulkPlan &plan, const TicketChange &change, const JobPtr &job) = 0;
    [[nodiscard]] virtual QFuture<Result<TicketAct>> undo(const QString &operation) = 0;

Q_SIGNALS:
    // kinds and keys run side by side: "ticket" and its key; key 0 means all of that kind.
    void changed(const QStringList &kinds, const QList<qint64> &keys);
};

} // namespace binnacle
