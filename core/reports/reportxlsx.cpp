// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportxlsx.h"

#include "base/plaincell.h"
#include "base/timetext.h"
#include "reports/xlsxcells.h"
#include "wording/reportwords.h"

#include <QFile>
#include <QTemporaryDir>
#include <algorithm>
#include <xlsxwriter.h>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr double kNarrowest = 10, kWidest = 60;

class Sheet
{
public:
    Sheet(lxw_worksheet *sheet, const XlsxFormats &formats, const QTimeZone &zone)
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
            worksheet_write_string(m_sheet, m_row, 0, xlsxText(text).constData(), format);
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
        putXlsxCell(m_sheet, m_row, column, cell, m_formats, textFormat, m_zone);
    }

    lxw_worksheet *m_sheet;
    const XlsxFormats &m_formats;
    QTimeZone m_zone;
    lxw_row_t m_row = 0;
    std::vector<double> m_widths;
};

void fill(lxw_workbook *book, const Report &report)
{
    const XlsxFormats formats = xlsxFormats(book);
    const auto add = [&](const QString &title) {
        lxw_worksheet *sheet = workbook_add_worksheet(book, xlsxSheetName(title).constData());
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
    QByteArray title = xlsxText(report.title), company = xlsxText(report.workspace);
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
