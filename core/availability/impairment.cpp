// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/impairment.h"

#include "availability/edges.h"

#include <algorithm>
#include <map>

namespace binnacle {

namespace {

template <typename Wanted>
IntervalSet stretchesWhere(const std::vector<ImpairedStretch> &stretches, Wanted wanted)
{
    IntervalSet set;
    for (const ImpairedStretch &stretch : stretches) {
        if (wanted(stretch.weight))
            set.add(stretch.from, stretch.to);
    }
    return set;
}

} // namespace

// A sweep over the ends; how many stretches of each weight are under way decides the greatest.
Impairment::Impairment(std::vector<ImpairedStretch> unsorted)
{
    std::vector<Edge> edges;
    edges.reserve(unsorted.size() * 2);
    addEdges(edges, unsorted);
    sortEdges(edges);
    std::map<double, int> underWay;
    qint64 since = 0;
    for (const Edge &edge : edges) {
        if (!underWay.empty())
            append(since, edge.at, underWay.rbegin()->first);
        since = edge.at;
        if (edge.begins)
            ++underWay[edge.weight];
        else if (const auto weight = underWay.find(edge.weight); --weight->second == 0)
            underWay.erase(weight);
    }
}

Impairment::Impairment(const IntervalSet &when, double weight)
{
    for (const Interval &interval : when)
        append(interval.from, interval.to, std::clamp(weight, 0.0, 1.0));
}

void Impairment::append(qint64 from, qint64 to, double weight)
{
    if (to <= from)
        return;
    if (!m_stretches.empty() && m_stretches.back().to == from && m_stretches.back().weight == weight)
        m_stretches.back().to = to;
    else
        m_stretches.push_back({from, to, weight});
}

Impairment Impairment::united(const Impairment &other) const
{
    if (other.isEmpty())
        return *this;
    std::vector<ImpairedStretch> all = m_stretches;
    all.insert(all.end(), other.m_stretches.begin(), other.m_stretches.end());
    return Impairment(std::move(all));
}

Impairment Impairment::within(const IntervalSet &set) const
{
    Impairment result;
    auto part = set.begin();
    for (const ImpairedStretch &stretch : m_stretches) {
        while (part != set.end() && part->to <= stretch.from)
            ++part;
        for (auto p = part; p != set.end() && p->from < stretch.to; ++p)
            result.append(std::max(stretch.from, p->from), std::min(stretch.to, p->to), stretch.weight);
    }
    return result;
}

Impairment Impairment::without(const IntervalSet &set) const
{
    return within(recorded().subtracted(set));
}

// Summed by weight first, so that how a stretch was cut changes no digit.
double Impairment::weighted() const
{
    std::map<double, qint64> lengths;
    for (const ImpairedStretch &stretch : m_stretches)
        lengths[stretch.weight] += stretch.length();
    double total = 0;
    for (const auto &[weight, length] : lengths)
        total += weight * double(length);
    return total;
}

IntervalSet Impairment::down() const
{
    return stretchesWhere(m_stretches, [](double weight) { return weight >= 1; });
}

IntervalSet Impairment::counting() const
{
    return stretchesWhere(m_stretches, [](double weight) { return weight > 0; });
}

IntervalSet Impairment::recorded() const
{
    return stretchesWhere(m_stretches, [](double) { return true; });
}

} // namespace binnacle
