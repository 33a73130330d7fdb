// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Boards of a database, with all a BoardService asks; must live until the answer is there.

#include "availability/availabilityservice.h"
#include "metrics/annotationservice.h"
#include "metrics/metricsservice.h"
#include "reports/boardservice.h"
#include "store/database.h"

namespace binnacle::testing {

class Boards
{
public:
    Boards(Database &database, MetricsService &metrics)
        : m_availability(database, database.clock())
        , m_annotations(database)
        , m_boards(metrics, m_availability, m_annotations)
    {}

    QFuture<Result<Board>> board(const Actor &actor, const BoardRequest &request)
    {
        return m_boards.board(actor, request);
    }

private:
    AvailabilityService m_availability;
    AnnotationService m_annotations;
    BoardService m_boards;
};

} // namespace binnacle::testing
