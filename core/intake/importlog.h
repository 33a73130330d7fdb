// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What an import has to say as it goes: row errors (the first kept, all counted, their rows written to a file
// of just the bad ones), warnings and data faults by code. One thread; owned by the import that runs.

#include "intake/csvreader.h"
#include "intake/importreport.h"

#include <QMap>
#include <QSaveFile>

namespace binnacle {

class ImportLog
{
public:
    // The header of our remark in a file of bad rows: such a column is not read when the file comes back.
    static constexpr QLatin1StringView kReasonHeader{"binnacle:reason"};

    explicit ImportLog(ImportReport &report)
        : m_report(report)
    {}

    // The file of bad rows: the reason, first because a row may have too few cells or too many, and the cells
    // as read; there once finish() is done, if any row was bad. Unavailable "file-unwritable".
    [[nodiscard]] Result<> writeBadRowsTo(const QString &path, const QStringList &columns, char delimiter);
    void badRow(const CsvRecord &record, const QList<RowError> &errors);

    void error(const RowError &error);
    [[nodiscard]] qint64 errorCount() const { return m_errors; }
    // `value` is one of the values it is about; the first few are told.
    void warn(const QString &code, const QString &value = {}, qint64 count = 1);
    void fault(const QString &code, qint64 count = 1) { m_faults[code] += count; }

    // Puts warnings and faults into the report. Unavailable "file-unwritable": the bad rows could not be
    // kept.
    [[nodiscard]] Result<> finish();

private:
    struct Warning
    {
        qint64 count = 0;
        QStringList values;
    };
    ImportReport &m_report;
    qint64 m_errors = 0;
    QMap<QString, Warning> m_warnings;
    QMap<QString, qint64> m_faults;
    QSaveFile m_badRows;
    bool m_hasBadRows = false;
    char m_delimiter = ',';
};

} // namespace binnacle
