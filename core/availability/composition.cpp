// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/composition.h"

#include "availability/edges.h"

#include <algorithm>
#include <set>

namespace binnacle {

namespace {

// Of the weights of impaired members under way, with unimpaired ones before them, the n-th least.
double nthLeast(const std::multiset<double> &impaired, int members, int n)
{
    const int fine = members - int(impaired.size());
    return n <= fine ? 0 : *std::next(impaired.begin(), n - fine - 1);
}

} // namespace

Impairment belowQuorum(const QuorumGroup &group)
{
    const int members = int(group.members.size());
    const int needed = std::clamp(group.needed, 0, members);
    if (needed == 0)
        return {};
    std::vector<Edge> edges;
    for (const Impairment &member : group.members)
        addEdges(edges, member.stretches());
    sortEdges(edges);
    std::multiset<double> impaired;
    std::vector<ImpairedStretch> told;
    qint64 since = 0;
    for (const Edge &edge : edges) {
        if (const double weight = nthLeast(impaired, members, needed); weight > 0)
            told.push_back({since, edge.at, weight});
        since = edge.at;
        if (edge.begins)
            impaired.insert(edge.weight);
        else
            impaired.erase(impaired.find(edge.weight));
    }
    return Impairment(std::move(told));
}

Impairment composed(const Impairment &own, const std::vector<QuorumGroup> &groups)
{
    std::vector<ImpairedStretch> all = own.stretches();
    for (const QuorumGroup &group : groups) {
        const Impairment below = belowQuorum(group);
        all.insert(all.end(), below.stretches().begin(), below.stretches().end());
    }
    return Impairment(std::move(all));
}

} // namespace binnacle
