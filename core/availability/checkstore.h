// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Checks: rows to values and back. Stateless, on the database thread.

#include "availability/servicecheck.h"
#include "store/scope.h"

#include <QHash>
#include <QMap>

namespace binnacle::checkstore {

// In order of time, of each instant the check told last; by service and source.
using Series = QMap<std::pair<qint64, QString>, std::vector<ServiceCheck>>;
// Of one service, or where it is none of all.
[[nodiscard]] Result<Series> checks(ReadScope &scope, ServiceId service);

// Those of a source in [first, last], by service and instant.
using Found = QHash<std::pair<qint64, qint64>, ServiceCheck>;
[[nodiscard]] Result<Found> present(ReadScope &scope, const QString &source, qint64 first, qint64 last);

[[nodiscard]] Result<> insert(WriteScope &scope, BatchId batch, const QString &source,
                              const std::vector<ServiceCheck> &checks);

} // namespace binnacle::checkstore
