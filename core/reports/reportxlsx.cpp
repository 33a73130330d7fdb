// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportxlsx.h"

#include "base/plaincell.h"
#include "base/timetext.h"
#include "wording/reportwords.h"

#include <QDate>
#include <QFile>
#include <QTemporaryDir>
#include <algorithm>
#include <array>
#include <cmath>
#include <xlsxwriter.h>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kLongestCell = 32'000; // a spreadsheet takes 32,767
constexpr qsizetype kLongestSheet = 31;
constexpr double kNarrowest = 10, kWidest = 60;

// Of the library's; the workbook owns them.
struct Formats
{
    lxw_format *title, *heading, *columnLeft, *columnRight, *text, *note, *count, *duration, *negative,
        *instant;
    std::array<lxw_format *, 6> share; // by decimals
};

lxw_format *format(lxw_workbook *book, const char *number)
{
    lxw_format *made = workbook_add_format(book);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    if (number)
        format_set_num_format(made, number);
    return made;
}

Formats formatsOf(lxw_workbook *book)
{
    Formats made{};
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

QByteArray cellBytes(const QString &text)
{
    return printable(text).left(kLongestCell).toUtf8();
}

// Days since 1899-12-30, as spreadsheets count, by the clock of the zone.
double daysOf(double utcMs, const QTimeZone &zone)
{
    const LocalTime local = utcToLocal(qint64(utcMs), zone);
    return double(QDate(1899, 12, 30).daysTo(local.date)) + double(local.msOfDay) / double(kMsPerDay);
}

class Sheet
{
public:
    Sheet(lxw_worksheet *sheet, const Formats &formats, const QTimeZone &zone)
        : m_sheet(sheet)
        , m_formats(formats)
        , m_zone(zone)
    {
        worksheet_set_portrait(sheet);
        worksheet_set_paper(sheet, 9); // A4
        worksheet_fit_to_pages(sheet, 1, 0);
    }

    void line(const QString &text, lxw_format *format)
    {
        if (!text.isEmpty())
            worksheet_write_string(m_sheet, m_row, 0, cellBytes(text).constData(), format);
        ++m_row;
    }
    void gap() { ++m_row; }

    void table(const ReportTable &table)
    {
        if (!table.title.isEmpty())
            line(table.title, m_formats.heading);
        for (size_t i = 0; i < table.columns.size(); ++i)
            put(lxw_col_t(i), ReportCell::of(table.columns[i].title),
                table.columns[i].isFigure ? m_formats.columnRight : m_formats.columnLeft);
        ++m_row;
        for (const ReportRow &row : table.rows) {
            for (size_t i = 0; i < row.cells.size(); ++i)
                put(lxw_col_t(i), row.cells[i], m_formats.text);
            ++m_row;
        }
        if (!table.note.isEmpty())
            line(table.note, m_formats.note);
        ++m_row;
    }

    // As wide as what stands in them, once all of it does.
    void setWidths()
    {
        for (size_t i = 0; i < m_widths.size(); ++i)
            worksheet_set_column(m_sheet, lxw_col_t(i), lxw_col_t(i),
                                 std::clamp(m_widths[i] + 2, kNarrowest, kWidest), nullptr);
    }

private:
    void put(lxw_col_t column, const ReportCell &cell, lxw_format *textFormat)
    {
        m_widths.resize(std::max(m_widths.size(), size_t(column) + 1));
        m_widths[column] = std::max(m_widths[column], double(cellText(cell, m_zone).size()));
        const auto number = [&](double value, lxw_format *format) {
            worksheet_write_number(m_sheet, m_row, column, value, format);
        };
        switch (cell.kind) {
        case ReportCell::Kind::Text:
            worksheet_write_string(m_sheet, m_row, column, cellBytes(cell.text).constData(), textFormat);
            break;
        case ReportCell::Kind::Count:
            number(cell.number, m_formats.count);
            break;
        case ReportCell::Kind::Duration:
            duration(column, cell.number);
            break;
        case ReportCell::Kind::Share: // a digit more than in words, which are cut where a sheet rounds
            number(cell.number, m_formats.share[size_t(std::clamp(cell.decimals + 1, 0, 5))]);
            break;
        case ReportCell::Kind::Instant:
            number(daysOf(cell.number, m_zone), m_formats.instant);
            break;
        case ReportCell::Kind::None:
            break;
        }
    }

    // Spreadsheets show no clock time below zero: in days.
    void duration(lxw_col_t column, double ms)
    {
        worksheet_write_number(m_sheet, m_row, column, ms / double(kMsPerDay),
                               ms < 0 ? m_formats.negative : m_formats.duration);
    }

    lxw_worksheet *m_sheet;
    const Formats &m_formats;
    QTimeZone m_zone;
    lxw_row_t m_row = 0;
    std::vector<double> m_widths;
};

QByteArray sheetName(const QString &title)
{
    QString name;
    for (const QChar c : title.left(kLongestSheet))
        name.append(u"[]:*?/\\'"_s.contains(c) ? QChar(u'-') : c);
    return name.toUtf8();
}

void fill(lxw_workbook *book, const Report &report)
{
    const Formats formats = formatsOf(book);
    const auto add = [&](const QString &title) {
        lxw_worksheet *sheet = workbook_add_worksheet(book, sheetName(title).constData());
        // A name that is taken, or that spreadsheets keep for themselves: then one of theirs.
        return Sheet(sheet ? sheet : workbook_add_worksheet(book, nullptr), formats, report.zone);
    };
    Sheet first = add(wording::reportText(u"sheet-summary"_s));
    first.line(report.title, formats.title);
    first.line(report.workspace, nullptr);
    first.line(report.dates, formats.heading);
    for (const QString &fact : report.facts)
        first.line(fact, nullptr);
    first.gap();
    ReportTable summary;
    summary.columns = {{u"what"_s, wording::reportText(u"col-what"_s), false, 1},
                       {u"value"_s, wording::reportText(u"col-value"_s), true, 1},
                       {u"note"_s, wording::reportText(u"col-note"_s), false, 1}};
    for (const ReportHighlight &one : report.highlights)
        summary.rows.push_back({{ReportCell::of(one.title), one.value, ReportCell::of(one.note)}, false});
    if (!report.highlights.empty())
        first.table(summary);
    if (report.comment && !report.comment->isEmpty()) {
        first.line(wording::reportText(u"comment"_s), formats.heading);
        for (const QString &line : report.comment->split(u'\n'))
            first.line(line, nullptr);
    }
    first.setWidths();
    for (const ReportSection &section : report.sections) {
        Sheet sheet = add(section.title);
        sheet.line(section.title, formats.title);
        for (const QString &paragraph : section.paragraphs)
            sheet.line(paragraph, formats.note);
        sheet.gap();
        for (const ReportTable &table : section.tables)
            sheet.table(table);
        sheet.setWidths();
    }
}

} // namespace

Result<QByteArray> reportXlsx(const Report &report)
{
    const QTemporaryDir folder; // only its owner reads it
    const QString path = folder.filePath(u"report.xlsx"_s);
    const auto unwritable = [&path] {
        return fail(ErrorCode::Unavailable, u"file-unwritable"_s, {{u"file"_s, path}});
    };
    if (!folder.isValid())
        return unwritable();
    QByteArray temporary = QFile::encodeName(folder.path());
    lxw_workbook_options options{};
    options.tmpdir = temporary.data();
    lxw_workbook *book = workbook_new_opt(QFile::encodeName(path).constData(), &options);
    if (!book)
        return unwritable();
    QByteArray title = cellBytes(report.title), company = cellBytes(report.workspace);
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.company = company.data();
    properties.created = time_t(report.asOf / kMsPerSecond);
    workbook_set_properties(book, &properties);
    fill(book, report);
    if (workbook_close(book) != LXW_NO_ERROR)
        return unwritable();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return unwritable();
    return file.readAll();
}

} // namespace binnacle
