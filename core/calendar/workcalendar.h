// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Working time between instants, by the laws of domain.md 5: versions in force at each instant, hours of the
// week in a zone, days that differ. Pure. Copies share one table of openings that grows to the years asked
// about; any number of threads may ask at once. An answer costs two binary searches. Instants outside the
// years 1900 to 2199 are not working time.

#include "base/result.h"
#include "calendar/calendarversion.h"
#include "intervals/intervalset.h"

#include <memory>
#include <optional>

namespace binnacle {

class OpeningTable;

class WorkCalendar
{
public:
    // Any order; sorted by validFrom, the first also holds before its instant. Invalid "empty-calendar"
    // without versions or with one without hours, else what check() says; "repeated-version" for two with one
    // validFrom.
    [[nodiscard]] static Result<WorkCalendar> make(QList<CalendarVersion> versions);

    // Monday to Friday 09:00 to 17:00, without holidays. The zone must be valid.
    [[nodiscard]] static WorkCalendar businessHours(const QTimeZone &zone);
    // Every instant is working time.
    [[nodiscard]] static WorkCalendar always();

    // Milliseconds of [a, b) in working time; 0 when b <= a. With pauses: those not counted either.
    [[nodiscard]] qint64 working(qint64 a, qint64 b) const;
    [[nodiscard]] qint64 working(qint64 a, qint64 b, const IntervalSet &pauses) const;

    // The least t >= a with working(a, t) = d: the closing instant rather than the next opening. Nothing for
    // d < 0, or when the hours to come do not hold d.
    [[nodiscard]] std::optional<qint64> add(qint64 a, qint64 d) const;
    [[nodiscard]] std::optional<qint64> add(qint64 a, qint64 d, const IntervalSet &pauses) const;

    [[nodiscard]] bool isOpen(qint64 at) const;
    [[nodiscard]] IntervalSet openings(qint64 from, qint64 to) const;
    [[nodiscard]] const QList<CalendarVersion> &versions() const;

private:
    explicit WorkCalendar(QList<CalendarVersion> versions);

    std::shared_ptr<const OpeningTable> m_table; // shared: immutable to all who hold a copy, on any thread
};

} // namespace binnacle
