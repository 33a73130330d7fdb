// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A report as HTML that needs nothing beside it, as CSV with a line a cell, and as JSON with values as cli.md
// writes them. What data says is never markup and never a formula. Pure; any thread.

#include "reports/report.h"

#include <QJsonObject>

namespace binnacle {

[[nodiscard]] QString reportHtml(const Report &report);
// section, table, row (its first cell), column, value, unit: seconds, shares of 1, counts, times, text.
[[nodiscard]] QString reportCsv(const Report &report);
[[nodiscard]] QJsonObject reportJson(const Report &report);
[[nodiscard]] QJsonValue cellJson(const ReportCell &cell, const QTimeZone &zone);

// The parts, for tables that are written bit by bit. A cell as CSV tells it, not yet safe for a spreadsheet:
[[nodiscard]] QString cellValue(const ReportCell &cell, const QTimeZone &zone);
[[nodiscard]] QString pageHeadHtml(const QString &title);
[[nodiscard]] QString tableHeadHtml(const std::vector<ReportColumn> &columns);
[[nodiscard]] QString rowHtml(const ReportRow &row, const std::vector<ReportColumn> &columns,
                              const QTimeZone &zone);
[[nodiscard]] QString tableEndHtml();

} // namespace binnacle
