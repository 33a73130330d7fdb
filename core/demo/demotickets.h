// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The incidents and requests of the demo's year with what was said of them. Pure; any thread.

#include "demo/demoevents.h"
#include "demo/demostaff.h"
#include "demo/demotopics.h"
#include "tickets/ticketimportstore.h"

namespace binnacle {

inline constexpr QLatin1StringView kDemoSource{"demo"};

struct DemoComment
{
    qint64 at = 0;
    QString number;
    QString author;
    bool isPublic = false;
    QString text;
};

struct DemoTickets
{
    std::vector<ImportedTicket> tickets;        // by their opening
    std::vector<DemoComment> comments;          // by their time
    QString weakNumber, slowNumber, lateNumber; // of the stories
    qint64 lateDetected = 0;                    // when the alert of the late one really came
    QString lateAgent;
    qint64 incidents = 0, requests = 0;
};

// Outages learn the number of the incident they are behind.
[[nodiscard]] DemoTickets demoTickets(const DemoRequest &request, const DemoDays &days,
                                      const DemoStaff &staff, const QString &me,
                                      std::vector<DemoOutage> &outages, DemoDice &dice);

} // namespace binnacle
