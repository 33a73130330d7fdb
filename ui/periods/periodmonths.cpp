// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "periods/periodmonths.h"

#include "base/timetext.h"

#include <algorithm>

namespace binnacle {

namespace {

QDate monthAt(qint64 at, const QTimeZone &zone)
{
    const QDate date = utcToLocal(at, zone).date;
    return QDate(date.year(), date.month(), 1);
}

bool hasData(const MonthChoice &month, const std::optional<DataSpan> &span)
{
    return !span || (month.window.from <= span->to && month.window.to > span->from);
}

int firstWhere(const std::vector<MonthChoice> &months, auto fits)
{
    const auto found = std::find_if(months.begin(), months.end(), fits);
    return found == months.end() ? -1 : int(found - months.begin());
}

} // namespace

std::vector<MonthChoice> monthChoices(const std::optional<DataSpan> &span,
                                      const std::vector<PublishedPeriod> &periods, qint64 now,
                                      const QTimeZone &zone)
{
    const QDate last = monthAt(now, zone);
    qint64 begin = span ? std::min(span->from, now) : now;
    for (const PublishedPeriod &period : periods)
        begin = std::min(begin, period.from);
    // The month before can always be chosen: that it was without incidents is a figure, too.
    const QDate first = std::min(isPlausible(begin) ? monthAt(begin, zone) : last, last.addMonths(-1));
    std::vector<MonthChoice> months;
    for (QDate month = last; month >= first; month = month.addMonths(-1)) {
        MonthChoice choice{{dayStart(month, zone), dayStart(month.addMonths(1), zone)}, 0, true};
        choice.isOver = choice.window.to <= now;
        for (const PublishedPeriod &period : periods) {
            if (period.from == choice.window.from && period.to == choice.window.to)
                choice.edition = std::max(choice.edition, period.edition);
        }
        months.push_back(choice);
    }
    return months;
}

int nextToPublish(const std::vector<MonthChoice> &months, const std::optional<DataSpan> &span)
{
    const auto oldest = std::find_if(months.rbegin(), months.rend(),
                                     [](const MonthChoice &month) { return month.edition > 0; });
    const int place = firstWhere(months, [&](const MonthChoice &month) {
        return month.isOver && month.edition == 0 && hasData(month, span) &&
               (oldest == months.rend() || month.window.from > oldest->window.from);
    });
    return place >= 0 ? place : placeOfMonth(months, {}, span);
}

int placeOfMonth(const std::vector<MonthChoice> &months, const std::optional<ReportWindow> &window,
                 const std::optional<DataSpan> &span)
{
    if (window) {
        const int place = firstWhere(months, [&](const MonthChoice &month) {
            return month.window.from == window->from && month.window.to == window->to;
        });
        if (place >= 0)
            return place;
    }
    const int place =
        firstWhere(months, [&](const MonthChoice &month) { return month.isOver && hasData(month, span); });
    return place >= 0 ? place : firstWhere(months, [](const MonthChoice &month) { return month.isOver; });
}

} // namespace binnacle
