// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demotickets.h"

#include "base/timetext.h"
#include "demo/democatalog.h"
#include "demo/demolife.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr double kIncidents = 0.56; // share of tickets
constexpr double kSaid = 0.07;      // share of tickets with comments

// Monday to Sunday, and the hours of a day.
constexpr double kWeekdays[] = {1.22, 1.08, 1.02, 0.99, 0.88, 0.13, 0.09};
constexpr double kHours[] = {0.04, 0.03, 0.02, 0.02, 0.03, 0.08, 0.25, 0.7, 1.35, 1.6,  1.5,  1.3,
                             0.8,  1.05, 1.3,  1.2,  1.0,  0.7,  0.35, 0.2, 0.15, 0.12, 0.08, 0.05};

// What a ticket begins as.
struct Seed
{
    qint64 opened = 0;
    bool isIncident = true;
    int outage = -1; // that it is about
    DemoStoryKind story = DemoStoryKind::None;
};

QString numberOf(bool isIncident, qint64 place)
{
    return u"%1-%2"_s.arg(isIncident ? u"INC"_s : u"REQ"_s).arg(place, 6, 10, QLatin1Char('0'));
}

std::vector<double> weightsOf(std::span<const DemoTopic> topics)
{
    std::vector<double> weights;
    for (const DemoTopic &topic : topics)
        weights.push_back(topic.weight);
    return weights;
}

class Planner
{
public:
    Planner(const DemoRequest &request, const DemoDays &days, const DemoStaff &staff, const QString &me,
            std::vector<DemoOutage> &outages, DemoDice &dice)
        : m_request(request)
        , m_days(days)
        , m_outages(outages)
        , m_dice(dice)
        , m_life(days, staff, me, dice)
        , m_incidentWeights(weightsOf(demoIncidents()))
        , m_requestWeights(weightsOf(demoRequests()))
    {}

    DemoTickets plan()
    {
        std::vector<Seed> seeds = planted();
        const int all = std::max(m_request.tickets, int(seeds.size()));
        const int incidents = std::max(int(std::lround(all * kIncidents)), int(seeds.size()));
        scatter(seeds, incidents - int(seeds.size()), true);
        scatter(seeds, all - incidents, false);
        std::stable_sort(seeds.begin(), seeds.end(),
                         [](const Seed &a, const Seed &b) { return a.opened < b.opened; });
        m_told.tickets.reserve(seeds.size());
        for (const Seed &seed : seeds)
            grow(seed);
        std::stable_sort(m_told.comments.begin(), m_told.comments.end(),
                         [](const DemoComment &a, const DemoComment &b) { return a.at < b.at; });
        return std::move(m_told);
    }

private:
    // Incidents behind outages, and the one that makes its month.
    std::vector<Seed> planted()
    {
        std::vector<Seed> seeds;
        for (size_t i = 0; i < m_outages.size(); ++i) {
            const DemoOutage &one = m_outages[i];
            const qint64 length = one.outage.to.value_or(m_days.end()) - one.outage.from;
            const bool isSeen = one.story != DemoStoryKind::None || !one.outage.to ||
                                (one.outage.degree != Degree::Degraded && length > 6 * kMsPerMinute);
            if (one.outage.isMaintenance || one.story == DemoStoryKind::Found || !isSeen)
                continue;
            const qint64 after = one.story == DemoStoryKind::Late
                                     ? 83 * kMsPerMinute // nobody read the alert
                                     : qint64(m_dice.between(120, 360)) * kMsPerSecond;
            seeds.push_back({one.outage.from + after, true, int(i), one.story});
        }
        seeds.push_back(
            {m_days.at(m_days.wholeMonthDate(2).addDays(8), 10, 20), true, -1, DemoStoryKind::Slow});
        return seeds;
    }

    // `count` of them over the year by weekday, hour and season.
    void scatter(std::vector<Seed> &seeds, int count, bool isIncident)
    {
        std::vector<double> days, hours(std::begin(kHours), std::end(kHours));
        double total = 0;
        for (int day = 0; day < m_days.count(); ++day) {
            total += weightOf(day, isIncident);
            days.push_back(total); // up to and with the day
        }
        for (int i = 0; i < count; ++i) {
            const double at = (i + m_dice.share()) / count * total;
            const int day = int(std::upper_bound(days.begin(), days.end(), at) - days.begin());
            const int last = std::min(day, m_days.count() - 1);
            const double hour = double(m_dice.weighted(hours)) + m_dice.share();
            const qint64 opened = m_days.start(last) + qint64(hour * 3600) * 1000;
            if (opened < m_days.end() - 4 * kMsPerMinute)
                seeds.push_back({opened, isIncident, -1, DemoStoryKind::None});
            else // the last day is not over
                seeds.push_back({m_days.start(m_days.dayOf(m_days.end() - 7 * kMsPerDay)) + 9 * kMsPerHour +
                                     qint64(m_dice.share() * 8 * 3600) * 1000,
                                 isIncident, -1, DemoStoryKind::None});
        }
    }

    [[nodiscard]] double weightOf(int day, bool isIncident) const
    {
        const QDate date = m_days.date(day);
        double weight = kWeekdays[date.dayOfWeek() - 1];
        if (date.month() == 8)
            weight *= 0.78; // leave
        if ((date.month() == 12 && date.day() > 22) || (date.month() == 1 && date.day() < 3))
            weight *= 0.25;
        const double yearLong = isIncident ? 1.12 - 0.24 * m_days.progress(m_days.start(day)) : 1.0;
        return weight * yearLong;
    }

