// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The life of one made-up ticket: who takes it, what is tried, when it is over, as far as the year has come.
// Pure; one thread.

#include "demo/demoevents.h"
#include "demo/demostaff.h"
#include "demo/demotopics.h"
#include "tickets/ticketimportstore.h"

namespace binnacle {

struct DemoCase
{
    qint64 opened = 0;
    bool isIncident = true;
    const DemoTopic *topic = nullptr;
    const Outage *outage = nullptr; // that it is about
    DemoStoryKind story = DemoStoryKind::None;
};

class DemoLife
{
public:
    DemoLife(const DemoDays &days, const DemoStaff &staff, const QString &me, DemoDice &dice);

    [[nodiscard]] ImportedTicket live(const DemoCase &one, const QString &number);

private:
    struct Course; // when what happens

    void describe(const DemoCase &one, Ticket &ticket);
    void weigh(const DemoCase &one, Ticket &ticket);
    [[nodiscard]] Course courseOf(const DemoCase &one, const Ticket &ticket);
    [[nodiscard]] DemoRepair repairOf(const DemoCase &one);
    void shapeStory(const DemoCase &one, Ticket &ticket, Course &course) const;
    void stampIncident(const DemoCase &one, Course &course, Ticket &ticket);
    void judge(const Course &course, Ticket &ticket);
    void tell(const Course &course, ImportedTicket &made) const;
    [[nodiscard]] bool isPast(qint64 at) const { return at <= m_days.end(); }

    const DemoDays &m_days;
    const DemoStaff &m_staff;
    QString m_me;
    int m_mine = 0; // open ones of who makes the demo
    DemoDice &m_dice;
};

} // namespace binnacle
