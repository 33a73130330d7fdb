// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Foreign files row by row, whatever the rows are about: opened and looked over beforehand, each row brought
// to its values; what is wrong with rows goes into the log. Pure but for the files. One thread; owned by the
// reader of what the rows are about.

#include "base/job.h"
#include "intake/importfile.h"
#include "intake/rownormalizer.h"
#include "intake/survey.h"

#include <memory>

namespace binnacle {

class RowReader
{
public:
    // Errors of the files and of the mapping: nothing can be read. Fills format, source, columns, fields,
    // unmapped, encoding and delimiter of the report; where only the order of dates is not known, the preview
    // of a dry run, too. Invalid "no-file".
    [[nodiscard]] static Result<std::unique_ptr<RowReader>>
    open(const ImportRequest &request, ImportFormat format, const QTimeZone &zone,
         const MappingMemory &memory, ImportReport &report, ImportLog &log, Job &job);
    ~RowReader();

    // Moves to the next row that is not blank; false after the last. Counts rows read. Errors end the
    // reading: of the files, "unclosed-quote", "date-order-mixed", "file-changed", Cancelled "cancelled".
    [[nodiscard]] Result<bool> next();

    // Of the row moved to; the keys also of one that failed, as far as they can be told.
    [[nodiscard]] bool isGood() const { return m_good; }
    [[nodiscard]] std::vector<std::string> &keys() { return m_keys; }
    [[nodiscard]] QByteArrayView packed() const { return {m_packed.data(), qsizetype(m_packed.size())}; }
    [[nodiscard]] RowValues values() const { return shape(m_file).open(packed()); }
    [[nodiscard]] size_t file() const { return m_file; }
    [[nodiscard]] qint64 line() const { return m_record.line(); }
    // The row as it stands in its file, headers and cells: the same whatever is made of it.
    [[nodiscard]] quint64 hash() const;

    // What only the values together say is wrong with it: the row fails, the error is told at the field's
    // cell.
    void reject(Field field, const QString &code, const QVariantMap &values = {});

    [[nodiscard]] const QString &path(size_t file) const;
    [[nodiscard]] const RowShape &shape(size_t file) const;
    [[nodiscard]] const Mapping &mapping() const; // of the first file
    [[nodiscard]] const Survey &survey() const { return m_survey; }
    // Of times whose zone was not said, and of those that a change of the clock skipped. At the end.
    void warnOfTimes();

private:
    struct OpenFile;
    RowReader(const ImportRequest &request, ImportReport &report, ImportLog &log, Job &job);
    [[nodiscard]] Result<> endFile();
    void refuseEmptyKeys();
    void keepPreview(const CsvRecord &record);
    void keepDraft();
    void previewUnread(ImportFile &file);

    ImportRequest m_request;
    ImportReport &m_report;
    ImportLog &m_log;
    Job &m_job;
    std::unique_ptr<TimeReader> m_times;
    QTimeZone m_zone;
    std::vector<std::unique_ptr<OpenFile>> m_files;
    size_t m_file = 0; // being read
    qint64 m_totalBytes = 0;
    qint64 m_doneBytes = 0; // of the files before
    CsvRecord m_record;
    bool m_good = false;
    std::string m_packed;
    std::vector<std::string> m_keys;
    Survey m_survey;
    qint64 m_records = 0; // of the file being read
};

} // namespace binnacle
