// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What an import says nothing of, because its file has no column for it, stays as the import before left it.
// Pure; any thread.

#include "intake/incidentbuilder.h"

#include <QSet>

namespace binnacle::carryover {

// What there was before an import.
struct Past
{
    QByteArray last; // importvalues::digest of what was given; empty: nothing was
    const Ticket &present;
    const Ticket &ofRows; // what the rows of a log beside the ticket tell of it by themselves
    bool logged = false;  // there are such rows
};

struct Carried
{
    Ticket incoming;         // with what follows from the values carried over
    QSet<QByteArray> values; // names of those the import says nothing of
};

// What the rows of a log gave goes with them, for later rows tell it anew; what another file gave stays.
[[nodiscard]] Carried over(const Past &past, const Ticket &incoming, const Told &told);

// Two rows of one number in one import, as if imported one after the other: `later` becomes what both tell.
void join(const BuiltIncident &earlier, BuiltIncident &later);

} // namespace binnacle::carryover
