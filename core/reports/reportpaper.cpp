// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportpaper.h"

#include "base/plaincell.h"
#include "wording/quantities.h"
#include "wording/reportwords.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

PaperTable tableOf(const ReportTable &table, const QTimeZone &zone)
{
    PaperTable paper;
    paper.title = table.title;
    for (const ReportColumn &column : table.columns)
        paper.columns.push_back({column.title, column.isFigure, column.width});
    QStringList notes;
    for (const ReportRow &row : table.rows) {
        if (table.paperRows >= 0 && qsizetype(paper.rows.size()) == table.paperRows) {
            const qint64 left = qint64(table.rows.size()) - table.paperRows;
            notes.append(wording::reportText(u"more-rows"_s, {{u"count"_s, wording::countText(left)}}));
            break;
        }
        QStringList cells;
        for (const ReportCell &cell : row.cells)
            cells.append(cellText(cell, zone));
        paper.rows.push_back(cells);
        paper.marked.push_back(row.isMarked);
    }
    if (!table.note.isEmpty())
        notes.append(table.note);
    paper.note = notes.join(u' ');
    return paper;
}

QJsonObject tableJson(const PaperTable &table)
{
    QJsonArray columns, rows, marked;
    for (const PaperColumn &column : table.columns)
        columns.append(QJsonArray{column.title, column.isFigure, column.width});
    for (const QStringList &row : table.rows)
        rows.append(QJsonArray::fromStringList(row));
    for (const bool one : table.marked)
        marked.append(one);
    return {{u"title"_s, table.title},
            {u"columns"_s, columns},
            {u"rows"_s, rows},
            {u"marked"_s, marked},
            {u"note"_s, table.note}};
}

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue &one : value.toArray())
        texts.append(one.toString());
    return texts;
}

std::optional<PaperTable> tableFrom(const QJsonObject &json)
{
    PaperTable table;
    table.title = json[u"title"_s].toString();
    table.note = json[u"note"_s].toString();
    for (const QJsonValue &column : json[u"columns"_s].toArray())
        table.columns.push_back({column[0].toString(), column[1].toBool(), column[2].toDouble()});
    for (const QJsonValue &row : json[u"rows"_s].toArray())
        table.rows.push_back(textsOf(row));
    for (const QJsonValue &one : json[u"marked"_s].toArray())
        table.marked.push_back(one.toBool());
    const bool isWhole = !table.columns.empty() && table.marked.size() == table.rows.size();
    for (const QStringList &row : table.rows) {
        if (size_t(row.size()) != table.columns.size())
            return {};
    }
    for (const PaperColumn &column : table.columns) {
        if (!(column.width > 0))
            return {};
    }
    return isWhole ? std::optional(table) : std::nullopt;
}

} // namespace

ReportPaper paperOf(const Report &report)
{
    ReportPaper paper;
    paper.title = printable(report.title);
    paper.workspace = printable(report.workspace);
    paper.dates = report.dates;
    paper.facts = report.facts;
    if (report.comment)
        paper.comment = printable(*report.comment);
    for (const ReportHighlight &one : report.highlights)
        paper.highlights.push_back(
            {one.title, cellText(one.value, report.zone), printable(one.note), one.isMarked});
    for (const ReportSection &section : report.sections) {
        PaperSection made{section.title, section.paragraphs, {}};
        for (const ReportTable &table : section.tables)
            made.tables.push_back(tableOf(table, report.zone));
        paper.sections.push_back(std::move(made));
    }
    return paper;
}

QByteArray paperBytes(const ReportPaper &paper)
{
    QJsonArray highlights, sections;
    for (const PaperHighlight &one : paper.highlights)
        highlights.append(QJsonArray{one.title, one.value, one.note, one.isMarked});
    for (const PaperSection &section : paper.sections) {
        QJsonArray tables;
        for (const PaperTable &table : section.tables)
            tables.append(tableJson(table));
        sections.append(QJsonObject{{u"title"_s, section.title},
                                    {u"paragraphs"_s, QJsonArray::fromStringList(section.paragraphs)},
                                    {u"tables"_s, tables}});
    }
    const QJsonObject whole{{u"paper"_s, 1},
                            {u"title"_s, paper.title},
                            {u"workspace"_s, paper.workspace},
                            {u"dates"_s, paper.dates},
                            {u"facts"_s, QJsonArray::fromStringList(paper.facts)},
                            {u"highlights"_s, highlights},
                            {u"comment"_s, paper.comment ? QJsonValue(*paper.comment) : QJsonValue()},
                            {u"sections"_s, sections}};
    return QJsonDocument(whole).toJson(QJsonDocument::Compact);
}

Result<ReportPaper> paperFrom(const QByteArray &bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    if (json[u"paper"_s].toInt() != 1)
        return fail(ErrorCode::Invalid, u"bad-report"_s);
    ReportPaper paper;
    paper.title = json[u"title"_s].toString();
    paper.workspace = json[u"workspace"_s].toString();
    paper.dates = json[u"dates"_s].toString();
    paper.facts = textsOf(json[u"facts"_s]);
    if (json[u"comment"_s].isString())
        paper.comment = json[u"comment"_s].toString();
    for (const QJsonValue &one : json[u"highlights"_s].toArray())
        paper.highlights.push_back(
            {one[0].toString(), one[1].toString(), one[2].toString(), one[3].toBool()});
    for (const QJsonValue &value : json[u"sections"_s].toArray()) {
        PaperSection section{value[u"title"_s].toString(), textsOf(value[u"paragraphs"_s]), {}};
        for (const QJsonValue &table : value[u"tables"_s].toArray()) {
            const auto read = tableFrom(table.toObject());
            if (!read)
                return fail(ErrorCode::Invalid, u"bad-report"_s);
            section.tables.push_back(*read);
        }
        paper.sections.push_back(std::move(section));
    }
    return paper;
}

} // namespace binnacle
