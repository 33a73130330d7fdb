// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Which rows of a ticket's history moved a stamp by hand when the ticket was resolved already: figures that
// were told may rest on what stood before. Pure; any thread.

#include "tickets/ticket.h"

namespace binnacle {

// One answer a row of `history`, which runs oldest first.
[[nodiscard]] std::vector<bool> stampEditsAfterResolution(const Ticket &ticket,
                                                          const std::vector<HistoryRow> &history);

} // namespace binnacle
