// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/composition.h"

#include <algorithm>
#include <set>

namespace binnacle {

namespace {

struct Edge
{
    qint64 at;
    double weight;
    bool begins;
};

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
    for (const Impairment &member : group.members) {
        for (const ImpairedStretch &stretch : member.stretches()) {
            edges.push_back({stretch.from, stretch.weight, true});
            edges.push_back({stretch.to, stretch.weight, false});
        }
    }
    std::sort(edges.begin(), edges.end(), [](const Edge &a, const Edge &b) {
        return a.at != b.at ? a.at < b.at : a.begins < b.begins; // who ends makes room for who begins
    });
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

Impairment composed(const Impairment &own, const std::vector<Impairment> &hard,
                    const std::vector<QuorumGroup> &groups)
{
    std::vector<ImpairedStretch> all = own.stretches();
    const auto add = [&all](const Impairment &more) {
        all.insert(all.end(), more.stretches().begin(), more.stretches().end());
    };
    for (const Impairment &dependency : hard)
        add(dependency);
    for (const QuorumGroup &group : groups)
        add(belowQuorum(group));
    return Impairment(std::move(all));
}

} // namespace binnacle
