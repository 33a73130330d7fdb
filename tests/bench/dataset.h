// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A made-up incident CSV and the workspace its import makes: the same for the same number. One in fifty is
// open; "printer" stands in a tenth of all descriptions, "quicksilver" in one of ten thousand. Made once,
// in a folder that goes with the program or the one that is kept.

#include "base/actor.h"
#include "store/database.h"
#include "workspace.h"

#include <QString>
#include <memory>

namespace binnacle::bench {

inline constexpr int kServices = 400;
inline constexpr int kIntervals = 20'000;
inline const char *const kCommonWord = "printer";
inline const char *const kRareWord = "quicksilver";

void writeCsv(const QString &path, qint64 rows);
// An empty workspace.
[[nodiscard]] std::unique_ptr<Workspace> makeWorkspace(const QString &path);
// Imports the CSV into it; milliseconds.
double importInto(Database &database, const QString &csv, qint64 rows,
                  const QString &format = QStringLiteral("incidents-csv"));
[[nodiscard]] Actor somebody();

// The workspace of bench::incidents() that lists, search and edits are measured on.
struct DataSet
{
    QString path;
    std::unique_ptr<Workspace> workspace;
    Database *database = nullptr; // of it
};
[[nodiscard]] DataSet &dataSet();
void closeDataSet(); // while the application still runs its threads

} // namespace binnacle::bench
