// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where an axis is marked and what is written there: counts, durations on a log scale, and time in one
// explicit zone. Pure functions; any thread.

#include <QFontMetricsF>
#include <QList>
#include <QLocale>
#include <QString>
#include <QTimeZone>

namespace binnacle {

struct AxisTick
{
    double at = 0; // in the axis' own unit: a count, seconds, UTC milliseconds
    QString label;
};

// From 0 to the first round step at or above `largest` (never below 1), about `wanted` steps, whole numbers
// only.
QList<AxisTick> countTicks(qint64 largest, int wanted, const QLocale &locale);

// Steps people think in (1 m, 10 m, 1 h, 4 h, 1 d, 10 d …) from the last at or below `shortest` to the first
// at or above `longest`, in seconds. Never fewer than two. Values that are not finite count as absent.
QList<AxisTick> durationTicks(double shortest, double longest);

// The first round duration at or above `longest`, in finer steps: where an axis can end.
[[nodiscard]] AxisTick durationAbove(double longest);

// Beginnings of hours, days, Mondays, months or years of `zone` in [from, to], at most `most` of them.
QList<AxisTick> timeTicks(qint64 from, qint64 to, const QTimeZone &zone, int most, const QLocale &locale);

// Every n-th tick is kept, with the smallest n at which labels written from `x(tick)` on keep `gap` between
// them and end at or before `right`. Labels are dropped, ticks stay: a dropped label is empty.
template <typename Position>
void thinLabels(QList<AxisTick> &ticks, const QFontMetricsF &metrics, double right, double gap, Position x)
{
    const auto fits = [&](qsizetype step) {
        double end = -1e300;
        for (qsizetype i = 0; i < ticks.size(); i += step) {
            const double start = x(ticks[i].at);
            if (start < end + gap)
                return false;
            end = start + metrics.horizontalAdvance(ticks[i].label);
        }
        return true;
    };
    qsizetype step = 1;
    while (step < ticks.size() && !fits(step))
        ++step;
    for (qsizetype i = 0; i < ticks.size(); ++i)
        if (i % step != 0 || x(ticks[i].at) + metrics.horizontalAdvance(ticks[i].label) > right)
            ticks[i].label.clear();
}

} // namespace binnacle
