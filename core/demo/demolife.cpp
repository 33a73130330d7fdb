// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo/demolife.h"

#include "base/timetext.h"
#include "demo/demotickets.h"
#include "tickets/ticketrules.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kMostMine = 7;

// By priority 1 to 4: until a person looks, the work itself, what is promised.
constexpr double kAcknowledgeMin[] = {4, 8, 32, 75};
constexpr double kAcknowledgeSigma[] = {0.6, 0.7, 0.9, 0.9};
constexpr double kWorkMin[] = {72, 125, 290, 620};
constexpr double kWorkSigma[] = {0.55, 0.65, 0.85, 0.85};
constexpr double kPromisedMin[] = {240, 480, 1440, 3600};
// Those that wait for somebody else, and how many days.
constexpr double kWaiting[] = {0, 0, 0.34, 0.52};
constexpr double kWaitDays[] = {1, 1, 4.8, 11.5};

qint64 minutes(double count)
{
    return qint64(count * 60) * 1000;
}

qint64 days(double count)
{
    return qint64(count * 86'400) * 1000;
}

} // namespace

struct DemoLife::Course
{
    qint64 opened = 0;
    qint64 moved = 0; // to the team that solves it; 0: never
    qint64 acknowledged = 0;
    qint64 waits = 0, goesOn = 0; // 0: never
    qint64 restored = 0;
    qint64 firstResolved = 0, reopened = 0; // 0: never
    qint64 resolved = 0;
    qint64 closed = 0;
    bool isCancelled = false; // at `resolved`
    double workMin = 0;       // without waiting
};

DemoLife::DemoLife(const DemoDays &year, const DemoStaff &staff, const QString &me, DemoDice &dice)
    : m_days(year)
    , m_staff(staff)
    , m_me(me)
    , m_dice(dice)
{}

void DemoLife::describe(const DemoCase &one, Ticket &ticket)
{
    const DemoTopic &topic = *one.topic;
    ticket.type = one.isIncident ? TicketType::Incident : TicketType::Request;
    ticket.source = kDemoSource;
    ticket.title = demoText(m_dice.one(topic.titles), m_dice);
    ticket.description = demoText(m_dice.one(topic.descriptions), m_dice);
    if (m_dice.hits(0.4))
        ticket.description += u' ' + demoText(m_dice.one(topic.descriptions), m_dice);
    ticket.category.name = QString::fromLatin1(topic.category);
    ticket.subcategory = QString::fromLatin1(topic.subcategory);
    ticket.service.name = QString::fromLatin1(topic.service);
    ticket.requester.name = m_staff.persons[size_t(m_dice.below(int(m_staff.persons.size())))].name;
    ticket.origin =
        std::array{u"portal"_s, u"phone"_s, u"mail"_s, u"chat"_s}[m_dice.weighted({45, 25, 20, 10})];
    if (m_dice.hits(0.05))
        ticket.tags = {m_dice.hits(0.5) ? u"vip"_s : u"known-error"_s};
    if (!one.outage)
        return;
    ticket.title =
        one.outage->serviceName + u": "_s + one.outage->title.left(1).toLower() + one.outage->title.mid(1);
    ticket.description =
        u"%1 does not answer as it should. Reported by the monitor and by several people."_s.arg(
            one.outage->serviceName);
    ticket.service.name = one.outage->serviceName;
    ticket.origin = u"monitoring"_s;
    ticket.tags = {u"outage"_s};
}

