// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Categories of tickets by name. Stateless, on the database thread.

#include "store/scope.h"

#include <QHash>

namespace binnacle::categorystore {

[[nodiscard]] Result<QStringList> names(ReadScope &scope);
// Placeholders for names an import or a ticket brings; keys are the names as given.
[[nodiscard]] Result<QHash<QString, qint64>> ensureCategories(WriteScope &scope, const QStringList &names,
                                                              BatchId batch);

} // namespace binnacle::categorystore
