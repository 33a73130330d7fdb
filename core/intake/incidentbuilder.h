// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rows of one incident, in order of time, to the incident they tell of: present values from the latest,
// stamps from their columns or else derived from states, history from the differences (rules 2 to 5 of the
// command line's contract). Pure; one thread.

#include "intake/rowshape.h"
#include "tickets/ticketimportstore.h"

#include <bitset>

namespace binnacle {

// What the rows have a column or a value for, though it may be empty.
struct Told
{
    std::bitset<kFieldCount> fields;
    QStringList extras; // columns that fill no field
    bool log = false;   // of changes: what no column gives may follow from them
};

// With no state the stamps say it.
[[nodiscard]] QString stateByStamps(const Ticket &ticket);
// Codes: the data as found is odd.
[[nodiscard]] QStringList faultsOf(const Ticket &ticket);

struct BuiltIncident
{
    ImportedTicket imported;
    Told told;
    QString actor;      // who made the latest row, where it says so
    QStringList faults; // faultsOf
};

class IncidentBuilder
{
public:
    IncidentBuilder(QString source, bool events);

    // `rows` is not empty, in order of time; for a format with one row an incident it holds that row. The
    // latest row says the values; of a field whose column it lacks, the latest row that has the column.
    [[nodiscard]] BuiltIncident build(const std::vector<RowValues> &rows) const;

private:
    void takePresentValues(const RowValues &row, Ticket &ticket) const;
    void takeStamps(const std::vector<RowValues> &rows, const RowValues &latest, Ticket &ticket) const;
    void deriveStamps(const std::vector<RowValues> &rows, Ticket &ticket) const;
    void takeCounts(const std::vector<RowValues> &rows, const RowValues &latest, Ticket &ticket) const;
    void setState(const RowValues &row, Ticket &ticket) const;
    [[nodiscard]] std::vector<HistoryEntry> historyOf(const std::vector<RowValues> &rows) const;

    QString m_source;
    bool m_events;
};

} // namespace binnacle
