// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What must be known of all files before the first row is taken: the order of their dates, and which numbers
// stand in several rows. Reads the files by itself. Pure but for them; any thread.

#include "intake/incidentfile.h"

namespace binnacle {

class Job;

// Numbers by a hash: one too many among them does no harm.
class NumberSet
{
public:
    void add(QByteArrayView number) { m_keys.append(keyOf(number)); }
    // Leaves those that were added more than once.
    void keepRepeated();
    [[nodiscard]] bool contains(QByteArrayView number) const;

private:
    [[nodiscard]] static quint64 keyOf(QByteArrayView number);

    QList<quint64> m_keys;
};

struct Survey
{
    DateOrder order = DateOrder::Unknown;
    NumberSet repeated;    // of a format with one row an incident
    QList<qint64> records; // by file, as far as they were read to their end

    // The order is the one said, or that of the first value that decides. Invalid "date-order" with "file",
    // "line", "column", "field", "value" where there are dates and none decides; "bad-option"; Cancelled.
    [[nodiscard]] static Result<Survey> of(const ImportRequest &request, IncidentFormat format,
                                           const MappingMemory &memory, const Job &job);
};

} // namespace binnacle
