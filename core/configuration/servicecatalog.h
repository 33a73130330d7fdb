// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What may be done with the services of the catalog: one method, one intention, one transaction. Each checks
// the right it needs and writes its audit rows. Any thread; owned by Workspace.

#include "configuration/service.h"

#include <QFuture>
#include <QMap>
#include <optional>
#include <vector>

namespace binnacle {

struct Actor;
class Database;

class ServiceCatalog
{
public:
    explicit ServiceCatalog(Database &database)
        : m_database(database)
    {}

    // Reading needs ReadTickets. By name.
    [[nodiscard]] QFuture<Result<std::vector<Service>>> services(const Actor &actor);
    // NotFound "no-such-service" {name}.
    [[nodiscard]] QFuture<Result<Service>> service(const Actor &actor, const QString &name);

    // Changes the named fields of the service, or makes it where none has the name. Needs EditServices.
    // Invalid as setServiceField and check say; "need-twice" {name} and
    // "needs-itself" {name, way}; NotFound "no-such-person", "no-such-calendar", "no-such-service"; Conflict
    // "service-exists" {name}, and "stale-version" where the service is not at `version` (0: there is none
    // of the name yet; nothing: whatever it is).
    [[nodiscard]] QFuture<Result<Service>> set(const Actor &actor, const QString &name,
                                               const QMap<QString, QString> &fields,
                                               std::optional<qint64> version = {});

private:
    Database &m_database;
};

} // namespace binnacle
