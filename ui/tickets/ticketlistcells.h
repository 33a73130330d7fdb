// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the columns of the ticket list are called, and what stands in them. Pure; GUI thread.

#include "lists/listcolumns.h"
#include "tickets/ticket.h"

#include <QTimeZone>

namespace binnacle::ticketlistcells {

[[nodiscard]] QString fieldAt(int column);        // of TicketListModel::Column; empty: no such column
[[nodiscard]] int columnOf(const QString &field); // -1: the field is no column
[[nodiscard]] QString labelOf(const QString &field);
// By the fields that have an index: any other order would read and sort the whole workspace for each page.
[[nodiscard]] bool isSortable(int column);
[[nodiscard]] bool isTime(int column);
[[nodiscard]] bool isNumber(int column);                                      // stands at the right
[[nodiscard]] std::optional<qint64> timeAt(const TicketRow &row, int column); // of a column of times
[[nodiscard]] qint64 numberAt(const TicketRow &row, int column);              // of a column of numbers
[[nodiscard]] QString text(const TicketRow &row, int column, qint64 now, const QTimeZone &zone);
// As it is read aloud.
[[nodiscard]] QString spoken(const TicketRow &row, int column, qint64 now, const QTimeZone &zone);
// Of a group, by its value: "P1 critical", "In progress", "Friday, November 20, 2026", "No team".
[[nodiscard]] QString groupLabel(const QString &field, const QString &value);
[[nodiscard]] QList<ListColumns::Spec> specs();

} // namespace binnacle::ticketlistcells
