// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/servicereport.h"

#include "reports/reporttables.h"
#include "wording/metricwords.h"
#include "wording/quantities.h"
#include "wording/reportwords.h"

#include <QHash>
#include <QMap>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

using wording::reportText;
using namespace reporttables;

namespace {

constexpr int kUptimeDecimals = 3;
constexpr qsizetype kPaperRows = 150; // of outages, of maintenance

// What of each outage and maintenance counts, each by itself.
class Shares
{
public:
    explicit Shares(const ServiceFacts &facts)
        : m_facts(facts)
    {}

    [[nodiscard]] qint64 endOf(const Outage &outage) const
    {
        return std::min(outage.to.value_or(m_facts.asOf), m_facts.asOf);
    }
    [[nodiscard]] IntervalSet inWindow(const Outage &outage) const
    {
        return IntervalSet(outage.from, std::max(outage.from, endOf(outage)))
            .clipped(m_facts.from, m_facts.to);
    }
    [[nodiscard]] bool touches(const Outage &outage) const
    {
        const bool isInstant =
            outage.to == outage.from && outage.from >= m_facts.from && outage.from < m_facts.to;
        return isInstant || !inWindow(outage).isEmpty() ||
               (!outage.to && outage.from < m_facts.to && outage.from >= m_facts.from);
    }

    [[nodiscard]] ReportRow row(const Outage &outage) const
    {
        const QString title = outage.title.isEmpty() ? outage.reference : outage.title;
        const ReportCell to =
            outage.to ? ReportCell::instant(outage.to) : ReportCell::of(reportText(u"goes-on"_s));
        const ReportCell length = ReportCell::duration(double(inWindow(outage).measure()));
        if (outage.isMaintenance) {
            const QString rule = maintenanceRule(outage);
            QStringList how = reasonsLeftOut(outage);
            how.prepend(reportText(u"maintenance-"_s + rule));
            return {{ReportCell::instant(outage.from), to, length, counted(outage),
                     ReportCell::of(how.join(u"; "_s)), ReportCell::of(title)},
                    rule == "late"_L1};
        }
        QStringList leftOut = reasonsLeftOut(outage);
        if (outage.degree != Degree::Full)
            leftOut.append(
                reportText(u"out-weight"_s,
                           {{u"share"_s, wording::shareText(m_facts.rules.weights.of(outage.degree), 0)}}));
        return {{ReportCell::instant(outage.from), to,
                 ReportCell::of(reportText(u"degree-"_s + degreeName(outage.degree))), length,
                 counted(outage), ReportCell::of(leftOut.isEmpty() ? u"–"_s : leftOut.join(u"; "_s)),
                 ReportCell::of(title)},
                false};
    }

private:
    // Which of the rules of metrics.md 3.2 decides how it counts.
    [[nodiscard]] QString maintenanceRule(const Outage &outage) const
    {
        const MaintenancePolicy policy = m_facts.rules.policy;
        const bool isLate = MaintenanceWindow{outage.from, endOf(outage), outage.approvedAt}.isLate();
        const bool isIgnored = policy == MaintenancePolicy::Ignore;
        return isLate && !isIgnored ? u"late"_s : policyName(policy);
    }
    [[nodiscard]] std::optional<size_t> placeOf(const Outage &outage) const
    {
        const auto &sources = m_facts.explanation.sources;
        for (size_t i = 0; i < sources.size(); ++i) {
            if (sources[i].outage && sources[i].outage->id == outage.id)
                return i;
        }
        return {};
    }
    [[nodiscard]] ReportCell counted(const Outage &outage) const
    {
        const auto place = placeOf(outage); // maintenance that does not count is no source
        double total = 0;
        for (const CountedStretch &stretch : m_facts.explanation.counted) {
            const auto &sources = stretch.sources;
            if (place && std::find(sources.begin(), sources.end(), *place) != sources.end())
                total += stretch.weight * double(stretch.when.length());
        }
        return ReportCell::duration(total);
    }
    [[nodiscard]] QStringList reasonsLeftOut(const Outage &outage) const
    {
        static const QHash<LeftOut, QString> s_words{{LeftOut::OutsideHours, u"out-hours"_s},
                                                     {LeftOut::Maintenance, u"out-maintenance"_s},
                                                     {LeftOut::Unknown, u"out-unknown"_s},
                                                     {LeftOut::Covered, u"out-covered"_s},
                                                     {LeftOut::OutsideWindow, u"out-window"_s}};
        QMap<LeftOut, qint64> lengths;
        const auto place = placeOf(outage);
        for (const LeftOutStretch &stretch : m_facts.explanation.troubles) {
            if (place && stretch.source == place)
                lengths[stretch.reason] += stretch.when.length();
        }
        QStringList reasons;
        for (const auto &[reason, length] : lengths.asKeyValueRange()) {
            if (length > 0 && s_words.contains(reason))
                reasons.append(
                    reportText(s_words.value(reason), {{u"length"_s, wording::durationText(length)}}));
        }
        return reasons;
    }

