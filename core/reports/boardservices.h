// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a board says of services: their uptime, and what waits for somebody. Values; times are UTC ms,
// durations ms, shares 0..1.

#include "availability/servicedays.h"
#include "metrics/measures.h"

#include <QString>
#include <optional>
#include <vector>

namespace binnacle {

// Which of the board's filters a card follows; the others are shown gray on it.
struct BoardScope
{
    bool window = true;
    bool filter = true;
    std::optional<TimeKind> time; // of its durations; nothing: it has none that follow the choice
};

struct BoardUptimeRow // a service over the window
{
    QString name;
    std::optional<double> target;
    std::optional<double> availability;
    std::optional<double> coverage;   // of the agreed time so much is known
    double down = 0;                  // ms that count, each stretch by its weight
    std::optional<double> budgetLeft; // share of the budget, below 0 overspent; with a target that allows any
    int outages = 0;                  // of Uptime: stretches that count, through what it needs too
    std::vector<ServiceDay> cells;
    std::vector<int> cellOutages; // beside cells: so many of its own reach into it
    bool chosen = true;           // the filter takes it
    QString filter;               // service:"VPN gateway"

    [[nodiscard]] bool isBelow() const { return target && availability && *availability < *target; }
};

struct BoardUptime // the services of which something is recorded
{
    QString title, definition;
    std::vector<BoardUptimeRow> rows; // the worst twelve, worst first; the chosen ones before all
    qint64 services = 0;              // so many there are
    qint64 recorded = 0;              // of these something is recorded in the window
    qint64 withTarget = 0;            // of these a target is promised
    qint64 below = 0;                 // of these below it
    std::optional<double> target;     // where all have the same
    int cellDays = 1;                 // a cell stands for so many days
    QString within;                   // the filter without its own choice of services
    std::vector<QString> more;        // the names of the services not in rows
    BoardScope scope;
};

struct BoardNeed // a line of what waits for somebody
{
    enum class Tone { Bad, Warn, Plain } tone = Tone::Plain;
    QString lead; // the count or the name it begins with
    QString text;
    qint64 count = 0;
    QString query;           // incidents: exactly these
    QString service;         // else the service it is of
    bool ofServices = false; // else services, several
};

} // namespace binnacle
