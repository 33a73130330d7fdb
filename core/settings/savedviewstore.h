// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Saved views: rows to values and back, and what verify asks of them. Stateless, on the database thread.

#include "settings/savedview.h"
#include "store/check.h"
#include "store/scope.h"

#include <optional>
#include <vector>

namespace binnacle::savedviewstore {

struct Stored
{
    SavedView view;
    bool isRemoved = false;
};

// The shared ones and those of `me`, by name.
[[nodiscard]] Result<std::vector<SavedView>> all(ReadScope &scope, const QString &list, PersonId me);
// Removed ones, too.
[[nodiscard]] Result<std::optional<Stored>> byId(ReadScope &scope, SavedViewId id);
// Nobody else changes it until the write is over.
[[nodiscard]] Result<> hold(WriteScope &scope, SavedViewId id);
// Whether another one of the same owner has its name; how many others the owner has.
[[nodiscard]] Result<bool> isNameTaken(ReadScope &scope, const SavedView &view);
[[nodiscard]] Result<qint64> countOfOwner(ReadScope &scope, const SavedView &view);
[[nodiscard]] Result<SavedViewId> insert(WriteScope &scope, const SavedView &view); // with its uid
[[nodiscard]] Result<> update(WriteScope &scope, const SavedView &view);
[[nodiscard]] Result<> remove(WriteScope &scope, SavedViewId id);
[[nodiscard]] Result<> restore(WriteScope &scope, SavedViewId id);

// As the audit keeps it: names of people may stand in a name, a query and a layout, so of each its hash,
// salted with the uid.
[[nodiscard]] QString audited(const SavedView &view);

// "views": what the audit says of each is what its row says.
[[nodiscard]] Result<Check> checkViews(ReadScope &scope);

} // namespace binnacle::savedviewstore