void DemoLife::weigh(const DemoCase &one, Ticket &ticket)
{
    using Level = std::pair<int, int>;
    static constexpr Level kP1[] = {{1, 1}, {1, 2}, {2, 1}};
    static constexpr Level kP2[] = {{1, 3}, {2, 2}, {2, 2}, {3, 1}};
    static constexpr Level kP3[] = {{2, 3}, {3, 2}, {3, 3}, {3, 3}};
    static constexpr Level kP4[] = {{3, 4}, {4, 3}, {4, 4}};
    const bool isOut = one.outage && one.outage->degree == Degree::Full;
    Level level;
    if (isOut || one.story == DemoStoryKind::Late)
        level = m_dice.one(kP1);
    else if (one.outage || one.story == DemoStoryKind::Slow)
        level = m_dice.one(kP2);
    else if (one.isIncident && m_dice.hits(one.topic->severe * 0.8))
        level = m_dice.hits(0.08) ? m_dice.one(kP1) : m_dice.one(kP2);
    else if (m_dice.hits(one.isIncident ? 0.5 : 0.2))
        level = m_dice.one(kP3);
    else
        level = m_dice.one(kP4);
    ticket.impact = level.first;
    ticket.urgency = level.second;
    ticket.priorityOrigin = PriorityOrigin::Derived;
    if (ticket.priority = priorityOf(ticket.impact, ticket.urgency);
        ticket.priority <= 2 && m_dice.hits(0.35))
        ticket.origin = u"monitoring"_s;
}

DemoLife::Course DemoLife::courseOf(const DemoCase &one, const Ticket &ticket)
{
    Course course;
    const size_t p = size_t(ticket.priority - 1);
    const bool isUrgent = ticket.priority <= 2;
    // The desk gets better over the year.
    const double pace = 1.25 - 0.5 * m_days.progress(one.opened);
    const auto shifted = [&](qint64 at) {
        const double into = m_dice.share();
        return isUrgent ? at : m_days.atWork(at, into);
    };
    course.opened = one.opened;
    course.acknowledged =
        shifted(one.opened + minutes(1 + m_dice.around(kAcknowledgeMin[p] * pace, kAcknowledgeSigma[p])));
    if (one.topic->team != DemoTeamOf::Desk && m_dice.hits(0.8))
        course.moved =
            one.opened +
            qint64(double(course.acknowledged - one.opened) * m_dice.between(0.2, 0.8)) / 1000 * 1000;
    course.workMin = m_dice.around(kWorkMin[p] * pace * (one.isIncident ? 1 : 1.6), kWorkSigma[p]);
    qint64 done = course.acknowledged + minutes(course.workMin);
    if (m_dice.hits(kWaiting[p])) {
        course.waits = shifted(course.acknowledged + minutes(course.workMin * m_dice.between(0.1, 0.6)));
        course.goesOn = m_days.atWork(
            course.waits + days(std::min(70.0, m_dice.around(kWaitDays[p] * pace, 0.8))), m_dice.share());
        done = course.goesOn + minutes(course.workMin * 0.5);
        if (m_dice.hits(0.4)) // nobody said that it waits
            course.waits = course.goesOn = 0;
    }
    course.restored = shifted(done);
    course.resolved = isUrgent ? course.restored + minutes(m_dice.around(24, 0.7)) : course.restored;
    if (!isUrgent)
        course.restored = std::max(course.acknowledged, course.resolved - minutes(m_dice.around(9, 0.8)));
    if (!isUrgent && m_dice.hits(0.03)) {
        course.firstResolved = course.resolved;
        course.reopened =
            m_days.atWork(course.firstResolved + minutes(m_dice.around(500, 0.7)), m_dice.share());
        course.resolved = m_days.atWork(course.reopened + minutes(m_dice.around(300, 0.8)), m_dice.share());
    }
    course.closed = course.resolved + days(3) + minutes(m_dice.below(240));
    course.isCancelled = !isUrgent && course.reopened == 0 && m_dice.hits(0.013);
    return course;
}

