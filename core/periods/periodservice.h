// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Publishing periods, and what differs since. Any thread; owned by Workspace, gone before the services it
// asks. It works on a thread of its own, which waits for theirs.
//
// The figures are of the incidents the person may see. Columns follow a change a moment later
// (MetricsService): who publishes right after an edit of their own waits for MetricsService::changed.
//
// There is no undo: what was published has been read by others. Publishing the window again makes a new
// edition that names the one before; nothing is overwritten.

#include "availability/uptime.h"
#include "base/actor.h"
#include "base/result.h"
#include "periods/restatement.h"

#include <QFuture>
#include <QThreadPool>

namespace binnacle {

class AvailabilityService;
class Database;
class MetricsService;

inline constexpr int kLongestReason = 1000; // characters

struct PeriodRequest
{
    qint64 from = 0; // UTC milliseconds
    qint64 to = 0;   // the first instant after it
    QString reason;  // of a new edition, say
};

// Which restatements are asked for: of windows inside [from, to), where given; or of one period.
struct RestatementRequest
{
    std::optional<qint64> from, to;
    std::optional<PeriodId> only = {};
};

class PeriodService
{
public:
    PeriodService(Database &database, MetricsService &metrics, AvailabilityService &availability);
    ~PeriodService(); // waits for what runs

    // Needs PublishPeriod, and what metrics and availability need. Invalid "window-reversed", "period-empty",
    // "period-not-over" {to}, "bad-time" {value}, "text-too-long" {field, longest}.
    [[nodiscard]] QFuture<Result<PublishedPeriod>> publish(const Actor &actor, const PeriodRequest &request);

    // Needs ReadMetrics, as do the next. By their beginning, then edition; without figures.
    [[nodiscard]] QFuture<Result<std::vector<PublishedPeriod>>> periods(const Actor &actor);

    // One with its figures, as they were published. NotFound "no-such-period" {id}.
    [[nodiscard]] QFuture<Result<PublishedPeriod>> period(const Actor &actor, PeriodId id);

    // Of the newest edition of each window, or of the one asked for. Those that still hold have no
    // differences.
    [[nodiscard]] QFuture<Result<std::vector<Restatement>>> restatements(const Actor &actor,
                                                                         const RestatementRequest &request);

private:
    template <typename T, typename F>
    QFuture<Result<T>> work(F fn);
    [[nodiscard]] Result<std::vector<PeriodFigure>> figuresOf(const Actor &actor, qint64 from, qint64 to,
                                                              MaintenancePolicy policy);
    [[nodiscard]] Result<Restatement> restated(const Actor &actor, const PublishedPeriod &period);

    Database &m_database;
    MetricsService &m_metrics;
    AvailabilityService &m_availability;
    QThreadPool m_pool;
};

} // namespace binnacle
