// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/metricsjson.h"

#include "base/timetext.h"
#include "reports/jsonvalues.h"
#include "reports/timewords.h"
#include "wording/metricwords.h"
#include "wording/quantities.h"

#include <QJsonArray>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

QJsonObject definition(const QString &code, const QString &cohort, const QVariantMap &values = {})
{
    return {{u"text"_s, wording::metricDefinition(code, values)},
            {u"version"_s, wording::metricVersion(code)},
            {u"cohort"_s, cohort}};
}

QJsonObject definitions(const MetricsReport &report)
{
    const QString cohort = cohortName(report.request.cohort);
    QJsonObject all;
    for (int i = 0; i < kMeasures; ++i) {
        const QString code = measureName(Measure(i));
        QJsonObject one = definition(code, cohort, {{u"count"_s, report.ttaFromOpened}});
        if (Measure(i) == Measure::Tta)
            one.insert(u"from_opened"_s, report.ttaFromOpened);
        all.insert(code, one);
    }
    for (const QString &code : {u"incidents"_s, u"open"_s, u"sla"_s, u"reopened"_s, u"reassigned"_s}) {
        QJsonObject one = definition(code, cohort);
        if (report.presentShown > 0) {
            one.insert(u"text"_s,
                       QString(one[u"text"_s].toString() + u' ' +
                               wording::boardText(u"present-shown"_s, {{u"count"_s, report.presentShown}})));
            one.insert(u"present_shown"_s, report.presentShown);
        }
        all.insert(code, one);
    }
    return all;
}

QJsonObject groupJson(const MetricsGroup &group)
{
    QJsonObject out{{u"key"_s, group.key}, {u"incidents"_s, group.incidents}, {u"open"_s, group.open}};
    for (int i = 0; i < kMeasures; ++i)
        out.insert(measureName(Measure(i)), distributionJson(group.measure(Measure(i))));
    out.insert(u"sla"_s, QJsonObject{{u"met"_s, group.sla.met},
                                     {u"missed"_s, group.sla.missed},
                                     {u"pending"_s, group.sla.pending},
                                     {u"attainment"_s, jsonNumber(group.sla.attainment())}});
    out.insert(u"reopened"_s, group.reopened);
    out.insert(u"reassigned"_s, group.reassigned);
    return out;
}

QString cell(std::optional<double> milliseconds, TimeKind kind)
{
    return milliseconds ? spanText(*milliseconds, kind) : u"–"_s;
}

QString hoursOf(const MetricsReport &report, const QTimeZone &zone)
{
    const MetricsRequest &request = report.request;
    return timeText(report.calendar, request.from.value_or(kFirstInstant), request.to.value_or(report.asOf),
                    zone);
}

// What the figures below are of: cohort and window, filter, as of, zone, kind of time.
QString headLine(const MetricsReport &report, const QTimeZone &zone)
{
    const MetricsRequest &request = report.request;
    QVariantMap ends;
    if (request.from)
        ends.insert(u"from"_s, wording::timeText(*request.from, zone));
    if (request.to)
        ends.insert(u"to"_s, wording::timeText(*request.to, zone));
    const QString window = request.from && request.to ? wording::boardText(u"window-both"_s, ends)
                           : request.from             ? wording::boardText(u"window-since"_s, ends)
                           : request.to               ? wording::boardText(u"window-until"_s, ends)
                                                      : wording::boardText(u"window-any"_s);
    const QVariantMap cohort{{u"window"_s, window}};
    QStringList facts{request.cohort == Cohort::Opened ? wording::boardText(u"cohort-opened"_s, cohort)
                                                       : wording::boardText(u"cohort-resolved"_s, cohort)};
    if (!request.query.isEmpty())
        facts += wording::boardText(u"filter"_s, {{u"query"_s, request.query}});
    facts += wording::boardText(u"as-of"_s, {{u"date"_s, wording::timeText(report.asOf, zone)}});
    facts += wording::boardText(u"zone"_s, {{u"zone"_s, report.zone}});
    facts += hoursOf(report, zone);
    return facts.join(u" · "_s) + u"\n\n"_s;
}

} // namespace

QJsonObject distributionJson(const Distribution &d)
{
    return {
        {u"n"_s, d.n},
        {u"excluded"_s,
         QJsonObject{{u"no_start"_s, d.noStart}, {u"no_end"_s, d.noEnd}, {u"order"_s, d.order}}},
        {u"open"_s, d.open},
        {u"mean"_s, jsonSeconds(d.mean)},
        {u"median"_s, jsonSeconds(d.median)},
        {u"p90"_s, jsonSeconds(d.p90)},
        {u"p95"_s, jsonSeconds(d.p95)},
        {u"max"_s, d.max ? jsonSeconds(double(*d.max)) : QJsonValue(QJsonValue::Null)},
        {u"geomean"_s, jsonSeconds(d.geomean)},
        {u"geomean_n"_s, d.geomeanN},
        {u"km_median"_s, jsonSeconds(d.kmMedian)},
    };
}

QJsonObject metricsJson(const MetricsReport &report)
{
    const QTimeZone zone(report.zone.toLatin1());
    QJsonArray groups;
    for (const MetricsGroup &group : report.groups)
        groups.append(groupJson(group));
    return {
        {u"window"_s, QJsonObject{{u"from"_s, jsonInstant(report.request.from, zone)},
                                  {u"to"_s, jsonInstant(report.request.to, zone)}}},
        {u"as_of"_s, isoText(report.asOf, zone)},
        {u"zone"_s, report.zone},
        {u"time"_s, report.request.time == TimeKind::Business ? u"business"_s : u"elapsed"_s},
        {u"hours"_s, hoursOf(report, zone)},
        {u"query"_s, report.request.query},
        {u"definitions"_s, definitions(report)},
        {u"groups"_s, groups},
    };
}

QString metricsTable(const MetricsReport &report)
{
    const auto left = [](const QString &text, int width) { return text.leftJustified(width); };
    const auto right = [](const QString &text, int width) { return text.rightJustified(width); };
    const TimeKind kind = report.request.time;
    QString out = headLine(report, QTimeZone(report.zone.toLatin1()));
    for (const MetricsGroup &group : report.groups) {
        out += u"%1  %2 incidents, %3 open, %4 reopened, %5 reassigned\n"_s.arg(
            group.key, wording::countText(group.incidents), wording::countText(group.open),
            wording::countText(group.reopened), wording::countText(group.reassigned));
        out += left({}, 26) + right(u"n"_s, 9) + right(u"excluded"_s, 10) + right(u"open"_s, 8) +
               right(u"median"_s, 13) + right(u"mean"_s, 13) + right(u"p90"_s, 13) + u'\n';
        for (int i = 0; i < kMeasures; ++i) {
            const Distribution &d = group.measure(Measure(i));
            out += u"  "_s + left(wording::metricTitle(measureName(Measure(i))), 24) +
                   right(wording::countText(d.n), 9) + right(wording::countText(d.excluded()), 10) +
                   right(wording::countText(d.open), 8) + right(cell(d.median, kind), 13) +
                   right(cell(d.mean, kind), 13) + right(cell(d.p90, kind), 13) + u'\n';
        }
        const auto attainment = group.sla.attainment();
        out +=
            u"  "_s + left(wording::metricTitle(u"sla"_s), 24) +
            u"%1 met, %2 missed, %3 pending: %4\n\n"_s.arg(
                wording::countText(group.sla.met), wording::countText(group.sla.missed),
                wording::countText(group.sla.pending), attainment ? wording::shareText(*attainment) : u"–"_s);
    }
    return out;
}

} // namespace binnacle
