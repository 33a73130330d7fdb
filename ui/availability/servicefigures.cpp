// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/servicefigures.h"

#include "availability/servicetext.h"
#include "base/timetext.h"
#include "charts/charttext.h"
#include "query/query.h"
#include "wording/quantities.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString kNone = u"–"_s;

QString rateText(double rate)
{
    return QString::number(rate, 'f', rate > 0 && rate < 10 ? 1 : 0) + u'×';
}

} // namespace

QString ServiceFigures::windowText(const Interval &window, const QTimeZone &zone)
{
    const QLocale locale(QLocale::English);
    return rangeText(window.from, window.to, zone, locale);
}

QString ServiceFigures::aboutLine(const Service &service, const QString &currency)
{
    QStringList parts;
    parts.append(service.criticality ? tr("Criticality %1").arg(*service.criticality) : tr("No criticality"));
    parts.append(service.ownerName.isEmpty() ? tr("no owner")
                                             : tr("owner %1").arg(ServiceText::oneLine(service.ownerName)));
    parts.append(service.calendarName.isEmpty() ? tr("around the clock")
                                                : ServiceText::oneLine(service.calendarName));
    parts.append(service.target ? tr("target %1").arg(ServiceText::target(service)) : tr("no target"));
    if (service.hourCost)
        parts.append(
            tr("an hour down costs %1").arg(ServiceText::money(double(*service.hourCost), currency)));
    return parts.join(u" · "_s);
}

Figure ServiceFigures::uptime(const ServiceReview &review)
{
    const Uptime &told = review.figures.uptime;
    Figure figure{tr("Uptime"), ServiceText::share(told.availability()),
                  tr("all downtime: %1").arg(ServiceText::share(told.allDowntimeAvailability())),
                  Figure::Tone::Plain};
    const auto share = told.availability();
    if (share && review.figures.service.target)
        figure.tone = *share < *review.figures.service.target ? Figure::Tone::Bad : Figure::Tone::Good;
    return figure;
}

Figure ServiceFigures::down(const ServiceReview &review, const QString &currency)
{
    const Uptime &told = review.figures.uptime;
    QString below = tr("of %1 agreed").arg(ServiceText::duration(double(told.agreed)));
    if (review.costMinor)
        below = tr("cost %1").arg(ServiceText::money(*review.costMinor, currency));
    return {tr("Down"), told.counted > 0 ? ServiceText::duration(told.weightedDown) : kNone, below,
            Figure::Tone::Plain};
}

Figure ServiceFigures::budget(const ServiceReview &review, const QTimeZone &zone)
{
    Figure figure{tr("Error budget left"), kNone, tr("no target"), Figure::Tone::Plain};
    if (!review.figures.budgetLeft)
        return figure;
    const double left = *review.figures.budgetLeft;
    const double budget = *review.figures.budget;
    figure.value = budget > 0 ? wording::budgetText(left / budget) : ServiceText::duration(left);
    figure.tone = left < 0 ? Figure::Tone::Bad : Figure::Tone::Plain;
    const QString whole = ServiceText::duration(budget);
    if (left < 0)
        figure.below = tr("%1 over the %2 allowed").arg(ServiceText::duration(-left), whole);
    else if (review.exhaustedAt)
        figure.below =
            tr("%1 of %2, gone %3 at this rate")
                .arg(ServiceText::duration(left), whole, wording::dateText(*review.exhaustedAt, zone));
    else
        figure.below = tr("%1 of %2").arg(ServiceText::duration(left), whole);
    return figure;
}

Figure ServiceFigures::coverage(const ServiceReview &review)
{
    const Uptime &told = review.figures.uptime;
    const auto share = told.coverage();
    Figure figure{tr("Coverage"), share ? wording::shareText(*share) : kNone, tr("all of it is recorded"),
                  Figure::Tone::Plain};
    if (told.unknown == 0)
        return figure;
    const auto lower = told.lowerBound(), upper = told.upperBound();
    const auto target = review.figures.service.target;
    // Whether the target is met depends on what nobody saw.
    const bool isOpen = target && lower && upper && *lower < *target && *target <= *upper;
    figure.below = (isOpen ? tr("uptime %1 to %2: the target is undecided") : tr("uptime %1 to %2"))
                       .arg(ServiceText::share(lower), ServiceText::share(upper));
    if (isOpen)
        figure.tone = Figure::Tone::Warn;
    return figure;
}

Figure ServiceFigures::outages(const ServiceReview &review, const QTimeZone &zone)
{
    const Uptime &told = review.figures.uptime;
    return {tr("Outages"), wording::countText(told.outages),
            told.worst.isEmpty() ? tr("none that counts")
                                 : tr("worst %1, %2")
                                       .arg(ServiceText::duration(double(told.worst.length())),
                                            wording::dateText(told.worst.from, zone)),
            Figure::Tone::Plain};
}

