// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The invariants of stored tickets, rebuilt and compared, for the check of a whole workspace: derived class
// and priority, folded keys, one text and one index row a ticket, audited creation. Imported facts are not
// held to the rules of acts made here. On the database thread.

#include "store/workspaceverifier.h"

namespace binnacle {

[[nodiscard]] std::vector<WorkspaceVerifier::Checker> ticketChecks();

} // namespace binnacle
