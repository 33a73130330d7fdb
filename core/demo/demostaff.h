// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The people of the made-up company: names put together by chance from lists, so none is anybody's. Values;
// any thread.

#include "demo/demodice.h"
#include "demo/demorequest.h"
#include "people/person.h"

namespace binnacle {

struct DemoTeam
{
    QString name;
    QStringList members;
};

struct DemoStaff
{
    std::vector<Person> persons; // the desk first, each name once
    std::vector<DemoTeam> teams; // of agents
    QStringList owners;          // of services

    // `me` is there already, as one of the IT staff; nobody else has the name.
    [[nodiscard]] static DemoStaff make(const DemoRequest &request, const QString &me, DemoDice &dice);
};

// Of the teams a topic goes to.
enum class DemoTeamOf { Desk, Network, Applications, Infrastructure };

} // namespace binnacle
