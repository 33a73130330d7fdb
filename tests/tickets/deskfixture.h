// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A desk of two agents and a team, on each engine.

#include "people/peopleservice.h"
#include "support/bothengines.h"
#include "tickets/ticketqueries.h"
#include "tickets/ticketservice.h"

namespace binnacle::test {

using namespace Qt::StringLiterals;

class DeskFixture : public BothEngines
{
    Q_OBJECT

protected:
    void prepare() override
    {
        PeopleService people(database());
        m_agent = people.makeFirstAdmin(u"ada"_s, u"Ada Osei"_s, u"os-user"_s).result().value();
        Person other;
        other.name = u"Jun Novak"_s;
        other.roles = Role::Agent;
        QVERIFY_OK(people.addPerson(m_agent, other).result());
        QVERIFY_OK(people.addTeam(m_agent, u"Network"_s, {u"Ada Osei"_s}).result());
    }

    // An agent, and no more.
    Actor jun() const { return {PersonId(m_agent.person.value + 1), u"Jun Novak"_s, Role::Agent, {}, {}}; }

    TicketService service() { return TicketService(database()); }

    TicketDetail detail(const TicketAct &act)
    {
        return TicketQueries(database()).detail(m_agent, {act.id, {}, {}}).result().value();
    }

    qint64 count(const QString &query)
    {
        return TicketQueries(database()).count(m_agent, query).result().value();
    }

    TicketAct made(const TicketValues &more = {})
    {
        TicketValues values{{u"title"_s, u"Wi-Fi slow on floor 3"_s}};
        values.insert(more);
        return service().create(m_agent, values).result().value();
    }

    TicketRef ref(const TicketAct &act) { return {act.id, {}, {}}; }

    Actor m_agent;
};

} // namespace binnacle::test
