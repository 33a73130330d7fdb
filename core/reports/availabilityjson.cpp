// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/availabilityjson.h"

#include "reports/jsonvalues.h"
#include "wording/metricwords.h"
#include "wording/quantities.h"

#include <QJsonArray>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

QString definitionOf(const AvailabilityRules &rules)
{
    return uptimeDefinition(rules) + u' ' + wording::boardText(u"all-downtime"_s);
}

QJsonValue worstJson(const Interval &worst, const QTimeZone &zone)
{
    if (worst.isEmpty())
        return QJsonValue::Null;
    return QJsonObject{{u"from"_s, jsonInstant(worst.from, zone)},
                       {u"to"_s, jsonInstant(worst.to, zone)},
                       {u"s"_s, jsonSeconds(double(worst.length()))}};
}

QJsonObject serviceJson(const ServiceAvailability &one, const QTimeZone &zone)
{
    const Uptime &told = one.uptime;
    return {
        {u"key"_s, one.service.key},
        {u"name"_s, one.service.name},
        {u"from"_s, one.window ? jsonInstant(one.window->from, zone) : QJsonValue()},
        {u"to"_s, one.window ? jsonInstant(one.window->to, zone) : QJsonValue()},
        {u"target"_s, jsonNumber(one.service.target)},
        {u"needs"_s, needsText(one.service.needs)},
        {u"agreed_s"_s, jsonSeconds(double(told.agreed))},
        {u"down_s"_s, jsonSeconds(double(told.down))},
        {u"degraded_s"_s, jsonSeconds(double(told.degraded))},
        {u"maintenance_s"_s, jsonSeconds(double(told.maintenance))},
        {u"late_maintenance_s"_s, jsonSeconds(double(told.lateMaintenance))},
        {u"unknown_s"_s, jsonSeconds(double(told.unknown))},
        {u"availability"_s, jsonNumber(told.availability())},
        {u"all_downtime_availability"_s, jsonNumber(told.allDowntimeAvailability())},
        {u"lower_bound"_s, jsonNumber(told.lowerBound())},
        {u"upper_bound"_s, jsonNumber(told.upperBound())},
        {u"coverage"_s, jsonNumber(told.coverage())},
        {u"outages"_s, told.outages},
        {u"mtbf_s"_s, jsonSeconds(told.mtbf())},
        {u"mtrs_s"_s, jsonSeconds(told.mtrs())},
        {u"mtbsi_s"_s, jsonSeconds(told.mtbsi())},
        {u"budget_s"_s, jsonSeconds(one.budget)},
        {u"budget_left_s"_s, jsonSeconds(one.budgetLeft)},
        {u"worst"_s, worstJson(told.worst, zone)},
    };
}

QString span(std::optional<double> milliseconds)
{
    return milliseconds ? wording::durationText(*milliseconds) : u"–"_s;
}

} // namespace

QString uptimeDefinition(const AvailabilityRules &rules)
{
    const QString code = u"uptime-"_s + policyName(rules.policy);
    const QVariantMap weights{{u"partial"_s, rules.weights.partial}, {u"degraded"_s, rules.weights.degraded}};
    return wording::boardText(u"definition-uptime"_s, {{u"text"_s, wording::metricDefinition(code, weights)},
                                                       {u"version"_s, wording::metricVersion(code)}});
}

QJsonObject availabilityJson(const AvailabilityReport &report)
{
    QJsonArray services;
    for (const ServiceAvailability &one : report.services)
        services.append(serviceJson(one, report.zone));
    return {
        {u"window"_s, QJsonObject{{u"from"_s, jsonInstant(report.request.from, report.zone)},
                                  {u"to"_s, jsonInstant(report.request.to, report.zone)}}},
        {u"as_of"_s, jsonInstant(report.asOf, report.zone)},
        {u"zone"_s, QString::fromLatin1(report.zone.id())},
        {u"maintenance"_s, policyName(report.rules.policy)},
        {u"weights"_s, QJsonObject{{u"full"_s, 1},
                                   {u"partial"_s, report.rules.weights.partial},
                                   {u"degraded"_s, report.rules.weights.degraded}}},
        {u"definition"_s, definitionOf(report.rules)},
        {u"services"_s, services},
    };
}

QString availabilityTable(const AvailabilityReport &report)
{
    const auto right = [](const QString &text, int width) { return text.rightJustified(width); };
    qsizetype widest = 7;
    for (const ServiceAvailability &one : report.services)
        widest = std::max(widest, one.service.name.size());
    QString out = u"service"_s.leftJustified(widest) + right(u"uptime"_s, 11) + right(u"all downtime"_s, 14) +
                  right(u"coverage"_s, 10) + right(u"outages"_s, 9) + right(u"down"_s, 13) +
                  right(u"maintenance"_s, 13) + right(u"budget left"_s, 13) + u'\n';
    const auto percent = [](std::optional<double> share) {
        return share ? wording::shareText(*share, 3) : u"–"_s;
    };
    for (const ServiceAvailability &one : report.services) {
        const Uptime &told = one.uptime;
        out += one.service.name.leftJustified(widest) + right(percent(told.availability()), 11) +
               right(percent(told.allDowntimeAvailability()), 14) + right(percent(told.coverage()), 10) +
               right(wording::countText(told.outages), 9) + right(span(told.weightedDown), 13) +
               right(span(double(told.maintenance)), 13) + right(span(one.budgetLeft), 13) + u'\n';
    }
    out += u'\n' + definitionOf(report.rules) + u'\n';
    const QVariantMap asOf{{u"date"_s, wording::timeText(report.asOf, report.zone)}};
    return out + wording::boardText(u"as-of"_s, asOf) + u" · "_s +
           wording::boardText(u"zone"_s, {{u"zone"_s, QString::fromLatin1(report.zone.id())}});
}

} // namespace binnacle
