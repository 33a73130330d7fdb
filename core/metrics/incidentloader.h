// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Fills incident columns from the table of tickets and keeps names and rows up to date. Runs inside
// Database::read, on the database's thread; owns nothing.

#include "metrics/incidentcolumns.h"
#include "metrics/incidentpast.h"
#include "query/condition.h"
#include "query/query.h"
#include "store/scope.h"

#include <QHash>
#include <set>

namespace binnacle {

namespace incidentloader {

// All of them: names first, then rows by key. What imports told lies before `now`: a later stamp is wrong.
[[nodiscard]] Result<IncidentColumns> load(ReadScope &scope, qint64 now);

// Rows of some tickets as they are now, with the names they use; ids that are no (visible) incident any more
// in `gone`.
struct Refreshed
{
    struct Row
    {
        IncidentRow row; // names: row keys and texts are below, codes are given when applied
        std::array<qint64, kColumnNames> keys{};
        std::array<QString, kColumnNames> texts;
    };
    std::vector<Row> rows;
    std::vector<qint64> gone;
    std::array<QHash<qint64, QString>, kColumnNames> names; // of the keyed columns, complete, where asked for
};
[[nodiscard]] Result<Refreshed> refresh(ReadScope &scope, const std::set<qint64> &ids, bool withNames);
void apply(IncidentColumns &columns, const Refreshed &refreshed);

// What history says of every incident that has one, at `asOf`.
[[nodiscard]] Result<QHash<qint64, IncidentPast>> pastAt(ReadScope &scope, qint64 asOf);

// Tickets that fulfill a part of a query which columns cannot tell; others than incidents may be among them.
[[nodiscard]] Result<std::vector<qint64>> idsOf(ReadScope &scope, const Query &part,
                                                const QueryContext &context);
[[nodiscard]] Result<std::vector<qint64>> teamsOf(ReadScope &scope, PersonId person);
[[nodiscard]] Result<QHash<qint64, QString>> numbersOf(ReadScope &scope, const std::vector<qint64> &ids);

} // namespace incidentloader

} // namespace binnacle
