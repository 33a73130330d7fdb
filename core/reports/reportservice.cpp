// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/reportservice.h"

#include "availability/availabilityservice.h"
#include "availability/outageservice.h"
#include "base/clock.h"
#include "base/timetext.h"
#include "configuration/servicecatalog.h"
#include "metrics/metricsservice.h"
#include "periods/periodservice.h"
#include "reports/monthlyreport.h"
#include "reports/servicereport.h"

#include <QDate>
#include <QPromise>
#include <QRegularExpression>
#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kDays = 90; // of a service's report
constexpr size_t kLongest = 5;

Result<> check(const ReportWindow &window, qint64 now, const QTimeZone &zone)
{
    if (window.to < window.from)
        return fail(ErrorCode::Invalid, u"window-reversed"_s);
    if (window.to == window.from)
        return fail(ErrorCode::Invalid, u"period-empty"_s);
    if (window.from >= now)
        return fail(ErrorCode::Invalid, u"period-to-come"_s, {{u"from"_s, isoText(window.from, zone)}});
    return {};
}

bool isMonthStart(qint64 at, const QTimeZone &zone)
{
    const LocalTime local = utcToLocal(at, zone);
    return local.date.day() == 1 && at == dayStart(local.date, zone);
}

int monthsBetween(QDate from, QDate to)
{
    return (to.year() - from.year()) * 12 + to.month() - from.month();
}

MetricsRequest metricsOf(const ReportWindow &window, GroupBy by = GroupBy::None)
{
    MetricsRequest request;
    request.from = window.from;
    request.to = window.to;
    request.by = by;
    return request;
}

// Open at an instant of the past, by the stamps; Home asks the same (BoardFrame::openClause).
QString openAt(qint64 at, qint64 now)
{
    if (at >= now)
        return u"state:open"_s;
    return u"opened:<%1 (state:open or resolved:>=%1 or (-has:resolved closed:>=%1))"_s.arg(
        isoText(at, QTimeZone::utc()));
}

Result<MonthlyIncidents> incidentsOf(MetricsService &metrics, const Actor &actor, const ReportWindow &window,
                                     qint64 now)
{
    MonthlyIncidents told;
    BINNACLE_LET(told.all, metrics.compute(actor, metricsOf(window)).takeResult());
    BINNACLE_LET(told.byPriority, metrics.compute(actor, metricsOf(window, GroupBy::Priority)).takeResult());
    BINNACLE_LET(told.byService, metrics.compute(actor, metricsOf(window, GroupBy::Service)).takeResult());
    MetricsRequest open;
    open.query = openAt(window.to, now);
    BINNACLE_LET(const MetricsReport left, metrics.compute(actor, open).takeResult());
    for (const MetricsGroup &group : left.groups)
        told.openAtEnd += group.incidents;
    return told;
}

Result<Longest> longestIn(MetricsService &metrics, const Actor &actor, const ReportWindow &window)
{
    return metrics
        .over<Longest>(actor, {}, {},
                       [&metrics, window](const MetricsView &view) -> Result<Longest> {
                           Longest longest = longestOf(view, window.from, window.to, kLongest);
                           std::vector<qint64> tickets;
                           for (const LongIncident &one : longest.incidents)
                               tickets.push_back(one.ticket);
                           if (tickets.empty())
                               return longest;
                           BINNACLE_LET(const auto numbers, metrics.numbersOf(tickets));
                           for (LongIncident &one : longest.incidents)
                               one.number = numbers.value(one.ticket);
                           return longest;
                       })
        .takeResult();
}

QString quoted(QString name)
{
    return u"service:\""_s + name.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s) + u'"';
}

} // namespace

Result<ReportWindow> monthOf(const QString &text, const QTimeZone &zone)
{
    static const QRegularExpression kMonth(u"^\\d{4}-\\d{2}$"_s);
    const auto span = kMonth.match(text).hasMatch() ? parseIsoSpan(text, zone) : std::nullopt;
    if (!span)
        return fail(ErrorCode::Invalid, u"bad-month"_s, {{u"value"_s, text}});
    return ReportWindow{span->first, span->second};
}

ReportWindow monthBefore(qint64 at, const QTimeZone &zone)
{
    const QDate today = utcToLocal(at, zone).date;
    const QDate first(today.year(), today.month(), 1);
    return {dayStart(first.addMonths(-1), zone), dayStart(first, zone)};
}

ReportWindow windowBefore(const ReportWindow &window, const QTimeZone &zone)
{
    if (!isMonthStart(window.from, zone) || !isMonthStart(window.to, zone))
        return {window.from - (window.to - window.from), window.from};
    const QDate first = utcToLocal(window.from, zone).date;
    const int months = monthsBetween(first, utcToLocal(window.to, zone).date);
    return {dayStart(first.addMonths(-months), zone), window.from};
}

ReportService::ReportService(const Sources &sources)
    : m_sources(sources)
{
    m_pool.setMaxThreadCount(1);
}

ReportService::~ReportService()
{
    m_pool.waitForDone();
}

