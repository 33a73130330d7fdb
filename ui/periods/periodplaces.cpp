// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "periods/periodplaces.h"

#include "base/timetext.h"
#include "query/query.h"

using namespace Qt::StringLiterals;

namespace binnacle::periodplaces {

namespace {

QString written(const QString &text)
{
    return QueryValue{QueryValue::Kind::Text, text}.written();
}

QString openedIn(const PublishedPeriod &period)
{
    const QTimeZone utc = QTimeZone::utc();
    return u"opened:>=%1 opened:<%2"_s.arg(isoText(period.from, utc), isoText(period.to, utc));
}

Route tickets(const QString &query)
{
    return {u"tickets"_s, {{u"query"_s, query}}};
}

Route service(const QString &name, const PublishedPeriod &period)
{
    return {u"services"_s, {{u"service"_s, name}, {u"from"_s, period.from}, {u"to"_s, period.to}}};
}

// One stands open itself.
Route numbered(const QStringList &numbers, const QString &source = {})
{
    QStringList values;
    for (const QString &number : numbers)
        values.append(written(number));
    Route route = tickets(u"number:"_s + values.join(u','));
    if (numbers.size() == 1) {
        route.args.insert(u"number"_s, numbers.constFirst());
        if (!source.isEmpty())
            route.args.insert(u"source"_s, source);
        route.args.insert(u"open"_s, true);
    }
    return route;
}

// Those a figure is made of, as the board's tiles ask for them. Empty: what the query language cannot tell.
QString madeOf(const PeriodFigure &figure)
{
    const QString &name = figure.figure;
    if (figure.measure == "sla"_L1)
        return name == "missed"_L1    ? u"breached:yes"_s
               : name == "pending"_L1 ? u"has:sla"_s
                                      : u"(breached:yes or (has:sla state:done))"_s;
    if (name != "n"_L1 && name != "median"_L1 && name != "mean"_L1 && name != "p90"_L1 && name != "max"_L1)
        return {};
    return figure.measure == "ttd"_L1       ? u"has:occurred has:detected"_s
           : figure.measure == "tta"_L1     ? u"has:acknowledged"_s
           : figure.measure == "ttr"_L1     ? u"has:occurred has:restored"_s
           : figure.measure == "resolve"_L1 ? u"has:resolved"_s
                                            : QString();
}

} // namespace

Route of(const PublishedPeriod &period)
{
    QVariantMap args{{u"from"_s, period.from}, {u"to"_s, period.to}};
    if (period.edition > 1)
        args.insert(u"edition"_s, period.edition);
    return {u"periods"_s, args};
}

Route board(const PublishedPeriod &period)
{
    return {u"home"_s, {{u"from"_s, period.from}, {u"to"_s, period.to}}};
}

Route of(const PeriodFigure &figure, const PublishedPeriod &period)
{
    if (figure.section == "availability"_L1)
        return service(figure.name, period);
    QString query = u"type:incident "_s + openedIn(period);
    if (figure.item != "all"_L1)
        query += u" priority:"_s + (figure.item == "none"_L1 ? u"none"_s : figure.item);
    if (const QString made = madeOf(figure); !made.isEmpty())
        query += u' ' + made;
    return tickets(query);
}

Route of(const RestatementCause &cause, const PublishedPeriod &period)
{
    using Kind = RestatementCause::Kind;
    const bool isAllNamed = cause.count <= cause.numbers.size();
    switch (cause.kind) {
    case Kind::Ticket:
        return cause.number.isEmpty() ? Route() : numbered({cause.number});
    case Kind::Resolved:
        return isAllNamed ? numbered(cause.numbers)
                          : tickets(u"type:incident %1 resolved:>=%2"_s.arg(
                                openedIn(period), isoText(period.publishedAt, QTimeZone::utc())));
    case Kind::TicketsCome:
        if (isAllNamed && !cause.numbers.isEmpty())
            return numbered(cause.numbers, cause.source);
        return tickets(u"type:incident %1 source:%2"_s.arg(openedIn(period), written(cause.source)));
    case Kind::OutagesCome:
    case Kind::WatchTold:
    case Kind::Outage:
    case Kind::Service:
        return service(cause.service, period);
    case Kind::ImportUndone:
        return {u"import"_s, {}};
    case Kind::Rules:
    case Kind::Calendar:
        return {u"services"_s, {{u"from"_s, period.from}, {u"to"_s, period.to}}};
    case Kind::SeenOtherwise:
        return tickets(u"type:incident "_s + openedIn(period));
    case Kind::Definition:
        break;
    }
    return {};
}

} // namespace binnacle::periodplaces
