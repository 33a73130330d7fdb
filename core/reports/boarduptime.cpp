// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later

// The uptime of services over the window: the card, the tile of those below target, and what waits.

#include "reports/boardmaker.h"

#include "base/fold.h"
#include "base/timetext.h"
#include "reports/availabilityjson.h"
#include "wording/metricwords.h"
#include "wording/quantities.h"

#include <QSet>
#include <algorithm>
#include <cmath>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kRows = 12;
constexpr int kRecentDays = 7; // whose rate says when a budget will be gone
constexpr int kSoonDays = 30;
constexpr size_t kNamed = 3; // so many services of a kind are named one by one

// What the filter says of services by clauses of their own: these alone, or all but these.
class Choice
{
public:
    explicit Choice(const Query &filter)
        : m_within(filter.without(u"service"_s))
    {
        const QueryNode &root = filter.root();
        const QList<QueryNode> nodes =
            root.kind == QueryNode::Kind::All ? root.children : QList<QueryNode>{root};
        for (const QueryNode &node : nodes) {
            if (node.kind != QueryNode::Kind::Clause || node.clause.field != "service"_L1 ||
                node.clause.match != QueryClause::Match::OneOf)
                continue;
            QSet<QString> names;
            for (const QueryValue &value : node.clause.values)
                names.insert(fold(value.text));
            m_names = m_names ? *m_names & names : names;
        }
    }

    [[nodiscard]] bool takes(const QString &name) const { return !m_names || m_names->contains(fold(name)); }
    [[nodiscard]] const Query &within() const { return m_within; }

private:
    Query m_within;
    std::optional<QSet<QString>> m_names;
};

QString filterOf(const QString &name)
{
    QueryClause clause;
    clause.field = u"service"_s;
    clause.values = {QueryValue{QueryValue::Kind::Text, name}};
    return Query(QueryNode::of(clause)).canonical();
}

bool isWorse(const BoardUptimeRow &a, const BoardUptimeRow &b)
{
    const auto rank = [](const BoardUptimeRow &row) { return row.isBelow() ? 0 : row.availability ? 1 : 2; };
    if (rank(a) != rank(b))
        return rank(a) < rank(b);
    if (a.isBelow() && a.budgetLeft != b.budgetLeft)
        return a.budgetLeft.value_or(-1e300) < b.budgetLeft.value_or(-1e300);
    return a.availability != b.availability && a.availability && *a.availability < b.availability.value_or(2);
}

class UptimeMaker
{
public:
    UptimeMaker(const BoardInput &input, const BoardFrame &frame, BoardKept &kept)
        : m_record(*input.record)
        , m_frame(frame)
        , m_asOf(frame.past ? frame.asOf : input.now)
        // What comes after all data is no time nobody looked: it is not there yet.
        , m_window{frame.from, std::max(frame.from, std::min({frame.to, m_asOf,
                                                              m_record.newest(m_asOf).value_or(m_asOf)}))}
        , m_before{frame.priorFrom, std::min(frame.priorTo, m_asOf)}
        , m_choice(input.filter)
        , m_ledger(kept.ledger(input.record, span(*frame.recorded)))
    {}

    UptimeCard make()
    {
        UptimeCard made;
        BoardUptime &card = made.card;
        card.title = wording::metricTitle(u"uptime"_s);
        card.definition = uptimeDefinition(m_record.rules);
        card.scope.filter = m_choice.within().isEverything();
        card.within = m_choice.within().canonical();
        card.cellDays = m_frame.cellDays;
        card.services = qint64(m_record.services.size());
        std::vector<Figured> all;
        for (size_t i = 0; i < m_record.services.size(); ++i) {
            if (auto one = figured(i)) {
                ++card.recorded;
                card.withTarget += one->row.target && one->row.availability ? 1 : 0;
                card.below += one->row.isBelow() ? 1 : 0;
                all.push_back(std::move(*one));
            }
        }
        std::stable_sort(all.begin(), all.end(), [](const Figured &a, const Figured &b) {
            return a.row.chosen != b.row.chosen ? a.row.chosen : isWorse(a.row, b.row);
        });
        made.needs = needs(all);
        made.tile = tile(card, all);
        sayTarget(card, all);
        for (size_t i = 0; i < std::min(kRows, all.size()); ++i) {
            addCells(all[i]);
            all[i].row.filter = filterOf(all[i].row.name);
            card.rows.push_back(std::move(all[i].row));
        }
        QSet<QString> shown;
        for (const BoardUptimeRow &row : card.rows)
            shown.insert(row.name);
        for (const ServiceHistory &history : m_record.services) {
            if (!shown.contains(history.service.name))
                card.more.push_back(history.service.name);
        }
        return made;
    }

private:
    struct Figured
    {
        BoardUptimeRow row;
        const ServiceHistory *history = nullptr;
        const UptimeSums *sums = nullptr;
        std::optional<double> budgetLeft; // ms
    };

