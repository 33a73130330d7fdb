// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Services: rows to values and back. Stateless, on the database thread.

#include "configuration/service.h"
#include "store/check.h"
#include "store/scope.h"

#include <QHash>
#include <optional>
#include <vector>

namespace binnacle {

namespace servicestore {

// By name.
[[nodiscard]] Result<std::vector<Service>> services(ReadScope &scope);
// By its name, or else its key.
[[nodiscard]] Result<std::optional<Service>> byName(ReadScope &scope, const QString &name);

// The same. NotFound "no-such-service" {name}.
[[nodiscard]] Result<Service> existing(ReadScope &scope, const QString &name);

// Nobody else changes it until the write is over.
[[nodiscard]] Result<> hold(WriteScope &scope, const QString &name);
// Conflict "service-exists" {name}.
[[nodiscard]] Result<ServiceId> insert(WriteScope &scope, const Service &service);
// All fields, a version later, and no import's any more. Conflict "service-exists" {name}.
[[nodiscard]] Result<> update(WriteScope &scope, const Service &service);
// What it needs, by keys; the services named are no import's any more. With holdNeeds() nobody else changes
// any service's needs until the write is over.
[[nodiscard]] Result<> holdNeeds(WriteScope &scope);
[[nodiscard]] Result<> setNeeds(WriteScope &scope, ServiceId service, const std::vector<Need> &needs);
// Placeholders for names an import or a ticket brings; keys are the names as given.
[[nodiscard]] Result<QHash<QString, qint64>> ensureServices(WriteScope &scope, const QStringList &names,
                                                            BatchId batch);

// The services there are of these keys, else of these names, shown or not, each in its place; none: it is
// new. A name that another key of these has already is not taken for this one.
[[nodiscard]] Result<std::vector<ServiceId>> find(ReadScope &scope, const std::vector<ServiceRef> &refs);
// The same, and placeholders for those that are new; each of these once.
[[nodiscard]] Result<std::vector<ServiceId>> ensure(WriteScope &scope, const std::vector<ServiceRef> &refs,
                                                    BatchId batch);

// What the audit says of each service by field, the last word of each.
[[nodiscard]] Result<QHash<qint64, QHash<QString, QString>>> audited(ReadScope &scope);

// Conflict "calendar-in-use" {name, services}: some service counts by it.
[[nodiscard]] Result<> calendarUnused(ReadScope &scope, CalendarId calendar);

// Names services whose folded key is not their name's.
[[nodiscard]] Result<> compareKeys(ReadScope &scope, FaultList &faults);

} // namespace servicestore

} // namespace binnacle
