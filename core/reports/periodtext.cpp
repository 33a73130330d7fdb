// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/periodtext.h"

#include "base/plaincell.h"
#include "reports/jsonvalues.h"
#include "reports/reporttext.h"
#include "wording/metricwords.h"
#include "wording/quantities.h"
#include "wording/reportwords.h"
#include "wording/terms.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace binnacle {

using wording::reportText;
using Kind = RestatementCause::Kind;

namespace {

QString textOrNone(const QString &text)
{
    return text.isEmpty() ? u"–"_s : text;
}

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue valueJson(FigureUnit unit, std::optional<double> value)
{
    return unit == FigureUnit::Milliseconds ? jsonSeconds(value) : jsonNumber(value);
}

QJsonObject headOf(const PeriodFigure &figure)
{
    return {{u"section"_s, figure.section},
            {u"item"_s, figure.item},
            {u"name"_s, textOrNull(figure.name)},
            {u"measure"_s, figure.measure},
            {u"figure"_s, figure.figure},
            {u"unit"_s, figure.unit == FigureUnit::Milliseconds ? u"s"_s : unitName(figure.unit)}};
}

QJsonObject causeJson(const RestatementCause &cause, const PublishedPeriod &period, const QTimeZone &zone)
{
    return {{u"kind"_s, causeKindName(cause.kind)},
            {u"text"_s, causeText(cause, period)},
            {u"act"_s, textOrNull(cause.act)},
            {u"fields"_s, QJsonArray::fromStringList(cause.fields)},
            {u"number"_s, textOrNull(cause.number)},
            {u"numbers"_s, QJsonArray::fromStringList(cause.numbers)},
            {u"count"_s, cause.count},
            {u"source"_s, textOrNull(cause.source)},
            {u"reference"_s, textOrNull(cause.reference)},
            {u"service"_s, textOrNull(cause.service)},
            {u"by"_s, textOrNull(cause.by)},
            {u"at"_s, cause.at > 0 ? jsonInstant(cause.at, zone) : QJsonValue()}};
}

QString fieldsText(const QStringList &fields)
{
    QStringList words;
    for (const QString &field : fields)
        words.append(u"\u201C"_s + wording::fieldLabel(field) + u"\u201D"_s);
    return words.join(u", "_s);
}

QString numbersText(const RestatementCause &cause)
{
    const QString numbers = textOrNone(printable(cause.numbers.join(u", "_s)));
    return cause.count > cause.numbers.size() ? reportText(u"and-more"_s, {{u"numbers"_s, numbers}})
                                              : numbers;
}

QString ticketText(const RestatementCause &cause, const QVariantMap &values)
{
    if (cause.fields.contains(u"deleted"_s))
        return reportText(u"cause-deleted"_s, values);
    if (cause.act == "ticket.create"_L1)
        return reportText(u"cause-made"_s, values);
    return reportText(cause.act == "ticket.import"_L1 ? u"cause-import-changed"_s : u"cause-changed"_s,
                      values);
}

QString outageText(const QString &act, const QVariantMap &values)
{
    for (const QString &known : {u"add"_s, u"end"_s, u"reopen"_s, u"remove"_s, u"restore"_s}) {
        if (act == u"outage."_s + known)
            return reportText(u"cause-outage-"_s + known, values);
    }
    return reportText(u"cause-outage-change"_s, values);
}

} // namespace

QJsonObject periodJson(const PublishedPeriod &period, const QTimeZone &zone)
{
    QJsonObject definitions;
    for (const QString &definition : period.definitions)
        definitions.insert(definition.section(u' ', 0, 0), definition.section(u' ', 1).toInt());
    return {{u"id"_s, period.id.value},
            {u"uid"_s, period.uid},
            {u"from"_s, jsonInstant(period.from, zone)},
            {u"to"_s, jsonInstant(period.to, zone)},
            {u"zone"_s, period.zone},
            {u"edition"_s, period.edition},
            {u"replaces"_s, period.replaces.isValid() ? QJsonValue(period.replaces.value) : QJsonValue()},
            {u"published_at"_s, jsonInstant(period.publishedAt, zone)},
            {u"publisher"_s, textOrNull(period.publisherName)},
            {u"reason"_s, textOrNull(period.reason)},
            {u"definitions"_s, definitions},
            {u"cohort"_s, u"opened"_s},
            {u"maintenance"_s, period.maintenance},
            {u"hash"_s, period.hash}};
}

QJsonObject figureJson(const PeriodFigure &figure)
{
    QJsonObject out = headOf(figure);
    out.insert(u"value"_s, valueJson(figure.unit, figure.value));
    return out;
}

