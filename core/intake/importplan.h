// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is to be done with a chunk of incidents: which are new, changed, the same or edited here. Called on
// the database's threads, inside one scope.

#include "intake/importstore.h"
#include "intake/importtarget.h"
#include "intake/importvalues.h"
#include "intake/incidentreader.h"

namespace binnacle {

namespace importplan {

struct Incoming
{
    IncidentDraft draft;
    importstore::Imported given; // what stands beside the ticket if it is new

    explicit Incoming(IncidentDraft of);
    [[nodiscard]] const Ticket &ticket() const { return draft.built.imported.ticket; }
};

// What stands beside a ticket once an import gave it these values; `rows`: bytes of EventRows.
[[nodiscard]] importstore::Imported importedFrom(const QByteArray &digest, const QByteArray &rows);

// What an import says of a ticket that is there.
struct Given
{
    Ticket ticket;
    Told told;
    Ticket ofRows;   // what the rows of a log that stand beside it tell, where the import brings more
    QByteArray rows; // that will stand beside it, as bytes of EventRows
};
struct Merged
{
    importvalues::Merge merge;
    QStringList faults; // of what is given
};
[[nodiscard]] Merged merged(const importstore::Present &present, const Ticket &ticket, const Given &given);

struct Plan
{
    std::vector<const Incoming *> created; // of the chunk
    std::vector<importstore::Staged> changed;
    StagingCounts counts;
};

// `me` is who imports; a number comes once an import. Conflict "import-running"; Invalid "too-many-rows"; Bug
// "events-damaged".
[[nodiscard]] Result<Plan> make(ReadScope &scope, PersonId me, const QString &source,
                                const std::vector<Incoming> &chunk);

// The rows that stand beside a ticket and those an import brings, folded.
struct Union
{
    EventRows rows;
    BuiltIncident built;
};
[[nodiscard]] Result<Union> unite(const QByteArray &before, const EventRows &later, const QString &source,
                                  const QString &number);

} // namespace importplan

} // namespace binnacle
