// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/founditems.h"

#include "configuration/service.h"
#include "people/person.h"
#include "periods/period.h"
#include "periods/periodwords.h"
#include "query/query.h"
#include "tickets/ticket.h"
#include "widgets/plaintext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("FoundItems", text);
}

PaletteItem item(const QString &id, const QString &text, const QString &kind, const QString &icon)
{
    PaletteItem made;
    made.id = id;
    made.text = oneLine(text);
    made.kind = kind;
    made.icon = icon;
    made.found = true;
    return made;
}

} // namespace

PaletteItem founditems::ticket(const TicketRow &row)
{
    return item(u"ticket:%1/%2"_s.arg(row.source, row.number), u"%1 %2"_s.arg(row.number, row.title),
                tr("Ticket"), u"tickets"_s);
}

PaletteItem founditems::service(const Service &service)
{
    return item(u"service:"_s + service.uid, service.name, tr("Service"), u"services"_s);
}

PaletteItem founditems::period(const PublishedPeriod &period)
{
    return item(u"period:"_s + period.uid, PeriodWords::window(period), tr("Published period"), u"periods"_s);
}

PaletteItem founditems::person(const Person &person)
{
    QString text = person.name;
    for (const QString &more : {person.email, person.login}) {
        if (!more.isEmpty()) {
            text += u" · "_s + more;
            break;
        }
    }
    PaletteItem made =
        item(u"person:"_s + person.uid, text,
             person.active ? tr("Person: their tickets") : tr("Person who left: their tickets"), u"person"_s);
    made.words = person.email + u' ' + person.login;
    return made;
}

Route founditems::placeOf(const TicketRow &row)
{
    return {u"tickets"_s, {{u"number"_s, row.number}, {u"source"_s, row.source}}};
}

Route founditems::placeOf(const Service &service)
{
    return {u"services"_s, {{u"service"_s, service.name}}};
}

Route founditems::placeOf(const Person &person)
{
    const QString name = QueryValue{QueryValue::Kind::Text, person.name}.written();
    return {u"tickets"_s,
            {{u"query"_s, u"(assignee:%1 or requester:%1)"_s.arg(name)}, {u"sort"_s, u"-updated"_s}}};
}

} // namespace binnacle
