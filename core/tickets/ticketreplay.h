// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whether the tickets are what the audit says became of them: the last audited value of each field is the
// row's; each message, attachment and link is one that was added and not taken back, the message by whom and
// when it says, the text with its hash. What was done around Binnacle to a row shows here. On a database
// thread.

#include "store/check.h"
#include "store/scope.h"

namespace binnacle::ticketreplay {

// "ticket-replay"; names the first tickets and fields that differ.
[[nodiscard]] Result<Check> check(ReadScope &scope);

} // namespace binnacle::ticketreplay
