// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/explanation.h"

#include "availability/composition.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <set>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qint64 kEver = std::numeric_limits<qint64>::max();
constexpr std::array kNames = {"outside-hours", "maintenance",    "unknown",     "weighs-nothing",
                               "covered",       "outside-window", "after-as-of", "no-length"};

// The first cut after `from`, at most `end`.
qint64 nextOf(const std::set<qint64> &cuts, qint64 from, qint64 end)
{
    const auto next = cuts.upper_bound(from);
    return next == cuts.end() ? end : std::min(*next, end);
}

// Everything recorded, whenever it was: as ServiceRecord has it, but with its origin and uncut.
class Sources
{
public:
    Sources(const AvailabilityRecord &record, const Interval &window, qint64 asOf,
            const AvailabilityRules &rules)
        : m_record(record)
        , m_window(window)
        , m_asOf(asOf)
        , m_rules(rules)
    {}

    std::vector<TroubleSource> of(const ServiceHistory &history)
    {
        for (const Outage &outage : history.outages)
            outage.isMaintenance ? addMaintenance(outage) : addOutage(outage);
        for (const ImpairedStretch &stretch : history.observed) {
            TroubleSource seen;
            seen.kind = TroubleSource::Kind::Checks;
            seen.from = stretch.from;
            seen.to = stretch.to;
            seen.weight = stretch.weight > 0 ? stretch.weight : m_rules.weights.degraded;
            m_all.push_back(std::move(seen));
        }
        for (const Need &need : history.service.needs)
            addNeed(need);
        std::stable_sort(m_all.begin(), m_all.end(),
                         [](const TroubleSource &a, const TroubleSource &b) { return a.from < b.from; });
        return std::move(m_all);
    }

private:
    [[nodiscard]] qint64 endOf(const Outage &outage) const
    {
        return outage.to.value_or(std::max(outage.from, m_asOf));
    }

    void addOutage(const Outage &outage)
    {
        TroubleSource source;
        source.outage = outage;
        source.from = outage.from;
        source.to = endOf(outage);
        source.weight = m_rules.weights.of(outage.degree);
        m_all.push_back(std::move(source));
    }

    // Only where it counts as down; else it is a reason, not a trouble.
    void addMaintenance(const Outage &outage)
    {
        const bool isLate = MaintenanceWindow{outage.from, endOf(outage), outage.approvedAt}.isLate();
        const bool isDown = m_rules.policy == MaintenancePolicy::Down;
        if (m_rules.policy == MaintenancePolicy::Ignore || (!isLate && !isDown))
            return;
        TroubleSource source;
        source.kind = TroubleSource::Kind::Maintenance;
        source.outage = outage;
        source.from = outage.from;
        source.to = endOf(outage);
        source.isLate = isLate;
        m_all.push_back(std::move(source));
    }

    // A stretch is cut where another of them begins or ends to be impaired.
    void addNeed(const Need &need)
    {
        QuorumGroup group{{}, need.needed};
        std::set<qint64> cuts;
        for (const NeededService &one : need.of) {
            const ServiceHistory *other = m_record.of(one.id);
            group.members.push_back(other ? m_record.sufferedFrom(*other, m_window, m_asOf, m_rules)
                                          : Impairment());
            for (const ImpairedStretch &stretch : group.members.back().stretches())
                cuts.insert({stretch.from, stretch.to});
        }
        const Impairment below = belowQuorum(group);
        for (const ImpairedStretch &stretch : below.stretches()) {
            for (qint64 from = stretch.from; from < stretch.to;) {
                const qint64 to = nextOf(cuts, from, stretch.to);
                addBelow(need, group, {from, to, stretch.weight});
                from = to;
            }
        }
    }

    void addBelow(const Need &need, const QuorumGroup &group, const ImpairedStretch &stretch)
    {
        TroubleSource source;
        source.kind = TroubleSource::Kind::Need;
        source.need = need;
        source.from = stretch.from;
        source.to = stretch.to;
        source.weight = stretch.weight;
        for (size_t i = 0; i < group.members.size(); ++i) {
            const auto &all = group.members[i].stretches();
            const auto at =
                std::upper_bound(all.begin(), all.end(), stretch.from,
                                 [](qint64 instant, const ImpairedStretch &one) { return instant < one.to; });
            if (at != all.end() && at->from <= stretch.from && at->weight > 0)
                source.below.push_back(need.of[i]);
        }
        m_all.push_back(std::move(source));
    }

