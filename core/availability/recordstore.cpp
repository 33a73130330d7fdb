// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/recordstore.h"

#include "availability/checkstore.h"
#include "availability/outageimportstore.h"
#include "availability/outagesql.h"
#include "availability/outagestore.h"
#include "calendar/calendarstore.h"
#include "configuration/servicestore.h"
#include "settings/settingsservice.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::recordstore {

namespace {

void addSpan(ServiceHistory &history, const Interval &span, const IntervalSet &told)
{
    history.span =
        history.span ? Interval{std::min(history.span->from, span.from), std::max(history.span->to, span.to)}
                     : span;
    history.told = history.told.united(told);
}

void addChecks(ServiceHistory &history, const std::vector<ServiceCheck> &checks, std::optional<qint64> gap)
{
    const Observed told = observed(checks, gap);
    history.observed.insert(history.observed.end(), told.outages.begin(), told.outages.end());
    if (told.span)
        addSpan(history, *told.span, told.recorded);
}

// Who enters outages here watches from the first of them on. Where a monitor does, an outage says something
// of its own time only, and one that goes on of all time since.
void watch(ServiceHistory &history, bool isMonitored)
{
    for (const Outage &outage : history.outages) {
        const bool isOurs = outage.source == "binnacle"_L1;
        const bool goesOn = !outage.to && !outage.isMaintenance;
        if (goesOn || (isOurs && !isMonitored))
            history.watchedFrom = std::min(history.watchedFrom.value_or(outage.from), outage.from);
        else if (isOurs && !outage.isMaintenance)
            history.told = history.told.united(IntervalSet(outage.from, *outage.to));
    }
}

double weightIn(const QJsonObject &weights, const QString &name, double fallback)
{
    const double weight = weights.value(name).toDouble(fallback);
    return weight >= 0 && weight <= 1 ? weight : fallback;
}

} // namespace

Result<AvailabilityRecord> read(ReadScope &scope, std::optional<qint64> gap)
{
    AvailabilityRecord record;
    BINNACLE_LET(std::vector<Service> services, servicestore::services(scope));
    QHash<qint64, size_t> places;
    for (Service &service : services) {
        places.insert(service.id.value, record.services.size());
        record.services.emplace_back().service = std::move(service);
    }
    BINNACLE_LET(std::vector<Outage> outages, outagestore::outages(scope, ServiceId()));
    for (Outage &outage : outages) {
        if (const auto place = places.constFind(outage.service.value); place != places.cend())
            record.services[*place].outages.push_back(std::move(outage));
    }
    BINNACLE_LET(const auto spans, outageimportstore::spans(scope));
    for (ServiceHistory &history : record.services) {
        if (const auto span = spans.constFind(history.service.id.value); span != spans.cend())
            addSpan(history, span->whole, span->told);
    }
    BINNACLE_LET(const checkstore::Series series, checkstore::checks(scope, ServiceId()));
    QSet<qint64> monitored;
    for (auto own = series.cbegin(); own != series.cend(); ++own) {
        monitored.insert(own.key().first);
        if (const auto place = places.constFind(own.key().first); place != places.cend())
            addChecks(record.services[*place], own.value(), gap);
    }
    for (ServiceHistory &history : record.services)
        watch(history, monitored.contains(history.service.id.value));
    record.index();
    BINNACLE_LET(const auto stored, calendarstore::calendars(scope));
    for (const StoredCalendar &calendar : stored)
        record.calendars.insert(calendar.id.value, calendar.calendar);
    BINNACLE_LET(const QJsonValue rules, sharedSetting(scope, QString::fromLatin1(kRulesSetting)));
    record.rules = rulesFrom(rules);
    return record;
}

Result<Mark> mark(ReadScope &scope)
{
    BINNACLE_LET(Statement row, scope.statement(availabilitySql(), u"record_mark"_s));
    BINNACLE_TRY(row.run());
    Mark mark;
    while (row.next()) {
        for (int column = 0; column < 8; ++column)
            mark.push_back(row.int64(column));
    }
    BINNACLE_LET(const QJsonValue rules, sharedSetting(scope, QString::fromLatin1(kRulesSetting)));
    mark.push_back(qint64(qHash(QJsonDocument(rules.toObject()).toJson(QJsonDocument::Compact))));
    return mark;
}

QJsonValue toJson(const AvailabilityRules &rules)
{
    return QJsonObject{{u"maintenance"_s, policyName(rules.policy)},
                       {u"weights"_s, QJsonObject{{u"partial"_s, rules.weights.partial},
                                                  {u"degraded"_s, rules.weights.degraded}}}};
}

AvailabilityRules rulesFrom(const QJsonValue &value)
{
    const QJsonObject said = value.toObject();
    const QJsonObject weights = said.value(u"weights"_s).toObject();
    AvailabilityRules rules;
    rules.policy = policyFromName(said.value(u"maintenance"_s).toString()).value_or(rules.policy);
    rules.weights.partial = weightIn(weights, u"partial"_s, rules.weights.partial);
    rules.weights.degraded = weightIn(weights, u"degraded"_s, rules.weights.degraded);
    return rules;
}

} // namespace binnacle::recordstore
