// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A table of measured times: each line is run many times, its median and 95th percentile printed beside the
// aim and, where there is one, the same work by hand in SQL. One thread.

#include <QString>
#include <functional>
#include <optional>
#include <vector>

namespace binnacle::bench {

struct Line
{
    QString what;
    double p50 = 0, p95 = 0; // milliseconds
    double cpu = 0; // milliseconds of processor time a run, all threads: what other programs cannot spoil
    QString aim;    // as the goal says it
    std::optional<double> raw; // the same by hand, p50 in ms
    QString note;
};

// Runs `work` until it has been run `times` times; a first run warms up and is not counted.
[[nodiscard]] Line measure(const QString &what, int times, const QString &aim,
                           const std::function<void()> &work);

using Section = std::function<std::vector<Line>()>;
struct Registered
{
    Registered(const char *name, Section section);
};
struct Named
{
    QString name;
    Section run;
};
[[nodiscard]] std::vector<Named> &sections();

} // namespace binnacle::bench
