// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Keeps the incident columns in memory, follows the change log, and answers metrics on worker threads. Lives
// on the thread that made it (the GUI thread in the desktop); owned by Workspace in app/. Readers share the
// columns under a read lock; an edit takes the write lock for the microseconds it needs, never on the GUI
// thread.

#include "base/actor.h"
#include "base/result.h"
#include "metrics/measures.h"

#include <QFuture>
#include <QObject>
#include <functional>
#include <memory>

namespace binnacle {

class Database;
class IncidentColumns;
class Selection;

class MetricsService : public QObject
{
    Q_OBJECT
public:
    explicit MetricsService(Database &database, QObject *parent = nullptr);
    ~MetricsService() override; // waits for computations that run

    // Fills the columns in the background if they are not there yet; every other call does it by itself.
    [[nodiscard]] QFuture<Result<>> load();
    [[nodiscard]] bool isLoaded() const;

    // Denied without Act::ReadMetrics; the query's own errors with their position.
    [[nodiscard]] QFuture<Result<MetricsReport>> compute(const Actor &actor, const MetricsRequest &request);

Q_SIGNALS:
    // The columns have new values: whoever shows figures asks again. In this object's thread.
    void changed();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace binnacle
