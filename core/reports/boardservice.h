// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Makes boards over the incident columns of MetricsService, on its worker threads. Owned by Workspace in
// app/; call it from the GUI thread and take the answer with whenReady(). A newer call does not cancel
// an older one: drop late answers by generation number.

#include "base/actor.h"
#include "base/result.h"
#include "reports/board.h"

#include <QFuture>

namespace binnacle {

class MetricsService;

class BoardService
{
public:
    explicit BoardService(MetricsService &metrics)
        : m_metrics(metrics)
    {}

    // Denied without the right to read metrics; the query's own errors (`unknown-field`, … with `position`).
    [[nodiscard]] QFuture<Result<Board>> board(const Actor &actor, const BoardRequest &request);

private:
    MetricsService &m_metrics;
};

} // namespace binnacle
