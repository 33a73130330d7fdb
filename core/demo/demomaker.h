// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Fills a new workspace with a year of a made-up company: people, services, tickets, outages, maintenance,
// marks, and stories worth showing. The same request gives the same content. Blocks for seconds: not for the
// GUI thread; owned by who calls.

#include "base/job.h"
#include "demo/demorequest.h"
#include "demo/demowrite.h"

#include <functional>

namespace binnacle {

class DemoMaker
{
public:
    // `clock` is the database's own and stands at the request's begin(); it goes with the year. `admin` is
    // the first person, one of the employees.
    DemoMaker(Database &database, FixedClock &clock, Actor admin)
        : m_database(database)
        , m_clock(clock)
        , m_admin(std::move(admin))
    {}

    // Called once each whole calendar month has come in, on the second of the next, to publish its figures.
    using CloseMonth = std::function<Result<>(const Actor &actor, qint64 from, qint64 to)>;
    void setCloseMonth(CloseMonth closeMonth) { m_closeMonth = std::move(closeMonth); }

    // Invalid "demo-date" {at} where such a year lies before all that can be meant. Cancelled "cancelled".
    [[nodiscard]] Result<> make(const DemoRequest &request, const JobPtr &job = {});

private:
    [[nodiscard]] Result<> explainOutages();
    [[nodiscard]] Result<> correctDetection(const DemoTickets &tickets, const demowrite::People &people);
    [[nodiscard]] Result<> keepStories(const DemoRequest &request, const DemoDays &days,
                                       const DemoTickets &tickets);

    Database &m_database;
    FixedClock &m_clock;
    Actor m_admin;
    CloseMonth m_closeMonth;
};

} // namespace binnacle
