// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/availabilityrecord.h"

#include "availability/composition.h"
#include "availability/errorbudget.h"
#include "base/timetext.h"

#include <QSet>
#include <algorithm>

namespace binnacle {

namespace {

// The impairments of services within a window; what is composed is worked out once.
class Impairments
{
public:
    Impairments(const AvailabilityRecord &record, const Interval &window, qint64 asOf,
                const AvailabilityRules &rules)
        : m_record(record)
        , m_window(window)
        , m_asOf(asOf)
        , m_rules(rules)
    {}

    // With what counts of all it needs. The catalog lets no service need itself; one that does all the same
    // stands by itself where the circle closes.
    Impairment of(const ServiceHistory &history)
    {
        const qint64 id = history.service.id.value;
        if (m_underWay.contains(id)) {
            ++m_circles;
            return own(history);
        }
        if (history.service.needs.empty())
            return own(history);
        const auto known = m_known.constFind(id);
        if (known != m_known.cend())
            return *known;
        m_underWay.insert(id);
        const int circles = m_circles;
        std::vector<QuorumGroup> groups;
        for (const Need &need : history.service.needs) {
            QuorumGroup group{{}, need.needed};
            for (const NeededService &one : need.of) {
                const ServiceHistory *other = m_record.of(one.id);
                group.members.push_back(other != nullptr ? suffered(*other) : Impairment());
            }
            groups.push_back(std::move(group));
        }
        const Impairment all = composed(own(history), groups);
        m_underWay.remove(id);
        if (m_circles == circles) // else it depends on where one began
            m_known.insert(id, all);
        return all;
    }

    Impairment suffered(const ServiceHistory &history)
    {
        return countedTrouble(of(history), maintenance(history), m_rules.policy);
    }

    ServiceRecord record(const ServiceHistory &history)
    {
        return {of(history), maintenance(history),
                IntervalSet(m_window.from, m_window.to).subtracted(history.recordedAt(m_asOf))};
    }

    std::vector<MaintenanceWindow> maintenance(const ServiceHistory &history) const
    {
        std::vector<MaintenanceWindow> all;
        for (auto outage = history.reaching(m_window.from);
             outage != history.outages.cend() && outage->from < std::min(m_asOf, m_window.to); ++outage) {
            if (outage->isMaintenance)
                all.push_back(
                    {outage->from, std::min(outage->to.value_or(m_asOf), m_asOf), outage->approvedAt});
        }
        return all;
    }

private:
    void add(std::vector<ImpairedStretch> &all, qint64 from, qint64 to, double weight) const
    {
        const ImpairedStretch stretch{std::max(from, m_window.from), std::min({to, m_asOf, m_window.to}),
                                      weight};
        if (stretch.length() > 0)
            all.push_back(stretch);
    }

    Impairment own(const ServiceHistory &history) const
    {
        std::vector<ImpairedStretch> all;
        for (const ImpairedStretch &stretch : history.observed)
            add(all, stretch.from, stretch.to,
                stretch.weight > 0 ? stretch.weight : m_rules.weights.degraded);
        for (auto outage = history.reaching(m_window.from); outage != history.outages.cend(); ++outage) {
            if (outage->from >= m_window.to || outage->from >= m_asOf)
                break; // they are by their beginning
            if (!outage->isMaintenance && outage->degree != Degree::None)
                add(all, outage->from, outage->to.value_or(m_asOf), m_rules.weights.of(outage->degree));
        }
        return Impairment(std::move(all));
    }

