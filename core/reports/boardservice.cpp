// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/boardservice.h"

#include "availability/availabilityservice.h"
#include "metrics/annotationservice.h"
#include "metrics/metricsservice.h"
#include "reports/boardmaker.h"

#include <QMutex>
#include <mutex>

namespace binnacle {

struct BoardService::Keeping
{
    QMutex lock;
    BoardKept kept;
};

BoardService::BoardService(MetricsService &metrics, AvailabilityService &availability,
                           AnnotationService &annotations)
    : m_metrics(metrics)
    , m_availability(availability)
    , m_annotations(annotations)
    , m_keeping(std::make_shared<Keeping>())
{}

BoardService::~BoardService() = default;

QFuture<Result<Board>> BoardService::board(const Actor &actor, const BoardRequest &request)
{
    MetricsService *metrics = &m_metrics;
    AvailabilityService *availability = &m_availability;
    AnnotationService *annotations = &m_annotations;
    const auto compute = [metrics, availability, annotations, keeping = m_keeping, actor,
                          request](const MetricsView &view) -> Result<Board> {
        BINNACLE_TRY(checkWindow(request.from, request.to));
        BINNACLE_LET(const QTimeZone zone, view.zoneNamed(request.zone));
        std::optional<WorkCalendar> calendar;
        if (request.time == TimeKind::Business) {
            BINNACLE_LET(calendar, metrics->calendar());
        }
        BINNACLE_LET(const AvailabilityService::Record record, availability->record(actor).result());
        // A board made at the same time, or of the past, works by itself.
        std::unique_lock keeps(keeping->lock, std::defer_lock);
        const bool mayKeep = !request.asOf && keeps.try_lock();
        BINNACLE_LET(Board board,
                     makeBoard(request, {view.columns, view.selected, view.query, zone, view.zone, view.now,
                                         calendar, view.rowsOf, record, mayKeep ? &keeping->kept : nullptr}));
        if (mayKeep)
            keeps.unlock();
        if (request.marks) {
            BINNACLE_LET(const auto noted,
                         annotations->annotations(actor, board.header.from, board.header.to).result());
            for (const Annotation &one : noted)
                board.marks.push_back({one.at, one.text});
        }
        std::vector<qint64> oldest;
        for (const BoardOldest &one : board.oldest)
            oldest.push_back(one.ticket);
        if (oldest.empty())
            return board;
        BINNACLE_LET(const auto numbers, metrics->numbersOf(oldest));
        for (BoardOldest &one : board.oldest)
            one.number = numbers.value(one.ticket);
        return board;
    };
    return metrics->over<Board>(actor, request.query, request.asOf, compute);
}

} // namespace binnacle
