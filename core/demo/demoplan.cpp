// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demoplan.h"

#include "base/timetext.h"

#include <algorithm>

namespace binnacle {

namespace {

constexpr qint64 kWorkBegins = 8 * kMsPerHour;
constexpr qint64 kWorkEnds = 18 * kMsPerHour;

} // namespace

qint64 DemoRequest::begin() const
{
    const LocalTime end = utcToLocal(asOf, zone);
    return dayStart(end.date.addYears(-1), zone);
}

DemoDays::DemoDays(const DemoRequest &request)
    : m_zone(request.zone)
    , m_first(utcToLocal(request.begin(), request.zone).date)
    , m_end(request.asOf)
{
    for (QDate date = m_first;; date = date.addDays(1)) {
        const qint64 start = dayStart(date, m_zone);
        if (start >= m_end)
            break;
        if (date.day() == 1)
            m_months.push_back(start);
        m_starts.push_back(start);
    }
}

int DemoDays::dayOf(qint64 at) const
{
    const auto after = std::upper_bound(m_starts.begin(), m_starts.end(), at);
    return std::max(0, int(after - m_starts.begin()) - 1);
}

double DemoDays::progress(qint64 at) const
{
    return double(at - begin()) / double(end() - begin());
}

qint64 DemoDays::atWork(qint64 at, double intoDay) const
{
    int day = dayOf(at);
    if (at >= m_starts.back() + kMsPerDay)
        return at; // after the end: nobody sees it
    const qint64 ofDay = at - start(day);
    const bool isWeekend = date(day).dayOfWeek() > 5;
    if (!isWeekend && ofDay >= kWorkBegins && ofDay < kWorkEnds)
        return at;
    if (isWeekend || ofDay >= kWorkEnds) {
        do {
            ++day;
        } while (date(day).dayOfWeek() > 5);
    }
    const qint64 begins = day < count() ? start(day) : m_starts.back() + (day - count() + 1) * kMsPerDay;
    return begins + kWorkBegins + qint64(intoDay * 3 * double(kMsPerHour));
}

qint64 DemoDays::at(QDate date, int hour, int minute) const
{
    return localToUtc(date, hour * kMsPerHour + minute * kMsPerMinute, m_zone);
}

qint64 DemoDays::wholeMonth(int before) const
{
    return m_months[m_months.size() - 2 - size_t(before)];
}

QDate DemoDays::wholeMonthDate(int before) const
{
    return utcToLocal(wholeMonth(before), m_zone).date;
}

std::vector<qint64> DemoDays::arrivals() const
{
    std::vector<qint64> all;
    for (const qint64 month : m_months) {
        const qint64 arrival = month + kMsPerDay + 9 * kMsPerHour;
        if (arrival < m_end)
            all.push_back(arrival);
    }
    all.push_back(m_end);
    return all;
}

qint64 DemoDays::corrected() const
{
    const std::vector<qint64> all = arrivals();
    return *std::upper_bound(all.begin(), all.end() - 1, wholeMonth(0) + 2 * kMsPerDay);
}

} // namespace binnacle
