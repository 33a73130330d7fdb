// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Services by name and key: rows to values and back. Stateless, on the database thread.

#include "base/ids.h"
#include "store/check.h"
#include "store/scope.h"

#include <QHash>
#include <vector>

namespace binnacle {

struct Service
{
    ServiceId id;
    QString key; // folded name for a placeholder
    QString name;
};

namespace servicestore {

[[nodiscard]] Result<std::vector<Service>> services(ReadScope &scope);
// Placeholders for names an import or a ticket brings; keys are the names as given.
[[nodiscard]] Result<QHash<QString, qint64>> ensureServices(WriteScope &scope, const QStringList &names,
                                                            BatchId batch);

// Names services whose folded key is not their name's.
[[nodiscard]] Result<> compareKeys(ReadScope &scope, FaultList &faults);

} // namespace servicestore

} // namespace binnacle
