// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A list on its way to a file, some rows at a time: no more of it is in memory than one part. The file is
// whole once finish() says so; a writer that goes before leaves what was there. One thread at a time.

#include "base/result.h"
#include "reports/report.h"

#include <memory>

namespace binnacle {

// What of a list is told once.
struct ListHead
{
    QString title; // "Tickets"
    QString workspace;
    QStringList facts; // what was asked for, the order, the zone, as of when
    QTimeZone zone;
    qint64 asOf = 0;
    std::vector<ReportColumn> columns; // as they stand, from the left
};

class ListWriter
{
public:
    ListWriter() = default;
    virtual ~ListWriter() = default;
    Q_DISABLE_COPY_MOVE(ListWriter)

    // Errors: Unavailable "file-unwritable"; Invalid "list-too-long" {suffix, limit}: more than such a file
    // holds.
    [[nodiscard]] virtual Result<> add(const std::vector<ReportRow> &rows) = 0;
    [[nodiscard]] virtual Result<> finish() = 0;
};

// By the suffix: "csv" (a line of headings, then rows, nothing else, times with their offset), "html",
// "xlsx". Invalid "unknown-suffix" {suffix}, "file-in-use" {file}; Unavailable "file-unwritable" {file}.
[[nodiscard]] Result<std::unique_ptr<ListWriter>> makeListWriter(const QString &path, const ListHead &head,
                                                                 const QStringList &used);

// Head and facts of a list: `query` in words, empty for everything.
[[nodiscard]] QStringList listFacts(const QString &query, const QString &sort, qint64 asOf,
                                    const QTimeZone &zone, bool isDemo);

// The same rows for the clipboard: lines with tabs between, and a table. Safe for what takes formulas.
[[nodiscard]] QString rowsTsv(const ListHead &head, const std::vector<ReportRow> &rows);
[[nodiscard]] QString rowsHtml(const ListHead &head, const std::vector<ReportRow> &rows);

} // namespace binnacle
