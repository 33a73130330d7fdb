// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Whether the search index holds the words of the tickets' texts: made anew and compared. Stateless, on the
// database thread.

#include "store/check.h"
#include "store/scope.h"

namespace binnacle::searchreplay {

[[nodiscard]] Result<Check> check(ReadScope &scope);

} // namespace binnacle::searchreplay
