// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is to become of a ticket, or of many: which act, with which values. A value; any thread.

#include <QMap>
#include <QString>
#include <QStringList>

namespace binnacle {

// Values by field name, as in ticketvalues.
using TicketValues = QMap<QString, QString>;

struct TicketChange
{
    enum class Kind {
        Set,     // values as they are
        Assign,  // "team", "assignee" or both; who takes an incident works on it
        Resolve, // "resolution_code", "resolution", and what is known of "occurred" and "restored"
        Reopen,
    };
    Kind kind = Kind::Set;
    TicketValues values;
    QStringList addTags, removeTags; // Set only: the other tags stay

    friend bool operator==(const TicketChange &, const TicketChange &) = default;
};

} // namespace binnacle
