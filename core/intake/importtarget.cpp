// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importtarget.h"

#include <algorithm>

namespace binnacle {

void StagingCounts::add(const StagingCounts &other)
{
    created += other.created;
    updated += other.updated;
    unchanged += other.unchanged;
    kept += other.kept;
    deleted += other.deleted;
    hidden += other.hidden;
    refused += other.refused.first(
        std::min(other.refused.size(), std::max(qsizetype(0), ImportReport::kListedErrors - refused.size())));
    for (auto it = other.faults.cbegin(); it != other.faults.cend(); ++it)
        faults[it.key()] += it.value();
}

} // namespace binnacle
