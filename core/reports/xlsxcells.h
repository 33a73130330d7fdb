// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A cell of a report in a spreadsheet: text is text and never a formula, figures and times are typed.
// Internal to this room; each workbook on one thread.

#include "reports/report.h"

#include <QByteArray>
#include <array>
#include <xlsxwriter.h>

namespace binnacle {

// Of the library's; the workbook owns them.
struct XlsxFormats
{
    lxw_format *title, *heading, *columnLeft, *columnRight, *text, *note, *count, *duration, *negative,
        *instant;
    std::array<lxw_format *, 6> share; // by decimals
};

[[nodiscard]] XlsxFormats xlsxFormats(lxw_workbook *book);
[[nodiscard]] QByteArray xlsxText(const QString &text);       // as long as a cell may be
[[nodiscard]] QByteArray xlsxSheetName(const QString &title); // cut, without what a sheet's name may not hold
void putXlsxCell(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const ReportCell &cell,
                 const XlsxFormats &formats, lxw_format *textFormat, const QTimeZone &zone);

} // namespace binnacle
