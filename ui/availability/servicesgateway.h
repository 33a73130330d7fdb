// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the pages of services ask of a workspace: what is recorded, acts, and word of changes. app/ fills it
// over the services; tests with one of their own. GUI thread; outlives the pages.

#include "availability/availabilityservice.h"
#include "base/actor.h"

#include <QFuture>
#include <QMap>
#include <QObject>
#include <QStringList>

namespace binnacle {

class ListStore;

// What the form of a service offers to choose from.
struct ServiceChoices
{
    QStringList persons, calendars;
};

class ServicesGateway : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    using Record = AvailabilityService::Record;

    [[nodiscard]] virtual Actor actor() const = 0;
    [[nodiscard]] virtual ListStore &lists() = 0; // where layouts are kept
    [[nodiscard]] virtual QTimeZone zone() const = 0;
    [[nodiscard]] virtual QString currency() const = 0; // ISO 4217
    [[nodiscard]] virtual qint64 now() const = 0;       // UTC milliseconds

    // Errors as AvailabilityService, OutageService, ServiceCatalog and TicketQueries name them.
    [[nodiscard]] virtual QFuture<Result<Record>> record() = 0;
    [[nodiscard]] virtual QFuture<Result<ServiceChoices>> choices() = 0;
    [[nodiscard]] virtual QFuture<Result<qint64>> incidents(const QString &query) = 0;
    // The numbers of those that explain the outage.
    [[nodiscard]] virtual QFuture<Result<QStringList>> explaining(OutageId id) = 0;

    [[nodiscard]] virtual QFuture<Result<Outage>> add(const Outage &outage) = 0;
    [[nodiscard]] virtual QFuture<Result<Outage>> change(const Outage &outage, qint64 version) = 0;
    [[nodiscard]] virtual QFuture<Result<Outage>> end(OutageId id, qint64 at) = 0;
    [[nodiscard]] virtual QFuture<Result<Outage>> reopen(OutageId id, qint64 version) = 0;
    [[nodiscard]] virtual QFuture<Result<Outage>> remove(OutageId id, qint64 version) = 0;
    [[nodiscard]] virtual QFuture<Result<Outage>> restore(OutageId id) = 0;
    // `version` 0: there is none of the name yet.
    [[nodiscard]] virtual QFuture<Result<Service>>
    setService(const QString &name, const QMap<QString, QString> &fields, qint64 version) = 0;
    [[nodiscard]] virtual QFuture<Result<>> setRules(const AvailabilityRules &rules,
                                                     const AvailabilityRules &before) = 0;

Q_SIGNALS:
    void changed(); // what figures rest on is otherwise now
};

} // namespace binnacle
