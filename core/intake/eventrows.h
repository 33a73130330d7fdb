// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The rows of one incident of an event log, in order of time, from one import or from all there ever were:
// united, kept as bytes beside the ticket, opened to be folded into the incident. Pure; any thread.

#include "intake/rowshape.h"

#include <QByteArray>
#include <deque>

namespace binnacle {

class EventRows
{
public:
    struct Row
    {
        qint64 at = 0;
        quint64 raw = 0; // a hash of the row's headers and cells as they stood in the file
        quint32 shape = 0;
        QByteArray packed;
    };

    // The index of an equal shape, added if there is none.
    [[nodiscard]] quint32 shapeIndex(const RowShape &shape);
    void append(Row row);

    [[nodiscard]] bool isEmpty() const { return m_rows.empty(); }
    [[nodiscard]] size_t size() const { return m_rows.size(); }
    [[nodiscard]] qsizetype bytes() const { return m_bytes; } // of the packed values
    [[nodiscard]] const std::vector<Row> &rows() const { return m_rows; }

    // Takes in rows read later: those that are there in all values are passed over (gives how many); one that
    // was read in another way before (the same cells, but another mapping, zone or order of dates) takes the
    // place of what was made of it; ordered by time, ties as they came, what was there first.
    qsizetype unite(const EventRows &later);

    // Views into the rows, which must outlive them. `number` is each row's.
    [[nodiscard]] std::vector<RowValues> open(QByteArrayView number) const;

    // The same for the same rows on every machine; compressed by pack().
    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] static QByteArray pack(const QByteArray &bytes);
    // Empty bytes are no rows. False for what pack() did not make, whatever length it says it has.
    [[nodiscard]] static bool unpack(const QByteArray &packed, QByteArray &bytes);
    [[nodiscard]] static bool fromPacked(const QByteArray &packed, EventRows &rows);

private:
    [[nodiscard]] QByteArray identityOf(const Row &row) const;

    std::deque<RowShape> m_shapes; // opened rows point to them
    std::vector<Row> m_rows;
    qsizetype m_bytes = 0;
};

} // namespace binnacle
