// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One change to many tickets: looked ahead at, ticket by ticket, then done as one operation in one
// transaction. Each ticket goes the way of a single act: the same rights, guards, history, audit and undo
// (TicketService::undo takes all of it back, or nothing). Any thread; answers by future. Owned by Workspace.

#include "base/job.h"
#include "tickets/ticketservice.h"
#include "tickets/ticketwrite.h"

#include <optional>

namespace binnacle {

// Tickets by key, or all that a query finds at that moment.
struct BulkSelection
{
    std::vector<TicketId> tickets;
    std::optional<QString> query;
};

// What becomes of one ticket.
struct BulkLine
{
    enum class Fate { Changes, Already, Refused };

    TicketId id;
    QString number; // of one the actor may not see its key
    QString title;
    qint64 rowVersion = 0;
    Fate fate = Fate::Changes;
    std::vector<FieldDifference> fields; // that change
    std::optional<Error> refusal;
};

struct BulkPlan
{
    std::vector<BulkLine> lines; // by key
    [[nodiscard]] qint64 count(BulkLine::Fate fate) const;
};

struct BulkResult
{
    QString operation; // for undo; empty: nothing was changed
    qint64 changed = 0;
    qint64 already = 0;
    qint64 refused = 0;
    std::vector<BulkLine> lines; // empty where the operation was done before
};

class BulkService
{
public:
    static constexpr qint64 kMost = 50'000; // tickets at once: nobody else writes meanwhile

    explicit BulkService(Database &database)
        : m_database(database)
    {}

    // Errors of the change as such, which no ticket would take: Invalid "unknown-field", "bad-value",
    // "nothing-to-change", "assign-to-whom", "resolution-required"; NotFound "no-such-person", …; those of
    // the query; Invalid "too-many-tickets" {most}; Cancelled. What is wrong with one ticket is in its line.
    [[nodiscard]] QFuture<Result<BulkPlan>> plan(const Actor &actor, const BulkSelection &selection,
                                                 const TicketChange &change, const JobPtr &job = {});
    // Whatever is there by now.
    [[nodiscard]] QFuture<Result<BulkResult>> run(const Actor &actor, const BulkSelection &selection,
                                                  const TicketChange &change, const JobPtr &job,
                                                  const QString &operation = {});
    // What was looked at, and no other ticket. Where one was edited since, its other fields stay as they
    // are by now; if that edit was of what this changes, it is refused with "stale-version".
    [[nodiscard]] QFuture<Result<BulkResult>> run(const Actor &actor, const BulkPlan &plan,
                                                  const TicketChange &change, const JobPtr &job,
                                                  const QString &operation = {});

private:
    Database &m_database;
};

} // namespace binnacle
