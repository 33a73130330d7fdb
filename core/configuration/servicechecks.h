// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What verify asks of the catalog. On the database thread.

#include "store/check.h"
#include "store/scope.h"

namespace binnacle {

// "services": what the audit says of each service is what its row says, and what it says nothing of is empty.
[[nodiscard]] Result<Check> checkServices(ReadScope &scope);

} // namespace binnacle
