// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Hours on a local clock turned into UTC instants through a zone's offsets. An instant is inside when the
// local clock then reads a time inside: a skipped hour is nothing, a repeated hour counts twice. Pure; any
// thread.

#include "intervals/intervalset.h"

#include <QDate>
#include <QList>
#include <QTimeZone>
#include <array>
#include <functional>

namespace binnacle {

// Minutes since local midnight, [from, to): 0 <= from < 1440, from < to <= from + 1440. Beyond 1440 is the
// next day: 22:00 to 06:00 is {1320, 1800}. Hours belong to the day they begin on.
struct LocalHours
{
    int from = 0;
    int to = 0;

    [[nodiscard]] bool isValid() const;
    friend bool operator==(const LocalHours &, const LocalHours &) = default;
};

// Monday first.
class WeekHours
{
public:
    [[nodiscard]] const QList<LocalHours> &on(int dayOfWeek) const { return m_days[size_t(dayOfWeek - 1)]; }
    void set(int dayOfWeek, QList<LocalHours> hours) { m_days[size_t(dayOfWeek - 1)] = std::move(hours); }
    [[nodiscard]] bool isEmpty() const;

    friend bool operator==(const WeekHours &, const WeekHours &) = default;

private:
    std::array<QList<LocalHours>, 7> m_days;
};

using HoursOfDay = std::function<const QList<LocalHours> &(QDate)>;

// The instants of [from, to) whose local clock reading in the zone lies inside the hours of a day.
[[nodiscard]] IntervalSet localHours(qint64 from, qint64 to, const QTimeZone &zone,
                                     const HoursOfDay &hoursOf);
[[nodiscard]] IntervalSet localHours(qint64 from, qint64 to, const QTimeZone &zone, const WeekHours &week);

// A local day, from its first instant to the first of the next; empty where the zone skips the day.
[[nodiscard]] Interval localDay(QDate date, const QTimeZone &zone);

} // namespace binnacle