// Occurred, detected and opened of an incident; few know all of them.
void DemoLife::stampIncident(const DemoCase &one, Course &course, Ticket &ticket)
{
    const bool isUrgent = ticket.priority <= 2;
    const bool byMonitor = ticket.origin == "monitoring"_L1;
    const qint64 toOpen =
        minutes(byMonitor ? m_dice.between(0.5, 2.5) : std::min(60.0, m_dice.around(5, 0.8)));
    const qint64 toDetect =
        minutes(std::min(600.0, byMonitor ? m_dice.around(3.2, 0.6) : m_dice.around(14, 1.0)));
    qint64 detected = one.opened - toOpen;
    qint64 occurred = detected - toDetect;
    if (one.outage) {
        occurred = one.outage->from;
        detected = occurred + (one.opened - occurred) / 2 / 1000 * 1000;
        course.waits = course.goesOn = 0;
        course.restored = one.outage->to.value_or(m_days.end() + days(1));
        course.acknowledged =
            std::min(course.acknowledged, std::max(one.opened, course.restored - minutes(1)));
        if (course.moved > course.acknowledged)
            course.moved = one.opened;
        course.resolved = course.restored + minutes(m_dice.around(35, 0.6));
        course.closed = course.resolved + days(3);
    }
    const auto knows = [&](double usual, double urgent) { return m_dice.hits(isUrgent ? urgent : usual); };
    if (knows(0.7, 0.97))
        ticket.stamp(Stamp::Occurred) = occurred;
    if (knows(0.77, 0.97))
        ticket.stamp(Stamp::Detected) = detected;
    shapeStory(one, ticket, course);
    if (isPast(course.restored) && !course.isCancelled) {
        if (knows(0.84, 0.96) || one.outage || one.story != DemoStoryKind::None)
            ticket.stamp(Stamp::Restored) = course.restored;
        else if (isUrgent)
            ticket.stampFlags |= kRestoredUnknown;
    }
}

DemoRepair DemoLife::repairOf(const DemoCase &one)
{
    if (one.story == DemoStoryKind::Slow)
        return {u"The vendor read the tapes one by one. All contracts are back, on disk."_s, u"supplier"_s};
    if (one.outage)
        return demoRepair(one.outage->title);
    return {demoText(m_dice.one(one.topic->resolutions), m_dice), QString::fromLatin1(one.topic->code)};
}

void DemoLife::shapeStory(const DemoCase &one, Ticket &ticket, Course &course) const
{
    if (one.story == DemoStoryKind::Expired) {
        ticket.stamp(Stamp::Occurred) = one.outage->from;
        ticket.stamp(Stamp::Detected) = one.opened - minutes(1);
        course.moved = 0;
        course.acknowledged = one.outage->to.value_or(one.opened) - minutes(55);
    } else if (one.story == DemoStoryKind::Slow) {
        ticket.title = u"Archive of 2019 cannot be read"_s;
        ticket.description =
            u"The auditors ask for contracts of 2019. The tapes do not read, on either drive."_s;
        ticket.category.name = u"Infrastructure"_s;
        ticket.subcategory = u"Backup"_s;
        ticket.service.name = u"Backup"_s;
        ticket.stamp(Stamp::Occurred) = one.opened - minutes(15);
        ticket.stamp(Stamp::Detected) = one.opened - minutes(9);
        course.restored = one.opened + days(31.02);
        course.resolved = course.restored + minutes(95);
        course.closed = course.resolved + days(3);
    } else if (one.story == DemoStoryKind::Late) {
        ticket.title = u"Card payments declined at checkout"_s;
        ticket.origin = u"phone"_s;
        ticket.description = u"Customers cannot pay by card. The provider sees no fault on its side."_s;
        ticket.stamp(Stamp::Occurred) = one.outage->from;
        // What everybody thought: when the hotline told the desk. The outage was over by then.
        ticket.stamp(Stamp::Detected) = one.outage->from + minutes(82);
        course.moved = 0;
        course.acknowledged = one.outage->from + minutes(86);
    }
}

// Whether the promise was kept, waiting left out. Not every ticket has one.
void DemoLife::judge(const Course &course, Ticket &ticket)
{
    if (course.isCancelled || m_dice.hits(0.04))
        return;
    const double promised =
        kPromisedMin[size_t(ticket.priority - 1)] * (ticket.type == TicketType::Incident ? 1 : 1.6);
    const bool isLate = ticket.priority <= 2
                            ? double(course.resolved - course.opened) > promised * kMsPerMinute
                            : course.workMin > promised * 0.66;
    ticket.madeSla = !isLate || (!isPast(course.resolved) && m_dice.hits(0.5));
}

