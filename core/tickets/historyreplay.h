// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whether the history of what was done here is what the audit says was done: each row has its audited act and
// says the same of it, each act its row. What an import told is not of here: see intake/importcheck.h. On a
// database thread.

#include "store/check.h"
#include "store/scope.h"

namespace binnacle::historyreplay {

// "history-replay"; names the first tickets and fields that differ.
[[nodiscard]] Result<Check> check(ReadScope &scope);

} // namespace binnacle::historyreplay
