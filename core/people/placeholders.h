// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Names an import brings (persons, teams, services, categories) become placeholders under its batch. One
// routine for all tables of names: which row has a name and how one is made are two blocks of the room's own
// catalog, "…_named" (name_key → id) and "…_placeholder" (uid, name, name_key, batch → id). On the database
// thread.

#include "store/scope.h"

#include <QHash>
#include <QStringList>

namespace binnacle {

// Held until the write ends by whoever makes placeholders, relies on those there are, or takes unused ones
// away: on a server two imports may bring the same names at once. A file has one writer anyway.
[[nodiscard]] Result<> lockPlaceholders(WriteScope &scope);

// For each name (compared folded) the id of the row, made if there is none. An empty name is left out of the
// answer.
[[nodiscard]] Result<QHash<QString, qint64>> ensurePlaceholders(WriteScope &scope, const SqlCatalog &catalog,
                                                                const QString &block,
                                                                const QStringList &names, BatchId batch);

} // namespace binnacle
