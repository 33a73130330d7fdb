// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Takes an act on categories back by a new act, made from what its operation wrote: tickets that followed a
// merge have their category again. On the database thread.

#include "store/scope.h"

namespace binnacle::categoryundo {

// NotFound "nothing-to-undo"; Conflict "later-edit" {number, field}, "name-taken" {name}.
[[nodiscard]] Result<> undo(WriteScope &scope, const QString &operation);

} // namespace binnacle::categoryundo
