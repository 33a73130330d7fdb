// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What imports remember of tickets, compared with its hash, for the check of a whole workspace. On the
// database thread.

#include "store/workspaceverifier.h"

namespace binnacle {

[[nodiscard]] WorkspaceVerifier::Checker importCheck();

} // namespace binnacle
