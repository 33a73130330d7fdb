// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/availabilityservice.h"

#include "availability/checkstore.h"
#include "availability/errorbudget.h"
#include "availability/outageimportstore.h"
#include "availability/outagestore.h"
#include "base/clock.h"
#include "base/timetext.h"
#include "calendar/calendarstore.h"
#include "configuration/servicestore.h"
#include "store/database.h"

#include <QHash>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

Result<std::vector<Service>> chosen(ReadScope &scope, const QString &name)
{
    if (name.isEmpty())
        return servicestore::services(scope);
    BINNACLE_LET(const Service service, servicestore::existing(scope, name));
    return std::vector<Service>{service};
}

void addRecord(ServiceHistory &history, const Interval &span, const IntervalSet &told)
{
    history.span =
        history.span ? Interval{std::min(history.span->from, span.from), std::max(history.span->to, span.to)}
                     : span;
    history.recorded = history.recorded.united(told);
}

// From the first outage entered here on: who keeps them watches. And one that goes on is known to.
void addOutages(ServiceHistory &history, qint64 asOf)
{
    for (const Outage &outage : history.outages) {
        const bool isOurs = outage.source == "binnacle"_L1;
        if (isOurs || (!outage.to && !outage.isMaintenance))
            addRecord(history, {outage.from, asOf}, IntervalSet(outage.from, asOf));
    }
}

void addChecks(ServiceHistory &history, const std::vector<ServiceCheck> &checks, std::optional<qint64> gap)
{
    const Observed told = observed(checks, gap);
    history.observed.insert(history.observed.end(), told.outages.begin(), told.outages.end());
    if (told.span)
        addRecord(history, *told.span, told.recorded);
}

Result<std::vector<ServiceHistory>> histories(ReadScope &scope, const AvailabilityRequest &request,
                                              qint64 asOf)
{
    BINNACLE_LET(std::vector<Service> services, chosen(scope, request.service));
    std::vector<ServiceHistory> all;
    QHash<qint64, size_t> places;
    for (Service &service : services) {
        places.insert(service.id.value, all.size());
        all.push_back({std::move(service), {}, {}, {}, {}});
    }
    const ServiceId only = request.service.isEmpty() || all.empty() ? ServiceId() : all.front().service.id;
    BINNACLE_LET(std::vector<Outage> outages, outagestore::outages(scope, only));
    for (Outage &outage : outages) {
        const auto place = places.constFind(outage.service.value);
        if (place != places.cend() && outage.from < asOf)
            all[*place].outages.push_back(std::move(outage));
    }
    BINNACLE_LET(const auto spans, outageimportstore::spans(scope));
    for (ServiceHistory &history : all) {
        if (const auto span = spans.constFind(history.service.id.value); span != spans.cend())
            addRecord(history, span->whole, span->told);
        addOutages(history, asOf);
    }
    BINNACLE_LET(const checkstore::Series series, checkstore::checks(scope, only));
    for (auto own = series.cbegin(); own != series.cend(); ++own) {
        if (const auto place = places.constFind(own.key().first); place != places.cend())
            addChecks(all[*place], own.value(), request.gap);
    }
    return all;
}

Result<QHash<qint64, WorkCalendar>> calendars(ReadScope &scope)
{
    BINNACLE_LET(const auto stored, calendarstore::calendars(scope));
    QHash<qint64, WorkCalendar> all;
    for (const StoredCalendar &calendar : stored)
        all.insert(calendar.id.value, calendar.calendar);
    return all;
}

ServiceAvailability figures(const ServiceHistory &history, const AvailabilityRequest &request,
                            const QHash<qint64, WorkCalendar> &calendars, qint64 asOf)
{
    ServiceAvailability told;
    told.service = history.service;
    if (!history.span && !request.from)
        return told;
    Interval window{request.from.value_or(history.span ? history.span->from : asOf),
                    std::min(request.to.value_or(history.span ? history.span->to : asOf), asOf)};
    window.to = std::max(window.from, window.to);
    told.window = window;
    const auto calendar = calendars.constFind(history.service.calendar.value);
    const IntervalSet agreed = calendar == calendars.cend() ? IntervalSet(window.from, window.to)
                                                            : calendar->openings(window.from, window.to);
    told.uptime = uptime(recordOf(history, window, asOf), window, agreed, request.policy);
    if (const auto target = history.service.target) {
        told.budget = errorBudget(*target, told.uptime.counted + told.uptime.unknown);
        told.budgetLeft = *told.budget - told.uptime.weightedDown;
    }
    return told;
}

} // namespace

ServiceRecord recordOf(const ServiceHistory &history, const Interval &window, qint64 asOf)
{
    ServiceRecord record;
    std::vector<ImpairedStretch> outages = history.observed;
    for (ImpairedStretch &stretch : outages)
        stretch.to = std::min(stretch.to, asOf);
    for (const Outage &outage : history.outages) {
        const qint64 to = std::min(outage.to.value_or(asOf), asOf);
        if (outage.isMaintenance)
            record.maintenance.push_back({outage.from, to, outage.approvedAt});
        else if (outage.degree != Degree::None)
            outages.push_back({outage.from, to, weightOf(outage.degree)});
    }
    record.outages = Impairment(std::move(outages));
    record.unknown = IntervalSet(window.from, window.to).subtracted(history.recorded);
    return record;
}

QFuture<Result<AvailabilityReport>> AvailabilityService::report(const Actor &actor,
                                                                const AvailabilityRequest &request)
{
    const qint64 asOf = request.asOf.value_or(m_clock.now());
    const QTimeZone zone(m_database.info().zone.toLatin1());
    return m_database.read(actor, Act::ReadMetrics,
                           [request, asOf, zone](ReadScope &scope) -> Result<AvailabilityReport> {
                               if (request.from && request.to && *request.to < *request.from)
                                   return fail(ErrorCode::Invalid, u"window-reversed"_s,
                                               {{u"from"_s, isoText(*request.from, zone)},
                                                {u"to"_s, isoText(*request.to, zone)}});
                               BINNACLE_LET(const auto all, histories(scope, request, asOf));
                               BINNACLE_LET(const auto openings, calendars(scope));
                               AvailabilityReport report{request, asOf, zone, {}};
                               for (const ServiceHistory &history : all)
                                   report.services.push_back(figures(history, request, openings, asOf));
                               return report;
                           });
}

} // namespace binnacle
