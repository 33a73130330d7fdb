// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Takes an act on persons and teams back by a new act, made from what its operation wrote. On the database
// thread.

#include "base/ids.h"
#include "base/result.h"
#include "store/scope.h"

#include <functional>

namespace binnacle::peopleundo {

// Whether anything outside of this room names the person or team: then adding them is not undone any more.
using InUse = std::function<Result<bool>(ReadScope &scope, const QString &kind, qint64 id)>;

// NotFound "nothing-to-undo"; Conflict "later-edit" {number, field} and "person-in-use" {name}; "last-admin"
// and "own-admin-role" as of any edit. Gives the name of who or what it was about.
[[nodiscard]] Result<QString> undo(WriteScope &scope, const QString &operation, const InUse &inUse);

} // namespace binnacle::peopleundo
