// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/stampcolumn.h"

namespace binnacle {

void StampColumn::put(size_t row, qint64 delta)
{
    qint64 seconds = delta / 1000;
    qint64 millis = delta % 1000;
    if (millis < 0) {
        millis += 1000;
        --seconds;
    }
    if (seconds >= kFar || seconds < std::numeric_limits<qint32>::min()) {
        m_seconds[row] = kFar;
        m_far[row] = delta;
        return;
    }
    m_seconds[row] = qint32(seconds);
    if (millis != 0 && m_millis.empty()) {
        m_millis.reserve(m_seconds.capacity());
        m_millis.resize(m_seconds.size(), 0);
    }
    if (!m_millis.empty())
        m_millis[row] = quint16(millis);
}

void StampColumn::append(qint64 opened, std::optional<qint64> stamp, size_t rows)
{
    if (m_seconds.empty()) {
        if (!stamp)
            return;
        m_seconds.reserve(m_wanted);
        m_seconds.resize(rows - 1, kNone);
    }
    m_seconds.push_back(kNone);
    if (!m_millis.empty())
        m_millis.push_back(0);
    if (stamp)
        put(rows - 1, *stamp - opened);
}

void StampColumn::set(size_t row, qint64 opened, std::optional<qint64> stamp, size_t rows)
{
    if (m_seconds.empty()) {
        if (!stamp)
            return;
        m_seconds.resize(rows, kNone);
    }
    m_far.erase(row);
    m_seconds[row] = kNone;
    if (!m_millis.empty())
        m_millis[row] = 0;
    if (stamp)
        put(row, *stamp - opened);
}

void StampColumn::reorder(const std::vector<quint32> &order)
{
    if (m_seconds.empty())
        return;
    std::vector<qint32> seconds(order.size());
    for (size_t i = 0; i < order.size(); ++i)
        seconds[i] = m_seconds[order[i]];
    m_seconds.swap(seconds);
    if (!m_millis.empty()) {
        std::vector<quint16> millis(order.size());
        for (size_t i = 0; i < order.size(); ++i)
            millis[i] = m_millis[order[i]];
        m_millis.swap(millis);
    }
    if (!m_far.empty()) {
        std::unordered_map<size_t, qint64> far;
        for (size_t i = 0; i < order.size(); ++i) {
            if (const auto it = m_far.find(order[i]); it != m_far.end())
                far.emplace(i, it->second);
        }
        m_far.swap(far);
    }
}

size_t StampColumn::bytes() const
{
    return m_seconds.capacity() * sizeof(qint32) + m_millis.capacity() * sizeof(quint16) +
           m_far.size() * (sizeof(size_t) + sizeof(qint64)) * 2;
}

} // namespace binnacle
