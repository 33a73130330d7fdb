// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Foreign files to outages, one after the other, as their rows stand; a row may tell of several services.
// What is wrong with rows goes into the log. One thread; owned by the import that runs.

#include "availability/outage.h"
#include "intake/rowreader.h"

namespace binnacle {

class OutageReader
{
public:
    // As RowReader::open.
    [[nodiscard]] static Result<std::unique_ptr<OutageReader>>
    open(const ImportRequest &request, const QTimeZone &zone, const MappingMemory &memory,
         ImportReport &report, ImportLog &log, Job &job);

    // The next outage, its service by name; false at the end. Counts rows that failed. Errors as
    // RowReader::next.
    [[nodiscard]] Result<bool> next(Outage &outage);

    [[nodiscard]] const Mapping &mapping() const { return m_rows->mapping(); }

private:
    OutageReader(std::unique_ptr<RowReader> rows, ImportReport &report)
        : m_rows(std::move(rows))
        , m_report(report)
    {}
    [[nodiscard]] bool take(const RowValues &values);

    std::unique_ptr<RowReader> m_rows; // keys of the present row are taken from the end
    ImportReport &m_report;
    Outage m_outage; // of the present row
};

} // namespace binnacle
