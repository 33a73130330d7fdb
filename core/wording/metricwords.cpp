// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wording/metricwords.h"

#include <QCoreApplication>
#include <QHash>
#include <utility>

namespace binnacle::wording {

using namespace Qt::StringLiterals;

namespace {

// Texts are marked here for lupdate and translated where they are used. {name} is replaced by the value of
// that name.
QString say(const char *text, const QVariantMap &values = {})
{
    QString out = QCoreApplication::translate("MetricWords", text);
    for (auto it = values.cbegin(); it != values.cend(); ++it)
        out.replace(u'{' + it.key() + u'}', it.value().toString());
    return out;
}

struct Words
{
    const char *title;
    const char *definition;
};

const QHash<QString, Words> &metrics()
{
    static const QHash<QString, Words> words{
        {u"ttd"_s,
         {QT_TRANSLATE_NOOP("MetricWords", "Time to detect"),
          QT_TRANSLATE_NOOP("MetricWords",
                            "Time to detect, from the start of impact: detected minus occurred.")}},
        {u"tta"_s,
         {QT_TRANSLATE_NOOP("MetricWords", "Time to acknowledge"),
          QT_TRANSLATE_NOOP(
              "MetricWords",
              "Time to acknowledge, from detection: acknowledged (a person takes it, never a routing rule) "
              "minus detected; for an incident without a detected stamp, minus opened. Without a detected "
              "stamp "
              "here: {count}.")}},
        {u"ttr"_s,
         {QT_TRANSLATE_NOOP("MetricWords", "Time to restore"),
          QT_TRANSLATE_NOOP("MetricWords",
                            "Time to restore, from the start of impact: restored minus occurred.")}},
        {u"resolve"_s,
         {QT_TRANSLATE_NOOP("MetricWords", "Time to resolve"),
          QT_TRANSLATE_NOOP("MetricWords",
                            "Time to resolve, from opened: the last resolved stamp minus opened.")}},
        {u"resolve_first"_s,
         {QT_TRANSLATE_NOOP("MetricWords", "Time to first resolution"),
          QT_TRANSLATE_NOOP(
              "MetricWords",
              "Time to the first resolution, from opened: the first change into resolved minus opened, for "
              "incidents with a resolved stamp; where states say nothing, the same as the time to "
              "resolve.")}},
        {u"close"_s,
         {QT_TRANSLATE_NOOP("MetricWords", "Time to close"),
          QT_TRANSLATE_NOOP("MetricWords", "Time to close, from opened: closed minus opened.")}},
        {u"open"_s,
         {QT_TRANSLATE_NOOP("MetricWords", "Open"),
          QT_TRANSLATE_NOOP("MetricWords",
                            "Incidents of the cohort in the window that are in a state of class open as of; "
                            "those whose cohort stamp lies outside the window are not among them.")}},
        {u"open-all"_s,
         {QT_TRANSLATE_NOOP("MetricWords", "Open incidents"),
          QT_TRANSLATE_NOOP(
              "MetricWords",
              "Incidents in a state of class open, whenever they were opened: as of, or at the end of a "
              "window "
              "that ends before. Values of the past are read from the stamps: opened, and resolved (where "
              "there is no such stamp, closed) later or not at all; between two resolutions an incident "
              "counts as open.")}},
        {u"sla"_s,
         {QT_TRANSLATE_NOOP("MetricWords", "SLA met"),
          QT_TRANSLATE_NOOP(
              "MetricWords",
              "Met divided by met and missed, as the source says it: missed counts open incidents too; met "
              "when resolved or closed, pending before; incidents without a word on it are not counted.")}},
        {u"reopened"_s,
         {QT_TRANSLATE_NOOP("MetricWords", "Reopened"),
          QT_TRANSLATE_NOOP(
              "MetricWords",
              "Incidents opened again after they were resolved or closed, by the source's count where it "
              "has one, else by their states.")}},
        {u"reassigned"_s,
         {QT_TRANSLATE_NOOP("MetricWords", "Reassigned"),
          QT_TRANSLATE_NOOP("MetricWords", "Incidents with a reassignment count above zero.")}},
        {u"incidents"_s,
         {QT_TRANSLATE_NOOP("MetricWords", "Incidents"),
          QT_TRANSLATE_NOOP(
              "MetricWords",
              "Incidents under the filter whose cohort stamp lies in the window. Every incident is counted "
              "once in each measure: open (no end stamp and a state of class open), no_start, no_end, "
              "order (the measure's own two stamps reversed), else n. Percentiles are type 7 (linear "
              "interpolation), the geometric mean is over values above zero, km_median is the "
              "Kaplan-Meier median with open incidents censored as of.")}},
        {u"volume"_s,
         {QT_TRANSLATE_NOOP("MetricWords", "Opened by priority, and closed"),
          QT_TRANSLATE_NOOP(
              "MetricWords",
              "Bars: incidents opened in each bin, by their present priority. Line: incidents closed in the "
              "bin, whenever they were opened.")}},
        {u"backlog"_s,
         {QT_TRANSLATE_NOOP("MetricWords", "Backlog by age"),
          QT_TRANSLATE_NOOP("MetricWords",
                            "Open incidents by their age since opened, in elapsed days, as of (the newest "
                            "stamp an import told, or now where an incident made here is open), or at the "
                            "end of a window that ends before.")}},
        {u"volume-opened"_s,
         {QT_TRANSLATE_NOOP("MetricWords", "Opened by priority"),
          QT_TRANSLATE_NOOP("MetricWords",
                            "Bars: incidents opened in each bin, by their present priority. There is no line "
                            "of those closed: no incident under the filter has a closed stamp.")}},
        {u"uptime"_s, {QT_TRANSLATE_NOOP("MetricWords", "Availability by service"), ""}},
        {u"uptime-exclude"_s,
         {"", QT_TRANSLATE_NOOP(
                  "MetricWords",
                  "Agreed time less downtime, over agreed time; maintenance approved before it began and "
                  "unknown time are in neither. A service is down with what it needs. Partial outages count "
                  "{partial}, degraded ones {degraded}.")}},
        {u"uptime-up"_s,
         {"", QT_TRANSLATE_NOOP(
                  "MetricWords",
                  "Agreed time less downtime, over agreed time; maintenance approved before it began counts "
                  "as up, unknown time is left out. A service is down with what it needs. Partial outages "
                  "count {partial}, degraded ones {degraded}.")}},
        {u"uptime-down"_s,
         {"", QT_TRANSLATE_NOOP(
                  "MetricWords",
                  "Agreed time less downtime, over agreed time; maintenance counts as down, unknown time is "
                  "left out. A service is down with what it needs. Partial outages count {partial}, degraded "
                  "ones {degraded}.")}},
        {u"uptime-ignore"_s,
         {"", QT_TRANSLATE_NOOP(
                  "MetricWords",
                  "Agreed time less downtime, over agreed time; maintenance is not looked at, downtime in it "
                  "counts, unknown time is left out. A service is down with what it needs. Partial outages "
                  "count {partial}, degraded ones {degraded}.")}},
        {u"below-target"_s,
         {QT_TRANSLATE_NOOP("MetricWords", "Below target"),
          QT_TRANSLATE_NOOP("MetricWords",
                            "Services whose availability over the window is below their target, of those "
                            "that have a target and a figure.")}},
        {u"team"_s,
         {QT_TRANSLATE_NOOP("MetricWords", "By team"),
          QT_TRANSLATE_NOOP("MetricWords", "Incidents opened in the window by the team they are with now.")}},
        {u"category"_s,
         {QT_TRANSLATE_NOOP("MetricWords", "By category"),
          QT_TRANSLATE_NOOP("MetricWords", "Incidents opened in the window by category.")}},
    };
    return words;
}

const QHash<QString, const char *> &boardTexts()
{
    static const QHash<QString, const char *> texts{
        {u"last-90-days"_s, QT_TRANSLATE_NOOP("MetricWords", "Last 90 days before the newest data")},
        {u"full-range"_s, QT_TRANSLATE_NOOP("MetricWords", "All data, {from} to {to}")},
        {u"window"_s, QT_TRANSLATE_NOOP("MetricWords", "{from} to {to}")},
        {u"data-ends"_s, QT_TRANSLATE_NOOP("MetricWords", "data ends {date}")},
        {u"median"_s, QT_TRANSLATE_NOOP("MetricWords", "{title} · median")},
        {u"derived"_s, QT_TRANSLATE_NOOP("MetricWords", "Stamps derived from states: {count} of {of}.")},
        {u"all-downtime"_s, QT_TRANSLATE_NOOP("MetricWords", "“All downtime” counts maintenance as down.")},
        {u"definition-uptime"_s, QT_TRANSLATE_NOOP("MetricWords", "{text} Definition version {version}.")},
        {u"as-of"_s, QT_TRANSLATE_NOOP("MetricWords", "As of {date}")},
        {u"present-shown"_s,
         QT_TRANSLATE_NOOP(
             "MetricWords",
             "As of: {count} incidents changed since and have no history from then; of these, what "
             "their stamps do not tell is the present value.")},
        {u"at-end-of"_s, QT_TRANSLATE_NOOP("MetricWords", "at the end of {date}")},
        {u"at"_s, QT_TRANSLATE_NOOP("MetricWords", "at {time}")},
        {u"elapsed"_s, QT_TRANSLATE_NOOP("MetricWords", "Elapsed (24×7)")},
        {u"business"_s, QT_TRANSLATE_NOOP("MetricWords", "Business hours")},
        {u"business-hours"_s, QT_TRANSLATE_NOOP("MetricWords", "Business hours, {hours}")},
        {u"hours-since"_s, QT_TRANSLATE_NOOP("MetricWords", "{hours} since {date}")},
        {u"days-differ"_s, QT_TRANSLATE_NOOP("MetricWords", "days that differ: {count}")},
        {u"zone"_s, QT_TRANSLATE_NOOP("MetricWords", "time zone {zone}")},
        {u"filter"_s, QT_TRANSLATE_NOOP("MetricWords", "filter {query}")},
        {u"cohort-opened"_s, QT_TRANSLATE_NOOP("MetricWords", "Opened {window}")},
        {u"cohort-resolved"_s, QT_TRANSLATE_NOOP("MetricWords", "Resolved {window}")},
        {u"window-any"_s, QT_TRANSLATE_NOOP("MetricWords", "at any time")},
        {u"window-since"_s, QT_TRANSLATE_NOOP("MetricWords", "from {from}")},
        {u"window-until"_s, QT_TRANSLATE_NOOP("MetricWords", "before {to}")},
        {u"window-both"_s, QT_TRANSLATE_NOOP("MetricWords", "from {from}, before {to}")},
        {u"period-before"_s, QT_TRANSLATE_NOOP("MetricWords", "Period before: {from} to {to}, {incidents}")},
        {u"oldest"_s, QT_TRANSLATE_NOOP("MetricWords", "oldest {age}")},
        {u"of"_s, QT_TRANSLATE_NOOP("MetricWords", "{count} of {of}")},
        {u"sla-note"_s, QT_TRANSLATE_NOOP("MetricWords", "{met} of {of} · {pending} pending")},
        {u"sla-untold"_s, QT_TRANSLATE_NOOP("MetricWords", " · {count} without a word on it")},
        {u"definition"_s,
         QT_TRANSLATE_NOOP("MetricWords", "{text} Definition version {version}. Counted by opened.")},
        {u"no-incidents"_s,
         QT_TRANSLATE_NOOP("MetricWords",
                           "There are no incidents yet. Import a log, or create the first one.")},
        {u"no-data-window"_s,
         QT_TRANSLATE_NOOP("MetricWords", "No incident was opened in this window under this filter.")},
        {u"no-data-ttd"_s,
         QT_TRANSLATE_NOOP("MetricWords",
                           "No data: no incident in this window has both an occurred and a detected stamp. "
                           "{instead} incidents have an acknowledged stamp: see time to acknowledge.")},
        {u"no-data-ttr"_s,
         QT_TRANSLATE_NOOP("MetricWords",
                           "No data: no incident in this window has both an occurred and a restored stamp. "
                           "{instead} incidents have a resolved stamp: see time to resolve, from opened.")},
        {u"no-data-tta"_s,
         QT_TRANSLATE_NOOP("MetricWords",
                           "No data: no incident in this window has an acknowledged stamp. {instead} "
                           "incidents have a resolved stamp: see time to resolve, from opened.")},
        {u"no-data-resolve"_s,
         QT_TRANSLATE_NOOP("MetricWords", "No data: no incident in this window has a resolved stamp.")},
        {u"no-data-sla"_s,
         QT_TRANSLATE_NOOP("MetricWords",
                           "No data: no incident in this window says whether its target was met.")},
        {u"no-data-reopened"_s,
         QT_TRANSLATE_NOOP(
             "MetricWords",
             "No data: no source of the incidents in this window tells a count of reopenings or "
             "the changes of state.")},
        {u"reopenings-untold"_s,
         QT_TRANSLATE_NOOP("MetricWords",
                           "Not counted: {count} incidents of sources that tell neither a count of "
                           "reopenings nor the changes of state.")},
        {u"title"_s, QT_TRANSLATE_NOOP("MetricWords", "Operations")},
        {u"col-measure"_s, QT_TRANSLATE_NOOP("MetricWords", "Measure")},
        {u"col-value"_s, QT_TRANSLATE_NOOP("MetricWords", "Value")},
        {u"col-prior"_s, QT_TRANSLATE_NOOP("MetricWords", "Period before")},
        {u"col-mean"_s, QT_TRANSLATE_NOOP("MetricWords", "Mean")},
        {u"col-median"_s, QT_TRANSLATE_NOOP("MetricWords", "Median")},
        {u"col-p90"_s, QT_TRANSLATE_NOOP("MetricWords", "p90")},
        {u"col-n"_s, QT_TRANSLATE_NOOP("MetricWords", "n")},
        {u"col-excluded"_s, QT_TRANSLATE_NOOP("MetricWords", "Excluded")},
        {u"col-open"_s, QT_TRANSLATE_NOOP("MetricWords", "Open")},
        {u"col-definition"_s, QT_TRANSLATE_NOOP("MetricWords", "Definition")},
        {u"col-week"_s, QT_TRANSLATE_NOOP("MetricWords", "Week from")},
        {u"col-from"_s, QT_TRANSLATE_NOOP("MetricWords", "From")},
        {u"col-none"_s, QT_TRANSLATE_NOOP("MetricWords", "No priority")},
        {u"col-service"_s, QT_TRANSLATE_NOOP("MetricWords", "Service")},
        {u"col-availability"_s, QT_TRANSLATE_NOOP("MetricWords", "Availability")},
        {u"col-target"_s, QT_TRANSLATE_NOOP("MetricWords", "Target")},
        {u"col-down"_s, QT_TRANSLATE_NOOP("MetricWords", "Down")},
        {u"col-coverage"_s, QT_TRANSLATE_NOOP("MetricWords", "Known")},
        {u"col-outages"_s, QT_TRANSLATE_NOOP("MetricWords", "Outages")},
        {u"col-budget"_s, QT_TRANSLATE_NOOP("MetricWords", "Error budget left")},
        {u"col-closed"_s, QT_TRANSLATE_NOOP("MetricWords", "Closed")},
        {u"col-incidents"_s, QT_TRANSLATE_NOOP("MetricWords", "Incidents")},
        {u"percentiles"_s,
         QT_TRANSLATE_NOOP("MetricWords",
                           "Percentiles are type 7 (linear interpolation) and shown from 10 values on.")},
        {u"uptime-target"_s, QT_TRANSLATE_NOOP("MetricWords", "Availability by service, target {target}")},
        {u"source-services"_s, QT_TRANSLATE_NOOP("MetricWords", "outages and checks of services")},
        {u"worst"_s, QT_TRANSLATE_NOOP("MetricWords", "worst {share}")},
        {u"no-data-target"_s,
         QT_TRANSLATE_NOOP("MetricWords",
                           "No data: no service with a target has anything recorded in this window.")},
        {u"need-down"_s, QT_TRANSLATE_NOOP("MetricWords", "is down for {age}")},
        {u"need-impaired"_s, QT_TRANSLATE_NOOP("MetricWords", "has been impaired for {age}")},
        {u"need-budget-gone"_s, QT_TRANSLATE_NOOP("MetricWords", "error budget overspent")},
        {u"need-budget-soon"_s, QT_TRANSLATE_NOOP("MetricWords", "budget gone about {date} at this rate")},
        {u"needs-troubled"_s, QT_TRANSLATE_NOOP("MetricWords", "services are down or impaired")},
        {u"needs-budget-gone"_s,
         QT_TRANSLATE_NOOP("MetricWords", "services with their error budget overspent")},
        {u"needs-budget-soon"_s,
         QT_TRANSLATE_NOOP("MetricWords", "services whose budget will be gone within 30 days at this rate")},
        {u"need-grave"_s, QT_TRANSLATE_NOOP("MetricWords", "P1 and P2 open")},
        {u"need-missed"_s, QT_TRANSLATE_NOOP("MetricWords", "open past their target")},
        {u"need-unassigned"_s, QT_TRANSLATE_NOOP("MetricWords", "open with nobody on them")},
        {u"ttr-dots"_s, QT_TRANSLATE_NOOP("MetricWords", "Time to restore, from start of impact")},
        {u"ttd-dots"_s, QT_TRANSLATE_NOOP("MetricWords", "Time to detect, from start of impact")},
        {u"resolve-dots"_s, QT_TRANSLATE_NOOP("MetricWords", "Time to resolve, from opened")},
    };
    return texts;
}

} // namespace

QString metricTitle(const QString &code)
{
    const auto it = metrics().constFind(code);
    return it == metrics().constEnd() ? code : say(it->title);
}

QString metricDefinition(const QString &code, const QVariantMap &values)
{
    const auto it = metrics().constFind(code);
    return it == metrics().constEnd() ? QString() : say(it->definition, values);
}

int metricVersion(const QString &code)
{
    return code == "open-all"_L1 || code == "backlog"_L1 ? 2 : 1; // of a window's end, not of now
}

QString boardText(const QString &key, const QVariantMap &values)
{
    const auto it = boardTexts().constFind(key);
    return it == boardTexts().constEnd() ? key : say(*it, values);
}

} // namespace binnacle::wording
