// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/reportwords.h"

#include <QCoreApplication>
#include <QHash>

namespace binnacle::wording {

using namespace Qt::StringLiterals;

namespace {

// clang-format off: one line a text
const QHash<QString, const char *> &texts()
{
    static const QHash<QString, const char *> kTexts{
        {u"monthly-title"_s, QT_TRANSLATE_NOOP("ReportWords", "Operations report")},
        {u"service-title"_s, QT_TRANSLATE_NOOP("ReportWords", "Service report: {service}")},
        {u"dates"_s, QT_TRANSLATE_NOOP("ReportWords", "{from} to {to}")},
        {u"before-is"_s, QT_TRANSLATE_NOOP("ReportWords", "Before: {dates}")},
        {u"not-over"_s, QT_TRANSLATE_NOOP("ReportWords", "The period is not over: it is told as of {date}.")},
        {u"by-opened"_s, QT_TRANSLATE_NOOP("ReportWords", "Incidents count by the day they were opened, durations by the clock (24×7).")},
        {u"comment"_s, QT_TRANSLATE_NOOP("ReportWords", "Comment")},
        {u"sheet-summary"_s, QT_TRANSLATE_NOOP("ReportWords", "Summary")},
        {u"col-note"_s, QT_TRANSLATE_NOOP("ReportWords", "Note")},
        {u"page"_s, QT_TRANSLATE_NOOP("ReportWords", "Page {page} of {pages}")},
        {u"continued"_s, QT_TRANSLATE_NOOP("ReportWords", "{title} (continued)")},
        {u"more-rows"_s, QT_TRANSLATE_NOOP("ReportWords", "{count} more in the HTML, CSV and XLSX files of this report.")},
        // Sections and tables
        {u"incidents"_s, QT_TRANSLATE_NOOP("ReportWords", "Incidents")},
        {u"availability"_s, QT_TRANSLATE_NOOP("ReportWords", "Availability")},
        {u"sla"_s, QT_TRANSLATE_NOOP("ReportWords", "Service level agreements")},
        {u"restatements"_s, QT_TRANSLATE_NOOP("ReportWords", "Restatements")},
        {u"definitions"_s, QT_TRANSLATE_NOOP("ReportWords", "Definitions")},
        {u"figures"_s, QT_TRANSLATE_NOOP("ReportWords", "Figures")},
        {u"outages"_s, QT_TRANSLATE_NOOP("ReportWords", "Outages")},
        {u"maintenance"_s, QT_TRANSLATE_NOOP("ReportWords", "Maintenance")},
        {u"counts"_s, QT_TRANSLATE_NOOP("ReportWords", "How many")},
        {u"longest"_s, QT_TRANSLATE_NOOP("ReportWords", "The longest")},
        {u"measures"_s, QT_TRANSLATE_NOOP("ReportWords", "How long")},
        {u"population"_s, QT_TRANSLATE_NOOP("ReportWords", "What the durations are of")},
        {u"by-priority"_s, QT_TRANSLATE_NOOP("ReportWords", "By priority")},
        {u"by-service"_s, QT_TRANSLATE_NOOP("ReportWords", "By service")},
        {u"causes"_s, QT_TRANSLATE_NOOP("ReportWords", "Why")},
        // Rows
        {u"opened"_s, QT_TRANSLATE_NOOP("ReportWords", "Opened")},
        {u"still-open"_s, QT_TRANSLATE_NOOP("ReportWords", "Of these still open")},
        {u"open-at-end"_s, QT_TRANSLATE_NOOP("ReportWords", "Open at the end of the period, whenever opened")},
        {u"reopened"_s, QT_TRANSLATE_NOOP("ReportWords", "Of these reopened")},
        {u"reassigned"_s, QT_TRANSLATE_NOOP("ReportWords", "Of these reassigned")},
        {u"all"_s, QT_TRANSLATE_NOOP("ReportWords", "All")},
        {u"no-service"_s, QT_TRANSLATE_NOOP("ReportWords", "No service named")},
        {u"no-priority"_s, QT_TRANSLATE_NOOP("ReportWords", "No priority")},
        {u"below-target"_s, QT_TRANSLATE_NOOP("ReportWords", "Services below target")},
        {u"lowest"_s, QT_TRANSLATE_NOOP("ReportWords", "lowest: {service}, {share}")},
        {u"of-targets"_s, QT_TRANSLATE_NOOP("ReportWords", "of {count} with a target")},
        {u"before"_s, QT_TRANSLATE_NOOP("ReportWords", "before: {value}")},
        {u"mean-n"_s, QT_TRANSLATE_NOOP("ReportWords", "median of {n} · mean {mean} · before: {before}")},
        {u"sla-of"_s, QT_TRANSLATE_NOOP("ReportWords", "{met} of {of} · {pending} pending · before: {before}")},
        // Measures by their full names
        {u"measure-ttd"_s, QT_TRANSLATE_NOOP("ReportWords", "Time to detect, from start of impact (MTTD)")},
        {u"measure-tta"_s, QT_TRANSLATE_NOOP("ReportWords", "Time to acknowledge, from detection (MTTA)")},
        {u"measure-ttr"_s, QT_TRANSLATE_NOOP("ReportWords", "Time to restore, from start of impact (MTTR)")},
        {u"measure-resolve"_s, QT_TRANSLATE_NOOP("ReportWords", "Time to resolve, from opened")},
        {u"median-ttr"_s, QT_TRANSLATE_NOOP("ReportWords", "Median time to restore, from start of impact")},
        {u"median-resolve"_s, QT_TRANSLATE_NOOP("ReportWords", "Median time to resolve, from opened")},
        {u"longest-ttr"_s, QT_TRANSLATE_NOOP("ReportWords", "The longest to restore")},
        {u"longest-resolve"_s, QT_TRANSLATE_NOOP("ReportWords", "The longest to resolve")},
        {u"without-longest"_s, QT_TRANSLATE_NOOP("ReportWords", "The mean is {mean}; without the longest it would be {without}.")},
        // Columns
        {u"col-incident"_s, QT_TRANSLATE_NOOP("ReportWords", "Incident")},
        {u"col-took"_s, QT_TRANSLATE_NOOP("ReportWords", "Took")},
        {u"col-what"_s, QT_TRANSLATE_NOOP("ReportWords", "Figure")},
        {u"col-measure"_s, QT_TRANSLATE_NOOP("ReportWords", "Measure")},
        {u"col-priority"_s, QT_TRANSLATE_NOOP("ReportWords", "Priority")},
        {u"col-service"_s, QT_TRANSLATE_NOOP("ReportWords", "Service")},
        {u"col-value"_s, QT_TRANSLATE_NOOP("ReportWords", "This period")},
        {u"col-before"_s, QT_TRANSLATE_NOOP("ReportWords", "Before")},
        {u"col-median"_s, QT_TRANSLATE_NOOP("ReportWords", "Median")},
        {u"col-mean"_s, QT_TRANSLATE_NOOP("ReportWords", "Mean")},
        {u"col-p90"_s, QT_TRANSLATE_NOOP("ReportWords", "p90")},
        {u"col-worst"_s, QT_TRANSLATE_NOOP("ReportWords", "Worst")},
        {u"col-n"_s, QT_TRANSLATE_NOOP("ReportWords", "n")},
        {u"col-of"_s, QT_TRANSLATE_NOOP("ReportWords", "Incidents")},
        {u"col-no-start"_s, QT_TRANSLATE_NOOP("ReportWords", "No start stamp")},
        {u"col-no-end"_s, QT_TRANSLATE_NOOP("ReportWords", "No end stamp")},
        {u"col-order"_s, QT_TRANSLATE_NOOP("ReportWords", "Stamps reversed")},
        {u"col-open"_s, QT_TRANSLATE_NOOP("ReportWords", "Open")},
        {u"col-opened"_s, QT_TRANSLATE_NOOP("ReportWords", "Opened")},
        {u"col-ttr"_s, QT_TRANSLATE_NOOP("ReportWords", "Restored, median")},
        {u"col-resolve"_s, QT_TRANSLATE_NOOP("ReportWords", "Resolved, median")},
        {u"col-resolve-p90"_s, QT_TRANSLATE_NOOP("ReportWords", "Resolved, p90")},
        {u"col-target"_s, QT_TRANSLATE_NOOP("ReportWords", "Target")},
        {u"col-availability"_s, QT_TRANSLATE_NOOP("ReportWords", "Uptime")},
        {u"col-down"_s, QT_TRANSLATE_NOOP("ReportWords", "Down")},
        {u"col-counted"_s, QT_TRANSLATE_NOOP("ReportWords", "Counts as down")},
        {u"col-unknown"_s, QT_TRANSLATE_NOOP("ReportWords", "Unknown")},
        {u"col-coverage"_s, QT_TRANSLATE_NOOP("ReportWords", "Coverage")},
        {u"col-outages"_s, QT_TRANSLATE_NOOP("ReportWords", "Outages")},
        {u"col-budget-left"_s, QT_TRANSLATE_NOOP("ReportWords", "Budget left")},
        {u"col-met"_s, QT_TRANSLATE_NOOP("ReportWords", "Met")},
        {u"col-missed"_s, QT_TRANSLATE_NOOP("ReportWords", "Missed")},
        {u"col-pending"_s, QT_TRANSLATE_NOOP("ReportWords", "Pending")},
        {u"col-attainment"_s, QT_TRANSLATE_NOOP("ReportWords", "Attainment")},
        {u"col-published"_s, QT_TRANSLATE_NOOP("ReportWords", "Published")},
        {u"col-now"_s, QT_TRANSLATE_NOOP("ReportWords", "Now")},
        {u"col-difference"_s, QT_TRANSLATE_NOOP("ReportWords", "Difference")},
        {u"col-cause"_s, QT_TRANSLATE_NOOP("ReportWords", "Why")},
        {u"col-number"_s, QT_TRANSLATE_NOOP("ReportWords", "No.")},
        {u"col-change"_s, QT_TRANSLATE_NOOP("ReportWords", "Change")},
        {u"col-who"_s, QT_TRANSLATE_NOOP("ReportWords", "Who")},
        {u"col-when"_s, QT_TRANSLATE_NOOP("ReportWords", "When")},
        {u"col-version"_s, QT_TRANSLATE_NOOP("ReportWords", "Version")},
        {u"col-text"_s, QT_TRANSLATE_NOOP("ReportWords", "Definition")},
        {u"col-from"_s, QT_TRANSLATE_NOOP("ReportWords", "From")},
        {u"col-to"_s, QT_TRANSLATE_NOOP("ReportWords", "To")},
        {u"col-length"_s, QT_TRANSLATE_NOOP("ReportWords", "In the period")},
        {u"col-degree"_s, QT_TRANSLATE_NOOP("ReportWords", "Degree")},
        {u"col-why"_s, QT_TRANSLATE_NOOP("ReportWords", "What was left out")},
        {u"col-how"_s, QT_TRANSLATE_NOOP("ReportWords", "How it counts")},
        {u"col-title"_s, QT_TRANSLATE_NOOP("ReportWords", "Title")},
        // Where there is nothing
        {u"no-incidents"_s, QT_TRANSLATE_NOOP("ReportWords", "No incident was opened in this period.")},
        {u"no-services"_s, QT_TRANSLATE_NOOP("ReportWords", "There is no service in the catalog.")},
        {u"no-sla"_s, QT_TRANSLATE_NOOP("ReportWords", "No incident of this period says whether its target was met.")},
        {u"none-published"_s, QT_TRANSLATE_NOOP("ReportWords", "No period that ended by then has been published: there is nothing to restate.")},
        {u"none-restated"_s, QT_TRANSLATE_NOOP("ReportWords", "The figures of every period published hold: {periods}.")},
        {u"restated-period"_s, QT_TRANSLATE_NOOP("ReportWords", "{dates}, edition {edition}, published {at} by {publisher}")},
        {u"restated-of"_s, QT_TRANSLATE_NOOP("ReportWords", "{count} of {of} published periods read otherwise now. “Why” gives the numbers of the changes listed below.")},
        {u"no-outages"_s, QT_TRANSLATE_NOOP("ReportWords", "None is recorded in this period.")},
        // Notes
        {u"availability-order"_s, QT_TRANSLATE_NOOP("ReportWords", "Services below their target come first, marked; then by uptime. Down counts partial outages by their weight.")},
        {u"untold-services"_s, QT_TRANSLATE_NOOP("ReportWords", "Without a record in this period, and so without uptime: {count}.")},
        {u"p90-from-ten"_s, QT_TRANSLATE_NOOP("ReportWords", "p90 is shown from 10 values on.")},
        {u"population-note"_s, QT_TRANSLATE_NOOP("ReportWords", "n and those left out, by the reason, are all incidents opened in the period.")},
        {u"uptime-title"_s, QT_TRANSLATE_NOOP("ReportWords", "Uptime")},
        {u"budget-title"_s, QT_TRANSLATE_NOOP("ReportWords", "Error budget")},
        {u"budget-text"_s, QT_TRANSLATE_NOOP("ReportWords", "The downtime the target allows: (1 − target) × agreed time without maintenance that was left out. Left is what was not used; below zero the target is missed.")},
        {u"coverage-title"_s, QT_TRANSLATE_NOOP("ReportWords", "Coverage")},
        {u"coverage-text"_s, QT_TRANSLATE_NOOP("ReportWords", "The share of agreed time in which something watched the service. Where nothing did, it was neither up nor down.")},
        {u"percentile-title"_s, QT_TRANSLATE_NOOP("ReportWords", "Percentiles")},
        {u"percentile-text"_s, QT_TRANSLATE_NOOP("ReportWords", "Type 7, linear interpolation between the two nearest values.")},
        {u"restatement-title"_s, QT_TRANSLATE_NOOP("ReportWords", "Restatement")},
        {u"restatement-text"_s, QT_TRANSLATE_NOOP("ReportWords", "A figure that reads otherwise now than when its period was published, with the records changed since that it is made of.")},
        // Figures of one service
        {u"fig-target"_s, QT_TRANSLATE_NOOP("ReportWords", "Target")},
        {u"fig-availability"_s, QT_TRANSLATE_NOOP("ReportWords", "Uptime")},
        {u"fig-all-downtime"_s, QT_TRANSLATE_NOOP("ReportWords", "Uptime, all downtime counted")},
        {u"fig-lower"_s, QT_TRANSLATE_NOOP("ReportWords", "Lowest it may have been")},
        {u"fig-upper"_s, QT_TRANSLATE_NOOP("ReportWords", "Highest it may have been")},
        {u"fig-coverage"_s, QT_TRANSLATE_NOOP("ReportWords", "Coverage")},
        {u"fig-agreed"_s, QT_TRANSLATE_NOOP("ReportWords", "Agreed time")},
        {u"fig-down"_s, QT_TRANSLATE_NOOP("ReportWords", "Down, in full")},
        {u"fig-degraded"_s, QT_TRANSLATE_NOOP("ReportWords", "Impaired otherwise")},
        {u"fig-counted"_s, QT_TRANSLATE_NOOP("ReportWords", "Counts as down, by weight")},
        {u"fig-maintenance-exclude"_s, QT_TRANSLATE_NOOP("ReportWords", "Maintenance, left out")},
        {u"fig-maintenance-up"_s, QT_TRANSLATE_NOOP("ReportWords", "Maintenance, counted as up")},
        {u"fig-maintenance-down"_s, QT_TRANSLATE_NOOP("ReportWords", "Maintenance, counted as down")},
        {u"fig-maintenance-ignore"_s, QT_TRANSLATE_NOOP("ReportWords", "Maintenance, as if not announced")},
        {u"fig-late"_s, QT_TRANSLATE_NOOP("ReportWords", "Maintenance not approved in time, counted as down")},
        {u"fig-late-ignore"_s, QT_TRANSLATE_NOOP("ReportWords", "Maintenance not approved in time")},
        {u"fig-unknown"_s, QT_TRANSLATE_NOOP("ReportWords", "Unknown, left out")},
        {u"fig-outages"_s, QT_TRANSLATE_NOOP("ReportWords", "Outages, those that touch as one")},
        {u"fig-mtrs"_s, QT_TRANSLATE_NOOP("ReportWords", "Mean time to restore service (MTRS)")},
        {u"fig-mtbf"_s, QT_TRANSLATE_NOOP("ReportWords", "Mean time between failures (MTBF)")},
        {u"fig-budget"_s, QT_TRANSLATE_NOOP("ReportWords", "Error budget")},
        {u"fig-budget-left"_s, QT_TRANSLATE_NOOP("ReportWords", "Error budget left")},
        {u"policy-note"_s, QT_TRANSLATE_NOOP("ReportWords", "“Counts as down” is what each outage brought to the figure above, by its weight; where two of one weight overlap both say it, and the figure counts it once.")},
        {u"out-maintenance"_s, QT_TRANSLATE_NOOP("ReportWords", "{length} in maintenance approved before")},
        {u"out-hours"_s, QT_TRANSLATE_NOOP("ReportWords", "{length} outside agreed hours")},
        {u"out-unknown"_s, QT_TRANSLATE_NOOP("ReportWords", "{length} while nothing was watching")},
        {u"out-weight"_s, QT_TRANSLATE_NOOP("ReportWords", "counts {share} of its time")},
        {u"out-covered"_s, QT_TRANSLATE_NOOP("ReportWords", "{length} while something worse counts")},
        {u"out-window"_s, QT_TRANSLATE_NOOP("ReportWords", "{length} outside the period")},
        {u"maintenance-exclude"_s, QT_TRANSLATE_NOOP("ReportWords", "left out: approved before it began")},
        {u"maintenance-up"_s, QT_TRANSLATE_NOOP("ReportWords", "counts as up: approved before it began")},
        {u"maintenance-down"_s, QT_TRANSLATE_NOOP("ReportWords", "counts as down, as all maintenance does here")},
        {u"maintenance-ignore"_s, QT_TRANSLATE_NOOP("ReportWords", "as if not announced: downtime in it counts")},
        {u"maintenance-late"_s, QT_TRANSLATE_NOOP("ReportWords", "counts as down: not approved before it began")},
        {u"besides"_s, QT_TRANSLATE_NOOP("ReportWords", "What counts besides its own outages")},
        {u"no-besides"_s, QT_TRANSLATE_NOOP("ReportWords", "Nothing: no downtime came through what it needs, and none was seen by checks alone.")},
        {u"through-need"_s, QT_TRANSLATE_NOOP("ReportWords", "through {services}")},
        {u"seen-by-checks"_s, QT_TRANSLATE_NOOP("ReportWords", "seen by checks")},
        {u"goes-on"_s, QT_TRANSLATE_NOOP("ReportWords", "goes on")},
        {u"degree-full"_s, QT_TRANSLATE_NOOP("ReportWords", "Full")},
        {u"degree-partial"_s, QT_TRANSLATE_NOOP("ReportWords", "Partial")},
        {u"degree-degraded"_s, QT_TRANSLATE_NOOP("ReportWords", "Degraded")},
        {u"degree-none"_s, QT_TRANSLATE_NOOP("ReportWords", "None")},
        // Figures by name, for restatements
        {u"figure-count"_s, QT_TRANSLATE_NOOP("ReportWords", "opened")},
        {u"figure-open"_s, QT_TRANSLATE_NOOP("ReportWords", "open")},
        {u"figure-n"_s, QT_TRANSLATE_NOOP("ReportWords", "n")},
        {u"figure-no_start"_s, QT_TRANSLATE_NOOP("ReportWords", "no start stamp")},
        {u"figure-no_end"_s, QT_TRANSLATE_NOOP("ReportWords", "no end stamp")},
        {u"figure-order"_s, QT_TRANSLATE_NOOP("ReportWords", "stamps reversed")},
        {u"figure-median"_s, QT_TRANSLATE_NOOP("ReportWords", "median")},
        {u"figure-mean"_s, QT_TRANSLATE_NOOP("ReportWords", "mean")},
        {u"figure-p90"_s, QT_TRANSLATE_NOOP("ReportWords", "p90")},
        {u"figure-max"_s, QT_TRANSLATE_NOOP("ReportWords", "worst")},
        {u"figure-met"_s, QT_TRANSLATE_NOOP("ReportWords", "met")},
        {u"figure-missed"_s, QT_TRANSLATE_NOOP("ReportWords", "missed")},
        {u"figure-pending"_s, QT_TRANSLATE_NOOP("ReportWords", "pending")},
        {u"figure-attainment"_s, QT_TRANSLATE_NOOP("ReportWords", "attainment")},
        {u"figure-availability"_s, QT_TRANSLATE_NOOP("ReportWords", "uptime")},
        {u"figure-all_downtime"_s, QT_TRANSLATE_NOOP("ReportWords", "uptime, all downtime")},
        {u"figure-target"_s, QT_TRANSLATE_NOOP("ReportWords", "target")},
        {u"figure-coverage"_s, QT_TRANSLATE_NOOP("ReportWords", "coverage")},
        {u"figure-agreed"_s, QT_TRANSLATE_NOOP("ReportWords", "agreed time")},
        {u"figure-unknown"_s, QT_TRANSLATE_NOOP("ReportWords", "unknown time")},
        {u"figure-maintenance"_s, QT_TRANSLATE_NOOP("ReportWords", "maintenance")},
        {u"figure-late_maintenance"_s, QT_TRANSLATE_NOOP("ReportWords", "maintenance not approved in time")},
        {u"figure-down"_s, QT_TRANSLATE_NOOP("ReportWords", "down")},
        {u"figure-degraded"_s, QT_TRANSLATE_NOOP("ReportWords", "impaired otherwise")},
        {u"figure-counted_down"_s, QT_TRANSLATE_NOOP("ReportWords", "counts as down")},
        {u"figure-worst"_s, QT_TRANSLATE_NOOP("ReportWords", "longest outage")},
        {u"figure-outages"_s, QT_TRANSLATE_NOOP("ReportWords", "outages")},
        {u"figure-budget"_s, QT_TRANSLATE_NOOP("ReportWords", "error budget")},
        {u"figure-budget_left"_s, QT_TRANSLATE_NOOP("ReportWords", "error budget left")},
        {u"figure-of"_s, QT_TRANSLATE_NOOP("ReportWords", "{of}: {measure}, {figure}")},
        {u"figure-of-service"_s, QT_TRANSLATE_NOOP("ReportWords", "{of}: {figure}")},
        // Causes
        {u"cause-made"_s, QT_TRANSLATE_NOOP("ReportWords", "{number} was entered")},
        {u"cause-changed"_s, QT_TRANSLATE_NOOP("ReportWords", "{number}: {fields} changed")},
        {u"cause-deleted"_s, QT_TRANSLATE_NOOP("ReportWords", "{number} was taken back")},
        {u"cause-import-changed"_s, QT_TRANSLATE_NOOP("ReportWords", "{number}: {fields} changed by an import from {source}")},
        {u"cause-resolved"_s, QT_TRANSLATE_NOOP("ReportWords", "{count}, open when the period was published, went on to be resolved: {numbers}")},
        {u"cause-tickets"_s, QT_TRANSLATE_NOOP("ReportWords", "{count} of this period came or changed with import {batch} from {source}: {numbers}")},
        {u"cause-outages"_s, QT_TRANSLATE_NOOP("ReportWords", "{service}: outages and maintenance came or changed with import {batch} from {source}: {numbers}")},
        {u"cause-watch"_s, QT_TRANSLATE_NOOP("ReportWords", "{service}: import {batch} from {source} tells what it was like")},
        {u"cause-undone"_s, QT_TRANSLATE_NOOP("ReportWords", "Import {batch} from {source} was taken back")},
        {u"cause-outage-add"_s, QT_TRANSLATE_NOOP("ReportWords", "{service}: outage {number} was entered")},
        {u"cause-outage-end"_s, QT_TRANSLATE_NOOP("ReportWords", "{service}: outage {number} was given an end")},
        {u"cause-outage-reopen"_s, QT_TRANSLATE_NOOP("ReportWords", "{service}: outage {number} was reopened")},
        {u"cause-outage-remove"_s, QT_TRANSLATE_NOOP("ReportWords", "{service}: outage {number} was removed")},
        {u"cause-outage-restore"_s, QT_TRANSLATE_NOOP("ReportWords", "{service}: outage {number} was put back")},
        {u"cause-outage-change"_s, QT_TRANSLATE_NOOP("ReportWords", "{service}: outage {number} was changed")},
        {u"cause-service"_s, QT_TRANSLATE_NOOP("ReportWords", "{service}: {fields} changed")},
        {u"cause-rules"_s, QT_TRANSLATE_NOOP("ReportWords", "How maintenance and lesser degrees count was changed")},
        {u"cause-calendar"_s, QT_TRANSLATE_NOOP("ReportWords", "Working hours “{calendar}” changed")},
        {u"cause-definition"_s, QT_TRANSLATE_NOOP("ReportWords", "{measure} is counted by version {version} of its definition")},
        {u"cause-sight"_s, QT_TRANSLATE_NOOP("ReportWords", "Some incidents are not for everyone: {publisher}, who published, saw others than you")},
        {u"cause-none"_s, QT_TRANSLATE_NOOP("ReportWords", "No record tells of a change: run verify")},
        {u"hidden-incident"_s, QT_TRANSLATE_NOOP("ReportWords", "An incident not shown to you")},
        {u"and-more"_s, QT_TRANSLATE_NOOP("ReportWords", "{numbers} and more")},
        {u"edition"_s, QT_TRANSLATE_NOOP("ReportWords", "edition {edition}")},
        {u"period-damaged"_s, QT_TRANSLATE_NOOP("ReportWords", "What is stored of the period {dates} is not what was published ({faults}): run verify.")},
        {u"published"_s, QT_TRANSLATE_NOOP("ReportWords", "Published: {dates}, edition {edition}, {count} figures, hash {hash}")},
        {u"holds"_s, QT_TRANSLATE_NOOP("ReportWords", "{dates}, edition {edition}: every figure holds.")},
        {u"none-yet"_s, QT_TRANSLATE_NOOP("ReportWords", "No period has been published.")},
    };
    return kTexts;
}
// clang-format on

} // namespace

QString reportText(const QString &key, const QVariantMap &values)
{
    const auto it = texts().constFind(key);
    if (it == texts().constEnd())
        return key;
    // In one pass: a value that looks like a name is none.
    const QString text = QCoreApplication::translate("ReportWords", *it);
    QString out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype end = text[i] == u'{' ? text.indexOf(u'}', i) : -1;
        const QString name = end > 0 ? text.mid(i + 1, end - i - 1) : QString();
        if (end < 0 || !values.contains(name)) {
            out.append(text[i]);
            continue;
        }
        out.append(values.value(name).toString());
        i = end;
    }
    return out;
}

} // namespace binnacle::wording
