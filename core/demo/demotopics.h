// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What people write to an IT desk about, as tables of texts with places for sites, devices and rooms. Any
// thread.

#include "demo/demodice.h"
#include "demo/demostaff.h"

#include <QString>
#include <span>

namespace binnacle {

struct DemoTopic
{
    const char *category;
    const char *subcategory;
    const char *service; // empty: none
    DemoTeamOf team;     // that solves it; the desk takes it in
    double weight;
    double severe; // share that is P1 or P2
    const char *titles[4];
    const char *descriptions[3];
    const char *resolutions[3];
    const char *code; // of the resolution
};

[[nodiscard]] std::span<const DemoTopic> demoIncidents();
[[nodiscard]] std::span<const DemoTopic> demoRequests();

// The places of a text filled in: {site} {room} {device} {person} {app} {n}, a number.
[[nodiscard]] QString demoText(const char *pattern, DemoDice &dice);

// What an agent notes while working on a ticket, and what is said to who asked.
[[nodiscard]] QString demoNote(DemoDice &dice);
[[nodiscard]] QString demoAnswer(DemoDice &dice);
[[nodiscard]] QString demoReply(DemoDice &dice); // by who asked

} // namespace binnacle
