// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A stale save taken apart by field: what only one side changed merges by itself, the rest a person decides.
// Pure; any thread.

#include "tickets/ticketservice.h"

#include <QList>
#include <QVariantMap>

namespace binnacle {

struct FieldConflict
{
    QString field;
    QString base, mine, theirs;

    friend bool operator==(const FieldConflict &, const FieldConflict &) = default;
};

struct EditMerge
{
    TicketValues values;            // mine that still stand and are not there already
    QList<FieldConflict> conflicts; // both sides changed it, to different values
};

// base: the values the edit began from; mine: what it wants; theirs: the present values of the same fields.
[[nodiscard]] EditMerge mergeEdit(const TicketValues &base, const TicketValues &mine,
                                  const QVariantMap &theirs);

} // namespace binnacle
