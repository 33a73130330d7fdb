// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/measurecolumns.h"

#include "metrics/rowloops.h"

#include <algorithm>

namespace binnacle {

namespace {

constexpr size_t kBlock = IncidentColumns::kBlock;

// The mark in the column of levels of an end that states gave; 0: no measure's that can be.
quint8 derivedMark(Measure measure)
{
    return measure == Measure::Tta       ? IncidentColumns::kAcknowledgedDerived
           : measure == Measure::Resolve ? IncidentColumns::kResolvedDerived
                                         : 0;
}

bool isSame(const std::optional<WorkCalendar> &a, const std::optional<WorkCalendar> &b)
{
    return a.has_value() == b.has_value() && (!a || a->versions() == b->versions());
}

const StampColumn *unlessEmpty(const StampColumn &stamp)
{
    return stamp.isEmpty() ? nullptr : &stamp;
}

} // namespace

void MeasureColumn::follow(const IncidentColumns &columns, Measure measure,
                           const std::optional<WorkCalendar> &calendar)
{
    const MeasureStamps stamps = stampsOf(measure);
    m_columns = &columns;
    m_start = stamps.start ? unlessEmpty(columns.stamp(*stamps.start)) : nullptr;
    m_end = unlessEmpty(columns.stamp(stamps.end));
    m_openedInstead = stamps.openedInstead;
    m_derivedMark = derivedMark(measure);
    m_calendar = calendar;
    const bool isUsed = m_start || m_end;
    const size_t rows = columns.size();
    m_cells.resize(isUsed ? (rows + 63) / 64 * 64 : 0);
    m_values.clear();
    m_values.resize(isUsed && calendar ? rows : 0);
    m_counted = RowBits(isUsed ? qsizetype(rows) : 0);
    m_derived = RowBits(isUsed && m_derivedMark != 0 ? qsizetype(rows) : 0);
    m_filled.assign((rows + kBlock - 1) / kBlock, false);
}

void MeasureColumn::fill(size_t first, size_t last)
{
    if (isEmpty() || first >= last)
        return;
    for (size_t block = first / kBlock; block * kBlock < last; ++block) {
        if (m_filled[block])
            continue;
        fillBlock(block * kBlock, std::min((block + 1) * kBlock, m_columns->size()));
        m_filled[block] = true;
    }
}

// An incident counts once, by the first of these that applies.
void MeasureColumn::fillBlock(size_t first, size_t last)
{
    const quint8 *flags = m_columns->flags().data();
    const quint8 *levels = m_columns->levels().data();
    const qint64 *opened = m_columns->opened().data();
    const auto cellOf = [&](size_t row) -> quint16 {
        const qint64 end = m_end ? m_end->delta(row) : StampColumn::kAbsent;
        if (end == StampColumn::kAbsent && (flags[row] & 3) == quint8(IncidentRow::Class::Open))
            return kOpenCell;
        qint64 start = m_start ? m_start->delta(row) : StampColumn::kAbsent;
        if (start == StampColumn::kAbsent) {
            if (!m_openedInstead)
                return kNoStartCell;
            start = 0;
        }
        if (end == StampColumn::kAbsent)
            return kNoEndCell;
        if (end < start)
            return kOrderCell;
        if (!m_calendar) [[likely]]
            return bucketOf(end - start);
        m_values[row] = m_calendar->working(opened[row] + start, opened[row] + end);
        return bucketOf(m_values[row]);
    };
    for (size_t row = first; row < last; ++row) {
        const quint16 cell = cellOf(row);
        m_cells[row] = cell;
        if (cell >= kBuckets)
            continue;
        m_counted.set(qsizetype(row));
        if ((levels[row] & m_derivedMark) != 0)
            m_derived.set(qsizetype(row));
    }
}

void MeasureColumns::follow(const IncidentColumns &columns, const std::optional<WorkCalendar> &calendar)
{
    const bool isSameRows =
        columns.revision() != 0 && columns.revision() == m_revision && m_columns == &columns;
    if (isSameRows && isSame(calendar, m_calendar))
        return;
    for (const Measure measure : {Measure::Ttd, Measure::Tta, Measure::Ttr, Measure::Resolve})
        of(measure).follow(columns, measure, calendar);
    m_calendar = calendar;
    if (isSameRows)
        return;
    m_revision = columns.revision();
    m_columns = &columns;
    m_open = m_grave[0] = m_grave[1] = RowBits(qsizetype(columns.size()));
    fillRows(columns.flags(), m_open,
             [](quint8 flags) { return (flags & 3) == quint8(IncidentRow::Class::Open); });
    for (const quint8 priority : {quint8(1), quint8(2)})
        fillRows(columns.priority(), m_grave[priority - 1U],
                 [priority](quint8 its) { return its == priority; });
}

size_t MeasureColumns::bytes() const
{
    size_t sum = 0;
    for (const MeasureColumn &one : m_measures)
        sum += one.m_cells.capacity() * sizeof(quint16) + one.m_values.capacity() * sizeof(qint64) +
               (one.m_counted.words().capacity() + one.m_derived.words().capacity()) * sizeof(quint64);
    return sum + 3 * m_open.words().capacity() * sizeof(quint64);
}

} // namespace binnacle
