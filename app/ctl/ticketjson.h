// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tickets as the command line's JSON. Pure.

#include "tickets/ticket.h"

#include <QJsonObject>
#include <QTimeZone>

namespace binnacle {

[[nodiscard]] QString priorityText(int priority); // "P1" … "P4", empty for none
[[nodiscard]] QJsonObject ticketRowJson(const TicketRow &row, const QTimeZone &zone);
[[nodiscard]] QJsonObject ticketDetailJson(const TicketDetail &detail, const QTimeZone &zone);

} // namespace binnacle
