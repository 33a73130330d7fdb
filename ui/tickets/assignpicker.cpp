// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/assignpicker.h"

#include "base/whenready.h"
#include "tickets/ticketsource.h"
#include "wording/errors.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString kPerson = u"person:"_s;
const QString kTeam = u"team:"_s;

QList<PickItem> assignItems(const TicketNames &names, const QString &me)
{
    QList<PickItem> items = {{kPerson + me, AssignPicker::tr("Assign to me"), me}};
    for (const QString &team : names.teams)
        items.append({kTeam + team, team, AssignPicker::tr("team")});
    for (const QString &person : names.persons) {
        if (person != me)
            items.append({kPerson + person, person, AssignPicker::tr("person")});
    }
    return items;
}

} // namespace

AssignPicker::AssignPicker(TicketSource &source, const QString &title, const QString &about, QWidget *parent)
    : QuickPicker(title, about, tr("A team or person"), parent)
{
    const QString me = source.actor().name;
    setItems(assignItems({}, me));
    setComplete(false);
    whenReady(source.names(), this, [this, me](const Result<TicketNames> &names) {
        if (!names)
            return setError(wording::errorLine(names.error()));
        setItems(assignItems(*names, me));
        setComplete(true);
    });
    connect(this, &QuickPicker::picked, this, [this](const QString &id) {
        const bool isTeam = id.startsWith(kTeam);
        Q_EMIT chosen(isTeam ? id.mid(kTeam.size()) : QString(), isTeam ? QString() : id.mid(kPerson.size()));
    });
}

} // namespace binnacle
