// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The days of the demo's year and where its stories lie in them. Values; any thread.

#include "demo/demorequest.h"

#include <QDate>
#include <vector>

namespace binnacle {

// Local days of the year as instants, so that no time zone is asked ticket by ticket.
class DemoDays
{
public:
    explicit DemoDays(const DemoRequest &request);

    [[nodiscard]] qint64 begin() const { return m_starts.front(); }
    [[nodiscard]] qint64 end() const { return m_end; }
    [[nodiscard]] int count() const { return int(m_starts.size()); } // begun ones
    [[nodiscard]] qint64 start(int day) const { return m_starts[size_t(day)]; }
    [[nodiscard]] QDate date(int day) const { return m_first.addDays(day); }
    [[nodiscard]] int dayOf(qint64 at) const;
    // How far into the year, 0 to 1.
    [[nodiscard]] double progress(qint64 at) const;
    // The instant itself where people are at work then, else how far into the next working day.
    [[nodiscard]] qint64 atWork(qint64 at, double intoDay) const;
    [[nodiscard]] qint64 at(QDate date, int hour, int minute) const;

    // Beginnings of the calendar months, the first after the year's begin to the last before its end.
    [[nodiscard]] const std::vector<qint64> &months() const { return m_months; }
    // The beginning of the month that is `before` months before the last whole one; its end is the next.
    [[nodiscard]] qint64 wholeMonth(int before) const;
    [[nodiscard]] QDate wholeMonthDate(int before) const;
    // Instants up to which the desk's data comes in at once: the second of each month, and the end.
    [[nodiscard]] std::vector<qint64> arrivals() const;
    // The first of them at which the last whole month is closed: what was wrong before is put right then.
    [[nodiscard]] qint64 corrected() const;

private:
    QTimeZone m_zone;
    QDate m_first;
    qint64 m_end = 0;
    std::vector<qint64> m_starts;
    std::vector<qint64> m_months;
};

// What the stories are about.
enum class DemoStoryKind {
    None,
    Expired, // the outage that took a service below its target
    Slow,    // the one incident that makes its month
    Found,   // the outage nobody saw until its month was closed
    Late,    // thought to be detected late
};

} // namespace binnacle