template <typename F>
QFuture<Result<Report>> ReportService::work(F fn)
{
    auto promise = std::make_shared<QPromise<Result<Report>>>(); // shared: a runnable's function is copied
    promise->start();
    m_pool.start([promise, fn = std::move(fn)] {
        promise->addResult(fn());
        promise->finish();
    });
    return promise->future();
}

Result<MonthlyFacts> ReportService::monthlyFacts(const Actor &actor, const ReportPlace &place,
                                                 const ReportWindow &window)
{
    MonthlyFacts facts;
    facts.asOf = m_sources.clock.now();
    BINNACLE_TRY(check(window, facts.asOf, place.zone));
    const ReportWindow prior = windowBefore(window, place.zone);
    facts.workspace = place.workspace;
    facts.zone = place.zone;
    facts.from = window.from;
    facts.to = window.to;
    facts.priorFrom = prior.from;
    facts.priorTo = prior.to;
    BINNACLE_LET(facts.now, incidentsOf(m_sources.metrics, actor, window, facts.asOf));
    BINNACLE_LET(facts.prior, incidentsOf(m_sources.metrics, actor, prior, facts.asOf));
    BINNACLE_LET(facts.longest, longestIn(m_sources.metrics, actor, window));
    AvailabilityRequest request;
    request.from = window.from;
    request.to = window.to;
    BINNACLE_LET(facts.availability, m_sources.availability.report(actor, request).takeResult());
    request.from = prior.from;
    request.to = prior.to;
    BINNACLE_LET(facts.priorAvailability, m_sources.availability.report(actor, request).takeResult());
    BINNACLE_LET(facts.restatements,
                 m_sources.periods.restatements(actor, {std::nullopt, window.to}).takeResult());
    return facts;
}

QFuture<Result<Report>> ReportService::monthly(const Actor &actor, const ReportPlace &place,
                                               const ReportWindow &window, const QString &comment)
{
    return work([this, actor, place, window, comment]() -> Result<Report> {
        BINNACLE_LET(MonthlyFacts facts, monthlyFacts(actor, place, window));
        facts.comment = comment;
        return monthlyReport(facts);
    });
}

Result<ReportWindow> ReportService::windowOf(const Actor &actor, const QString &name,
                                             std::optional<qint64> from, std::optional<qint64> to,
                                             const QTimeZone &zone)
{
    ReportWindow window;
    if (!to) {
        AvailabilityRequest whole;
        whole.service = name;
        BINNACLE_LET(const AvailabilityReport told, m_sources.availability.report(actor, whole).takeResult());
        const auto &span = told.services.front().window;
        to = span && span->to > from.value_or(0) ? span->to : m_sources.clock.now();
    }
    window.to = *to;
    // Calendar days, the last of them the newest with data, as the service's page takes them.
    window.from = from.value_or(dayStart(utcToLocal(window.to - 1, zone).date.addDays(1 - kDays), zone));
    return window;
}

Result<ServiceFacts> ReportService::serviceFacts(const Actor &actor, const ReportPlace &place,
                                                 const QString &name, std::optional<qint64> from,
                                                 std::optional<qint64> to)
{
    ServiceFacts facts;
    BINNACLE_LET(const Service service, m_sources.services.service(actor, name).takeResult());
    BINNACLE_LET(const ReportWindow window, windowOf(actor, service.name, from, to, place.zone));
    facts.asOf = m_sources.clock.now();
    BINNACLE_TRY(check(window, facts.asOf, place.zone));
    facts.workspace = place.workspace;
    facts.zone = place.zone;
    facts.from = window.from;
    facts.to = window.to;
    AvailabilityRequest request;
    request.service = service.name;
    request.from = window.from;
    request.to = window.to;
    BINNACLE_LET(AvailabilityReport told, m_sources.availability.report(actor, request).takeResult());
    facts.rules = told.rules;
    BINNACLE_LET(const AvailabilityService::Record record, m_sources.availability.record(actor).takeResult());
    if (const ServiceHistory *history = record->of(service.id))
        facts.explanation = explain(*record, *history, {window.from, window.to}, told.asOf, told.rules);
    facts.figures = std::move(told.services.front());
    BINNACLE_LET(facts.outages, m_sources.outages.outages(actor, service.name).takeResult());
    MetricsRequest incidents = metricsOf(window);
    incidents.query = quoted(service.name);
    BINNACLE_LET(facts.incidents, m_sources.metrics.compute(actor, incidents).takeResult());
    const ReportWindow prior = windowBefore(window, place.zone);
    incidents.from = prior.from;
    incidents.to = prior.to;
    BINNACLE_LET(facts.prior, m_sources.metrics.compute(actor, incidents).takeResult());
    return facts;
}

QFuture<Result<Report>> ReportService::service(const Actor &actor, const ReportPlace &place,
                                               const QString &name, std::optional<qint64> from,
                                               std::optional<qint64> to)
{
    return work([this, actor, place, name, from, to]() -> Result<Report> {
        BINNACLE_LET(const ServiceFacts facts, serviceFacts(actor, place, name, from, to));
        return serviceReport(facts);
    });
}

} // namespace binnacle