    void grow(const Seed &seed)
    {
        qint64 &place = seed.isIncident ? m_told.incidents : m_told.requests;
        const QString number = numberOf(seed.isIncident, ++place);
        DemoCase one;
        one.opened = seed.opened;
        one.story = seed.story;
        const auto topics = seed.isIncident ? demoIncidents() : demoRequests();
        one.topic = &topics[m_dice.weighted(seed.isIncident ? m_incidentWeights : m_requestWeights)];
        one.isIncident = seed.isIncident;
        if (seed.outage >= 0) {
            one.outage = &m_outages[size_t(seed.outage)].outage;
            m_outages[size_t(seed.outage)].outage.reference = number;
            one.topic = topicOf(one.outage->serviceName, one.topic);
        }
        ImportedTicket &made = m_told.tickets.emplace_back(m_life.live(one, number));
        noteStory(seed.story, made.ticket);
        if (seed.story != DemoStoryKind::None)
            sayStory(seed.story, made.ticket);
        else if (m_dice.hits(kSaid))
            say(made.ticket);
    }

    const DemoTopic *topicOf(const QString &service, const DemoTopic *other) const
    {
        for (const DemoTopic &topic : demoIncidents()) {
            if (service == QLatin1StringView(topic.service))
                return &topic;
        }
        return other;
    }

    void noteStory(DemoStoryKind story, const Ticket &ticket)
    {
        if (story == DemoStoryKind::Expired)
            m_told.weakNumber = ticket.number;
        if (story == DemoStoryKind::Slow)
            m_told.slowNumber = ticket.number;
        if (story == DemoStoryKind::Late) {
            m_told.lateNumber = ticket.number;
            m_told.lateDetected = ticket.stamp(Stamp::Occurred).value_or(ticket.openedAt) + 4 * kMsPerMinute;
            m_told.lateAgent = ticket.assignee.name;
        }
    }

    void add(const Ticket &ticket, qint64 at, bool byAgent, bool isPublic, const QString &text)
    {
        if (at < m_days.end() && !ticket.assignee.name.isEmpty())
            m_told.comments.push_back(
                {at, ticket.number, byAgent ? ticket.assignee.name : ticket.requester.name, isPublic, text});
    }

    // Between the first look at it and its end.
    void say(const Ticket &ticket)
    {
        const qint64 from = ticket.stamp(Stamp::Acknowledged).value_or(ticket.openedAt) + 2 * kMsPerMinute;
        const qint64 to =
            ticket.stamp(Stamp::Resolved).value_or(std::min(m_days.end(), from + 3 * kMsPerDay));
        if (to <= from)
            return;
        const int count = 1 + m_dice.below(3);
        for (int i = 0; i < count; ++i) {
            const qint64 at = from + qint64((i + m_dice.share()) / count * double(to - from)) / 1000 * 1000;
            if (i == 1 && ticket.origin != "monitoring"_L1)
                add(ticket, at, false, true, demoReply(m_dice));
            else if (m_dice.hits(0.5))
                add(ticket, at, true, true, demoAnswer(m_dice));
            else
                add(ticket, at, true, false, demoNote(m_dice));
        }
    }

    void sayStory(DemoStoryKind story, const Ticket &ticket)
    {
        const qint64 at = ticket.openedAt;
        if (story == DemoStoryKind::Expired) {
            add(ticket, at + 13 * kMsPerHour, true, false,
                u"The alert went to a mailbox nobody reads at the weekend. New certificate is on its way."_s);
            add(ticket, at + 14 * kMsPerHour, true, false,
                u"All pages answer. From now on a job renews certificates and pages the on-call."_s);
        } else if (story == DemoStoryKind::Slow) {
            add(ticket, at + 2 * kMsPerDay, true, false, u"Tape drive sent to the vendor."_s);
            add(ticket, at + 19 * kMsPerDay, true, true,
                u"The vendor reads the tapes one by one. We tell you on Monday."_s);
            add(ticket, at + 31 * kMsPerDay, true, false,
                u"All files are back. Everything else that month took hours, this took a month."_s);
        } else if (story == DemoStoryKind::Late) {
            add(ticket, at + 40 * kMsPerMinute, true, false,
                u"The hotline says customers complained for an hour. Detected set to when they called us."_s);
            add(ticket, m_days.corrected() - 4 * kMsPerMinute, true, false,
                u"The monitor's alert came four minutes after it began, to a mailbox nobody reads. Detected corrected."_s);
        }
    }

    const DemoRequest &m_request;
    const DemoDays &m_days;
    std::vector<DemoOutage> &m_outages;
    DemoDice &m_dice;
    DemoLife m_life;
    std::vector<double> m_incidentWeights, m_requestWeights;
    DemoTickets m_told;
};

} // namespace

DemoTickets demoTickets(const DemoRequest &request, const DemoDays &days, const DemoStaff &staff,
                        const QString &me, std::vector<DemoOutage> &outages, DemoDice &dice)
{
    return Planner(request, days, staff, me, outages, dice).plan();
}

} // namespace binnacle
