// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a service suffers through those it depends on (metrics.md 3.2, O-15): its own trouble, and that of
// each group of which too few are left. A hard dependency is a group of one. Pure; any thread.

#include "availability/impairment.h"

namespace binnacle {

// Of the members so many must be up; more needed than there are: all of them.
struct QuorumGroup
{
    std::vector<Impairment> members;
    int needed = 1;
};

// At each instant as impaired as the worst of those it still gets along with: the `needed` best members.
[[nodiscard]] Impairment belowQuorum(const QuorumGroup &group);

[[nodiscard]] Impairment composed(const Impairment &own, const std::vector<QuorumGroup> &groups);

} // namespace binnacle