// Without a failure nothing is a mean; what is known is a bound.
Figure ServiceFigures::failures(const ServiceReview &review)
{
    const Uptime &told = review.figures.uptime;
    if (told.outages > 0)
        return {tr("Between failures"), ServiceText::duration(told.mtbf()),
                tr("MTBF; from one to the next %1").arg(ServiceText::duration(told.mtbsi())),
                Figure::Tone::Plain};
    if (told.counted == 0)
        return {tr("Between failures"), kNone, tr("nothing recorded"), Figure::Tone::Plain};
    return {tr("Between failures"), tr("≥ %1, 0 failures").arg(ServiceText::duration(double(told.counted))),
            tr("with 95% confidence ≥ %1").arg(ServiceText::duration(zeroFailureBound(told.counted))),
            Figure::Tone::Plain};
}

Figure ServiceFigures::restore(const ServiceReview &review)
{
    const Uptime &told = review.figures.uptime;
    return {tr("To restore"), ServiceText::duration(told.mtrs()),
            told.outages > 0 ? tr("MTRS, mean of %1").arg(wording::countText(told.outages))
                             : tr("no outage to restore"),
            Figure::Tone::Plain};
}

Figure ServiceFigures::burn(const ServiceReview &review)
{
    Figure figure{tr("Budget burn"), kNone, tr("no target"), Figure::Tone::Plain};
    if (!review.burns)
        return figure;
    if (review.burnRate)
        figure.value = rateText(*review.burnRate);
    figure.below = tr("no alarm fires");
    for (const Burn &burn : *review.burns) {
        if (!burn.isFiring())
            continue;
        const QString over = wording::durationText(burn.rule.longWindow);
        figure.below = burn.rule.isPage ? tr("page: %1 over %2").arg(rateText(*burn.longRate), over)
                                        : tr("ticket: %1 over %2").arg(rateText(*burn.longRate), over);
        figure.tone = burn.rule.isPage ? Figure::Tone::Bad : Figure::Tone::Warn;
        break;
    }
    return figure;
}

QList<Figure> ServiceFigures::figures(const ServiceReview &review, const QTimeZone &zone,
                                      const QString &currency)
{
    return {uptime(review),        down(review, currency), budget(review, zone), coverage(review),
            outages(review, zone), failures(review),       restore(review),      burn(review)};
}

Explanation ServiceFigures::definitions(const ServiceReview &review)
{
    Explanation told;
    told.title = tr("What these figures are");
    told.lines = {
        tr("Uptime: agreed time less downtime, over agreed time. Here: %1.")
            .arg(ServiceText::rules(review.explanation.rules)),
        tr("All downtime: as if all maintenance had been downtime."),
        tr("Error budget: the downtime the target allows in the window. It burns 1× when it would last just "
           "as long as the window."),
        tr("Coverage: the share of the time of which something is recorded; the bounds take the rest as "
           "down, "
           "and as up."),
        tr("Between failures and to restore: means by the clock, over outages that count; overlapping and "
           "touching ones are one."),
        tr("Alarms: 14.4× over an hour or 6× over six pages, 1× over three days is a ticket; each while the "
           "last "
           "twelfth of that time burns as fast."),
    };
    return told;
}

YearData ServiceFigures::year(const ServiceReview &review, const QTimeZone &zone,
                              const std::optional<Interval> &chosen)
{
    YearData data;
    data.zone = zone;
    data.chosenFrom = chosen ? chosen->from : 0;
    int troubled = 0, unknown = 0;
    double total = 0;
    const ReviewedDay *worst = nullptr;
    for (const ReviewedDay &one : review.year) {
        const ServiceDay &day = one.day;
        YearData::Day shown{day.from,
                            day.to,
                            day.weightedDown,
                            day.agreed,
                            day.unknown,
                            day.maintenance,
                            day.recorded - day.troubled,
                            one.outages};
        data.days.append(shown);
        total += day.weightedDown;
        troubled += day.weightedDown > 0;
        unknown += day.agreed > 0 && day.unknown >= day.agreed;
        if (day.weightedDown > (worst ? worst->day.weightedDown : 0))
            worst = &one;
    }
    if (!review.year.empty()) {
        const ServiceDay &last = review.year.back().day;
        data.isLastPartial = last.to < dayStart(utcToLocal(last.from, zone).date.addDays(1), zone);
    }
    data.summary = worst ? tr("Down %1 on %2 of %3 days, worst on %4 with %5.")
                               .arg(ServiceText::duration(total), wording::countText(troubled),
                                    wording::countText(qint64(review.year.size())),
                                    wording::dateText(worst->day.from, zone),
                                    ServiceText::duration(worst->day.weightedDown))
                         : tr("No downtime on %1 days.").arg(wording::countText(qint64(review.year.size())));
    if (unknown > 0)
        data.summary += u' ' + tr("Nothing is recorded of %1 of them.").arg(wording::countText(unknown));
    return data;
}

QString ServiceFigures::incidentQuery(const Service &service, const Interval &window)
{
    const QueryValue name{QueryValue::Kind::Text, service.name};
    return u"type:incident service:%1 opened:>=%2 opened:<%3"_s.arg(
        name.written(), isoText(window.from, QTimeZone::utc()), isoText(window.to, QTimeZone::utc()));
}

} // namespace binnacle
