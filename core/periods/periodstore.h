// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Published periods: rows to values and back. Stateless, on the database thread.

#include "periods/period.h"
#include "store/scope.h"

namespace binnacle {

[[nodiscard]] const SqlCatalog &periodSql();

namespace periodstore {

[[nodiscard]] Result<qint64> newestAuditRow(ReadScope &scope);

// Gives it uid, edition, the edition before, when and by whom, and its hash; writes it and its audit row.
[[nodiscard]] Result<PublishedPeriod> publish(WriteScope &scope, PublishedPeriod period);

// By their beginning and edition, without figures.
[[nodiscard]] Result<std::vector<PublishedPeriod>> periods(ReadScope &scope);

struct StoredFigures
{
    std::vector<PeriodFigure> figures;
    QStringList hashes; // as they stand beside them
};
[[nodiscard]] Result<StoredFigures> figures(ReadScope &scope, PeriodId period);

// What stands there is not what was published: "P1 ttr median" and the like, "hash" for the whole; empty: it
// is.
[[nodiscard]] QStringList damage(const PublishedPeriod &period, const StoredFigures &stored);

// What the audit keeps of it.
[[nodiscard]] QString audited(const PublishedPeriod &period);

} // namespace periodstore

} // namespace binnacle
