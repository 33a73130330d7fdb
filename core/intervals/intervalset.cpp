// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intervals/intervalset.h"

#include <algorithm>

namespace binnacle {

namespace {

// The first stretch that ends at or after an instant: it may touch what begins there.
auto firstEndingFrom(const std::vector<Interval> &intervals, qint64 at)
{
    return std::lower_bound(intervals.begin(), intervals.end(), at,
                            [](const Interval &i, qint64 instant) { return i.to < instant; });
}

} // namespace

IntervalSet::IntervalSet(std::vector<Interval> unsorted)
{
    std::sort(unsorted.begin(), unsorted.end(),
              [](const Interval &a, const Interval &b) { return a.from < b.from; });
    m_intervals.reserve(unsorted.size());
    for (const Interval &interval : unsorted)
        add(interval.from, interval.to);
}

void IntervalSet::add(qint64 from, qint64 to)
{
    if (to <= from)
        return;
    if (m_intervals.empty() || from > m_intervals.back().to) {
        m_intervals.push_back({from, to});
        return;
    }
    if (from >= m_intervals.back().from) {
        m_intervals.back().to = std::max(m_intervals.back().to, to);
        return;
    }
    const auto first = m_intervals.begin() + (firstEndingFrom(m_intervals, from) - m_intervals.cbegin());
    const auto last = std::find_if(first, m_intervals.end(), [to](const Interval &i) { return i.from > to; });
    if (first == last) {
        m_intervals.insert(first, {from, to});
        return;
    }
    first->from = std::min(first->from, from);
    first->to = std::max((last - 1)->to, to);
    m_intervals.erase(first + 1, last);
}

IntervalSet IntervalSet::united(const IntervalSet &other) const
{
    IntervalSet result;
    result.m_intervals.reserve(m_intervals.size() + other.m_intervals.size());
    auto a = m_intervals.begin();
    auto b = other.m_intervals.begin();
    while (a != m_intervals.end() || b != other.m_intervals.end()) {
        const bool takeA = b == other.m_intervals.end() || (a != m_intervals.end() && a->from <= b->from);
        const Interval &next = takeA ? *a++ : *b++;
        result.add(next.from, next.to);
    }
    return result;
}

IntervalSet IntervalSet::intersected(const IntervalSet &other) const
{
    IntervalSet result;
    auto a = m_intervals.begin();
    auto b = other.m_intervals.begin();
    while (a != m_intervals.end() && b != other.m_intervals.end()) {
        result.add(std::max(a->from, b->from), std::min(a->to, b->to));
        if (a->to < b->to)
            ++a;
        else
            ++b;
    }
    return result;
}

IntervalSet IntervalSet::subtracted(const IntervalSet &other) const
{
    IntervalSet result;
    auto hole = other.m_intervals.begin();
    for (const Interval &interval : m_intervals) {
        qint64 from = interval.from;
        while (hole != other.m_intervals.end() && hole->to <= from)
            ++hole;
        for (auto h = hole; h != other.m_intervals.end() && h->from < interval.to; ++h) {
            result.add(from, h->from);
            from = std::max(from, h->to);
        }
        result.add(from, interval.to);
    }
    return result;
}

IntervalSet IntervalSet::clipped(qint64 from, qint64 to) const
{
    IntervalSet result;
    for (auto i = firstEndingFrom(m_intervals, from); i != m_intervals.end() && i->from < to; ++i)
        result.add(std::max(i->from, from), std::min(i->to, to));
    return result;
}

qint64 IntervalSet::measure() const
{
    qint64 total = 0;
    for (const Interval &interval : m_intervals)
        total += interval.length();
    return total;
}

bool IntervalSet::contains(qint64 at) const
{
    const auto next = std::upper_bound(m_intervals.begin(), m_intervals.end(), at,
                                       [](qint64 instant, const Interval &i) { return instant < i.to; });
    return next != m_intervals.end() && next->from <= at;
}

} // namespace binnacle
