// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rows of one incident, in order of time, to the incident they tell of: present values from the latest,
// stamps from their columns or else derived from states, history from the differences (rules 2 to 5 of the
// command line's contract). Pure; one thread.

#include "intake/importlog.h"
#include "intake/rownormalizer.h"
#include "tickets/ticketimportstore.h"

namespace binnacle {

class IncidentBuilder
{
public:
    IncidentBuilder(const Mapping &mapping, QString source);

    // `rows` is not empty; for a format with one row an incident it holds that row. Data faults are counted
    // in the log.
    [[nodiscard]] ImportedTicket build(const std::vector<RowValues> &rows, ImportLog &log) const;

private:
    void takePresentValues(const RowValues &row, Ticket &ticket) const;
    void takeStamps(const std::vector<RowValues> &rows, Ticket &ticket) const;
    void deriveStamps(const std::vector<RowValues> &rows, Ticket &ticket) const;
    void takeCounts(const std::vector<RowValues> &rows, Ticket &ticket) const;
    void setState(const RowValues &row, Ticket &ticket) const;
    [[nodiscard]] std::vector<HistoryEntry> historyOf(const std::vector<RowValues> &rows) const;
    [[nodiscard]] QString extraOf(const RowValues &row) const;

    const Mapping &m_mapping;
    QString m_source;
    QStringList m_extraNames;
    bool m_events;
};

} // namespace binnacle
