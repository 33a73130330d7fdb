// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/boardkept.h"

#include "base/timetext.h"

#include <algorithm>

namespace binnacle {

namespace {

constexpr size_t kBlock = IncidentColumns::kBlock;
constexpr qint64 kLateEnds = 400 * kMsPerDay;  // later ones are few, and asked one by one
constexpr qint64 kTimeToPass = 30 * kMsPerDay; // so long a ledger lasts as the clock goes on

} // namespace

void BoardDays::follow(const IncidentColumns &columns, const QTimeZone &zone)
{
    const bool isSameRows =
        columns.revision() != 0 && columns.revision() == m_revision && m_columns == &columns;
    if (isSameRows && m_zone == zone)
        return;
    m_revision = columns.revision();
    m_columns = &columns;
    const size_t rows = columns.size();
    const auto &latest = columns.latestOfBlocks();
    const qint64 first = rows > 0 ? columns.opened().front() : 0;
    const qint64 last = rows > 0 ? std::min(*std::max_element(latest.begin(), latest.end()),
                                            columns.opened().back() + kLateEnds)
                                 : 0;
    const bool isCovered = m_zone == zone && !m_begins.empty() && m_begins.front() <= first &&
                           (last < m_begins.back() || m_begins.size() > kMost);
    if (!isCovered) {
        m_zone = zone;
        m_begins.clear();
        for (QDate day = utcToLocal(first, zone).date; m_begins.size() <= kMost; day = day.addDays(1)) {
            const qint64 at = dayStart(day, zone);
            if (m_begins.empty() || at > m_begins.back())
                m_begins.push_back(at);
            if (at > last)
                break;
        }
        m_daysPerMs = double(days()) / double(m_begins.back() - m_begins.front());
    }
    m_ended.resize((rows + 63) / 64 * 64);
    m_closed.resize(columns.stamp(ColumnStamp::Closed).isEmpty() ? 0 : m_ended.size());
    m_filled.assign((rows + kBlock - 1) / kBlock, false);
}

quint16 BoardDays::dayOf(qint64 at) const
{
    if (at < m_begins.front() || at >= m_begins.back())
        return kFar;
    size_t i = std::min(days() - 1, size_t(double(at - m_begins.front()) * m_daysPerMs));
    while (at < m_begins[i])
        --i;
    while (at >= m_begins[i + 1])
        ++i;
    return quint16(i);
}

size_t BoardDays::dayFrom(qint64 at) const
{
    return std::min(days(),
                    size_t(std::lower_bound(m_begins.begin(), m_begins.end(), at) - m_begins.begin()));
}

std::optional<quint16> BoardDays::cutDay(qint64 at) const
{
    const quint16 day = dayOf(at);
    return day == kFar || m_begins[day] == at ? std::nullopt : std::optional(day);
}

void BoardDays::fill(size_t first, size_t last)
{
    if (first >= last)
        return;
    const StampColumn &resolved = m_columns->stamp(ColumnStamp::Resolved);
    const StampColumn &closed = m_columns->stamp(ColumnStamp::Closed);
    const bool hasResolved = !resolved.isEmpty();
    const bool hasClosed = !closed.isEmpty();
    const std::vector<qint64> &opened = m_columns->opened();
    for (size_t block = first / kBlock; block * kBlock < last; ++block) {
        if (m_filled[block])
            continue;
        m_filled[block] = true;
        for (size_t row = block * kBlock; row < std::min((block + 1) * kBlock, m_columns->size()); ++row) {
            const qint64 c = hasClosed ? closed.delta(row) : StampColumn::kAbsent;
            const qint64 r = hasResolved ? resolved.delta(row) : StampColumn::kAbsent;
            if (hasClosed)
                m_closed[row] = c == StampColumn::kAbsent ? kNever : dayOf(opened[row] + c);
            const qint64 end = r != StampColumn::kAbsent ? r : c;
            // without a stamp it is never counted as open
            m_ended[row] = dayOf(opened[row] + std::max<qint64>(end, 0));
        }
    }
}

UptimeLedger &BoardKept::ledger(const std::shared_ptr<const AvailabilityRecord> &record, const Interval &span)
{
    if (!m_ledger || !m_ledger->isOf(record, span))
        m_ledger.emplace(record, Interval{span.from, span.to + kTimeToPass});
    return *m_ledger;
}

} // namespace binnacle
