// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The frame of a board: its window, weeks and bins as instants cut in a zone, and the query texts of its
// marks. Pure; any thread.

#include "intervals/intervalset.h"
#include "metrics/incidentcolumns.h"
#include "query/query.h"
#include "reports/board.h"

#include <QDate>
#include <QTimeZone>
#include <algorithm>

namespace binnacle {

// A window cut into parts, each beginning where a local day does (the first where the window does).
struct BoardCuts
{
    std::vector<qint64> begins; // of the parts, ascending; then the end of the last
    std::vector<QDate> days;    // beside begins: the local date that starts there; invalid where none does
    double partsPerMs = 0;

    [[nodiscard]] size_t parts() const { return begins.size() - 1; }
    // The part that `at`, inside the window, lies in. Parts are nearly even: guess, then step.
    [[nodiscard]] size_t partOf(qint64 at) const
    {
        size_t i = std::min(begins.size() - 2, size_t(double(at - begins.front()) * partsPerMs));
        while (at < begins[i])
            --i;
        while (at >= begins[i + 1])
            ++i;
        return i;
    }
};

struct BoardFrame
{
    QTimeZone zone;      // cuts days
    QTimeZone queryZone; // in which query texts are read (the workspace's)
    qint64 from = 0, to = 0;
    qint64 priorFrom = 0, priorTo = 0;
    qint64 asOf = 0;
    qint64 openAt = 0; // what is open is of then: as of, or the end of a window that ends before
    qint64 dataBegin = 0;
    qint64 dataEnd = 0; // the last opening that is not in the future, or where the record of services ends
    std::optional<Interval> recorded; // from when to when anything is recorded of services
    bool defaultWindow = false;
    bool past = false; // states are of a given instant: no query of present states gives them
    QString base;      // the filter's clauses with type:incident, ready to be followed by more

    BoardCuts weeks; // local weeks (Monday), the first and last cut by the window
    BoardCuts bins;
    int binDays = 1;
    BoardCuts cells; // of uptime: days, where they are many weeks or months
    int cellDays = 1;

    // The window in force for a request; `columns`, and `recorded` of services, say where the data begins and
    // ends, `now` is the clock's.
    [[nodiscard]] static BoardFrame make(const BoardRequest &request, const Query &filter,
                                         const IncidentColumns &columns, const QTimeZone &zone,
                                         const QTimeZone &queryZone, qint64 now,
                                         const std::optional<Interval> &recorded = {});
    // The same frame, its query texts of another filter.
    [[nodiscard]] BoardFrame under(const Query &filter) const;

    [[nodiscard]] bool opensAtEnd() const { return openAt != asOf; }
    // The clause for what is open at that instant; empty in the past, whose states no query gives.
    [[nodiscard]] QString openClause() const;
    // The clause for a stamp in a part: "opened:2016-03-01..2016-03-03" where both ends are midnights where
    // queries are read, else two comparisons.
    [[nodiscard]] QString span(const QString &field, const BoardCuts &cuts, size_t part) const;
    [[nodiscard]] QString query(const QString &more = {}) const;       // base and more
    [[nodiscard]] QString windowQuery(const QString &more = {}) const; // and opened in the window

private:
    [[nodiscard]] QString span(const QString &field, qint64 begin, QDate first, qint64 end,
                               QDate after) const;
    QString m_window; // the clause for opened in the window
};

} // namespace binnacle
