// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/xlsxcells.h"

#include "base/plaincell.h"
#include "base/timetext.h"

#include <QDate>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kLongestCell = 32'000; // a spreadsheet takes 32,767
constexpr qsizetype kLongestSheet = 31;

lxw_format *format(lxw_workbook *book, const char *number)
{
    lxw_format *made = workbook_add_format(book);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    if (number)
        format_set_num_format(made, number);
    return made;
}

// Days since 1899-12-30, as spreadsheets count, by the clock of the zone.
double daysOf(double utcMs, const QTimeZone &zone)
{
    const LocalTime local = utcToLocal(qint64(utcMs), zone);
    return double(QDate(1899, 12, 30).daysTo(local.date)) + double(local.msOfDay) / double(kMsPerDay);
}

} // namespace

XlsxFormats xlsxFormats(lxw_workbook *book)
{
    XlsxFormats made{};
    made.title = format(book, nullptr);
    format_set_bold(made.title);
    format_set_font_size(made.title, 16);
    made.heading = format(book, nullptr);
    format_set_bold(made.heading);
    format_set_font_size(made.heading, 12);
    made.columnLeft = format(book, nullptr);
    format_set_bold(made.columnLeft);
    format_set_bottom(made.columnLeft, LXW_BORDER_THIN);
    format_set_text_wrap(made.columnLeft);
    made.columnRight = format(book, nullptr);
    format_set_bold(made.columnRight);
    format_set_bottom(made.columnRight, LXW_BORDER_THIN);
    format_set_text_wrap(made.columnRight);
    format_set_align(made.columnRight, LXW_ALIGN_RIGHT);
    made.text = format(book, nullptr);
    format_set_text_wrap(made.text);
    made.note = format(book, nullptr);
    format_set_italic(made.note);
    made.count = format(book, "#,##0");
    made.duration = format(book, "[h]:mm:ss");
    made.negative = format(book, "0.000\" d\";-0.000\" d\"");
    made.instant = format(book, "yyyy-mm-dd hh:mm");
    const std::array<const char *, 6> shares{"0%", "0.0%", "0.00%", "0.000%", "0.0000%", "0.00000%"};
    std::transform(shares.begin(), shares.end(), made.share.begin(),
                   [book](const char *number) { return format(book, number); });
    return made;
}

QByteArray xlsxText(const QString &text)
{
    return printable(text).left(kLongestCell).toUtf8();
}

QByteArray xlsxSheetName(const QString &title)
{
    QString name;
    for (const QChar c : title.left(kLongestSheet))
        name.append(u"[]:*?/\\'"_s.contains(c) ? QChar(u'-') : c);
    return name.toUtf8();
}

void putXlsxCell(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, const ReportCell &cell,
                 const XlsxFormats &formats, lxw_format *textFormat, const QTimeZone &zone)
{
    const auto number = [&](double value, lxw_format *format) {
        worksheet_write_number(sheet, row, column, value, format);
    };
    switch (cell.kind) {
    case ReportCell::Kind::Text:
        worksheet_write_string(sheet, row, column, xlsxText(cell.text).constData(), textFormat);
        break;
    case ReportCell::Kind::Count:
        number(cell.number, formats.count);
        break;
    case ReportCell::Kind::Duration: // spreadsheets show no clock time below zero: in days
        number(cell.number / double(kMsPerDay), cell.number < 0 ? formats.negative : formats.duration);
        break;
    case ReportCell::Kind::Share: // a digit more than in words, which are cut where a sheet rounds
        number(cell.number, formats.share[size_t(std::clamp(cell.decimals + 1, 0, 5))]);
        break;
    case ReportCell::Kind::Instant:
        number(daysOf(cell.number, zone), formats.instant);
        break;
    case ReportCell::Kind::None:
        break;
    }
}

} // namespace binnacle
