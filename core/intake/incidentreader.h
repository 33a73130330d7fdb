// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Foreign files to incidents, one after the other, each number once, with flat memory; what is wrong with
// rows goes into the log. Pure but for the files. One thread; owned by the import that runs.

#include "base/job.h"
#include "intake/eventrows.h"
#include "intake/incidentbuilder.h"
#include "intake/incidentfile.h"
#include "intake/rownormalizer.h"
#include "intake/survey.h"
#include "store/scratchsort.h"

#include <memory>

namespace binnacle {

struct IncidentDraft
{
    QString number;
    BuiltIncident built;
    EventRows rows;      // of an event log: what it was built from
    bool failed = false; // nothing of it is to be stored
    QString file;        // where its last row stands
    qint64 line = 0;     // 0: of an event log

    // What it takes in memory, about.
    [[nodiscard]] qsizetype bytes() const;
};

class IncidentReader
{
public:
    // Errors of the files and of the mapping: nothing can be read. Fills format, source, columns, fields,
    // unmapped, encoding and delimiter of the report; where only the order of dates is not known, the preview
    // of a dry run, too.
    [[nodiscard]] static Result<std::unique_ptr<IncidentReader>>
    open(const ImportRequest &request, const QTimeZone &zone, const MappingMemory &memory,
         ImportReport &report, ImportLog &log, Job &job);
    ~IncidentReader();

    // The next incident; false at the end. One whose number stands in several rows comes when all files are
    // read: the last of them counts. Counts rows read, and rows that failed where they belong to no incident
    // or, in an event log, are left out of theirs. Errors end the reading: of the files, "unclosed-quote",
    // "date-order-mixed", "file-changed", Cancelled "cancelled".
    [[nodiscard]] Result<bool> next(IncidentDraft &draft);

    [[nodiscard]] const Mapping &mapping() const; // of the first file

private:
    struct OpenFile;
    IncidentReader(ImportReport &report, ImportLog &log, Job &job);
    [[nodiscard]] Result<bool> nextRow();
    [[nodiscard]] Result<> endFile();
    [[nodiscard]] Result<bool> nextSingle(IncidentDraft &draft);
    [[nodiscard]] Result<bool> nextGroup(IncidentDraft &draft);
    [[nodiscard]] Result<> putAside(const std::string &number);
    [[nodiscard]] Result<> sortRows();
    void takeChange(IncidentDraft &draft, EventRows &rows);
    void takeLater(IncidentDraft &draft);
    void buildGroup(IncidentDraft &draft, EventRows rows);
    [[nodiscard]] BuiltIncident builtOf(const OpenFile &open, QByteArrayView packed,
                                        QByteArrayView number) const;
    void keepPreview(const CsvRecord &record);
    void previewUnread(IncidentFile &file);
    void warnOfTimes();

    ImportReport &m_report;
    ImportLog &m_log;
    Job &m_job;
    ImportRequest m_request;
    IncidentFormat m_format = IncidentFormat::Csv;
    std::optional<IncidentBuilder> m_builder;
    bool m_zoneSaid = true;
    std::unique_ptr<TimeReader> m_times;
    std::vector<std::unique_ptr<OpenFile>> m_files;
    size_t m_file = 0; // being read
    qint64 m_totalBytes = 0;
    qint64 m_doneBytes = 0; // of the files before
    CsvRecord m_record;
    bool m_rowGood = false;
    std::string m_packed;
    std::vector<std::string> m_numbers; // of the row; taken from the end
    Survey m_survey;
    qint64 m_records = 0; // of the file being read
    // rows of an event log, and of repeated numbers
    ScratchSort m_sorter;
    bool m_sorted = false;
    ScratchSort::Row m_row; // the first of the next group
    bool m_hasRow = false;
};

} // namespace binnacle
