// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/monthlyreport.h"

#include "reports/reporttables.h"
#include "wording/metricwords.h"
#include "wording/quantities.h"
#include "wording/reportwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

using wording::reportText;
using namespace reporttables;

namespace {

constexpr qsizetype kServicesOnPaper = 20; // of those incidents name
constexpr qsizetype kServices = 100;       // on paper, of the availability
constexpr int kUptimeDecimals = 3;

QStringList priorities()
{
    return {u"P1"_s, u"P2"_s, u"P3"_s, u"P4"_s, u"none"_s};
}

QString priorityName(const QString &key)
{
    return key == "none"_L1 ? reportText(u"no-priority"_s) : key;
}

ReportTable countsTable(const MonthlyFacts &facts)
{
    ReportTable told = table(u"counts"_s, {words(u"what"_s, 3), figures(u"value"_s), figures(u"before"_s)});
    const MetricsGroup now = facts.now.all.group(u"all"_s);
    const MetricsGroup prior = facts.prior.all.group(u"all"_s);
    const auto add = [&told](const QString &key, qint64 value, qint64 before) {
        told.rows.push_back(
            {{ReportCell::of(reportText(key)), ReportCell::count(value), ReportCell::count(before)}, false});
    };
    add(u"opened"_s, now.incidents, prior.incidents);
    add(u"still-open"_s, now.open, prior.open);
    // A source that does not tell counts zero: such a row would say more than is known.
    if (now.reopened + prior.reopened > 0)
        add(u"reopened"_s, now.reopened, prior.reopened);
    if (now.reassigned + prior.reassigned > 0)
        add(u"reassigned"_s, now.reassigned, prior.reassigned);
    add(u"open-at-end"_s, facts.now.openAtEnd, facts.prior.openAtEnd);
    return told;
}

ReportTable groupsTable(const QString &key, const QString &of)
{
    return table(key, {words(of, 2), figures(u"opened"_s, 0.8), figures(u"open"_s, 0.7), figures(u"ttr"_s),
                       figures(u"n"_s, 0.6), figures(u"resolve"_s), figures(u"resolve_p90"_s)});
}

ReportRow groupRow(const QString &name, const MetricsGroup &group)
{
    const Distribution &ttr = group.measure(Measure::Ttr);
    const Distribution &resolve = group.measure(Measure::Resolve);
    return {{ReportCell::of(name), ReportCell::count(group.incidents), ReportCell::count(group.open),
             ReportCell::duration(ttr.median), ReportCell::count(ttr.n), ReportCell::duration(resolve.median),
             p90(resolve)},
            false};
}

// Whose longest they are.
std::vector<MetricsGroup> groupsOfLongest(const MonthlyFacts &facts)
{
    if (!facts.longest.areUrgent)
        return {facts.now.all.group(u"all"_s)};
    return {facts.now.byPriority.group(u"P1"_s), facts.now.byPriority.group(u"P2"_s)};
}

ReportTable longestTable(const MonthlyFacts &facts)
{
    ReportTable told =
        table(u"longest"_s, {words(u"incident"_s, 1.5), words(u"opened"_s, 1.5), words(u"priority"_s),
                             words(u"service"_s, 2), figures(u"took"_s)});
    told.title = reportText(QString(u"longest-"_s + measureName(facts.longest.measure) +
                                    (facts.longest.areUrgent ? u"-urgent"_s : QString())));
    for (const LongIncident &one : facts.longest.incidents)
        told.rows.push_back(
            {{ReportCell::of(one.number), ReportCell::instant(one.opened),
              ReportCell::of(priorityName(one.priority > 0 ? u"P%1"_s.arg(one.priority) : u"none"_s)),
              one.service.isEmpty() ? ReportCell() : ReportCell::of(one.service),
              ReportCell::duration(double(one.took))},
             false});
    qint64 n = 0;
    double total = 0;
    for (const MetricsGroup &group : groupsOfLongest(facts)) {
        const Distribution &d = group.measure(facts.longest.measure);
        n += d.n;
        total += d.mean.value_or(0) * double(d.n);
    }
    if (n > 1) {
        const double without = (total - double(facts.longest.incidents.front().took)) / double(n - 1);
        told.note = reportText(u"without-longest"_s, {{u"mean"_s, wording::durationText(total / double(n))},
                                                      {u"without"_s, wording::durationText(without)}});
    }
    return told;
}

ReportSection incidentSection(const MonthlyFacts &facts)
{
    ReportSection section{u"incidents"_s, reportText(u"incidents"_s), {}, {}};
    const MetricsGroup now = facts.now.all.group(u"all"_s);
    section.tables.push_back(countsTable(facts));
    if (now.incidents == 0) {
        section.paragraphs.append(reportText(u"no-incidents"_s));
        return section;
    }
    section.tables.push_back(measures(now, facts.prior.all.group(u"all"_s)));
    if (!facts.longest.incidents.empty())
        section.tables.push_back(longestTable(facts));
    section.tables.push_back(population(now));
    ReportTable byPriority = groupsTable(u"by-priority"_s, u"priority"_s);
    for (const QString &key : priorities()) {
        const MetricsGroup group = facts.now.byPriority.group(key);
        if (group.incidents > 0 || key != "none"_L1)
            byPriority.rows.push_back(groupRow(priorityName(key), group));
    }
    section.tables.push_back(byPriority);
    std::vector<MetricsGroup> services = facts.now.byService.groups;
    std::stable_sort(services.begin(), services.end(),
                     [](const MetricsGroup &a, const MetricsGroup &b) { return a.incidents > b.incidents; });
    ReportTable byService = groupsTable(u"by-service"_s, u"service"_s);
    byService.paperRows = kServicesOnPaper;
    for (const MetricsGroup &group : services) {
        if (group.incidents > 0)
            byService.rows.push_back(
                groupRow(group.key == "none"_L1 ? reportText(u"no-service"_s) : group.key, group));
    }
    section.tables.push_back(byService);
    return section;
}

ReportRow serviceRow(const ServiceAvailability &one, const AvailabilityReport &prior)
{
    const auto before =
        std::find_if(prior.services.begin(), prior.services.end(),
                     [&one](const ServiceAvailability &other) { return other.service.id == one.service.id; });
    const Uptime &told = one.uptime;
    const bool isTold = told.availability().has_value();
    const auto length = [isTold](double ms) { return isTold ? ReportCell::duration(ms) : ReportCell(); };
    return {{ReportCell::of(one.service.name), ReportCell::share(one.service.target, kUptimeDecimals),
             ReportCell::share(told.availability(), kUptimeDecimals),
             before == prior.services.end()
                 ? ReportCell()
                 : ReportCell::share(before->uptime.availability(), kUptimeDecimals),
             length(told.weightedDown), ReportCell::duration(double(told.unknown)),
             ReportCell::share(told.coverage()), isTold ? ReportCell::count(told.outages) : ReportCell(),
             told.worst.isEmpty() ? ReportCell() : ReportCell::duration(double(told.worst.length())),
             isTold ? ReportCell::duration(one.budgetLeft) : ReportCell()},
            isBelowTarget(one)};
}

ReportSection availabilitySection(const MonthlyFacts &facts)
{
    ReportSection section{u"availability"_s, reportText(u"availability"_s), {}, {}};
    if (facts.availability.services.empty()) {
        section.paragraphs.append(reportText(u"no-services"_s));
        return section;
    }
    section.paragraphs.append(reportText(u"availability-order"_s));
    ReportTable told =
        table(u"availability"_s,
              {words(u"service"_s, 2), figures(u"target"_s), figures(u"availability"_s), figures(u"before"_s),
               figures(u"down"_s), figures(u"unknown"_s), figures(u"coverage"_s, 0.9),
               figures(u"outages"_s, 0.8), figures(u"worst"_s), figures(u"budget_left"_s, 1.3)});
    told.title.clear();
    told.paperRows = kServices;
    qint64 untold = 0;
    for (const ServiceAvailability *one : worstFirst(facts.availability)) {
        told.rows.push_back(serviceRow(*one, facts.priorAvailability));
        untold += one->uptime.availability() ? 0 : 1;
    }
    if (untold > 0)
        told.note = reportText(u"untold-services"_s, {{u"count"_s, wording::countText(untold)}});
    section.tables.push_back(told);
    return section;
}

ReportRow slaRow(const QString &name, const SlaCount &now, const SlaCount &prior)
{
    return {{ReportCell::of(name), ReportCell::count(now.met), ReportCell::count(now.missed),
             ReportCell::count(now.pending), ReportCell::share(now.attainment()),
             ReportCell::share(prior.attainment())},
            false};
}

ReportSection slaSection(const MonthlyFacts &facts)
{
    ReportSection section{u"sla"_s, reportText(u"sla"_s), {}, {}};
    const SlaCount all = facts.now.all.group(u"all"_s).sla;
    if (all.met + all.missed + all.pending == 0) {
        section.paragraphs.append(reportText(u"no-sla"_s));
        return section;
    }
    ReportTable told =
        table(u"sla"_s, {words(u"priority"_s, 2), figures(u"met"_s), figures(u"missed"_s),
                         figures(u"pending"_s), figures(u"attainment"_s), figures(u"before"_s)});
    told.title.clear();
    told.rows.push_back(slaRow(reportText(u"all"_s), all, facts.prior.all.group(u"all"_s).sla));
    for (const QString &key : priorities()) {
        const SlaCount sla = facts.now.byPriority.group(key).sla;
        if (sla.met + sla.missed + sla.pending > 0)
            told.rows.push_back(slaRow(priorityName(key), sla, facts.prior.byPriority.group(key).sla));
    }
    section.tables.push_back(told);
    return section;
}

// The time to restore where any incident tells it, else to resolve.
ReportHighlight durationHighlight(const MetricsGroup &now, const MetricsGroup &prior)
{
    const Measure measure = now.measure(Measure::Ttr).n > 0 ? Measure::Ttr : Measure::Resolve;
    const Distribution &d = now.measure(measure);
    const ReportCell before = ReportCell::duration(prior.measure(measure).median);
    const QTimeZone utc = QTimeZone::utc();
    return {measureName(measure), reportText(QString(u"median-"_s + measureName(measure))),
            ReportCell::duration(d.median),
            reportText(u"mean-n"_s, {{u"n"_s, wording::countText(d.n)},
                                     {u"mean"_s, cellText(ReportCell::duration(d.mean), utc)},
                                     {u"before"_s, cellText(before, utc)}}),
            false};
}

ReportHighlight targetHighlight(const MonthlyFacts &facts)
{
    qint64 below = 0, targets = 0;
    for (const ServiceAvailability &one : facts.availability.services) {
        below += isBelowTarget(one) ? 1 : 0;
        targets += one.service.target && one.uptime.availability() ? 1 : 0;
    }
    QStringList notes{reportText(u"of-targets"_s, {{u"count"_s, wording::countText(targets)}})};
    const ServiceAvailability *lowest = nullptr;
    for (const ServiceAvailability &one : facts.availability.services) {
        const auto share = one.uptime.availability();
        if (share && (!lowest || *share < *lowest->uptime.availability()))
            lowest = &one;
    }
    if (lowest)
        notes.append(reportText(u"lowest"_s, {{u"service"_s, lowest->service.name},
                                              {u"share"_s, wording::shareText(*lowest->uptime.availability(),
                                                                              kUptimeDecimals)}}));
    return {u"below_target"_s, reportText(u"below-target"_s), ReportCell::count(below), notes.join(u" · "_s),
            below > 0};
}

std::vector<ReportHighlight> highlightsOf(const MonthlyFacts &facts)
{
    const MetricsGroup now = facts.now.all.group(u"all"_s);
    const MetricsGroup prior = facts.prior.all.group(u"all"_s);
    const QString priorSla = cellText(ReportCell::share(prior.sla.attainment()), facts.zone);
    return {{u"opened"_s, reportText(u"incidents"_s), ReportCell::count(now.incidents),
             reportText(u"before"_s, {{u"value"_s, wording::countText(prior.incidents)}}), false},
            durationHighlight(now, prior),
            {u"sla"_s, wording::metricTitle(u"sla"_s), ReportCell::share(now.sla.attainment()),
             reportText(u"sla-of"_s, {{u"met"_s, wording::countText(now.sla.met)},
                                      {u"of"_s, wording::countText(now.sla.met + now.sla.missed)},
                                      {u"pending"_s, wording::countText(now.sla.pending)},
                                      {u"before"_s, priorSla}}),
             false},
            targetHighlight(facts)};
}

QStringList factsOf(const MonthlyFacts &facts)
{
    QStringList told;
    const QVariantMap asOf{{u"date"_s, wording::timeText(facts.asOf, facts.zone)}};
    told.append(facts.to > facts.asOf ? reportText(u"not-over"_s, asOf)
                                      : wording::boardText(u"as-of"_s, asOf));
    told.append(wording::boardText(u"zone"_s, {{u"zone"_s, QString::fromLatin1(facts.zone.id())}}));
    told.append(
        reportText(u"before-is"_s, {{u"dates"_s, datesText(facts.priorFrom, facts.priorTo, facts.zone)}}));
    told.append(reportText(u"by-opened"_s));
    return told;
}

} // namespace

Report monthlyReport(const MonthlyFacts &facts)
{
    Report report;
    report.kind = u"monthly"_s;
    report.title = reportText(u"monthly-title"_s);
    report.workspace = facts.workspace;
    report.dates = datesText(facts.from, facts.to, facts.zone);
    report.from = facts.from;
    report.to = facts.to;
    report.asOf = facts.asOf;
    report.zone = facts.zone;
    report.facts = factsOf(facts);
    report.highlights = highlightsOf(facts);
    report.comment = facts.comment;
    report.sections = {incidentSection(facts), availabilitySection(facts), slaSection(facts),
                       restatements(facts.restatements, facts.zone),
                       definitions({u"incidents"_s, u"open"_s, u"ttd"_s, u"tta"_s, u"ttr"_s, u"resolve"_s,
                                    u"sla"_s, u"reopened"_s, u"reassigned"_s},
                                   facts.now.all.ttaFromOpened, facts.availability.rules, true)};
    return report;
}

} // namespace binnacle
