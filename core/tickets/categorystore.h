// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Categories of tickets: rows to values and back. Stateless, on the database thread.

#include "base/ids.h"
#include "store/scope.h"

#include <QHash>
#include <optional>
#include <vector>

namespace binnacle {

struct Category
{
    CategoryId id;
    QString uid;
    QString name; // with all that is above it (categorypath.h)
    bool isRetired = false;
    qint64 rowVersion = 0;

    friend bool operator==(const Category &, const Category &) = default;
};

namespace categorystore {

// By name; the retired ones, too.
[[nodiscard]] Result<std::vector<Category>> categories(ReadScope &scope);
[[nodiscard]] Result<QStringList> names(ReadScope &scope);
// Of one that went into another: that one.
[[nodiscard]] Result<std::optional<Category>> byId(ReadScope &scope, CategoryId id);
[[nodiscard]] Result<std::optional<CategoryId>> byKey(ReadScope &scope, const QString &nameKey);
// Tickets by category, those nobody may see among them.
[[nodiscard]] Result<QHash<qint64, qint64>> uses(ReadScope &scope);
// Placeholders for names an import or a ticket brings; keys are the names as given.
[[nodiscard]] Result<QHash<QString, qint64>> ensureCategories(WriteScope &scope, const QStringList &names,
                                                              BatchId batch);
// Conflict "category-retired" {name}: no ticket gets it any more.
[[nodiscard]] Result<> mayBeSet(ReadScope &scope, CategoryId id);

[[nodiscard]] Result<CategoryId> insert(WriteScope &scope, const QString &name);
[[nodiscard]] Result<> rename(WriteScope &scope, CategoryId id, const QString &name);
[[nodiscard]] Result<> setRetired(WriteScope &scope, CategoryId id, bool retired);
// A merged one is deleted and leads to `into`; an invalid id makes it one of its own again.
[[nodiscard]] Result<> setMerged(WriteScope &scope, CategoryId id, CategoryId into);
[[nodiscard]] Result<> remove(WriteScope &scope, CategoryId id);
[[nodiscard]] Result<> keep(WriteScope &scope, CategoryId id);
[[nodiscard]] Result<std::vector<CategoryId>> mergedInto(ReadScope &scope, CategoryId id);
// The tickets of a category, whoever may see them.
[[nodiscard]] Result<std::vector<TicketId>> ticketsOf(ReadScope &scope, CategoryId id);
// Whether it had `from`; it has `into` then.
[[nodiscard]] Result<bool> moveTicket(WriteScope &scope, TicketId ticket, CategoryId from, CategoryId into);
[[nodiscard]] Result<QString> numberOf(ReadScope &scope, TicketId ticket);

} // namespace categorystore

} // namespace binnacle
