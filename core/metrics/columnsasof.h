// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The incident columns as they were at an instant. Pure; any thread.

#include "metrics/incidentcolumns.h"
#include "metrics/incidentpast.h"
#include "query/columnfilter.h"

namespace binnacle {

struct PastColumns
{
    IncidentColumns columns; // the first rows of the present ones, in the same order
    // Rows changed since whose history does not begin with them: of these, what neither history nor stamps
    // tell is the present value.
    RowBits presentShown;
};

// Incidents opened later do not exist and later stamps are absent. States and fields are those of `history`
// by id (an incident whose history began later is new); without a history the state is what the stamps left
// tell.
[[nodiscard]] PastColumns columnsAsOf(const IncidentColumns &columns, qint64 asOf,
                                      const QHash<qint64, IncidentPast> &history);

} // namespace binnacle
