// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What `verify` says of published periods: each stands as it was published, by its own hash and the audit's.
// On the database thread.

#include "store/check.h"
#include "store/scope.h"

namespace binnacle {

[[nodiscard]] Result<Check> checkPeriods(ReadScope &scope);

} // namespace binnacle
