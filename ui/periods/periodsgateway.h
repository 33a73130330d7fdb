// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the page of periods asks of a workspace: what was published, what of it reads otherwise now, reports,
// and word of changes. app/ fills it over the services; tests with one of their own. GUI thread; outlives the
// page.

#include "base/actor.h"
#include "periods/periodservice.h"
#include "reports/reportservice.h"

#include <QFuture>
#include <QObject>
#include <QTimeZone>

namespace binnacle {

class ListStore;

// From when to when anything is known, of incidents or services.
struct DataSpan
{
    qint64 from = 0; // UTC milliseconds
    qint64 to = 0;   // the newest instant

    friend bool operator==(const DataSpan &, const DataSpan &) = default;
};

class PeriodsGateway : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual Actor actor() const = 0;
    [[nodiscard]] virtual ListStore &lists() = 0; // where layouts are kept
    [[nodiscard]] virtual QTimeZone zone() const = 0;
    [[nodiscard]] virtual qint64 now() const = 0;                 // UTC milliseconds
    [[nodiscard]] virtual QString workspaceName() const = 0;      // as what leaves it is headed
    [[nodiscard]] virtual QStringList workspaceFiles() const = 0; // nothing is written over these

    // Errors as PeriodService, ReportService, MetricsService and AvailabilityService name them.
    [[nodiscard]] virtual QFuture<Result<std::vector<PublishedPeriod>>> periods() = 0;
    [[nodiscard]] virtual QFuture<Result<PublishedPeriod>> period(PeriodId id) = 0;
    // Of this edition, also where there is a newer one. NotFound "no-such-period" {id}.
    [[nodiscard]] virtual QFuture<Result<Restatement>> restatement(const PublishedPeriod &period) = 0;
    [[nodiscard]] virtual QFuture<Result<std::optional<DataSpan>>> dataSpan() = 0;
    [[nodiscard]] virtual QFuture<Result<PublishedPeriod>> publish(const PeriodRequest &request) = 0;
    [[nodiscard]] virtual QFuture<Result<Report>> monthly(const ReportWindow &window,
                                                          const QString &comment) = 0;

    // The comment of a month, begun and not sent, as an earlier run left it; of the person alone.
    [[nodiscard]] virtual QFuture<Result<QString>> comment(const ReportWindow &month) = 0;
    [[nodiscard]] virtual QFuture<Result<>> keepComment(const ReportWindow &month,
                                                        const QString &comment) = 0;

Q_SIGNALS:
    void changed(); // what figures rest on is otherwise now
};

} // namespace binnacle
