// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What must be known of all files before the first row is taken: the order of their dates, and which numbers
// stand in several rows. Reads the files by itself. Pure but for them; any thread.

#include "intake/importfile.h"

#include <vector>

namespace binnacle {

class Job;

// Numbers that were added more than once, and a few others, in a table whose size is chosen beforehand: a bit
// for a hash seen, a bit for a hash seen again. One too many among them does no harm.
class NumberSet
{
public:
    NumberSet() = default; // holds nothing
    explicit NumberSet(qint64 rows);

    void add(QByteArrayView number);
    void close(); // nothing is added any more: what was seen once is forgotten
    [[nodiscard]] bool contains(QByteArrayView number) const;

private:
    [[nodiscard]] quint64 slotOf(QByteArrayView number) const;

    int m_bits = 0; // the tables have 2^m_bits
    std::vector<quint64> m_seen, m_again;
};

struct Survey
{
    DateOrder order = DateOrder::Unknown;
    NumberSet repeated;    // of a format with one row an incident
    QList<qint64> records; // by file, as far as they were read to their end

    // The order is the one said, or that of the first value that decides. Invalid "date-order" with "file",
    // "line", "column", "field", "value" where there are dates and none decides; "bad-option"; Cancelled.
    [[nodiscard]] static Result<Survey> of(const ImportRequest &request, ImportFormat format,
                                           const MappingMemory &memory, const Job &job);
};

} // namespace binnacle
