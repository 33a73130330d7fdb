// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The incidents of a window that took longest: a mean may be the doing of one. Pure, over the columns of a
// view; any thread.

#include "metrics/measures.h"

#include <vector>

namespace binnacle {

struct MetricsView;

struct LongIncident
{
    qint64 ticket = 0;
    QString number; // set by who can look it up
    qint64 opened = 0;
    int priority = 0; // 0: none
    QString service;
    qint64 took = 0; // milliseconds
};

struct Longest
{
    Measure measure = Measure::Ttr; // to restore, where any incident tells it, else to resolve
    bool areUrgent = false;         // only P1 and P2, where any of them tells it
    std::vector<LongIncident> incidents;
};

[[nodiscard]] Longest longestOf(const MetricsView &view, qint64 from, qint64 to, size_t most);

} // namespace binnacle
