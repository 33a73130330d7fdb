// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "periods/restatement.h"

#include "metrics/measures.h"

#include <QHash>
#include <QSet>
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

using Kind = RestatementCause::Kind;

constexpr std::array kKinds = {
    std::pair{Kind::Ticket, "ticket"},
    std::pair{Kind::Resolved, "resolved-since"},
    std::pair{Kind::TicketsCome, "tickets-imported"},
    std::pair{Kind::OutagesCome, "outages-imported"},
    std::pair{Kind::WatchTold, "watch-imported"},
    std::pair{Kind::ImportUndone, "import-undone"},
    std::pair{Kind::Outage, "outage"},
    std::pair{Kind::Service, "service"},
    std::pair{Kind::Calendar, "calendar"},
    std::pair{Kind::Rules, "rules"},
    std::pair{Kind::Definition, "definition"},
    std::pair{Kind::SeenOtherwise, "seen-otherwise"},
};

// Sums of the same numbers in another order may differ in the last digits of a double.
bool isSame(const std::optional<double> &a, const std::optional<double> &b)
{
    if (!a || !b)
        return a.has_value() == b.has_value();
    return std::abs(*a - *b) <= 1e-9 * std::max({1e-3, std::abs(*a), std::abs(*b)});
}

bool explains(const RestatementCause &cause, const PeriodFigure &figure)
{
    return (cause.section.isEmpty() || cause.section == figure.section) &&
           (cause.items.isEmpty() || cause.items.contains(figure.item)) &&
           (cause.measures.isEmpty() || cause.measures.contains(figure.measure));
}

std::vector<RestatementCause> changedDefinitions(const QStringList &then, const QStringList &now)
{
    std::vector<RestatementCause> causes;
    for (const QString &definition : now) {
        if (then.contains(definition))
            continue;
        const QString code = definition.section(u' ', 0, 0);
        RestatementCause cause;
        cause.kind = Kind::Definition;
        cause.number = definition;
        cause.measures = {code == "open"_L1 ? u"incidents"_s : code};
        causes.push_back(cause);
    }
    return causes;
}

// Only what explains something stays, in the order it came.
void keepUsed(Restatement &restatement, const std::vector<RestatementCause> &candidates)
{
    QSet<QString> published, knownOtherwise;
    for (const PeriodFigure &one : restatement.period.figures)
        published.insert(one.item);
    for (const FigureDifference &one : restatement.differences) {
        if (one.published.figure == "unknown"_L1)
            knownOtherwise.insert(one.published.item);
    }
    // Of one that was not there then, all is as new as what brought it.
    const auto isApt = [&](const RestatementCause &cause, const PeriodFigure &figure) {
        const bool fits = cause.figures.isEmpty() || cause.figures.contains(figure.figure);
        return !published.contains(figure.item) ||
               (fits && (!cause.isBeside || knownOtherwise.contains(figure.item)));
    };
    QHash<size_t, size_t> places;
    for (FigureDifference &one : restatement.differences) {
        for (size_t i = 0; i < candidates.size(); ++i) {
            if (!explains(candidates[i], one.published) || !isApt(candidates[i], one.published))
                continue;
            if (!places.contains(i)) {
                places.insert(i, restatement.causes.size());
                restatement.causes.push_back(candidates[i]);
            }
            one.causes.push_back(places.value(i));
        }
    }
}

} // namespace

QString causeKindName(Kind kind)
{
    for (const auto &[known, name] : kKinds) {
        if (known == kind)
            return QString::fromLatin1(name);
    }
    return {};
}

std::optional<double> FigureDifference::difference() const
{
    return published.value && now ? std::optional(*now - *published.value) : std::nullopt;
}

std::vector<FigureDifference> shownDifferences(const Restatement &restatement)
{
    QSet<QString> few; // of a measure of an item
    for (const PeriodFigure &one : restatement.period.figures) {
        if (one.figure == "n"_L1 && one.value.value_or(0) < double(kLeastForPercentile))
            few.insert(one.section + u'\x1f' + one.item + u'\x1f' + one.measure);
    }
    std::vector<FigureDifference> shown;
    for (const FigureDifference &one : restatement.differences) {
        const PeriodFigure &of = one.published;
        if (of.figure != "p90"_L1 || !few.contains(of.section + u'\x1f' + of.item + u'\x1f' + of.measure))
            shown.push_back(one);
    }
    return shown;
}

Restatement restatementOf(const PublishedPeriod &period, const std::vector<PeriodFigure> &now,
                          const QStringList &definitionsNow, std::vector<RestatementCause> candidates)
{
    Restatement restatement;
    restatement.period = period;
    QHash<QString, const PeriodFigure *> present;
    for (const PeriodFigure &figure : now)
        present.insert(figure.key(), &figure);
    for (const PeriodFigure &figure : period.figures) {
        const PeriodFigure *found = present.take(figure.key());
        const std::optional<double> value = found ? found->value : std::nullopt;
        if (!isSame(figure.value, value))
            restatement.differences.push_back({figure, value, {}});
    }
    QSet<QString> told; // services of which something is known
    for (const PeriodFigure &figure : now) {
        if (figure.figure == "availability"_L1 && figure.value)
            told.insert(figure.item);
    }
    for (const PeriodFigure &figure : now) { // a service nobody knew then
        const bool isOfNothing = figure.section == "availability"_L1 && !told.contains(figure.item);
        if (!present.contains(figure.key()) || isOfNothing || !figure.value || *figure.value == 0)
            continue;
        PeriodFigure unpublished = figure;
        unpublished.value.reset();
        restatement.differences.push_back({unpublished, figure.value, {}});
    }
    for (const RestatementCause &changed : changedDefinitions(period.definitions, definitionsNow))
        candidates.push_back(changed);
    keepUsed(restatement, candidates);
    return restatement;
}

} // namespace binnacle
