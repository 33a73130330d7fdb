// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the import page says of counts, errors and results, as whole sentences. Any thread, after
// QCoreApplication is there.

#include "intake/importservice.h"

namespace binnacle {

[[nodiscard]] QString fileNames(const QStringList &paths);     // "a.csv", "a.csv and 2 more"
[[nodiscard]] QString delimiterName(const QString &delimiter); // "\t": "Tab"
[[nodiscard]] QString reasonText(const RowError &error);
[[nodiscard]] QString batchCounts(const ImportBatch &batch); // "24,918 new, 12 updated"
// "141,712 rows read: 24,918 new, 0 updated, 0 unchanged, 3 failed"; parts that are 0 are left out but "new".
[[nodiscard]] QString countsText(const ImportReport &report);
// The headline of a dry run or of an import that is done; never one of success when a row failed.
[[nodiscard]] QString outcomeText(const ImportReport &report, bool skipBad);
[[nodiscard]] bool isClean(const ImportReport &report);            // nothing failed, nothing refused
[[nodiscard]] QString adviceText(const Error &error);              // what to do about it in this window
[[nodiscard]] QString refusalText(const UndoImportReport &report); // which later edits stand in the way

} // namespace binnacle
