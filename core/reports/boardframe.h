// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The frame of a board: its window, weeks and bins as instants cut in a zone, and the query texts of its
// marks. Pure; any thread.

#include "metrics/incidentcolumns.h"
#include "query/query.h"
#include "reports/board.h"

#include <QTimeZone>

namespace binnacle {

struct BoardFrame
{
    QTimeZone zone;      // cuts days
    QTimeZone queryZone; // in which query texts are read (the workspace's)
    qint64 from = 0, to = 0;
    qint64 priorFrom = 0, priorTo = 0;
    qint64 asOf = 0;
    bool defaultWindow = false;
    bool past = false; // states are of an earlier instant: no query of present states gives them
    QString base;      // the filter's clauses with type:incident, ready to be followed by more

    std::vector<qint64> weeks; // begins of the local weeks (Monday), the first cut by the window; then `to`
    std::vector<qint64> bins;  // begins of the bins; then `to`
    int binDays = 1;

    // The window in force for a request; `columns` say where the data begins and ends.
    [[nodiscard]] static BoardFrame make(const BoardRequest &request, const Query &filter,
                                         const IncidentColumns &columns, const QTimeZone &zone,
                                         const QTimeZone &queryZone);

    // "opened:2016-03-01..2016-03-03" where both ends are midnights where queries are read, else two
    // comparisons.
    [[nodiscard]] QString span(const QString &field, qint64 begin, qint64 end) const;
    [[nodiscard]] QString query(const QString &more = {}) const;       // base and more
    [[nodiscard]] QString windowQuery(const QString &more = {}) const; // and opened in the window
};

// Index of the part of `begins` (ascending, the last entry is the end) that `at` lies in.
[[nodiscard]] size_t partOf(const std::vector<qint64> &begins, qint64 at);

} // namespace binnacle
