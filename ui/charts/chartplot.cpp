// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartplot.h"

#include <algorithm>

namespace binnacle {

int ChartPlot::markAt(const QPointF &at) const
{
    for (int i = markCount() - 1; i >= 0; --i)
        if (markArea(i).contains(at))
            return i;
    return -1;
}

int ChartPlot::step(int index, MarkStep way) const
{
    const int last = markCount() - 1;
    if (last < 0)
        return -1;
    switch (way) {
    case MarkStep::First:
        return 0;
    case MarkStep::Last:
        return last;
    case MarkStep::Previous:
    case MarkStep::Above:
        return index < 0 ? last : std::max(0, index - 1);
    case MarkStep::Next:
    case MarkStep::Below:
        break;
    }
    return std::min(last, index + 1);
}

} // namespace binnacle
