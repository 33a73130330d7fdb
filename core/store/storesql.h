// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The SQL of this room. Immutable after its first use; any thread.

#include "store/sqlcatalog.h"

namespace binnacle {

[[nodiscard]] const SqlCatalog &storeSql();

} // namespace binnacle
