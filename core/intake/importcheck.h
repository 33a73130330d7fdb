// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What verify asks of imports, on a database thread:
// "imported": what an import remembers of a ticket has its hash; the ticket is as it was given, but for
// fields the audit says were changed here since; every row its log told is in its history. "batches": each
// batch is in the state the audit says, with as many tickets as it made; each imported ticket has its batch.

#include "store/workspaceverifier.h"

namespace binnacle {

[[nodiscard]] std::vector<WorkspaceVerifier::Checker> importChecks();

} // namespace binnacle
