// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/servicereview.h"

#include "base/timetext.h"

#include <algorithm>
#include <cmath>

namespace binnacle {

namespace {

constexpr int kYear = 365;

void countOutages(std::vector<ReviewedDay> &days, const IntervalSet &counting)
{
    size_t first = 0;
    for (const Interval &one : counting) {
        while (first < days.size() && days[first].day.to <= one.from)
            ++first;
        for (size_t i = first; i < days.size() && days[i].day.from < one.to; ++i)
            ++days[i].outages;
    }
}

std::vector<ReviewedDay> yearOf(const AvailabilityRecord &record, const ServiceHistory &history, qint64 end,
                                qint64 asOf, const AvailabilityRules &rules)
{
    const std::vector<qint64> cuts = dayCuts(record, end, kYear);
    const UptimeParts parts = record.parts(history, {cuts.front(), cuts.back()}, asOf, rules);
    std::vector<ReviewedDay> days;
    for (const ServiceDay &day : daysOf(parts, cuts))
        days.push_back({day, 0});
    countOutages(days, parts.counting.counting());
    return days;
}

// What has no length is in the stretch it begins in.
bool isIn(const Outage &outage, const Interval &when)
{
    return outage.from < when.to && std::max(outage.to.value_or(when.to), outage.from + 1) > when.from;
}

std::vector<Outage> outagesOf(const ServiceHistory &history, const Interval &window, const Interval &year,
                              qint64 asOf)
{
    std::vector<Outage> all;
    for (const Outage &outage : history.outages) {
        if (isIn(outage, window) || isIn(outage, year) || outage.from >= asOf)
            all.push_back(outage);
    }
    std::reverse(all.begin(), all.end());
    return all;
}

// At this rate a budget that is left is gone then; nothing where nothing burns or nothing is left.
std::optional<qint64> exhausted(const ServiceReview &told, double target)
{
    const Burn &longest = told.burns->back();
    if (!longest.longRate || *longest.longRate <= 0 || !told.figures.budgetLeft ||
        *told.figures.budgetLeft <= 0)
        return {};
    const double lasts = *told.figures.budgetLeft / (*longest.longRate * (1 - target));
    const qint64 end = told.explanation.window.to;
    if (!std::isfinite(lasts) || lasts > double(kEndOfInstants - end))
        return {};
    return end + qint64(lasts);
}

void addBudget(ServiceReview &told, const AvailabilityRecord &record, const ServiceHistory &history,
               qint64 asOf, const AvailabilityRules &rules)
{
    if (!history.service.target)
        return;
    const double target = *history.service.target;
    const Interval &window = told.explanation.window;
    const Burn longest{burnRules().back(), {}, {}};
    const Interval before{window.to - longest.rule.longWindow, window.to};
    const UptimeParts parts = record.parts(history, before, asOf, rules);
    const IntervalSet uncounted = IntervalSet(before.from, before.to).subtracted(parts.counted);
    told.burns = burnAt(window.to, parts.counting, uncounted, target);
    const IntervalSet left = IntervalSet(window.from, window.to).subtracted(told.explanation.parts.counted);
    told.burnRate = burnRate(told.explanation.parts.counting, left, window, target);
    told.exhaustedAt = exhausted(told, target);
}

} // namespace

std::vector<Outage> ServiceReview::outagesIn(const std::optional<Interval> &only) const
{
    std::vector<Outage> all;
    for (const Outage &outage : outages) {
        if (only ? isIn(outage, *only) : isIn(outage, explanation.window) || outage.from >= explanation.asOf)
            all.push_back(outage);
    }
    return all;
}

std::vector<qint64> dayCuts(const AvailabilityRecord &record, qint64 end, int days)
{
    const QDate last = utcToLocal(end - 1, record.zone).date;
    std::vector<qint64> cuts;
    for (int back = days - 1; back >= 0; --back) {
        const qint64 start = dayStart(last.addDays(-back), record.zone);
        if (cuts.empty() || start > cuts.back()) // a zone may skip a day
            cuts.push_back(start);
    }
    cuts.push_back(end);
    return cuts;
}

std::vector<ServiceAvailability> availabilities(const AvailabilityRecord &record, const Interval &window,
                                                qint64 asOf, const AvailabilityRules &rules)
{
    std::vector<ServiceAvailability> all;
    for (const ServiceHistory &history : record.services)
        all.push_back(availabilityOf(history.service, window, record.parts(history, window, asOf, rules)));
    return all;
}

ServiceReview review(const AvailabilityRecord &record, const ServiceHistory &history, const Interval &window,
                     qint64 yearEnd, qint64 asOf, const AvailabilityRules &rules)
{
    ServiceReview told;
    told.explanation = explain(record, history, window, asOf, rules);
    told.figures = availabilityOf(history.service, window, told.explanation.parts);
    told.year = yearOf(record, history, yearEnd, asOf, rules);
    told.span = history.spanAt(asOf);
    told.outages = outagesOf(history, window, {told.year.front().day.from, told.year.back().day.to}, asOf);
    for (const ServiceId id : record.dependents(history.service.id)) {
        if (const ServiceHistory *other = record.of(id))
            told.dependents.push_back(other->service);
    }
    addBudget(told, record, history, asOf, rules);
    if (history.service.hourCost)
        told.costMinor = double(*history.service.hourCost) * told.figures.uptime.weightedDown / kMsPerHour;
    return told;
}

} // namespace binnacle
