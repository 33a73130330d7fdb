// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where stretches begin and end, in order of time; who ends makes room for who begins. Pure; any thread.

#include "availability/impairment.h"

#include <algorithm>
#include <vector>

namespace binnacle {

struct Edge
{
    qint64 at;
    double weight;
    bool begins;
};

inline void addEdges(std::vector<Edge> &edges, const std::vector<ImpairedStretch> &stretches)
{
    for (const ImpairedStretch &stretch : stretches) {
        if (stretch.length() == 0)
            continue;
        const double weight = std::clamp(stretch.weight, 0.0, 1.0);
        edges.push_back({stretch.from, weight, true});
        edges.push_back({stretch.to, weight, false});
    }
}

inline void sortEdges(std::vector<Edge> &edges)
{
    std::sort(edges.begin(), edges.end(),
              [](const Edge &a, const Edge &b) { return a.at != b.at ? a.at < b.at : a.begins < b.begins; });
}

} // namespace binnacle