QJsonObject restatementJson(const Restatement &restatement, const QTimeZone &zone)
{
    QJsonArray differences;
    for (const FigureDifference &one : restatement.differences) {
        QJsonObject line = headOf(one.published);
        line.insert(u"published"_s, valueJson(one.published.unit, one.published.value));
        line.insert(u"now"_s, valueJson(one.published.unit, one.now));
        line.insert(u"difference"_s, valueJson(one.published.unit, one.difference()));
        QJsonArray causes;
        for (const size_t place : one.causes)
            causes.append(qint64(place));
        line.insert(u"causes"_s, causes);
        differences.append(line);
    }
    QJsonArray causes;
    for (const RestatementCause &cause : restatement.causes)
        causes.append(causeJson(cause, restatement.period, zone));
    return {{u"period"_s, periodJson(restatement.period, zone)},
            {u"as_of"_s, jsonInstant(restatement.asOf, zone)},
            {u"restated"_s, restatement.isRestated()},
            {u"intact"_s, restatement.damage.isEmpty()},
            {u"damage"_s, QJsonArray::fromStringList(restatement.damage)},
            {u"differences"_s, differences},
            {u"causes"_s, causes}};
}

ReportCell figureCell(const PeriodFigure &figure, std::optional<double> value)
{
    if (!value)
        return {};
    switch (figure.unit) {
    case FigureUnit::Milliseconds:
        return ReportCell::duration(value);
    case FigureUnit::Share: // of incidents thousandths of a percent say nothing; of an uptime they are
                            // minutes
        return ReportCell::share(value, figure.section == "incidents"_L1 ? 1 : 3);
    case FigureUnit::Count:
        break;
    }
    return ReportCell::count(qint64(*value));
}

ReportCell differenceCell(const FigureDifference &one)
{
    ReportCell cell = figureCell(one.published, one.difference());
    if (cell.kind == ReportCell::Kind::Share)
        cell.shown = wording::shownShare(*one.now, cell.decimals) -
                     wording::shownShare(*one.published.value, cell.decimals);
    return cell.asDifference();
}

QString itemText(const QString &item)
{
    return item == "all"_L1 ? reportText(u"all"_s) : item == "none"_L1 ? reportText(u"no-priority"_s) : item;
}

QString figureText(const PeriodFigure &figure)
{
    const QString what = reportText(u"figure-"_s + figure.figure);
    if (figure.section == "availability"_L1)
        return reportText(u"figure-of-service"_s, {{u"of"_s, printable(figure.name)}, {u"figure"_s, what}});
    return reportText(u"figure-of"_s, {{u"of"_s, itemText(figure.item)},
                                       {u"measure"_s, wording::metricTitle(figure.measure)},
                                       {u"figure"_s, what}});
}

QString causeText(const RestatementCause &cause, const PublishedPeriod &period)
{
    const bool isOutage = cause.kind == Kind::Outage;
    const QString number =
        printable(isOutage ? (cause.reference.isEmpty() ? u'#' + cause.number : cause.reference)
                           : (cause.isHidden ? reportText(u"hidden-incident"_s) : cause.number));
    const QVariantMap values{{u"number"_s, number},
                             {u"batch"_s, cause.number},
                             {u"calendar"_s, printable(cause.number)},
                             {u"fields"_s, fieldsText(cause.fields)},
                             {u"source"_s, wording::sourceLabel(cause.source)},
                             {u"service"_s, printable(cause.service)},
                             {u"count"_s, wording::incidentsText(cause.count)},
                             {u"numbers"_s, numbersText(cause)},
                             {u"publisher"_s, textOrNone(period.publisherName)},
                             {u"measure"_s, wording::metricTitle(cause.number.section(u' ', 0, 0))},
                             {u"version"_s, cause.number.section(u' ', 1)}};
    switch (cause.kind) {
    case Kind::Ticket:
        return ticketText(cause, values);
    case Kind::Outage: {
        const QString told = outageText(cause.act, values);
        return cause.isBeside ? reportText(u"cause-beside"_s, {{u"cause"_s, told}}) : told;
    }
    case Kind::Resolved:
        return reportText(u"cause-resolved"_s, values);
    case Kind::TicketsCome:
        return reportText(u"cause-tickets"_s, values);
    case Kind::OutagesCome:
        return reportText(u"cause-outages"_s, values);
    case Kind::WatchTold:
        return reportText(u"cause-watch"_s, values);
    case Kind::ImportUndone:
        return reportText(u"cause-undone"_s, values);
    case Kind::Service:
        return reportText(cause.act == "service.add"_L1 ? u"cause-service-add"_s : u"cause-service"_s,
                          values);
    case Kind::Calendar:
        return reportText(u"cause-calendar"_s, values);
    case Kind::Rules:
        return reportText(u"cause-rules"_s, values);
    case Kind::Definition:
        return reportText(u"cause-definition"_s, values);
    case Kind::SeenOtherwise:
        break;
    }
    return reportText(cause.act.isEmpty() ? u"cause-sight"_s : u"cause-sight-moved"_s, values);
}

QString causeNumbers(const FigureDifference &difference, size_t first)
{
    QStringList numbers;
    for (const size_t place : difference.causes)
        numbers.append(QString::number(first + place));
    return numbers.isEmpty() ? reportText(u"cause-none"_s) : numbers.join(u", "_s);
}

} // namespace binnacle
