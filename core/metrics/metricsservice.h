// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Keeps the incident columns in memory, follows the change log, and answers metrics on worker threads of its
// own. Lives on the thread that made it (the GUI thread in the desktop); owned by Workspace in app/, gone
// before its Database. Computations share the columns under a read lock; an edit takes the write lock for the
// moment it needs, on a worker.

#include "base/actor.h"
#include "base/result.h"
#include "metrics/incidentmetrics.h"

#include <QFuture>
#include <QObject>
#include <functional>
#include <memory>

namespace binnacle {

class Database;

// What a computation works on: valid while it runs.
struct MetricsView
{
    const IncidentColumns &columns;
    const RowBits &selected; // rows of the query that the actor may see
    const Query &query;
    QTimeZone zone; // the workspace's
    qint64 now = 0;
    const RowBits *presentShown = nullptr; // of columns as they were (columnsasof.h)
    // Rows of a part of the query, which the actor may see.
    std::function<Result<RowBits>(const Query &part)> rowsOf;

    // The workspace's where no name is given; Invalid "unknown-zone" {zone}.
    [[nodiscard]] Result<QTimeZone> zoneNamed(const QString &name) const;
};

// Invalid "window-reversed": it ends before it begins. An open end is none.
[[nodiscard]] Result<> checkWindow(std::optional<qint64> from, std::optional<qint64> to);

class MetricsService : public QObject
{
    Q_OBJECT
public:
    explicit MetricsService(Database &database, QObject *parent = nullptr);
    ~MetricsService() override; // waits for computations that run

    // Fills the columns in the background if they are not there yet; every other call does it by itself.
    [[nodiscard]] QFuture<Result<>> load();

    // Denied without Act::ReadMetrics; the query's own errors with their position; Invalid "unknown-zone"
    // {zone}, "window-reversed".
    [[nodiscard]] QFuture<Result<MetricsReport>> compute(const Actor &actor, const MetricsRequest &request);

    // Any other computation: fn(const MetricsView &) -> Result<T>, on a worker, with the same checks. asOf:
    // over the columns as they were then.
    template <typename T, typename F>
    [[nodiscard]] QFuture<Result<T>> over(const Actor &actor, const QString &query,
                                          std::optional<qint64> asOf, F fn)
    {
        auto promise = std::make_shared<QPromise<Result<T>>>(); // shared: std::function must be copyable
        promise->start();
        run(actor, query, asOf, [promise, fn = std::move(fn)](const MetricsView *view, const Error *error) {
            promise->addResult(view ? fn(*view) : Result<T>(tl::unexpected<Error>(*error)));
            promise->finish();
        });
        return promise->future();
    }

    // Numbers of tickets by key. Blocks: for computations on a worker only.
    [[nodiscard]] Result<QHash<qint64, QString>> numbersOf(const std::vector<qint64> &tickets);
    // The calendar of business time: the workspace's default. Blocks: for computations on a worker only.
    [[nodiscard]] Result<WorkCalendar> calendar();

Q_SIGNALS:
    // The columns have new values: whoever shows figures asks again. In this object's thread.
    void changed();

private:
    using Work = std::function<void(const MetricsView *view, const Error *error)>;
    void run(const Actor &actor, const QString &query, std::optional<qint64> asOf, Work work);
    void follow(const QStringList &kinds, const QList<qint64> &keys);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace binnacle
