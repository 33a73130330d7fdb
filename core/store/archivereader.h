// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Reads the data of a PostgreSQL archive, and only data: pg_restore writes it out as text, and of that text
// no statement is ever run. What is not a COPY of a table of ours, its rows, or the position of a sequence
// (passed over) is refused: an archive comes from outside, and a statement in it could be any. So is a row of
// more than 64 MiB. Blocks; on a worker thread.
// Private to store.

#include "base/job.h"
#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace binnacle {

class ArchiveHandler
{
public:
    virtual ~ArchiveHandler() = default;
    // `columns` as in the archive: names in lower case, comma and space between. Rows follow, then
    // endTable().
    [[nodiscard]] virtual Result<> table(const QString &name, const QString &columns) = 0;
    // One row in COPY's text format, without the end of the line.
    [[nodiscard]] virtual Result<> row(const QByteArray &line) = 0;
    [[nodiscard]] virtual Result<> endTable() = 0;
};

namespace archivereader {

// Of one table, or of all. Incompatible "not-a-backup" {"file"} where something else stands in it;
// Unavailable "tool-missing", "tool-failed"; Cancelled; and what the handler answers.
[[nodiscard]] Result<> read(const QString &file, ArchiveHandler &handler, const QString &onlyTable = {},
                            Job *job = nullptr);

} // namespace archivereader

} // namespace binnacle