    const AvailabilityRecord &m_record;
    Interval m_window;
    qint64 m_asOf;
    AvailabilityRules m_rules;
    QHash<qint64, Impairment> m_known;
    QSet<qint64> m_underWay;
    int m_circles = 0; // that closed
};

} // namespace

std::vector<Outage>::const_iterator ServiceHistory::reaching(qint64 at) const
{
    const auto first = std::upper_bound(latestEnds.begin(), latestEnds.end(), at);
    return outages.begin() + (first - latestEnds.begin());
}

std::optional<Interval> ServiceHistory::spanAt(qint64 asOf) const
{
    if (!watchedFrom || *watchedFrom >= asOf)
        return span;
    return span ? Interval{std::min(span->from, *watchedFrom), std::max(span->to, asOf)}
                : Interval{*watchedFrom, asOf};
}

IntervalSet ServiceHistory::recordedAt(qint64 asOf) const
{
    return watchedFrom && *watchedFrom < asOf ? told.united(IntervalSet(*watchedFrom, asOf)) : told;
}

void AvailabilityRecord::index()
{
    places.clear();
    for (size_t i = 0; i < services.size(); ++i) {
        places.insert(services[i].service.id.value, i);
        ServiceHistory &history = services[i];
        history.latestEnds.clear();
        history.reach = history.span;
        qint64 latest = kFirstInstant;
        for (const Outage &outage : history.outages) {
            latest = std::max(latest, outage.to.value_or(kEndOfInstants));
            history.latestEnds.push_back(latest);
            const qint64 last = outage.to.value_or(outage.from);
            history.reach = history.reach ? Interval{std::min(history.reach->from, outage.from),
                                                     std::max(history.reach->to, last)}
                                          : Interval{outage.from, last};
        }
    }
}

const ServiceHistory *AvailabilityRecord::of(ServiceId service) const
{
    const auto place = places.constFind(service.value);
    return place == places.cend() ? nullptr : &services[*place];
}

IntervalSet AvailabilityRecord::agreed(const Service &service, const Interval &window) const
{
    const auto calendar = calendars.constFind(service.calendar.value);
    return calendar == calendars.cend() ? IntervalSet(window.from, window.to)
                                        : calendar->openings(window.from, window.to);
}

ServiceRecord AvailabilityRecord::recordOf(const ServiceHistory &history, const Interval &window, qint64 asOf,
                                           const AvailabilityRules &given) const
{
    return Impairments(*this, window, asOf, given).record(history);
}

Impairment AvailabilityRecord::sufferedFrom(const ServiceHistory &history, const Interval &window,
                                            qint64 asOf, const AvailabilityRules &given) const
{
    return Impairments(*this, window, asOf, given).suffered(history);
}

std::optional<qint64> AvailabilityRecord::newest(qint64 asOf) const
{
    std::optional<qint64> told, watched;
    for (const ServiceHistory &history : services) {
        if (history.span)
            told = std::max(told.value_or(history.span->to), history.span->to);
        else if (const auto span = history.spanAt(asOf))
            watched = std::max(watched.value_or(span->to), span->to);
    }
    const auto newest = watched ? watched : told;
    return newest ? std::optional(std::min(*newest, asOf)) : std::nullopt;
}

std::optional<Interval> AvailabilityRecord::recorded(qint64 asOf) const
{
    std::optional<Interval> all;
    for (const ServiceHistory &history : services) {
        if (const auto &reach = history.reach; reach && reach->from <= asOf)
            all = all ? Interval{std::min(all->from, reach->from), std::max(all->to, reach->to)} : *reach;
    }
    if (all)
        all->to = std::min(all->to, asOf); // maintenance is planned ahead
    return all;
}

std::optional<Interval> AvailabilityRecord::windowOf(const ServiceHistory &history,
                                                     std::optional<qint64> from, std::optional<qint64> to,
                                                     qint64 asOf)
{
    const std::optional<Interval> span = history.spanAt(asOf);
    if (!span && !from)
        return {};
    Interval window{from.value_or(span ? span->from : asOf),
                    std::min(to.value_or(span ? span->to : asOf), asOf)};
    window.to = std::max(window.from, window.to);
    return window;
}

UptimeParts AvailabilityRecord::parts(const ServiceHistory &history, const Interval &window, qint64 asOf,
                                      const AvailabilityRules &given, bool withAll) const
{
    return uptimeParts(recordOf(history, window, asOf, given), window, agreed(history.service, window),
                       given.policy, withAll);
}

void AvailabilityRecord::eachParts(
    const Interval &window, qint64 asOf, const AvailabilityRules &given,
    const std::function<void(const ServiceHistory &, const UptimeParts &)> &visit) const
{
    Impairments impairments(*this, window, asOf, given);
    QHash<qint64, IntervalSet> hours;
    for (const ServiceHistory &history : services) {
        const qint64 calendar = history.service.calendar.value;
        auto agreedTime = hours.constFind(calendar);
        if (agreedTime == hours.cend())
            agreedTime = hours.insert(calendar, agreed(history.service, window));
        visit(history, uptimeParts(impairments.record(history), window, *agreedTime, given.policy, false));
    }
}

std::vector<ServiceId> AvailabilityRecord::dependents(ServiceId service) const
{
    std::vector<ServiceId> all{service};
    for (size_t i = 0; i < all.size(); ++i) {
        const auto isOf = [id = all[i]](const NeededService &one) { return one.id == id; };
        for (const ServiceHistory &other : services) {
            const bool needsIt =
                std::any_of(other.service.needs.begin(), other.service.needs.end(), [&](const Need &need) {
                    return std::any_of(need.of.begin(), need.of.end(), isOf);
                });
            if (needsIt && std::find(all.begin(), all.end(), other.service.id) == all.end())
                all.push_back(other.service.id);
        }
    }
    all.erase(all.begin());
    return all;
}

ServiceAvailability availabilityOf(const Service &service, const Interval &window, const UptimeParts &parts)
{
    return availabilityOf(service, window, uptime(parts));
}

ServiceAvailability availabilityOf(const Service &service, const Interval &window, const Uptime &figures)
{
    ServiceAvailability told{service, window, figures, {}, {}};
    if (service.target) {
        told.budget = errorBudget(*service.target, told.uptime.counted + told.uptime.unknown);
        told.budgetLeft = *told.budget - told.uptime.weightedDown;
    }
    return told;
}

} // namespace binnacle
