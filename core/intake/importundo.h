// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Takes a published batch back: what it made goes, what it changed is as before, unless a later edit stands
// in the way. Called on the thread of an undo; what it does runs on the database's threads.

#include "intake/importservice.h"

namespace binnacle::importundo {

// Restores what was changed and hides what was made, in one transaction, or says what stands in the way.
// After it the batch's rows are removed by importbatch::drop.
[[nodiscard]] Result<UndoImportReport> takeBack(Database &database, const Actor &actor, BatchId batch);

} // namespace binnacle::importundo
