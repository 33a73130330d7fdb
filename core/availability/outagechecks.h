// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What verify asks of outages. On the database thread.

#include "store/check.h"
#include "store/scope.h"

namespace binnacle {

// "outages": those entered here are what the audit says they became; of those of an import, what was done to
// them here is. What an import told and nobody touched is not compared (SECURITY.md).
[[nodiscard]] Result<Check> checkOutages(ReadScope &scope);

} // namespace binnacle
