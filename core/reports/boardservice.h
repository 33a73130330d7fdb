// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Makes boards over the incident columns of MetricsService and what AvailabilityService has recorded, on
// worker threads. Owned by Workspace in app/; call it from the GUI thread and take the answer with
// whenReady(). A newer call does not cancel an older one: drop late answers by generation number.

#include "base/actor.h"
#include "base/result.h"
#include "reports/board.h"

#include <QFuture>
#include <memory>

namespace binnacle {

class AnnotationService;
class AvailabilityService;
class MetricsService;

class BoardService
{
public:
    BoardService(MetricsService &metrics, AvailabilityService &availability, AnnotationService &annotations);
    ~BoardService();

    // Denied without the right to read metrics; the query's own errors (`unknown-field`, … with `position`).
    [[nodiscard]] QFuture<Result<Board>> board(const Actor &actor, const BoardRequest &request);

private:
    MetricsService &m_metrics;
    AvailabilityService &m_availability;
    AnnotationService &m_annotations;
    // Shared with boards on their way: they may outlive this.
    struct Keeping;
    std::shared_ptr<Keeping> m_keeping;
};

} // namespace binnacle
