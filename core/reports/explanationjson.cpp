// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/explanationjson.h"

#include "reports/jsonvalues.h"
#include "wording/quantities.h"
#include "wording/terms.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <array>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("Explanation", text);
}

QString kindName(TroubleSource::Kind kind)
{
    static constexpr std::array kNames = {"outage", "checks", "need", "maintenance"};
    return QString::fromLatin1(kNames[size_t(kind)]);
}

void addStretch(QJsonObject &json, const Interval &when, const QTimeZone &zone)
{
    json.insert(u"from"_s, jsonInstant(when.from, zone));
    json.insert(u"to"_s, jsonInstant(when.to, zone));
    json.insert(u"s"_s, jsonSeconds(double(when.length())));
}

QJsonObject sourceJson(const TroubleSource &source)
{
    QJsonObject json{{u"kind"_s, kindName(source.kind)}};
    if (source.outage) {
        json.insert(u"id"_s, source.outage->id.value);
        json.insert(u"title"_s, source.outage->title);
        json.insert(u"degree"_s, degreeName(source.outage->degree));
    }
    if (source.kind == TroubleSource::Kind::Maintenance)
        json.insert(u"late"_s, source.isLate);
    if (source.kind == TroubleSource::Kind::Need) {
        QJsonArray below;
        for (const NeededService &one : source.below)
            below.append(one.name);
        json.insert(u"need"_s, needsText({source.need}));
        json.insert(u"impaired"_s, below);
    }
    return json;
}

QJsonObject leftOutJson(const UptimeExplanation &told, const LeftOutStretch &left, const QTimeZone &zone)
{
    QJsonObject json;
    addStretch(json, left.when, zone);
    json.insert(u"reason"_s, leftOutName(left.reason));
    if (left.source)
        json.insert(u"source"_s, sourceJson(told.sources[*left.source]));
    if (left.maintenance)
        json.insert(u"maintenance"_s, left.maintenance->value);
    return json;
}

QString titled(const QString &kind, const Outage &outage)
{
    return outage.title.isEmpty() ? kind : kind + u": "_s + outage.title;
}

QString stretchText(const Interval &when, const QTimeZone &zone)
{
    return wording::timeText(when.from, zone) + u" – "_s + wording::timeText(when.to, zone) + u"  "_s +
           wording::durationText(when.length());
}

} // namespace

QString sourceText(const TroubleSource &source)
{
    switch (source.kind) {
    case TroubleSource::Kind::Outage:
        return titled(wording::degreeLabel(degreeName(source.outage->degree)), *source.outage);
    case TroubleSource::Kind::Maintenance:
        return titled(source.isLate
                          ? words(QT_TRANSLATE_NOOP("Explanation", "Maintenance not approved in time"))
                          : words(QT_TRANSLATE_NOOP("Explanation", "Maintenance")),
                      *source.outage);
    case TroubleSource::Kind::Checks:
        return words(QT_TRANSLATE_NOOP("Explanation", "Seen by checks"));
    case TroubleSource::Kind::Need:
        break;
    }
    QStringList below;
    for (const NeededService &one : source.below)
        below.append(one.name);
    return words(QT_TRANSLATE_NOOP("Explanation", "Needs %1")).arg(needsText({source.need})) +
           (source.need.of.size() > 1
                ? u": "_s + words(QT_TRANSLATE_NOOP("Explanation", "impaired: %1")).arg(below.join(u", "_s))
                : QString());
}

QJsonObject explanationJson(const UptimeExplanation &told, const QTimeZone &zone)
{
    QJsonArray counted, time, troubles;
    for (const CountedStretch &one : told.counted) {
        QJsonArray sources;
        for (const size_t source : one.sources)
            sources.append(sourceJson(told.sources[source]));
        QJsonObject json;
        addStretch(json, one.when, zone);
        json.insert(u"weight"_s, one.weight);
        json.insert(u"counted_s"_s, jsonSeconds(one.weight * double(one.when.length())));
        json.insert(u"sources"_s, sources);
        counted.append(json);
    }
    for (const LeftOutStretch &one : told.time)
        time.append(leftOutJson(told, one, zone));
    for (const LeftOutStretch &one : told.troubles)
        troubles.append(leftOutJson(told, one, zone));
    QJsonObject window;
    addStretch(window, told.window, zone);
    const auto left = [&](LeftOut reason) { return jsonSeconds(double(told.timeLeftOut(reason))); };
    return {
        {u"window"_s, window},
        {u"as_of"_s, jsonInstant(told.asOf, zone)},
        {u"maintenance"_s, policyName(told.rules.policy)},
        {u"weights"_s, QJsonObject{{u"full"_s, 1},
                                   {u"partial"_s, told.rules.weights.partial},
                                   {u"degraded"_s, told.rules.weights.degraded}}},
        {u"availability"_s, jsonNumber(told.uptime.availability())},
        {u"sums"_s, QJsonObject{{u"outside_hours_s"_s, left(LeftOut::OutsideHours)},
                                {u"unknown_s"_s, left(LeftOut::Unknown)},
                                {u"maintenance_s"_s, left(LeftOut::Maintenance)},
                                {u"counted_s"_s, jsonSeconds(double(told.uptime.counted))},
                                {u"down_s"_s, jsonSeconds(told.weightedDown())}}},
        {u"counted"_s, counted},
        {u"time_left_out"_s, time},
        {u"troubles_left_out"_s, troubles},
    };
}

QString explanationText(const UptimeExplanation &told, const QTimeZone &zone)
{
    const auto share = told.uptime.availability();
    QString out = stretchText(told.window, zone) + u'\n';
    for (const LeftOut reason : {LeftOut::OutsideHours, LeftOut::Maintenance, LeftOut::Unknown}) {
        if (const qint64 length = told.timeLeftOut(reason); length > 0)
            out += u"  − %1: %2\n"_s.arg(wording::leftOutLabel(leftOutName(reason)),
                                         wording::durationText(length));
    }
    out += words(QT_TRANSLATE_NOOP("Explanation", "Counted: %1, of it down: %2, uptime: %3"))
               .arg(wording::durationText(told.uptime.counted), wording::durationText(told.weightedDown()),
                    share ? wording::shareText(*share, 3) : u"–"_s) +
           u'\n';
    for (const CountedStretch &one : told.counted) {
        QStringList sources;
        for (const size_t source : one.sources)
            sources.append(sourceText(told.sources[source]));
        out += u"+ %1 × %2  %3\n"_s.arg(stretchText(one.when, zone), QString::number(one.weight),
                                        sources.join(u"; "_s));
    }
    for (const LeftOutStretch &one : told.troubles)
        out += u"− %1  %2 (%3)\n"_s.arg(stretchText(one.when, zone), sourceText(told.sources[*one.source]),
                                        wording::leftOutLabel(leftOutName(one.reason)));
    return out.chopped(1);
}

} // namespace binnacle