    // What the ledger must hold: all that is recorded and the window.
    [[nodiscard]] Interval span(const Interval &recorded) const
    {
        Interval all = recorded;
        if (!m_window.isEmpty())
            all = {std::min(all.from, m_window.from), std::max(all.to, m_window.to)};
        return all;
    }

    // Nothing where nothing is recorded in the window.
    std::optional<Figured> figured(size_t place) const
    {
        const UptimeSums &sums = m_ledger.of(place);
        if (!sums.tellsOf(m_window))
            return {};
        const ServiceHistory &history = m_record.services[place];
        Figured one;
        one.history = &history;
        one.sums = &sums;
        const ServiceAvailability told = availabilityOf(history.service, m_window, sums.over(m_window));
        BoardUptimeRow &row = one.row;
        row.name = history.service.name;
        row.target = history.service.target;
        row.availability = told.uptime.availability();
        row.coverage = told.uptime.coverage();
        row.down = told.uptime.weightedDown;
        row.chosen = m_choice.takes(row.name);
        one.budgetLeft = told.budgetLeft;
        if (told.budget && *told.budget > 0)
            row.budgetLeft = *told.budgetLeft / *told.budget;
        return one;
    }

    void addCells(Figured &one) const
    {
        const UptimeParts parts = m_record.parts(*one.history, m_window, m_asOf, m_record.rules, false);
        one.row.outages = uptime(parts).outages; // what comes through needs counts, as on its page
        one.row.cells = daysOf(parts, m_frame.cells.begins);
        one.row.cellOutages.assign(one.row.cells.size(), 0);
        const std::vector<Outage> &outages = one.history->outages;
        for (auto outage = one.history->reaching(m_window.from);
             outage != outages.cend() && outage->from < m_window.to; ++outage) {
            const qint64 from = std::max(outage->from, m_window.from);
            const qint64 to = std::min(outage->to.value_or(m_asOf), m_window.to);
            if (outage->isMaintenance || outage->degree == Degree::None || to <= from)
                continue;
            for (size_t cell = m_frame.cells.partOf(from);
                 cell < one.row.cells.size() && one.row.cells[cell].from < to; ++cell)
                ++one.row.cellOutages[cell];
        }
    }

    // Where all services with a target have one, the title says it.
    static void sayTarget(BoardUptime &card, const std::vector<Figured> &all)
    {
        QSet<double> targets;
        for (const Figured &one : all) {
            if (one.row.target)
                targets.insert(*one.row.target);
        }
        if (targets.size() != 1)
            return;
        card.target = *targets.cbegin();
        card.title = wording::boardText(u"uptime-target"_s, {{u"target"_s, targetText(*card.target)}});
    }

    static QString percent(double share) { return wording::shareText(share, share < 0.9995 ? 2 : 3); }

    // As short as it is said: 99.9 %, 99.95 %.
    static QString targetText(double share)
    {
        for (int decimals = 0; decimals < 4; ++decimals) {
            const double scaled = share * 100 * std::pow(10, decimals);
            if (std::abs(scaled - std::round(scaled)) < 1e-7)
                return wording::shareText(share, decimals);
        }
        return wording::shareText(share, 4);
    }

    BoardTile tile(const BoardUptime &card, const std::vector<Figured> &all) const
    {
        BoardTile tile;
        tile.kind = BoardTile::Kind::BelowTarget;
        tile.title = wording::metricTitle(u"below-target"_s);
        tile.definition = wording::metricDefinition(u"below-target"_s) + u' ' + card.definition;
        tile.scope.filter = false;
        tile.count = card.below;
        tile.of = card.withTarget;
        tile.records = card.below;
        for (size_t w = 0; w < m_frame.weeks.parts(); ++w) {
            const qint64 from = m_frame.weeks.begins[w];
            const qint64 to = m_frame.weeks.begins[w + 1];
            const UptimeLedger::Below week = m_ledger.below({from, std::min(to, m_window.to)});
            tile.spark.push_back(
                {from, to, week.known > 0 ? std::optional<double>(week.below) : std::nullopt, week.known});
        }
        if (card.withTarget == 0) {
            tile.noData = wording::boardText(u"no-data-target"_s);
            return tile;
        }
        tile.value = double(card.below);
        const auto worst = std::min_element(all.begin(), all.end(), [](const Figured &a, const Figured &b) {
            return a.row.target.has_value() != b.row.target.has_value() ? a.row.target.has_value()
                                                                        : isWorse(a.row, b.row);
        });
        QStringList notes{wording::boardText(u"of"_s, {{u"count"_s, wording::countText(card.below)},
                                                       {u"of"_s, wording::countText(card.withTarget)}})};
        if (worst != all.end() && worst->row.availability) {
            notes.append(wording::boardText(u"worst"_s, {{u"share"_s, percent(*worst->row.availability)}}));
            notes.append(worst->row.name);
        }
        tile.note = notes.join(u" · "_s);
        setPrior(tile);
        return tile;
    }

