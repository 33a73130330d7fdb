// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reporttables.h"

#include "base/plaincell.h"
#include "reports/availabilityjson.h"
#include "reports/periodtext.h"
#include "wording/metricwords.h"
#include "wording/quantities.h"
#include "wording/reportwords.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace binnacle::reporttables {

using wording::reportText;

namespace {

constexpr std::array kTold = {Measure::Ttd, Measure::Tta, Measure::Ttr, Measure::Resolve};
constexpr qsizetype kPaperRows = 40; // of restated figures

ReportColumn column(const QString &key, bool isFigure, double width)
{
    QString word = key;
    return {key, reportText(u"col-"_s + word.replace(u'_', u'-')), isFigure, width};
}

// Causes are numbered through all periods.
ReportTable restated(const Restatement &one, const QTimeZone &zone, size_t firstCause)
{
    ReportTable told = table(u"restated-%1"_s.arg(one.period.id.value),
                             {words(u"what"_s, 4), figures(u"published"_s, 1.2), figures(u"now"_s, 1.2),
                              figures(u"difference"_s, 1.2), words(u"cause"_s, 1.2)});
    told.title =
        reportText(u"restated-period"_s, {{u"dates"_s, datesText(one.period.from, one.period.to, zone)},
                                          {u"edition"_s, one.period.edition},
                                          {u"publisher"_s, one.period.publisherName},
                                          {u"at"_s, wording::timeText(one.period.publishedAt, zone)}});
    told.paperRows = kPaperRows;
    for (const FigureDifference &line : shownDifferences(one)) {
        const PeriodFigure &figure = line.published;
        told.rows.push_back({{ReportCell::of(figureText(figure)), figureCell(figure, figure.value),
                              figureCell(figure, line.now), differenceCell(line),
                              ReportCell::of(causeNumbers(line, firstCause))},
                             false});
    }
    return told;
}

void addCauses(const Restatement &one, ReportTable &causes)
{
    for (const RestatementCause &cause : one.causes)
        causes.rows.push_back({{ReportCell::of(QString::number(causes.rows.size() + 1)),
                                ReportCell::of(causeText(cause, one.period)),
                                cause.by.isEmpty() ? ReportCell() : ReportCell::of(cause.by),
                                ReportCell::instant(cause.at > 0 ? std::optional(cause.at) : std::nullopt)},
                               false});
}

ReportRow definitionRow(const QString &title, const QString &version, const QString &text)
{
    return {{ReportCell::of(title), ReportCell::of(version), ReportCell::of(text)}, false};
}

} // namespace

ReportColumn words(const QString &key, double width)
{
    return column(key, false, width);
}

ReportColumn figures(const QString &key, double width)
{
    return column(key, true, width);
}

ReportTable table(const QString &key, std::vector<ReportColumn> columns)
{
    ReportTable made;
    made.key = key;
    made.title = reportText(key);
    made.columns = std::move(columns);
    return made;
}

ReportCell p90(const Distribution &d)
{
    return d.n >= kLeastForPercentile ? ReportCell::duration(d.p90) : ReportCell();
}

ReportTable measures(const MetricsGroup &now, const MetricsGroup &prior)
{
    ReportTable told = table(u"measures"_s, {words(u"measure"_s, 3.4), figures(u"median"_s),
                                             figures(u"before"_s), figures(u"mean"_s), figures(u"p90"_s),
                                             figures(u"worst"_s), figures(u"n"_s, 0.6)});
    for (const Measure one : kTold) {
        const Distribution &d = now.measure(one);
        told.rows.push_back({{ReportCell::of(reportText(QString(u"measure-"_s + measureName(one)))),
                              ReportCell::duration(d.median), ReportCell::duration(prior.measure(one).median),
                              ReportCell::duration(d.mean), p90(d),
                              ReportCell::duration(d.max ? std::optional(double(*d.max)) : std::nullopt),
                              ReportCell::count(d.n)},
                             false});
    }
    told.note = reportText(u"p90-from-ten"_s);
    return told;
}

ReportTable population(const MetricsGroup &now)
{
    ReportTable told =
        table(u"population"_s,
              {words(u"measure"_s, 3.4), figures(u"of"_s), figures(u"n"_s, 0.6), figures(u"no_start"_s),
               figures(u"no_end"_s), figures(u"order"_s), figures(u"open"_s, 0.7)});
    for (const Measure one : kTold) {
        const Distribution &d = now.measure(one);
        told.rows.push_back(
            {{ReportCell::of(reportText(QString(u"measure-"_s + measureName(one)))),
              ReportCell::count(d.incidents()), ReportCell::count(d.n), ReportCell::count(d.noStart),
              ReportCell::count(d.noEnd), ReportCell::count(d.order), ReportCell::count(d.open)},
             false});
    }
    told.note = reportText(u"population-note"_s);
    return told;
}