    const AvailabilityRecord &m_record;
    Interval m_window;
    qint64 m_asOf;
    AvailabilityRules m_rules;
    std::vector<TroubleSource> m_all;
};

// Time cut where it begins or ends to count, so that within one piece all is the same.
class Timeline
{
public:
    Timeline(const UptimeParts &parts, const Interval &window, qint64 asOf, MaintenancePolicy policy)
        : m_asOf(asOf)
        , m_window(window)
    {
        m_cuts = {window.from, window.to, asOf};
        take(m_agreed, parts.agreed);
        take(m_unknown, parts.unknown);
        if (policy == MaintenancePolicy::Exclude || policy == MaintenancePolicy::Up)
            take(m_spared, parts.maintenance);
        for (const ImpairedStretch &stretch : parts.counting.stretches()) {
            m_counting.push_back(stretch);
            m_cuts.insert({stretch.from, stretch.to});
        }
    }

    // Each piece of a source, with no reason where it counts.
    template <typename Told>
    void walk(const TroubleSource &source, Told told) const
    {
        for (qint64 from = source.from; from < source.to;) {
            const qint64 to = nextOf(m_cuts, from, source.to);
            told(Interval{from, to}, reason(from, source.weight));
            from = to;
        }
    }

private:
    void take(std::vector<Interval> &into, const IntervalSet &set)
    {
        for (const Interval &part : set) {
            into.push_back(part);
            m_cuts.insert({part.from, part.to});
        }
    }

    template <typename Part>
    static const Part *at(const std::vector<Part> &parts, qint64 instant)
    {
        const auto found = std::upper_bound(parts.begin(), parts.end(), instant,
                                            [](qint64 sought, const Part &part) { return sought < part.to; });
        return found != parts.end() && found->from <= instant ? &*found : nullptr;
    }

    [[nodiscard]] std::optional<LeftOut> reason(qint64 instant, double weight) const
    {
        if (instant >= m_asOf)
            return LeftOut::AfterAsOf;
        if (instant < m_window.from || instant >= m_window.to)
            return LeftOut::OutsideWindow;
        if (!at(m_agreed, instant))
            return LeftOut::OutsideHours;
        if (at(m_spared, instant))
            return LeftOut::Maintenance;
        if (at(m_unknown, instant))
            return LeftOut::Unknown;
        if (weight <= 0)
            return LeftOut::WeighsNothing;
        const ImpairedStretch *counting = at(m_counting, instant);
        if (counting && counting->weight > std::min(weight, 1.0))
            return LeftOut::Covered;
        return {};
    }

    qint64 m_asOf;
    Interval m_window;
    std::set<qint64> m_cuts;
    std::vector<Interval> m_agreed, m_unknown, m_spared;
    std::vector<ImpairedStretch> m_counting;
};

struct CountedPiece
{
    Interval when;
    size_t source;
};

// Cut where another source joins or leaves.
std::vector<CountedStretch> joined(const std::vector<CountedPiece> &pieces,
                                   const std::vector<TroubleSource> &sources)
{
    struct Edge
    {
        qint64 at;
        bool begins;
        size_t source;
    };
    std::vector<Edge> edges;
    for (const CountedPiece &piece : pieces) {
        edges.push_back({piece.when.from, true, piece.source});
        edges.push_back({piece.when.to, false, piece.source});
    }
    std::sort(edges.begin(), edges.end(),
              [](const Edge &a, const Edge &b) { return a.at != b.at ? a.at < b.at : a.begins < b.begins; });
    std::vector<CountedStretch> all;
    std::set<size_t> active;
    qint64 since = 0;
    for (const Edge &edge : edges) {
        if (!active.empty() && since < edge.at) {
            std::vector<size_t> own(active.begin(), active.end());
            const double weight = std::min(sources[own.front()].weight, 1.0);
            if (!all.empty() && all.back().when.to == since && all.back().sources == own)
                all.back().when.to = edge.at;
            else
                all.push_back({{since, edge.at}, weight, std::move(own)});
        }
        since = edge.at;
        if (edge.begins)
            active.insert(edge.source);
        else
            active.erase(edge.source);
    }
    return all;
}

