// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/uptimeledger.h"

#include <algorithm>

namespace binnacle {

namespace {

constexpr size_t kWindowsKept = 4096;

} // namespace

LengthSums::LengthSums(const IntervalSet &set)
{
    for (const Interval &one : set)
        add(one.from, one.to);
}

void LengthSums::add(qint64 from, qint64 to)
{
    m_before.push_back(m_stretches.empty() ? 0 : m_before.back() + m_stretches.back().length());
    m_stretches.push_back({from, to});
}

qint64 LengthSums::before(qint64 at) const
{
    const auto next = std::partition_point(m_stretches.begin(), m_stretches.end(),
                                           [at](const Interval &one) { return one.from < at; });
    if (next == m_stretches.begin())
        return 0;
    const auto last = size_t(next - m_stretches.begin()) - 1;
    return m_before[last] + std::min(at, m_stretches[last].to) - m_stretches[last].from;
}

UptimeSums::UptimeSums(const UptimeParts &parts, const IntervalSet &recorded)
    : m_counted(parts.counted)
    , m_unknown(parts.unknown)
    , m_maintenance(parts.maintenance)
    , m_recorded(recorded)
    , m_stretches(parts.counting.stretches())
{
    std::map<double, LengthSums> byWeight;
    for (const ImpairedStretch &stretch : m_stretches)
        byWeight[stretch.weight].add(stretch.from, stretch.to);
    m_counting.assign(byWeight.begin(), byWeight.end());
}

Uptime UptimeSums::over(const Interval &window) const
{
    Uptime told;
    told.counted = m_counted.within(window);
    told.unknown = m_unknown.within(window);
    told.maintenance = m_maintenance.within(window);
    told.weightedDown = weighted(window);
    return told;
}

double UptimeSums::weighted(const Interval &window) const
{
    double total = 0;
    for (const auto &[weight, lengths] : m_counting)
        total += weight * double(lengths.within(window));
    return total;
}

double UptimeSums::weightedAsDay(const Interval &window) const
{
    double total = 0;
    for (auto stretch =
             std::partition_point(m_stretches.begin(), m_stretches.end(),
                                  [&window](const ImpairedStretch &one) { return one.to <= window.from; });
         stretch != m_stretches.end() && stretch->from < window.to; ++stretch)
        total +=
            stretch->weight * double(std::min(stretch->to, window.to) - std::max(stretch->from, window.from));
    return total;
}

bool UptimeSums::tellsOf(const Interval &window) const
{
    return m_recorded.within(window) > 0 || m_maintenance.within(window) > 0 ||
           std::any_of(m_counting.begin(), m_counting.end(),
                       [&window](const auto &one) { return one.second.within(window) > 0; });
}

UptimeLedger::UptimeLedger(std::shared_ptr<const AvailabilityRecord> record, const Interval &span)
    : m_record(std::move(record))
    , m_span(span)
{
    m_sums.reserve(m_record->services.size());
    m_record->eachParts(span, span.to, m_record->rules,
                        [this](const ServiceHistory &history, const UptimeParts &parts) {
                            m_sums.emplace_back(parts, history.recordedAt(m_span.to));
                        });
}

UptimeLedger::Below UptimeLedger::below(const Interval &window)
{
    if (window.isEmpty())
        return {};
    const std::pair key(window.from, window.to);
    if (const auto known = m_below.find(key); known != m_below.end())
        return known->second;
    Below told;
    for (size_t i = 0; i < m_sums.size(); ++i) {
        const std::optional<double> target = m_record->services[i].service.target;
        const qint64 counted = target ? m_sums[i].counted(window) : 0;
        if (counted == 0)
            continue;
        ++told.known;
        told.below += 1 - m_sums[i].weightedAsDay(window) / double(counted) < *target ? 1 : 0;
    }
    if (m_below.size() >= kWindowsKept)
        m_below.clear();
    m_below.emplace(key, told);
    return told;
}

} // namespace binnacle
