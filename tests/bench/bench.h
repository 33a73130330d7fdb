// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A table of measured times: each line is run many times, its median and 95th percentile printed beside the
// aim and, where there is one, the same work by hand in SQL. One thread.

#include <QString>
#include <QStringList>
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
    std::optional<double> atMost;      // milliseconds of p95, or of the line's own unit
    std::optional<double> ratioAtMost; // p50 to that by hand
    std::optional<double> ratio;       // where it is not p50 to p50
    std::optional<double> raw;         // the same by hand, p50 in ms
    std::optional<double> raw95;       // p95
    QString note;
};

// Runs `work` `times` times, fewer (at least three) when that takes over ten seconds; a first run warms up
// and is not counted.
[[nodiscard]] Line measure(const QString &what, int times, const QString &aim,
                           const std::function<void()> &work);

// The same, taken in several turns.
class Samples
{
public:
    void take(int times, const std::function<void()> &work);
    [[nodiscard]] Line line(const QString &what, const QString &aim) const;

private:
    std::vector<double> m_took;
    double m_cpu = 0;
};

// Puts the figures of the work by hand beside a line's own.
void beside(Line &line, const Line &byHand);

// How many incidents the data sets have: --incidents N, by default 1,000,000.
[[nodiscard]] qint64 incidents();
// Where data sets are kept from run to run: --keep DIR; empty: nowhere.
[[nodiscard]] QString keepFolder();
// The desktop program that is started: --program FILE, by default the one built beside this.
[[nodiscard]] QString desktopProgram();
[[nodiscard]] bool withHugeFile(); // --huge: also a log of 2 GB
// Takes the options above out of the arguments.
[[nodiscard]] QStringList takeOptions(QStringList wanted);

// The whole program as an import alone: CSV, WORKSPACE, ROWS; prints milliseconds and the peak of memory.
int importOnly(const QStringList &arguments);

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