std::optional<OutageId> sparingOf(const ServiceHistory &history, const Interval &when)
{
    for (const Outage &outage : history.outages) {
        const bool isOver = outage.from < when.to && outage.to.value_or(kEver) > when.from;
        if (outage.isMaintenance && isOver && outage.approvedAt && *outage.approvedAt <= outage.from)
            return outage.id;
    }
    return {};
}

void addTime(UptimeExplanation &told, const ServiceHistory &history, const IntervalSet &set, LeftOut reason)
{
    for (const Interval &part : set)
        told.time.push_back(
            {part,
             reason,
             {},
             reason == LeftOut::Maintenance ? sparingOf(history, part) : std::optional<OutageId>()});
}

} // namespace

QString leftOutName(LeftOut reason)
{
    return QString::fromLatin1(kNames[size_t(reason)]);
}

double UptimeExplanation::weightedDown() const
{
    std::map<double, qint64> lengths; // by weight first, as Impairment sums
    for (const CountedStretch &stretch : counted)
        lengths[stretch.weight] += stretch.when.length();
    double total = 0;
    for (const auto &[weight, length] : lengths)
        total += weight * double(length);
    return total;
}

qint64 UptimeExplanation::timeLeftOut(LeftOut reason) const
{
    qint64 total = 0;
    for (const LeftOutStretch &stretch : time)
        total += stretch.reason == reason ? stretch.when.length() : 0;
    return total;
}

UptimeExplanation explain(const AvailabilityRecord &record, const ServiceHistory &history,
                          const Interval &window, qint64 asOf, const AvailabilityRules &rules)
{
    UptimeExplanation told;
    told.window = window;
    told.asOf = asOf;
    told.rules = rules;
    told.parts = record.parts(history, window, asOf, rules);
    told.uptime = uptime(told.parts);
    told.sources = Sources(record, window, asOf, rules).of(history);

    const Timeline timeline(told.parts, window, asOf, rules.policy);
    std::vector<CountedPiece> pieces;
    for (size_t i = 0; i < told.sources.size(); ++i) {
        const TroubleSource &source = told.sources[i];
        if (source.to <= source.from) {
            told.troubles.push_back({{source.from, source.from}, LeftOut::NoLength, i, {}});
            continue;
        }
        const size_t first = told.troubles.size();
        timeline.walk(source, [&](const Interval &piece, std::optional<LeftOut> reason) {
            if (!reason)
                return pieces.push_back({piece, i});
            LeftOutStretch *last = told.troubles.size() > first ? &told.troubles.back() : nullptr;
            if (last && last->reason == *reason && last->when.to == piece.from)
                last->when.to = piece.to;
            else
                told.troubles.push_back({piece, *reason, i, {}});
        });
    }
    for (LeftOutStretch &left : told.troubles)
        if (left.reason == LeftOut::Maintenance)
            left.maintenance = sparingOf(history, left.when);
    const auto byTime = [](const LeftOutStretch &a, const LeftOutStretch &b) {
        return a.when.from < b.when.from;
    };
    std::stable_sort(told.troubles.begin(), told.troubles.end(), byTime);
    told.counted = joined(pieces, told.sources);

    addTime(told, history, IntervalSet(window.from, window.to).subtracted(told.parts.agreed),
            LeftOut::OutsideHours);
    addTime(told, history, told.parts.unknown, LeftOut::Unknown);
    addTime(told, history, told.parts.agreed.subtracted(told.parts.unknown).subtracted(told.parts.counted),
            LeftOut::Maintenance);
    std::stable_sort(told.time.begin(), told.time.end(), byTime);
    return told;
}

} // namespace binnacle
