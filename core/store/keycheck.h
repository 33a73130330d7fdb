// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Rebuilds the folded keys that rows are found and sorted by. Stateless, on the database thread.

#include "store/check.h"
#include "store/scope.h"
#include "store/sqlcatalog.h"

namespace binnacle::keycheck {

using Fold = QString (*)(const QString &text);

// The block gives pages of id, name for people, text and key, :after an id, :limit long, by id. Names each
// whose key is not what `fold` makes of the text.
[[nodiscard]] Result<> compare(ReadScope &scope, const SqlCatalog &catalog, const QString &block, Fold fold,
                               FaultList &faults);

} // namespace binnacle::keycheck
