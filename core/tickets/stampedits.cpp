// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/stampedits.h"

#include "tickets/ticketrules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

std::vector<bool> stampEditsAfterResolution(const Ticket &ticket, const std::vector<HistoryRow> &history)
{
    const auto isState = [](const HistoryRow &row) { return row.field == "state"_L1; };
    const bool statesTold = std::any_of(history.begin(), history.end(), isState);
    std::optional<qint64> over; // since when it is done
    if (!statesTold && ticket.stateClass == StateClass::Done)
        over = ticket.stamp(Stamp::Resolved);
    std::vector<bool> late;
    late.reserve(history.size());
    for (const HistoryRow &row : history) {
        // What a change of state stamps is its own doing, in whichever order its rows stand.
        const auto ofAct = std::find_if(history.begin(), history.end(), [&](const HistoryRow &other) {
            return isState(other) && other.at == row.at && other.actor == row.actor;
        });
        if (isState(row)) {
            const bool done = classOf(row.after) == StateClass::Done;
            over = done ? std::optional(over.value_or(row.at)) : std::nullopt;
        }
        late.push_back(stampFromName(row.field) && row.source == "binnacle"_L1 && ofAct == history.end() &&
                       over && row.at > *over);
    }
    return late;
}

} // namespace binnacle
