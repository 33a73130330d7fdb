// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/listxlsx.h"

#include "base/outputfile.h"
#include "base/timetext.h"
#include "reports/xlsxcells.h"
#include "wording/quantities.h"
#include "wording/reportwords.h"

#include <QFile>
#include <QSaveFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr double kUnit = 14; // characters of a column of width 1
constexpr qint64 kChunk = 1 << 20;

class XlsxListWriter : public ListWriter
{
public:
    XlsxListWriter(const QString &path, ListHead head)
        : m_path(path)
        , m_head(std::move(head))
        , m_made(m_folder.filePath(u"list.xlsx"_s))
    {}
    ~XlsxListWriter() override
    {
        if (m_book)
            (void)workbook_close(m_book); // nobody waits for it: the folder goes with it
    }
    Q_DISABLE_COPY_MOVE(XlsxListWriter)

    [[nodiscard]] Result<> begin()
    {
        m_temporary = QFile::encodeName(m_folder.path());
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE; // rows go to a file of their own as they come
        options.tmpdir = m_temporary.data();
        m_book =
            m_folder.isValid() ? workbook_new_opt(QFile::encodeName(m_made).constData(), &options) : nullptr;
        if (!m_book)
            return unwritable();
        QByteArray title = xlsxText(m_head.title), company = xlsxText(m_head.workspace);
        lxw_doc_properties properties{};
        properties.title = title.data();
        properties.company = company.data();
        properties.created = time_t(m_head.asOf / kMsPerSecond);
        workbook_set_properties(m_book, &properties);
        m_formats = xlsxFormats(m_book);
        m_rows = addSheet(m_head.title);
        worksheet_freeze_panes(m_rows, 1, 0);
        worksheet_repeat_rows(m_rows, 0, 0);
        worksheet_set_landscape(m_rows);
        worksheet_set_paper(m_rows, 9); // A4
        worksheet_fit_to_pages(m_rows, 1, 0);
        for (size_t i = 0; i < m_head.columns.size(); ++i)
            worksheet_set_column(m_rows, lxw_col_t(i), lxw_col_t(i), m_head.columns[i].width * kUnit,
                                 nullptr);
        for (size_t i = 0; i < m_head.columns.size(); ++i)
            putXlsxCell(m_rows, 0, lxw_col_t(i), ReportCell::of(m_head.columns[i].title), m_formats,
                        m_head.columns[i].isFigure ? m_formats.columnRight : m_formats.columnLeft,
                        m_head.zone);
        return {};
    }

    Result<> add(const std::vector<ReportRow> &rows) override
    {
        for (const ReportRow &row : rows) {
            if (m_count >= kMostXlsxRows)
                return fail(ErrorCode::Invalid, u"list-too-long"_s,
                            {{u"suffix"_s, u"XLSX"_s}, {u"limit"_s, kMostXlsxRows}});
            ++m_count;
            for (size_t i = 0; i < row.cells.size(); ++i)
                putXlsxCell(m_rows, lxw_row_t(m_count), lxw_col_t(i), row.cells[i], m_formats, m_formats.text,
                            m_head.zone);
        }
        return {};
    }

    Result<> finish() override
    {
        lxw_worksheet *about = addSheet(wording::reportText(u"list-about"_s));
        lxw_row_t row = 0;
        const auto line = [&](const QString &text, lxw_format *format) {
            putXlsxCell(about, row++, 0, ReportCell::of(text), m_formats, format, m_head.zone);
        };
        line(m_head.title, m_formats.title);
        line(m_head.workspace, nullptr);
        for (const QString &fact : m_head.facts)
            line(fact, nullptr);
        line(wording::rowsText(m_count), nullptr);
        if (workbook_close(std::exchange(m_book, nullptr)) != LXW_NO_ERROR)
            return unwritable();
        QFile made(m_made);
        QSaveFile file(m_path);
        if (!made.open(QIODevice::ReadOnly) || !file.open(QIODevice::WriteOnly))
            return unwritable();
        keepPrivate(file);
        while (!made.atEnd()) {
            const QByteArray part = made.read(kChunk);
            if (part.isEmpty() || file.write(part) != part.size())
                return unwritable();
        }
        return commitOutput(file);
    }

private:
    lxw_worksheet *addSheet(const QString &title)
    {
        lxw_worksheet *sheet = workbook_add_worksheet(m_book, xlsxSheetName(title).constData());
        // A name that is taken, or that spreadsheets keep for themselves: then one of theirs.
        return sheet ? sheet : workbook_add_worksheet(m_book, nullptr);
    }
    [[nodiscard]] tl::unexpected<Error> unwritable() const
    {
        return fail(ErrorCode::Unavailable, u"file-unwritable"_s, {{u"file"_s, m_path}});
    }

    QTemporaryDir m_folder; // only its owner reads it
    QByteArray m_temporary; // the library keeps the pointer
    QString m_path;
    ListHead m_head;
    QString m_made;
    lxw_workbook *m_book = nullptr;
    lxw_worksheet *m_rows = nullptr;
    XlsxFormats m_formats{};
    qint64 m_count = 0;
};

} // namespace

Result<std::unique_ptr<ListWriter>> makeXlsxListWriter(const QString &path, const ListHead &head)
{
    auto writer = std::make_unique<XlsxListWriter>(path, head);
    BINNACLE_TRY(writer->begin());
    return Result<std::unique_ptr<ListWriter>>(std::move(writer));
}

} // namespace binnacle