    const ServiceFacts &m_facts;
};

ReportSection figuresSection(const ServiceFacts &facts)
{
    const Uptime &told = facts.figures.uptime;
    ReportTable table = reporttables::table(u"figures"_s, {words(u"what"_s, 3), figures(u"value"_s)});
    table.title.clear();
    const auto add = [&table](const QString &key, const ReportCell &cell) {
        table.rows.push_back({{ReportCell::of(reportText(u"fig-"_s + key)), cell}, false});
    };
    const auto share = [](std::optional<double> value) { return ReportCell::share(value, kUptimeDecimals); };
    add(u"target"_s, share(facts.figures.service.target));
    add(u"availability"_s, share(told.availability()));
    table.rows.back().isMarked = isBelowTarget(facts.figures);
    add(u"all-downtime"_s, share(told.allDowntimeAvailability()));
    add(u"lower"_s, share(told.lowerBound()));
    add(u"upper"_s, share(told.upperBound()));
    add(u"coverage"_s, ReportCell::share(told.coverage()));
    add(u"agreed"_s, ReportCell::duration(double(told.agreed)));
    add(u"unknown"_s, ReportCell::duration(double(told.unknown)));
    add(u"maintenance-"_s + policyName(facts.rules.policy), ReportCell::duration(double(told.maintenance)));
    const bool isIgnored = facts.rules.policy == MaintenancePolicy::Ignore;
    add(isIgnored ? u"late-ignore"_s : u"late"_s, ReportCell::duration(double(told.lateMaintenance)));
    add(u"down"_s, ReportCell::duration(double(told.down)));
    add(u"degraded"_s, ReportCell::duration(double(told.degraded)));
    add(u"counted"_s, ReportCell::duration(told.weightedDown));
    add(u"outages"_s, ReportCell::count(told.outages));
    add(u"mtrs"_s, ReportCell::duration(told.mtrs()));
    add(u"mtbf"_s, ReportCell::duration(told.mtbf()));
    add(u"budget"_s, ReportCell::duration(facts.figures.budget));
    add(u"budget-left"_s, ReportCell::duration(facts.figures.budgetLeft));
    return {u"availability"_s, reportText(u"availability"_s), {}, {table}};
}

ReportSection outagesSection(const ServiceFacts &facts, bool maintenance)
{
    const QString key = maintenance ? u"maintenance"_s : u"outages"_s;
    ReportSection section{key, reportText(key), {}, {}};
    std::vector<ReportColumn> columns{words(u"from"_s, 1.8), words(u"to"_s, 1.8)};
    if (!maintenance)
        columns.push_back(words(u"degree"_s, 0.9));
    columns.insert(columns.end(), {figures(u"length"_s), figures(u"counted"_s),
                                   words(maintenance ? u"how"_s : u"why"_s, 2.2), words(u"title"_s, 1.7)});
    ReportTable table = reporttables::table(key, columns);
    table.title.clear();
    table.paperRows = kPaperRows;
    const Shares shares(facts);
    for (const Outage &one : facts.outages) {
        if (one.isMaintenance == maintenance && shares.touches(one))
            table.rows.push_back(shares.row(one));
    }
    if (table.rows.empty()) {
        section.paragraphs.prepend(reportText(u"no-outages"_s));
        return section;
    }
    if (!maintenance)
        table.note = reportText(u"policy-note"_s);
    section.tables.push_back(table);
    return section;
}

// What counts besides its own outages: through what it needs, and what checks saw.
ReportSection besidesSection(const ServiceFacts &facts)
{
    using Kind = TroubleSource::Kind;
    ReportTable table =
        reporttables::table(u"besides"_s, {words(u"from"_s, 1.8), words(u"to"_s, 1.8), figures(u"length"_s),
                                           figures(u"counted"_s), words(u"came-from"_s, 3)});
    table.title.clear();
    table.paperRows = kPaperRows;
    const UptimeExplanation &told = facts.explanation;
    for (const CountedStretch &stretch : told.counted) {
        QStringList why;
        for (const size_t place : stretch.sources) {
            const TroubleSource &source = told.sources[place];
            QStringList names;
            for (const NeededService &one : source.below)
                names.append(one.name);
            if (source.kind == Kind::Need)
                why.append(reportText(u"through-need"_s, {{u"services"_s, names.join(u", "_s)}}));
            else if (source.kind == Kind::Checks)
                why.append(reportText(u"seen-by-checks"_s));
        }
        if (why.isEmpty())
            continue;
        why.removeDuplicates();
        table.rows.push_back({{ReportCell::instant(stretch.when.from), ReportCell::instant(stretch.when.to),
                               ReportCell::duration(double(stretch.when.length())),
                               ReportCell::duration(stretch.weight * double(stretch.when.length())),
                               ReportCell::of(why.join(u"; "_s))},
                              false});
    }
    ReportSection section{u"besides"_s, reportText(u"besides"_s), {}, {}};
    if (table.rows.empty())
        section.paragraphs.append(reportText(u"no-besides"_s));
    else
        section.tables.push_back(table);
    return section;
}

ReportSection incidentSection(const ServiceFacts &facts)
{
    ReportSection section{u"incidents"_s, reportText(u"incidents"_s), {}, {}};
    const MetricsGroup now = facts.incidents.group(u"all"_s);
    const MetricsGroup prior = facts.prior.group(u"all"_s);
    if (now.incidents == 0 && prior.incidents == 0) {
        section.paragraphs.append(reportText(u"no-incidents"_s));
        return section;
    }
    ReportTable counts = table(u"counts"_s, {words(u"what"_s, 3), figures(u"value"_s), figures(u"before"_s)});
    const auto add = [&counts](const QString &key, qint64 value, qint64 before) {
        counts.rows.push_back(
            {{ReportCell::of(reportText(key)), ReportCell::count(value), ReportCell::count(before)}, false});
    };
    add(u"opened"_s, now.incidents, prior.incidents);
    add(u"still-open"_s, now.open, prior.open);
    section.tables = {counts, measures(now, prior), population(now)};
    return section;
}

std::vector<ReportHighlight> highlightsOf(const ServiceFacts &facts)
{
    const Uptime &told = facts.figures.uptime;
    const auto highlight = [](const QString &key, const QString &title, const ReportCell &value,
                              const QString &note) {
        return ReportHighlight{key, reportText(title), value, note, false};
    };
    const auto note = [](const QString &key, const ReportCell &cell) {
        return QString(reportText(key) + u": "_s + cellText(cell, QTimeZone::utc()));
    };
    std::vector<ReportHighlight> all{
        highlight(u"availability"_s, u"fig-availability"_s,
                  ReportCell::share(told.availability(), kUptimeDecimals),
                  note(u"fig-target"_s, ReportCell::share(facts.figures.service.target, kUptimeDecimals))),
        highlight(u"down"_s, u"col-counted"_s,
                  told.availability() ? ReportCell::duration(told.weightedDown) : ReportCell(),
                  note(u"fig-budget-left"_s, ReportCell::duration(facts.figures.budgetLeft))),
        highlight(u"coverage"_s, u"fig-coverage"_s, ReportCell::share(told.coverage()),
                  note(u"fig-unknown"_s, ReportCell::duration(double(told.unknown)))),
        highlight(u"incidents"_s, u"incidents"_s,
                  ReportCell::count(facts.incidents.group(u"all"_s).incidents),
                  reportText(u"before"_s,
                             {{u"value"_s, wording::countText(facts.prior.group(u"all"_s).incidents)}}))};
    all.front().isMarked = isBelowTarget(facts.figures);
    return all;
}

} // namespace

Report serviceReport(const ServiceFacts &facts)
{
    Report report;
    report.kind = u"service"_s;
    report.title = reportText(u"service-title"_s, {{u"service"_s, facts.figures.service.name}});
    report.workspace = facts.workspace;
    report.dates = datesText(facts.from, facts.to, facts.zone);
    report.from = facts.from;
    report.to = facts.to;
    report.asOf = facts.asOf;
    report.zone = facts.zone;
    report.facts = {wording::boardText(u"as-of"_s, {{u"date"_s, wording::timeText(facts.asOf, facts.zone)}}),
                    wording::boardText(u"zone"_s, {{u"zone"_s, QString::fromLatin1(facts.zone.id())}}),
                    reportText(u"by-opened"_s)};
    report.highlights = highlightsOf(facts);
    report.sections = {figuresSection(facts),
                       outagesSection(facts, false),
                       besidesSection(facts),
                       outagesSection(facts, true),
                       incidentSection(facts),
                       definitions({u"incidents"_s, u"ttd"_s, u"tta"_s, u"ttr"_s, u"resolve"_s},
                                   facts.incidents.ttaFromOpened, facts.rules, false)};
    return report;
}

} // namespace binnacle