bool isBelowTarget(const ServiceAvailability &service)
{
    const auto share = service.uptime.availability();
    return share && service.service.target && *share < *service.service.target;
}

std::vector<const ServiceAvailability *> worstFirst(const AvailabilityReport &report)
{
    std::vector<const ServiceAvailability *> order;
    for (const ServiceAvailability &one : report.services)
        order.push_back(&one);
    const auto rank = [](const ServiceAvailability *one) {
        return isBelowTarget(*one) ? 0 : (one->uptime.availability() ? 1 : 2);
    };
    std::stable_sort(order.begin(), order.end(),
                     [&rank](const ServiceAvailability *a, const ServiceAvailability *b) {
                         if (rank(a) != rank(b))
                             return rank(a) < rank(b);
                         return a->uptime.availability().value_or(1) < b->uptime.availability().value_or(1);
                     });
    return order;
}

ReportSection restatements(const std::vector<Restatement> &all, const QTimeZone &zone)
{
    ReportSection section{u"restatements"_s, reportText(u"restatements"_s), {}, {}};
    ReportTable causes = table(u"causes"_s, {words(u"number"_s, 0.35), words(u"change"_s, 4), words(u"who"_s),
                                             words(u"when"_s, 1.3)});
    causes.paperRows = kPaperRows;
    QStringList holding;
    for (const Restatement &one : all) {
        const QString dates = datesText(one.period.from, one.period.to, zone);
        if (!one.damage.isEmpty())
            section.paragraphs.append(
                reportText(u"period-damaged"_s,
                           {{u"dates"_s, dates}, {u"faults"_s, one.damage.mid(0, 5).join(u", "_s)}}));
        if (one.replaced)
            section.paragraphs.append(reportText(
                u"replaces"_s,
                {{u"dates"_s, dates},
                 {u"edition"_s, one.period.edition},
                 {u"at"_s, wording::timeText(one.period.publishedAt, zone)},
                 {u"earlier"_s, one.replaced->edition},
                 {u"then"_s, wording::timeText(one.replaced->publishedAt, zone)},
                 {u"count"_s, wording::countText(one.replaced->differences)},
                 {u"reason"_s, one.period.reason.isEmpty() ? u"–"_s : printable(one.period.reason)}}));
        if (one.isRestated()) {
            section.tables.push_back(restated(one, zone, causes.rows.size() + 1));
            addCauses(one, causes);
        } else {
            holding.append(dates);
        }
    }
    if (all.empty())
        section.paragraphs.append(reportText(u"none-published"_s));
    else if (section.tables.empty())
        section.paragraphs.append(reportText(u"none-restated"_s, {{u"periods"_s, holding.join(u"; "_s)}}));
    else
        section.paragraphs.append(
            reportText(u"restated-of"_s,
                       {{u"count"_s, qint64(all.size()) - holding.size()}, {u"of"_s, qint64(all.size())}}));
    if (!causes.rows.empty())
        section.tables.push_back(std::move(causes));
    return section;
}

ReportSection definitions(const QStringList &measures, qint64 ttaFromOpened, const AvailabilityRules &rules,
                          bool withRestatements)
{
    ReportTable told =
        table(u"definitions"_s, {words(u"measure"_s, 1.2), words(u"version"_s, 0.5), words(u"text"_s, 5)});
    told.title.clear();
    for (const QString &code : measures)
        told.rows.push_back(definitionRow(wording::metricTitle(code),
                                          QString::number(wording::metricVersion(code)),
                                          wording::metricDefinition(code, {{u"count"_s, ttaFromOpened}})));
    told.rows.push_back(
        definitionRow(reportText(u"percentile-title"_s), {}, reportText(u"percentile-text"_s)));
    told.rows.push_back(definitionRow(reportText(u"uptime-title"_s),
                                      QString::number(wording::metricVersion(u"availability"_s)),
                                      uptimeDefinition(rules)));
    told.rows.push_back(definitionRow(reportText(u"coverage-title"_s), {}, reportText(u"coverage-text"_s)));
    told.rows.push_back(definitionRow(reportText(u"budget-title"_s), {}, reportText(u"budget-text"_s)));
    if (withRestatements)
        told.rows.push_back(
            definitionRow(reportText(u"restatement-title"_s), {}, reportText(u"restatement-text"_s)));
    return {u"definitions"_s, reportText(u"definitions"_s), {}, {told}};
}

} // namespace binnacle::reporttables