// What the desk's own program recorded, as far as the year has come.
void DemoLife::tell(const Course &course, ImportedTicket &made) const
{
    const Ticket &ticket = made.ticket;
    const QString agent = ticket.assignee.name;
    const auto add = [&](qint64 at, const QString &field, const QString &before, const QString &after,
                         const QString &actor) {
        HistoryEntry entry;
        entry.happenedAt = at;
        entry.field = field;
        entry.before = before;
        entry.after = after;
        entry.source = kDemoSource;
        entry.actor = actor;
        made.history.push_back(std::move(entry));
    };
    QString state;
    const auto becomes = [&](qint64 at, const QString &next, const QString &actor) {
        if (at == 0 || !isPast(at))
            return;
        add(at, u"state"_s, state, next, actor);
        state = next;
    };
    const QString opener = ticket.origin == "monitoring"_L1 ? u"Monitoring"_s : ticket.requester.name;
    becomes(course.opened, u"new"_s, opener);
    if (course.moved != 0 && isPast(course.moved)) {
        const QString desk = m_staff.teams.front().name;
        add(course.moved, u"team"_s, desk, ticket.team.name, m_staff.teams.front().members.front());
        if (ticket.type == TicketType::Incident)
            becomes(course.moved, u"assigned"_s, m_staff.teams.front().members.front());
    }
    if (course.isCancelled) {
        becomes(course.resolved, u"cancelled"_s, agent);
        return;
    }
    if (isPast(course.acknowledged) && ticket.type == TicketType::Incident)
        add(course.acknowledged, u"assignee"_s, {}, agent, agent);
    becomes(course.acknowledged, u"in_progress"_s, agent);
    becomes(course.waits, u"pending"_s, agent);
    becomes(course.goesOn, u"in_progress"_s, agent);
    const QString done = resolvedState(ticket.type);
    becomes(course.firstResolved, done, agent);
    becomes(course.reopened, u"in_progress"_s, ticket.requester.name);
    becomes(course.resolved, done, agent);
    becomes(course.closed, u"closed"_s, u"Automation"_s);
}

ImportedTicket DemoLife::live(const DemoCase &one, const QString &number)
{
    ImportedTicket made;
    Ticket &ticket = made.ticket;
    ticket.number = number;
    describe(one, ticket);
    weigh(one, ticket);
    Course course = courseOf(one, ticket);
    if (one.isIncident)
        stampIncident(one, course, ticket);
    ticket.openedAt = one.opened;
    const DemoTeam &desk = m_staff.teams.front();
    const bool isMoved = course.moved != 0 && isPast(course.moved);
    const DemoTeam &team = isMoved ? m_staff.teams[size_t(one.topic->team)] : desk;
    ticket.team.name = team.name;
    ticket.reassignmentCount = isMoved && team.name != desk.name ? 1 : 0;
    if (isPast(course.acknowledged) || course.isCancelled) {
        const bool isMine = !isPast(course.resolved) && ticket.priority <= 3 && m_mine < kMostMine &&
                            m_days.progress(one.opened) > 0.97 && m_dice.hits(0.3);
        m_mine += isMine ? 1 : 0;
        ticket.assignee.name = isMine ? m_me : m_dice.one(team.members);
    }
    if (isPast(course.acknowledged) && one.isIncident && !course.isCancelled &&
        (ticket.priority <= 2 || m_dice.hits(0.96)))
        ticket.stamp(Stamp::Acknowledged) = course.acknowledged;
    if (!course.isCancelled && isPast(course.resolved)) {
        ticket.stamp(Stamp::Resolved) = course.resolved;
        const DemoRepair repair = repairOf(one);
        ticket.resolution = repair.text;
        ticket.resolutionCode = repair.code;
        if (isPast(course.closed))
            ticket.stamp(Stamp::Closed) = course.closed;
    }
    const qint64 first = course.firstResolved != 0 ? course.firstResolved : course.resolved;
    if (!course.isCancelled && isPast(first))
        ticket.firstResolvedAt = first;
    if (course.reopened != 0 && isPast(course.reopened)) {
        ticket.reopened = true;
        ticket.reopenCount = 1;
    }
    judge(course, ticket);
    tell(course, made);
    ticket.state = made.history.empty() ? initialState() : QString();
    for (const HistoryEntry &entry : made.history) {
        if (entry.field == "state"_L1)
            ticket.state = entry.after;
        ticket.updatedAt = std::max(ticket.updatedAt, entry.happenedAt);
    }
    ticket.stateClass = classOf(ticket.state);
    return made;
}

} // namespace binnacle
