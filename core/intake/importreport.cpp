// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importreport.h"

#include "wording/errors.h"

#include <QJsonArray>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

Result<> cut(QList<ImportPair> &to, const QString &option, const QString &text, qsizetype at)
{
    if (at <= 0)
        return fail(ErrorCode::Invalid, u"bad-option"_s, {{u"option"_s, option}, {u"text"_s, text}});
    to.append({text.left(at), text.mid(at + 1)});
    return {};
}

QJsonValue orNull(qint64 value)
{
    return value > 0 ? QJsonValue(value) : QJsonValue();
}

QString message(const QString &code, QVariantMap values, const RowError *error = nullptr)
{
    if (error) {
        values.insert(u"file"_s, error->file);
        values.insert(u"field"_s, error->field);
        values.insert(u"value"_s, error->value);
        values.insert(u"line"_s, error->line);
        values.insert(u"column"_s, error->column);
    }
    return wording::errorText(code, values).message;
}

QJsonArray errorsOf(const ImportReport &report)
{
    QJsonArray errors;
    for (const RowError &e : report.errors)
        errors.append(QJsonObject{{u"file"_s, e.file},
                                  {u"line"_s, orNull(e.line)},
                                  {u"column"_s, orNull(e.column)},
                                  {u"field"_s, e.field},
                                  {u"value"_s, e.value},
                                  {u"code"_s, e.code},
                                  {u"message"_s, message(e.code, e.values, &e)}});
    return errors;
}

QJsonArray previewOf(const ImportReport &report)
{
    QJsonArray preview;
    for (const QStringList &cells : report.preview) {
        QJsonObject row;
        for (qsizetype i = 0; i < cells.size() && i < report.columns.size(); ++i)
            row.insert(report.columns[i], cells[i]);
        preview.append(row);
    }
    return preview;
}

} // namespace

QJsonObject importReportJson(const ImportReport &report)
{
    QJsonArray warnings, faults;
    for (const ImportWarning &w : report.warnings)
        warnings.append(QJsonObject{
            {u"code"_s, w.code}, {u"message"_s, message(w.code, w.values)}, {u"count"_s, w.count}});
    for (const ImportFault &f : report.faults)
        faults.append(
            QJsonObject{{u"code"_s, f.code}, {u"message"_s, message(f.code, {})}, {u"count"_s, f.count}});
    QJsonObject mapping;
    for (qsizetype i = 0; i < report.columns.size() && i < report.fields.size(); ++i)
        mapping.insert(report.columns[i],
                       report.fields[i].isEmpty() ? QJsonValue() : QJsonValue(report.fields[i]));
    QJsonObject object{
        {u"batch"_s, report.batch ? QJsonValue(*report.batch) : QJsonValue()},
        {u"format"_s, report.format},
        {u"source"_s, report.source},
        {u"files"_s, QJsonArray::fromStringList(report.files)},
        {u"read"_s, report.read},
        {u"created"_s, report.created},
        {u"updated"_s, report.updated},
        {u"unchanged"_s, report.unchanged},
        {u"kept"_s, report.kept},
        {u"skipped"_s, report.skipped},
        {u"failed"_s, report.failed},
        {u"errors"_s, errorsOf(report)},
        {u"warnings"_s, warnings},
        {u"faults"_s, faults},
        {u"unmapped"_s, QJsonArray::fromStringList(report.unmapped)},
        {u"encoding"_s, report.encoding},
        {u"delimiter"_s, report.delimiter},
        {u"columns"_s, QJsonArray::fromStringList(report.columns)},
        {u"mapping"_s, mapping},
    };
    if (report.dryRun)
        object.insert(u"preview"_s, previewOf(report));
    if (report.refusal)
        object.insert(u"error"_s,
                      QJsonObject{{u"code"_s, report.refusal->key},
                                  {u"message"_s, wording::errorLine(*report.refusal)},
                                  {u"values"_s, QJsonObject::fromVariantMap(report.refusal->values)}});
    return object;
}

Result<> ImportRequest::addMap(const QString &text)
{
    return cut(maps, u"map"_s, text, text.lastIndexOf(u'='));
}

Result<> ImportRequest::addSet(const QString &text)
{
    return cut(sets, u"set"_s, text, text.indexOf(u'='));
}

Result<> ImportRequest::addDefault(const QString &text)
{
    return cut(defaults, u"default"_s, text, text.indexOf(u'='));
}

Result<> ImportRequest::addValue(const QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    const qsizetype equals = text.lastIndexOf(u'=');
    if (colon <= 0 || equals < colon)
        return fail(ErrorCode::Invalid, u"bad-option"_s, {{u"option"_s, u"value"_s}, {u"text"_s, text}});
    values.append({text.left(colon), text.mid(colon + 1, equals - colon - 1), text.mid(equals + 1)});
    return {};
}

Result<> ImportRequest::addSplit(const QString &text)
{
    const qsizetype at = text.indexOf(u'=');
    if (at == text.size() - 1)
        return fail(ErrorCode::Invalid, u"bad-option"_s, {{u"option"_s, u"split"_s}, {u"text"_s, text}});
    return cut(splits, u"split"_s, text, at);
}

} // namespace binnacle
