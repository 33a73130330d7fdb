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

Route numbered(const QStringList &numbers)
{
    QStringList values;
    for (const QString &number : numbers)
        values.append(written(number));
    return tickets(u"number:"_s + values.join(u','));
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
            return numbered(cause.numbers);
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
