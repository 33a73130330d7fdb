// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reporttext.h"

#include "base/plaincell.h"
#include "base/timetext.h"
#include "reports/boardtext.h"
#include "reports/jsonvalues.h"
#include "wording/reportwords.h"

#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr auto kHead =
    u"<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>%1</title>\n<style>"
    "body{font:14px/1.45 Inter,'Noto Sans',system-ui,sans-serif;margin:32px auto;padding:0 24px;"
    "max-width:1080px;color:#1b2530;background:#fff}"
    "h1{font-size:24px;margin:0}h2{font-size:18px;margin:36px 0 8px;padding-top:10px;"
    "border-top:2px solid #1b2530}h3{font-size:14px;margin:20px 0 4px}"
    "p{margin:4px 0;color:#55616d;max-width:76ch}.dates{font-size:16px;color:#1b2530}"
    ".cards{display:flex;flex-wrap:wrap;gap:12px;margin:20px 0}"
    ".card{flex:1 1 200px;border:1px solid #d7dde3;border-radius:6px;padding:10px 14px}"
    ".card b{display:block;font-size:24px;font-variant-numeric:tabular-nums}"
    ".comment{border:1px solid #d7dde3;border-radius:6px;padding:10px 14px;margin:16px 0;"
    "white-space:pre-wrap;min-height:3em}"
    ".wide{overflow-x:auto}table{border-collapse:collapse;margin:6px 0 4px;width:100%}"
    "th,td{border-bottom:1px solid #d7dde3;padding:4px 8px;text-align:left;vertical-align:top;"
    "overflow-wrap:anywhere}th{color:#55616d;font-weight:600;font-size:12px;overflow-wrap:normal}"
    "th.n,td.n{text-align:right;font-variant-numeric:tabular-nums}td.n{white-space:nowrap}"
    "tr.mark td:first-child{box-shadow:inset 3px 0 #b3261e;padding-left:10px}"
    "@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}"
    "</style></head><body>\n";

QString element(const QString &name, const QString &text)
{
    return u"<"_s + name + u">"_s + text.toHtmlEscaped() + u"</"_s + name.section(u' ', 0, 0) + u">\n"_s;
}

QString tableHtml(const ReportTable &table, const QTimeZone &zone)
{
    QString out = table.title.isEmpty() ? QString() : element(u"h3"_s, table.title);
    out += tableHeadHtml(table.columns);
    for (const ReportRow &row : table.rows)
        out += rowHtml(row, table.columns, zone);
    out += tableEndHtml();
    return table.note.isEmpty() ? out : out + element(u"p"_s, table.note);
}

QString unitOf(const ReportCell &cell)
{
    switch (cell.kind) {
    case ReportCell::Kind::Count:
        return u"count"_s;
    case ReportCell::Kind::Duration:
        return u"s"_s;
    case ReportCell::Kind::Share:
        return u"share"_s;
    case ReportCell::Kind::Instant:
        return u"time"_s;
    case ReportCell::Kind::Text:
        return u"text"_s;
    case ReportCell::Kind::None:
        break;
    }
    return {};
}

QJsonObject tableJson(const ReportTable &table, const QTimeZone &zone)
{
    QJsonArray columns;
    for (const ReportColumn &column : table.columns)
        columns.append(QJsonObject{{u"key"_s, column.key}, {u"title"_s, column.title}});
    QJsonArray rows;
    for (const ReportRow &row : table.rows) {
        QJsonObject one;
        for (size_t i = 0; i < row.cells.size(); ++i)
            one.insert(table.columns[i].key, cellJson(row.cells[i], zone));
        if (row.isMarked)
            one.insert(u"marked"_s, true);
        rows.append(one);
    }
    return {{u"key"_s, table.key},
            {u"title"_s, table.title},
            {u"columns"_s, columns},
            {u"rows"_s, rows},
            {u"note"_s, table.note}};
}

} // namespace

QJsonValue cellJson(const ReportCell &cell, const QTimeZone &zone)
{
    switch (cell.kind) {
    case ReportCell::Kind::Text:
        return cell.text;
    case ReportCell::Kind::Duration:
        return jsonSeconds(cell.number);
    case ReportCell::Kind::Instant:
        return jsonInstant(qint64(cell.number), zone);
    case ReportCell::Kind::Count:
    case ReportCell::Kind::Share:
        return jsonNumber(cell.number);
    case ReportCell::Kind::None:
        break;
    }
    return QJsonValue::Null;
}

QString cellValue(const ReportCell &cell, const QTimeZone &zone)
{
    const QJsonValue value = cellJson(cell, zone);
    if (value.isDouble())
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    return value.toString();
}

QString pageHeadHtml(const QString &title)
{
    return QString::fromUtf16(kHead).replace(u"%1"_s, title.toHtmlEscaped());
}

QString tableHeadHtml(const std::vector<ReportColumn> &columns)
{
    QString out = u"<div class=\"wide\"><table>\n<thead><tr>"_s;
    for (const ReportColumn &column : columns)
        out +=
            (column.isFigure ? u"<th class=\"n\">"_s : u"<th>"_s) + column.title.toHtmlEscaped() + u"</th>"_s;
    return out + u"</tr></thead>\n<tbody>\n"_s;
}

