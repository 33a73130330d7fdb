// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One kind of stamp of all incidents in 32 bits each: whole seconds from the incident's opened, exact to the
// millisecond by a side column that exists only where a stamp needs it, and by a small table for stamps more
// than 68 years away. Costs nothing while no incident has the stamp. Owned by IncidentColumns; shared like
// it.

#include <QtGlobal>
#include <limits>
#include <optional>
#include <unordered_map>
#include <vector>

namespace binnacle {

class StampColumn
{
public:
    static constexpr qint64 kAbsent = std::numeric_limits<qint64>::min();

    // No incident has this stamp.
    [[nodiscard]] bool isEmpty() const { return m_seconds.empty(); }
    // Milliseconds from opened to the stamp (below 0 where it is earlier), or kAbsent. Not for an empty
    // column.
    [[nodiscard]] qint64 delta(size_t row) const
    {
        const qint32 s = m_seconds[row];
        if (s >= kFar) [[unlikely]]
            return s == kNone ? kAbsent : m_far.at(row);
        return m_millis.empty() ? qint64(s) * 1000 : qint64(s) * 1000 + m_millis[row];
    }
    [[nodiscard]] std::optional<qint64> at(size_t row, qint64 opened) const
    {
        const qint64 d = isEmpty() ? kAbsent : delta(row);
        return d == kAbsent ? std::nullopt : std::optional<qint64>(opened + d);
    }

    // `rows` is the number of rows of the table, this one included.
    void append(qint64 opened, std::optional<qint64> stamp, size_t rows);
    void set(size_t row, qint64 opened, std::optional<qint64> stamp, size_t rows);
    // Puts row order[i] at i; rows that `order` does not name go.
    void reorder(const std::vector<quint32> &order);
    void reserve(size_t rows) { m_wanted = rows; }
    [[nodiscard]] size_t bytes() const;

private:
    static constexpr qint32 kNone = std::numeric_limits<qint32>::max();
    static constexpr qint32 kFar = kNone - 1;
    void put(size_t row, qint64 delta);

    std::vector<qint32> m_seconds; // floor of the delta; empty: no row has one
    std::vector<quint16> m_millis; // rest; empty: all are whole seconds
    std::unordered_map<size_t, qint64> m_far;
    size_t m_wanted = 0;
};

} // namespace binnacle
