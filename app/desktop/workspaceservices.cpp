// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/workspaceservices.h"

#include "availability/availabilityservice.h"
#include "availability/outageservice.h"
#include "base/timetext.h"
#include "calendar/calendarservice.h"
#include "configuration/servicecatalog.h"
#include "people/peopleservice.h"
#include "tickets/ticketqueries.h"
#include "workspace.h"

using namespace Qt::StringLiterals;

namespace binnacle {

WorkspaceServices::WorkspaceServices(Workspace &workspace, ListStore &lists)
    : m_workspace(workspace)
    , m_lists(lists)
{
    connect(&workspace.availability(), &AvailabilityService::changed, this, &ServicesGateway::changed);
}

Actor WorkspaceServices::actor() const
{
    return m_workspace.actor();
}

QTimeZone WorkspaceServices::zone() const
{
    const QTimeZone zone = zoneByName(m_workspace.database().info().zone);
    return zone.isValid() ? zone : QTimeZone::utc();
}

QString WorkspaceServices::currency() const
{
    return m_workspace.database().info().currency;
}

qint64 WorkspaceServices::now() const
{
    return m_workspace.database().clock().now();
}

QFuture<Result<ServicesGateway::Record>> WorkspaceServices::record()
{
    return m_workspace.availability().record(m_workspace.actor());
}

QFuture<Result<ServiceChoices>> WorkspaceServices::choices()
{
    const QFuture<Result<std::vector<StoredCalendar>>> calendars =
        m_workspace.calendars().calendars(m_workspace.actor());
    return m_workspace.people()
        .persons(m_workspace.actor())
        .then([calendars](const Result<std::vector<Person>> &persons) {
            return QFuture(calendars).then(
                [persons](const Result<std::vector<StoredCalendar>> &hours) -> Result<ServiceChoices> {
                    BINNACLE_TRY(persons);
                    BINNACLE_TRY(hours);
                    ServiceChoices choices;
                    for (const Person &person : *persons) {
                        if (person.active)
                            choices.persons.append(person.name);
                    }
                    for (const StoredCalendar &calendar : *hours)
                        choices.calendars.append(calendar.name);
                    return choices;
                });
        })
        .unwrap();
}

QFuture<Result<qint64>> WorkspaceServices::incidents(const QString &query)
{
    return m_workspace.ticketQueries().count(m_workspace.actor(), query);
}

QFuture<Result<QStringList>> WorkspaceServices::explaining(OutageId id)
{
    return m_workspace.ticketQueries().explaining(m_workspace.actor(), id);
}

QFuture<Result<Outage>> WorkspaceServices::add(const Outage &outage)
{
    return m_workspace.outages().add(m_workspace.actor(), outage);
}

QFuture<Result<Outage>> WorkspaceServices::change(const Outage &outage, qint64 version)
{
    return m_workspace.outages().change(m_workspace.actor(), outage, version);
}

QFuture<Result<Outage>> WorkspaceServices::end(OutageId id, qint64 at)
{
    return m_workspace.outages().end(m_workspace.actor(), id, at);
}

QFuture<Result<Outage>> WorkspaceServices::reopen(OutageId id, qint64 version)
{
    return m_workspace.outages().reopen(m_workspace.actor(), id, version);
}

QFuture<Result<Outage>> WorkspaceServices::remove(OutageId id, qint64 version)
{
    return m_workspace.outages().remove(m_workspace.actor(), id, version);
}

QFuture<Result<Outage>> WorkspaceServices::restore(OutageId id)
{
    return m_workspace.outages().restore(m_workspace.actor(), id);
}

QFuture<Result<Service>> WorkspaceServices::setService(const QString &name,
                                                       const QMap<QString, QString> &fields, qint64 version)
{
    return m_workspace.services().set(m_workspace.actor(), name, fields, version);
}

QFuture<Result<>> WorkspaceServices::setRules(const AvailabilityRules &rules, const AvailabilityRules &before)
{
    return m_workspace.availability().setRules(m_workspace.actor(), rules, before);
}

} // namespace binnacle
