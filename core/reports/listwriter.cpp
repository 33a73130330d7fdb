// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/listwriter.h"

#include "base/outputfile.h"
#include "base/plaincell.h"
#include "reports/boardtext.h"
#include "reports/listxlsx.h"
#include "reports/reporttext.h"
#include "wording/quantities.h"
#include "wording/reportwords.h"

#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QStringList titlesOf(const ListHead &head)
{
    QStringList titles;
    for (const ReportColumn &column : head.columns)
        titles << column.title;
    return titles;
}

QStringList valuesOf(const ReportRow &row, const QTimeZone &zone)
{
    QStringList values;
    for (const ReportCell &cell : row.cells)
        values << cellValue(cell, zone);
    return values;
}

// A file of text, written as it comes.
class TextListWriter : public ListWriter
{
public:
    TextListWriter(const QString &path, ListHead head)
        : m_head(std::move(head))
        , m_file(path)
    {}

    [[nodiscard]] Result<> begin()
    {
        if (m_file.open(QIODevice::WriteOnly))
            keepPrivate(m_file);
        return put(beginText());
    }
    Result<> add(const std::vector<ReportRow> &rows) override
    {
        QString text;
        for (const ReportRow &row : rows)
            text += rowText(row);
        m_count += qint64(rows.size());
        return put(text);
    }
    Result<> finish() override
    {
        BINNACLE_TRY(put(endText(m_count)));
        return commitOutput(m_file);
    }

protected:
    [[nodiscard]] const ListHead &head() const { return m_head; }
    [[nodiscard]] virtual QString beginText() const = 0;
    [[nodiscard]] virtual QString rowText(const ReportRow &row) const = 0;
    [[nodiscard]] virtual QString endText(qint64 count) const = 0;

private:
    [[nodiscard]] Result<> put(const QString &text)
    {
        const QByteArray bytes = text.toUtf8();
        if (m_file.isOpen() && m_file.write(bytes) == bytes.size())
            return {};
        return fail(ErrorCode::Unavailable, u"file-unwritable"_s, {{u"file"_s, m_file.fileName()}},
                    m_file.errorString());
    }

    ListHead m_head;
    QSaveFile m_file; // gone without commit(): what was there stays
    qint64 m_count = 0;
};

class CsvListWriter : public TextListWriter
{
public:
    using TextListWriter::TextListWriter;

protected:
    QString beginText() const override { return csvLine(titlesOf(head())); }
    QString rowText(const ReportRow &row) const override { return csvLine(valuesOf(row, head().zone)); }
    QString endText(qint64) const override { return {}; }
};

class HtmlListWriter : public TextListWriter
{
public:
    using TextListWriter::TextListWriter;

protected:
    QString beginText() const override
    {
        const auto line = [](const QString &tag, const QString &text) -> QString {
            return u'<' + tag + u'>' + text.toHtmlEscaped() + u"</"_s + tag + u">\n"_s;
        };
        return printable(pageHeadHtml(head().title) + line(u"p"_s, head().workspace) +
                         line(u"h1"_s, head().title) + line(u"p"_s, head().facts.join(u" · "_s)) +
                         tableHeadHtml(head().columns));
    }
    QString rowText(const ReportRow &row) const override
    {
        return printable(rowHtml(row, head().columns, head().zone));
    }
    QString endText(qint64 count) const override
    {
        return tableEndHtml() + u"<p>"_s + wording::rowsText(count).toHtmlEscaped() +
               u"</p>\n</body></html>\n"_s;
    }
};

template <typename Writer>
Result<std::unique_ptr<ListWriter>> begun(const QString &path, const ListHead &head)
{
    auto writer = std::make_unique<Writer>(path, head);
    BINNACLE_TRY(writer->begin());
    return Result<std::unique_ptr<ListWriter>>(std::move(writer));
}

// As a line of a spreadsheet's own clipboard: quoted only where it must be.
QString tsvLine(const QStringList &cells)
{
    QStringList out;
    for (const QString &cell : cells) {
        QString safe = plainCell(cell);
        const bool isQuoted =
            safe.contains(u'\t') || safe.contains(u'\n') || safe.contains(u'\r') || safe.contains(u'"');
        out << (isQuoted ? u'"' + safe.replace(u"\""_s, u"\"\""_s) + u'"' : safe);
    }
    return out.join(u'\t') + u"\n"_s;
}

} // namespace

Result<std::unique_ptr<ListWriter>> makeListWriter(const QString &path, const ListHead &head,
                                                   const QStringList &used)
{
    BINNACLE_TRY(mayWriteOutput(path, used));
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == "csv"_L1)
        return begun<CsvListWriter>(path, head);
    if (suffix == "html"_L1)
        return begun<HtmlListWriter>(path, head);
    if (suffix == "xlsx"_L1)
        return makeXlsxListWriter(path, head);
    return fail(ErrorCode::Invalid, u"unknown-suffix"_s, {{u"suffix"_s, suffix}});
}

QStringList listFacts(const QString &query, const QString &sort, qint64 asOf, const QTimeZone &zone,
                      bool isDemo)
{
    QStringList facts;
    if (isDemo)
        facts << wording::reportText(u"list-demo"_s);
    facts << (query.isEmpty() ? wording::reportText(u"list-everything"_s)
                              : wording::reportText(u"list-query"_s, {{u"query"_s, query}}));
    if (!sort.isEmpty())
        facts << wording::reportText(u"list-sort"_s, {{u"sort"_s, sort}});
    facts << wording::reportText(u"list-as-of"_s, {{u"time"_s, wording::timeText(asOf, zone)}})
          << wording::reportText(u"list-zone"_s, {{u"zone"_s, QString::fromLatin1(zone.id())}});
    return facts;
}

QString rowsTsv(const ListHead &head, const std::vector<ReportRow> &rows)
{
    QString text = tsvLine(titlesOf(head));
    for (const ReportRow &row : rows)
        text += tsvLine(valuesOf(row, head.zone));
    return text;
}

QString rowsHtml(const ListHead &head, const std::vector<ReportRow> &rows)
{
    const auto line = [](const QString &tag, const QStringList &cells) -> QString {
        QString out = u"<tr>"_s;
        for (const QString &cell : cells)
            out += u'<' + tag + u'>' + plainCell(cell).toHtmlEscaped() + u"</"_s + tag + u'>';
        return out + u"</tr>\n"_s;
    };
    QString html = u"<meta charset=\"utf-8\"><table>\n"_s + line(u"th"_s, titlesOf(head));
    for (const ReportRow &row : rows)
        html += line(u"td"_s, valuesOf(row, head.zone));
    return html + u"</table>"_s;
}

} // namespace binnacle
