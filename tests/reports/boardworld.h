// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Incidents in columns, and the boards made of them.

#include "metrics/incidents.h"
#include "metrics/incidentsource.h"
#include "query/ticketfields.h"
#include "reports/boardmaker.h"

namespace binnacle::testing {

struct World
{
    IncidentColumns columns;
    QTimeZone zone = QTimeZone::utc();
    QTimeZone queryZone = QTimeZone::utc();
    std::optional<WorkCalendar> calendar;
    qint64 now = kNow;
    std::shared_ptr<AvailabilityRecord> record; // of services

    [[nodiscard]] RowBits filter(const QString &text) const
    {
        const auto query = ticketQueryLanguage().parse(text);
        if (!query)
            qFatal("%s: %s", qPrintable(text), qPrintable(query.error().key));
        return *filterRows(*query, ticketFields(), {queryZone, now, PersonId(2)},
                           IncidentSource(columns, {}));
    }
    [[nodiscard]] qint64 count(const QString &text) const { return filter(text).count(); }
    // Kept from board to board, or nothing is.
    [[nodiscard]] Board board(const BoardRequest &request, BoardKept *kept = nullptr) const
    {
        const Query query = *ticketQueryLanguage().parse(request.query);
        const RowBits selected = filter(request.query);
        return *makeBoard(request,
                          {columns, selected, query, zone, queryZone, now, calendar,
                           [this](const Query &part) { return filter(part.canonical()); }, record, kept});
    }
};

inline const BoardTile &tile(const Board &board, BoardTile::Kind kind)
{
    for (const BoardTile &t : board.tiles) {
        if (t.kind == kind)
            return t;
    }
    qFatal("no such tile");
}

} // namespace binnacle::testing
