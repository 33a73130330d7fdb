// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demomaker.h"

#include "availability/outageservice.h"
#include "base/timetext.h"
#include "demo/democatalog.h"
#include "demo/demostories.h"
#include "settings/settingsservice.h"
#include "tickets/ticketpast.h"
#include "tickets/ticketservice.h"

#include <algorithm>
#include <future>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// Each part has its own chance: more of one changes nothing of another.
DemoDice diceFor(const DemoRequest &request, quint64 part)
{
    return DemoDice(quint64(request.seed) * 1000 + part);
}

template <typename T, typename At>
std::span<T> until(std::vector<T> &all, size_t &next, qint64 end, At at)
{
    const size_t first = next;
    while (next < all.size() && at(all[next]) < end)
        ++next;
    return std::span<T>(all).subspan(first, next - first);
}

QString quoted(const char *service)
{
    return u"service:\""_s + QLatin1StringView(service) + u'"';
}

DemoPlace ticketPlace(const QString &number)
{
    return {u"tickets"_s,
            {{u"query"_s, QString()},
             {u"number"_s, number},
             {u"source"_s, QString(kDemoSource)},
             {u"open"_s, true}}};
}

} // namespace

Result<> DemoMaker::make(const DemoRequest &request, const JobPtr &job)
{
    if (!isPlausible(request.begin() - 400 * kMsPerDay) || !isPlausible(request.asOf))
        return fail(ErrorCode::Invalid, u"demo-date"_s, {{u"at"_s, isoText(request.asOf, request.zone)}});
    const demowrite::Desk desk{m_database, m_clock, m_admin};
    const DemoDays days(request);
    DemoDice staffDice = diceFor(request, 1), outageDice = diceFor(request, 2),
             ticketDice = diceFor(request, 3);
    const DemoStaff staff = DemoStaff::make(request, m_admin.name, staffDice);
    std::vector<DemoOutage> outages = demoOutages(days, outageDice);
    // Made up while the first of it is written.
    auto telling = std::async(std::launch::async, [&] {
        return demoTickets(request, days, staff, m_admin.name, outages, ticketDice);
    });

    BINNACLE_LET(const demowrite::People people, demowrite::staff(desk, staff));
    BINNACLE_TRY(demowrite::services(desk, request, staff));
    DemoTickets tickets = telling.get();
    const std::vector<qint64> arrivals = days.arrivals();
    size_t nextTicket = 0, nextComment = 0;
    qint64 from = days.begin();
    for (size_t i = 0; i < arrivals.size(); ++i) {
        const qint64 arrival = arrivals[i];
        if (job && job->isCancelled())
            return fail(ErrorCode::Cancelled, u"cancelled"_s);
        if (job)
            job->report(u"writing"_s, qint64(i), qint64(arrivals.size()));
        const auto come = until(tickets.tickets, nextTicket, arrival,
                                [](const ImportedTicket &one) { return one.ticket.openedAt; });
        const auto said =
            until(tickets.comments, nextComment, arrival, [](const DemoComment &one) { return one.at; });
        BINNACLE_TRY(demowrite::tickets(desk, people, come, said, arrival));
        BINNACLE_TRY(demowrite::outages(desk, outages, from, arrival));
        BINNACLE_TRY(demowrite::marks(desk, days, from, arrival));
        // A month later: the alert had been early. The outage found late came with this arrival, too.
        if (arrival == days.corrected())
            BINNACLE_TRY(correctDetection(tickets, people));
        // Of months that began in the year, and before what is corrected in the next.
        const bool isWhole = m_closeMonth && i > 0 && i < days.months().size();
        if (isWhole)
            BINNACLE_TRY(m_closeMonth(m_admin, days.months()[i - 1], days.months()[i]));
        BINNACLE_TRY(m_database.sealAudit().result());
        from = arrival;
    }
    auto numbers =
        m_database.write({u"demo.numbers"_s, m_admin, {}}, [&tickets](WriteScope &scope) -> Result<> {
            BINNACLE_TRY(ticketpast::beginNumbersAfter(scope, TicketType::Incident, tickets.incidents));
            return ticketpast::beginNumbersAfter(scope, TicketType::Request, tickets.requests);
        });
    BINNACLE_TRY(numbers.result());
    BINNACLE_TRY(explainOutages());
    return keepStories(request, days, tickets);
}

// Those that came with the number of their incident.
Result<> DemoMaker::explainOutages()
{
    BINNACLE_LET(const std::vector<Outage> outages,
                 OutageService(m_database).outages(m_admin, QString()).result());
    TicketService tickets(m_database);
    for (const Outage &outage : outages) {
        if (!outage.reference.startsWith("INC-"_L1))
            continue;
        TicketRef ref;
        ref.number = outage.reference;
        ref.source = kDemoSource;
        BINNACLE_TRY(tickets.explain(m_admin, ref, outage.id, true).result());
    }
    return {};
}

// By the agent who had it, as an act of theirs: history and audit keep what was thought before.
Result<> DemoMaker::correctDetection(const DemoTickets &tickets, const demowrite::People &people)
{
    const Actor agent{people.value(tickets.lateAgent), tickets.lateAgent, Role::Agent, m_admin.provedBy, {}};
    TicketRef ref;
    ref.number = tickets.lateNumber;
    ref.source = kDemoSource;
    BINNACLE_TRY(TicketService(m_database)
                     .set(agent, ref, {{u"detected"_s, isoText(tickets.lateDetected, QTimeZone::utc())}}, 0)
                     .result());
    return {};
}

Result<> DemoMaker::keepStories(const DemoRequest &request, const DemoDays &days, const DemoTickets &tickets)
{
    const auto window = [&](int before, const QString &query) {
        return DemoPlace{u"home"_s,
                         {{u"query"_s, query},
                          {u"from"_s, days.wholeMonth(before)},
                          {u"to"_s, before > 0 ? days.wholeMonth(before - 1) : days.months().back()}}};
    };
    const std::vector<DemoStory> stories{
        {u"below-target"_s,
         {{u"services"_s, {{u"service"_s, QString::fromLatin1(kDemoWeakService)}}},
          ticketPlace(tickets.weakNumber)}},
        {u"one-incident"_s, {window(2, u"priority:P1,P2"_s), ticketPlace(tickets.slowNumber)}},
        {u"restated-month"_s,
         {{u"periods"_s, {{u"from"_s, days.wholeMonth(1)}, {u"to"_s, days.wholeMonth(0)}}},
          {u"services"_s,
           {{u"service"_s, QString::fromLatin1(kDemoRestatedService)},
            {u"from"_s, days.wholeMonth(1)},
            {u"to"_s, days.wholeMonth(0)}}},
          {u"tickets"_s,
           {{u"query"_s, QString(quoted(kDemoRestatedService) + u" opened:"_s +
                                 isoText(days.wholeMonth(1), request.zone).left(7))},
            {u"sort"_s, u"-opened"_s}}}}},
        {u"late-detected"_s, {window(1, quoted(kDemoLateService)), ticketPlace(tickets.lateNumber)}},
    };
    return SettingsService(m_database)
        .setValue(m_admin, SettingsService::Home::Workspace, kDemoStoriesSetting, demoStoriesJson(stories))
        .result();
}

} // namespace binnacle
