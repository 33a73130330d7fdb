// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Foreign files to incidents, one after the other, each number once, with flat memory; what is wrong with
// rows goes into the log. Pure but for the files. One thread; owned by the import that runs.

#include "intake/eventrows.h"
#include "intake/incidentbuilder.h"
#include "intake/rowreader.h"
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
    // As RowReader::open, of a format of incidents.
    [[nodiscard]] static Result<std::unique_ptr<IncidentReader>>
    open(const ImportRequest &request, ImportFormat format, const QTimeZone &zone,
         const MappingMemory &memory, ImportReport &report, ImportLog &log, Job &job);
    ~IncidentReader();

    // The next incident; false at the end. One whose number stands in several rows comes when all files are
    // read: the last of them counts. Counts rows read, and rows that failed where they belong to no incident
    // or, in an event log, are left out of theirs. Errors as RowReader::next.
    [[nodiscard]] Result<bool> next(IncidentDraft &draft);

    [[nodiscard]] const Mapping &mapping() const { return m_rows->mapping(); }

private:
    IncidentReader(std::unique_ptr<RowReader> rows, ImportFormat format, ImportReport &report, ImportLog &log,
                   Job &job);
    [[nodiscard]] Result<bool> nextRow();
    [[nodiscard]] Result<bool> nextSingle(IncidentDraft &draft);
    [[nodiscard]] Result<bool> nextGroup(IncidentDraft &draft);
    [[nodiscard]] Result<> putAside(const std::string &number);
    [[nodiscard]] Result<> sortRows();
    void takeChange(IncidentDraft &draft, EventRows &rows);
    void takeLater(IncidentDraft &draft);
    void buildGroup(IncidentDraft &draft, EventRows rows);
    [[nodiscard]] BuiltIncident builtOf(size_t file, QByteArrayView packed, QByteArrayView number) const;

    std::unique_ptr<RowReader> m_rows; // keys of the present row are taken from the end
    ImportFormat m_format;
    ImportReport &m_report;
    ImportLog &m_log;
    Job &m_job;
    IncidentBuilder m_builder;
    // rows of an event log, and of repeated numbers
    ScratchSort m_sorter;
    bool m_sorted = false;
    ScratchSort::Row m_row; // the first of the next group
    bool m_hasRow = false;
};

} // namespace binnacle
