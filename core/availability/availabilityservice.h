// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The availability of the services of the catalog over a window. Keeps what is recorded in memory and follows
// the change log. Lives on the thread that made it; owned by Workspace, gone before its Database. Its methods
// may be called from any thread.

#include "availability/availabilityrecord.h"
#include "base/result.h"

#include <QFuture>
#include <QObject>
#include <memory>

namespace binnacle {

struct Actor;
class Clock;
class Database;

struct AvailabilityRequest
{
    QString service;            // by name; empty: all
    std::optional<qint64> from; // UTC milliseconds; none: where the record of each service begins
    std::optional<qint64> to;   // none: where it ends
    std::optional<qint64> asOf; // none: now
    std::optional<MaintenancePolicy> policy; // none: the workspace's
    std::optional<qint64> gap;               // milliseconds: a longer silence between checks tells nothing
};

struct AvailabilityReport
{
    AvailabilityRequest request;
    AvailabilityRules rules; // in force
    qint64 asOf = 0;
    QTimeZone zone;
    std::vector<ServiceAvailability> services; // by name
};

class AvailabilityService : public QObject
{
    Q_OBJECT
public:
    // Shared: a computation keeps the record it began with while a newer one takes its place.
    using Record = std::shared_ptr<const AvailabilityRecord>;

    AvailabilityService(Database &database, Clock &clock, QObject *parent = nullptr);
    ~AvailabilityService() override;

    // Needs ReadMetrics. NotFound "no-such-service" {name}; Invalid "window-reversed" where `to` is before
    // `from`.
    [[nodiscard]] QFuture<Result<AvailabilityReport>> report(const Actor &actor,
                                                             const AvailabilityRequest &request);

    // What is recorded, as it is now. Needs ReadMetrics.
    [[nodiscard]] QFuture<Result<Record>> record(const Actor &actor);

    // The workspace's rules. Needs EditSharedSettings; audited, its way back is to set the ones before.
    // Invalid "bad-value" {field, value} for a weight outside 0..1; Conflict "stale-version" where others
    // than `before` hold by now (none: whatever holds).
    [[nodiscard]] QFuture<Result<>> setRules(const Actor &actor, const AvailabilityRules &rules,
                                             const std::optional<AvailabilityRules> &before = {});

Q_SIGNALS:
    // Something that figures rest on is otherwise now: whoever shows them asks again. In this object's
    // thread.
    void changed();

private:
    void follow(const QStringList &kinds, const QList<qint64> &keys);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace binnacle
