// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Changed tickets inside a write, one or thousands, by few statements: held, read as the actor may see them,
// and what differs written with its history, audit and index. On the database thread.

#include "store/scope.h"
#include "tickets/ticket.h"

#include <QHash>
#include <QList>
#include <vector>

namespace binnacle {

class EditNames;

struct TicketDifference
{
    Ticket before, after;
};

// One field that differs, as text.
struct FieldDifference
{
    QString field, before, after;

    friend bool operator==(const FieldDifference &, const FieldDifference &) = default;
};

namespace ticketwrite {

// Nobody else changes these until the write is over; `ids` ascending, so that two who hold many never wait
// for each other.
[[nodiscard]] Result<> hold(WriteScope &scope, const QList<qint64> &ids);
// Whole tickets by key, as the person may see them; those hidden or gone are left out.
[[nodiscard]] Result<QHash<qint64, Ticket>> visible(ReadScope &scope, PersonId me, const QList<qint64> &ids);

// By the table of fields, in its order.
[[nodiscard]] std::vector<FieldDifference> differences(const Ticket &before, const Ticket &after);

// Writes what differs: rows, history, audit under `act`, outages, index, change. Gives how many tickets
// differed. Errors of ticketedit::permitted(); Conflict "stale-version" where a row is not at
// before.rowVersion.
[[nodiscard]] Result<qint64> write(WriteScope &scope, EditNames &names, const QString &act,
                                   const std::vector<TicketDifference> &changes);
// Indexes title, number, text, tags and conversation anew.
[[nodiscard]] Result<> index(WriteScope &scope, const std::vector<const Ticket *> &tickets);

} // namespace ticketwrite

} // namespace binnacle
