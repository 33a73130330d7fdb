// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importlog.h"

#include "base/outputfile.h"

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kToldValues = 10;

void appendCell(QByteArray &line, QByteArrayView cell, char delimiter)
{
    const bool plain =
        !cell.contains(delimiter) && !cell.contains('"') && !cell.contains('\n') && !cell.contains('\r');
    if (plain) {
        line.append(cell.data(), cell.size());
        return;
    }
    line.append('"');
    for (const char c : cell) {
        if (c == '"')
            line.append('"');
        line.append(c);
    }
    line.append('"');
}

QString reasonOf(const QList<RowError> &errors)
{
    QStringList reasons;
    for (const RowError &error : errors)
        reasons.append(u"line %1, column %2: %3"_s.arg(error.line)
                           .arg(error.column)
                           .arg(error.field.isEmpty() ? error.code : error.field + u' ' + error.code));
    return reasons.join(u"; "_s);
}

} // namespace

Result<> ImportLog::writeBadRowsTo(const QString &path, const QStringList &columns, char delimiter)
{
    m_badRows.setFileName(path);
    m_delimiter = delimiter;
    if (!m_badRows.open(QIODevice::WriteOnly))
        return fail(ErrorCode::Unavailable, u"file-unwritable"_s, {{u"file"_s, path}},
                    m_badRows.errorString());
    keepPrivate(m_badRows);
    QByteArray line(kReasonHeader.data(), kReasonHeader.size());
    for (const QString &column : columns) {
        line.append(delimiter);
        appendCell(line, column.toUtf8(), delimiter);
    }
    m_badRows.write(line + "\r\n");
    return {};
}

void ImportLog::badRow(const CsvRecord &record, const QList<RowError> &errors)
{
    if (!m_badRows.isOpen())
        return;
    m_hasBadRows = true;
    QByteArray line;
    appendCell(line, reasonOf(errors).toUtf8(), m_delimiter);
    for (qsizetype i = 0; i < record.size(); ++i) {
        line.append(m_delimiter);
        appendCell(line, record.cell(i), m_delimiter);
    }
    m_badRows.write(line + "\r\n");
}

void ImportLog::error(const RowError &error)
{
    if (m_errors++ < ImportReport::kListedErrors)
        m_report.errors.append(error);
}

void ImportLog::warn(const QString &code, const QString &value, qint64 count)
{
    Warning &warning = m_warnings[code];
    warning.count += count;
    if (!value.isEmpty() && warning.values.size() < kToldValues && !warning.values.contains(value))
        warning.values.append(value);
}

Result<> ImportLog::finish()
{
    if (m_errors > ImportReport::kListedErrors)
        warn(u"errors-not-listed"_s, {}, m_errors - ImportReport::kListedErrors);
    for (auto it = m_warnings.cbegin(); it != m_warnings.cend(); ++it)
        m_report.warnings.append({it.key(),
                                  {{u"value"_s, it->values.join(u", "_s)},
                                   {u"values"_s, it->values.join(u", "_s)},
                                   {u"count"_s, it->count}},
                                  it->count});
    for (auto it = m_faults.cbegin(); it != m_faults.cend(); ++it)
        m_report.faults.append({it.key(), it.value()});
    return m_hasBadRows ? commitOutput(m_badRows) : Result<>();
}

} // namespace binnacle