QString rowHtml(const ReportRow &row, const std::vector<ReportColumn> &columns, const QTimeZone &zone)
{
    QString out = row.isMarked ? u"<tr class=\"mark\">"_s : u"<tr>"_s;
    for (size_t i = 0; i < row.cells.size(); ++i)
        out += (columns[i].isFigure ? u"<td class=\"n\">"_s : u"<td>"_s) +
               cellText(row.cells[i], zone).toHtmlEscaped() + u"</td>"_s;
    return out + u"</tr>\n"_s;
}

QString tableEndHtml()
{
    return u"</tbody></table></div>\n"_s;
}

QString reportHtml(const Report &report)
{
    QString out = pageHeadHtml(report.title);
    out += element(u"p"_s, report.workspace) + element(u"h1"_s, report.title) +
           element(u"p class=\"dates\""_s, report.dates) + element(u"p"_s, report.facts.join(u" · "_s));
    if (!report.highlights.empty())
        out += u"<div class=\"cards\">\n"_s;
    for (const ReportHighlight &one : report.highlights)
        out += u"<div class=\"card\">"_s + one.title.toHtmlEscaped() + u"<b>"_s +
               cellText(one.value, report.zone).toHtmlEscaped() + u"</b>"_s + one.note.toHtmlEscaped() +
               u"</div>\n"_s;
    if (!report.highlights.empty())
        out += u"</div>\n"_s;
    if (report.comment)
        out += element(u"h3"_s, wording::reportText(u"comment"_s)) + u"<div class=\"comment\">"_s +
               report.comment->toHtmlEscaped() + u"</div>\n"_s;
    for (const ReportSection &section : report.sections) {
        out += element(u"h2"_s, section.title);
        for (const QString &paragraph : section.paragraphs)
            out += element(u"p"_s, paragraph);
        for (const ReportTable &table : section.tables)
            out += tableHtml(table, report.zone);
    }
    return printable(out + u"</body></html>\n"_s);
}

QString reportCsv(const Report &report)
{
    QString out = csvLine({u"section"_s, u"table"_s, u"row"_s, u"column"_s, u"value"_s, u"unit"_s});
    const auto head = [&out](const QString &name, const QString &value, const QString &unit) {
        out += csvLine({u"report"_s, {}, {}, name, value, unit});
    };
    head(u"kind"_s, report.kind, u"text"_s);
    head(u"workspace"_s, report.workspace, u"text"_s);
    head(u"from"_s, isoText(report.from, report.zone), u"time"_s);
    head(u"to"_s, isoText(report.to, report.zone), u"time"_s);
    head(u"as_of"_s, isoText(report.asOf, report.zone), u"time"_s);
    if (report.comment && !report.comment->isEmpty())
        head(u"comment"_s, *report.comment, u"text"_s);
    for (const ReportSection &section : report.sections) {
        for (const ReportTable &table : section.tables) {
            for (const ReportRow &row : table.rows) {
                const QString name =
                    row.cells.empty() ? QString() : cellValue(row.cells.front(), report.zone);
                for (size_t i = 1; i < row.cells.size(); ++i)
                    out += csvLine({section.key, table.key, name, table.columns[i].key,
                                    cellValue(row.cells[i], report.zone), unitOf(row.cells[i])});
            }
        }
    }
    return out;
}

QJsonObject reportJson(const Report &report)
{
    QJsonArray highlights;
    for (const ReportHighlight &one : report.highlights)
        highlights.append(QJsonObject{{u"key"_s, one.key},
                                      {u"title"_s, one.title},
                                      {u"value"_s, cellJson(one.value, report.zone)},
                                      {u"note"_s, one.note}});
    QJsonArray sections;
    for (const ReportSection &section : report.sections) {
        QJsonArray tables;
        for (const ReportTable &table : section.tables)
            tables.append(tableJson(table, report.zone));
        sections.append(QJsonObject{{u"key"_s, section.key},
                                    {u"title"_s, section.title},
                                    {u"text"_s, QJsonArray::fromStringList(section.paragraphs)},
                                    {u"tables"_s, tables}});
    }
    return {{u"report"_s, report.kind},
            {u"title"_s, report.title},
            {u"workspace"_s, report.workspace},
            {u"window"_s, QJsonObject{{u"from"_s, jsonInstant(report.from, report.zone)},
                                      {u"to"_s, jsonInstant(report.to, report.zone)}}},
            {u"as_of"_s, jsonInstant(report.asOf, report.zone)},
            {u"zone"_s, QString::fromLatin1(report.zone.id())},
            {u"facts"_s, QJsonArray::fromStringList(report.facts)},
            {u"comment"_s, report.comment ? QJsonValue(*report.comment) : QJsonValue()},
            {u"highlights"_s, highlights},
            {u"sections"_s, sections}};
}

} // namespace binnacle