    void setPrior(BoardTile &tile) const
    {
        for (size_t i = 0; i < m_record.services.size(); ++i) {
            const std::optional<double> target = m_record.services[i].service.target;
            const auto share = target ? m_ledger.of(i).over(m_before).availability() : std::nullopt;
            tile.priorOf += share ? 1 : 0;
            tile.priorCount += share && *share < *target ? 1 : 0;
        }
        if (tile.priorOf > 0)
            tile.prior = double(tile.priorCount);
    }

    // Of one kind a line each, as long as they are few.
    void addNeeds(std::vector<BoardNeed> &needs, const std::vector<std::pair<QString, QString>> &named,
                  const QString &together) const
    {
        if (named.size() <= kNamed) {
            for (const auto &[name, text] : named)
                needs.push_back({BoardNeed::Tone::Bad, name, text, 1, {}, name});
        } else {
            needs.push_back({BoardNeed::Tone::Bad,
                             wording::countText(qint64(named.size())),
                             wording::boardText(together),
                             qint64(named.size()),
                             {},
                             {},
                             true});
        }
    }

    [[nodiscard]] std::vector<BoardNeed> needs(const std::vector<Figured> &all) const
    {
        std::vector<BoardNeed> needs;
        if (m_frame.past || m_frame.opensAtEnd())
            return needs;
        std::vector<std::pair<QString, QString>> troubled, spent, soon;
        for (const Figured &one : all) {
            if (!one.row.chosen)
                continue;
            if (const Outage *now = goingOn(one))
                troubled.emplace_back(one.row.name, troubleText(*now));
            if (one.budgetLeft && *one.budgetLeft < 0)
                spent.emplace_back(one.row.name, spent.size() <= kNamed
                                                     ? wording::boardText(u"need-budget-gone"_s)
                                                     : QString());
            else if (const auto gone = goneAt(one))
                soon.emplace_back(one.row.name,
                                  wording::boardText(u"need-budget-soon"_s, {{u"date"_s, dayText(*gone)}}));
        }
        addNeeds(needs, troubled, u"needs-troubled"_s);
        addNeeds(needs, spent, u"needs-budget-gone"_s);
        addNeeds(needs, soon, u"needs-budget-soon"_s);
        return needs;
    }

    [[nodiscard]] QString dayText(qint64 at) const
    {
        return wording::dateText(utcToLocal(at, m_frame.zone).date);
    }

    [[nodiscard]] QString troubleText(const Outage &now) const
    {
        return wording::boardText(now.degree == Degree::Full ? u"need-down"_s : u"need-impaired"_s,
                                  {{u"age"_s, wording::durationText(double(m_asOf - now.from))}});
    }

    // An outage of the service that has no end yet.
    [[nodiscard]] const Outage *goingOn(const Figured &one) const
    {
        const auto &outages = one.history->outages;
        const auto found =
            std::find_if(one.history->reaching(m_asOf), outages.end(), [this](const Outage &outage) {
                return !outage.to && !outage.isMaintenance && outage.degree != Degree::None &&
                       outage.from < m_asOf;
            });
        return found == outages.end() ? nullptr : &*found;
    }

    // When the budget left will be gone at the rate of the last days; nothing: not soon.
    [[nodiscard]] std::optional<qint64> goneAt(const Figured &one) const
    {
        if (!one.budgetLeft)
            return {};
        const qint64 since = std::max(m_window.from, m_window.to - kRecentDays * kMsPerDay);
        const double recent = one.sums->weighted({since, m_window.to});
        const double left = recent > 0 ? *one.budgetLeft / (recent / double(m_window.to - since)) : 1e300;
        return left < double(kSoonDays * kMsPerDay) ? std::optional(m_window.to + qint64(left))
                                                    : std::nullopt;
    }

    const AvailabilityRecord &m_record;
    const BoardFrame &m_frame;
    qint64 m_asOf;
    Interval m_window;
    Interval m_before; // the period before; before all records nothing is counted
    Choice m_choice;
    UptimeLedger &m_ledger;
};

} // namespace

std::optional<Interval> recordedSpan(const BoardInput &input)
{
    return input.record ? input.record->recorded(input.now) : std::nullopt;
}

UptimeCard makeUptime(const BoardInput &input, const BoardFrame &frame, BoardKept &kept)
{
    if (!frame.recorded)
        return {};
    return UptimeMaker(input, frame, kept).make();
}

} // namespace binnacle
