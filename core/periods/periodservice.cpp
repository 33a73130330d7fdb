// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "periods/periodservice.h"

#include "availability/availabilityservice.h"
#include "base/timetext.h"
#include "metrics/metricsservice.h"
#include "periods/periodchanges.h"
#include "periods/periodfigures.h"
#include "periods/periodstore.h"
#include "store/database.h"

#include <QPromise>
#include <memory>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

Result<> check(const PeriodRequest &request, qint64 now, const QTimeZone &zone)
{
    if (request.to < request.from)
        return fail(ErrorCode::Invalid, u"window-reversed"_s);
    if (request.to == request.from)
        return fail(ErrorCode::Invalid, u"period-empty"_s);
    for (const qint64 at : {request.from, request.to}) {
        if (!isPlausible(at))
            return fail(ErrorCode::Invalid, u"bad-time"_s, {{u"value"_s, isoText(at, zone)}});
    }
    if (request.to > now)
        return fail(ErrorCode::Invalid, u"period-not-over"_s, {{u"to"_s, isoText(request.to, zone)}});
    if (request.reason.size() > kLongestReason)
        return fail(ErrorCode::Invalid, u"text-too-long"_s,
                    {{u"field"_s, u"reason"_s}, {u"longest"_s, kLongestReason}});
    return {};
}

bool isAsked(const PublishedPeriod &period, const RestatementRequest &request)
{
    if (request.only && period.id != *request.only)
        return false;
    return period.from >= request.from.value_or(period.from) && period.to <= request.to.value_or(period.to);
}

// What the edition before told, beside this one.
Result<std::optional<Restatement::Replaced>> replacedBy(ReadScope &scope, const PublishedPeriod &period)
{
    BINNACLE_LET(const std::vector<PublishedPeriod> all, periodstore::periods(scope));
    for (PublishedPeriod before : all) {
        if (before.id != period.replaces)
            continue;
        BINNACLE_LET(auto stored, periodstore::figures(scope, before.id));
        before.figures = std::move(stored.figures);
        const Restatement told = restatementOf(before, period.figures, before.definitions, {});
        return Restatement::Replaced{before.edition, before.publishedAt,
                                     qint64(shownDifferences(told).size())};
    }
    return std::optional<Restatement::Replaced>();
}

// They come by window and edition.
bool isNewest(const std::vector<PublishedPeriod> &all, size_t i)
{
    return i + 1 == all.size() || all[i + 1].from != all[i].from || all[i + 1].to != all[i].to;
}

} // namespace

PeriodService::PeriodService(Database &database, MetricsService &metrics, AvailabilityService &availability)
    : m_database(database)
    , m_metrics(metrics)
    , m_availability(availability)
{
    m_pool.setMaxThreadCount(1);
}

PeriodService::~PeriodService()
{
    m_pool.waitForDone();
}

template <typename T, typename F>
QFuture<Result<T>> PeriodService::work(F fn)
{
    auto promise = std::make_shared<QPromise<Result<T>>>(); // shared: a runnable's function must be copyable
    promise->start();
    m_pool.start([promise, fn = std::move(fn)] {
        promise->addResult(fn());
        promise->finish();
    });
    return promise->future();
}

Result<std::vector<PeriodFigure>> PeriodService::figuresOf(const Actor &actor, qint64 from, qint64 to,
                                                           MaintenancePolicy policy)
{
    MetricsRequest request;
    request.from = from;
    request.to = to;
    BINNACLE_LET(const MetricsReport all, m_metrics.compute(actor, request).takeResult());
    request.by = GroupBy::Priority;
    BINNACLE_LET(const MetricsReport byPriority, m_metrics.compute(actor, request).takeResult());
    AvailabilityRequest services;
    services.policy = policy;
    services.from = from;
    services.to = to;
    BINNACLE_LET(const AvailabilityReport availability, m_availability.report(actor, services).takeResult());
    return periodFigures(all, byPriority, availability);
}

QFuture<Result<PublishedPeriod>> PeriodService::publish(const Actor &actor, const PeriodRequest &request)
{
    return work<PublishedPeriod>([this, actor, request]() -> Result<PublishedPeriod> {
        const QString zone = m_database.info().zone;
        BINNACLE_TRY(require(actor, Act::PublishPeriod)); // before anything is read
        BINNACLE_TRY(check(request, m_database.clock().now(), QTimeZone(zone.toLatin1())));
        PublishedPeriod period;
        period.from = request.from;
        period.to = request.to;
        period.zone = zone;
        period.reason = request.reason.simplified();
        period.definitions = periodDefinitions();
        // Before the figures: what comes while they are computed is a change that may not be in them.
        BINNACLE_LET(period.auditSeq, m_database
                                          .read(actor, Act::PublishPeriod,
                                                [](ReadScope &s) { return periodstore::newestAuditRow(s); })
                                          .takeResult());
        BINNACLE_LET(const AvailabilityService::Record record, m_availability.record(actor).takeResult());
        period.maintenance = policyName(record->rules.policy);
        BINNACLE_LET(period.figures, figuresOf(actor, request.from, request.to, record->rules.policy));
        return m_database
            .write({u"period.publish"_s, actor, {}},
                   [period](WriteScope &scope) -> Result<PublishedPeriod> {
                       BINNACLE_TRY(require(scope.actor(), Act::PublishPeriod));
                       return periodstore::publish(scope, period);
                   })
            .takeResult();
    });
}

QFuture<Result<std::vector<PublishedPeriod>>> PeriodService::periods(const Actor &actor)
{
    return m_database.read(actor, Act::ReadMetrics,
                           [](ReadScope &scope) { return periodstore::periods(scope); });
}

QFuture<Result<PublishedPeriod>> PeriodService::period(const Actor &actor, PeriodId id)
{
    return m_database.read(actor, Act::ReadMetrics, [id](ReadScope &scope) -> Result<PublishedPeriod> {
        BINNACLE_LET(const std::vector<PublishedPeriod> all, periodstore::periods(scope));
        for (PublishedPeriod one : all) {
            if (one.id != id)
                continue;
            BINNACLE_LET(auto stored, periodstore::figures(scope, id));
            if (const QStringList faults = periodstore::damage(one, stored); !faults.isEmpty())
                return fail(ErrorCode::Unavailable, u"period-damaged"_s,
                            {{u"id"_s, id.value}, {u"faults"_s, faults.join(u", "_s)}});
            one.figures = std::move(stored.figures);
            return one;
        }
        return fail(ErrorCode::NotFound, u"no-such-period"_s, {{u"id"_s, id.value}});
    });
}

Result<Restatement> PeriodService::restated(const Actor &actor, const PublishedPeriod &period)
{
    const qint64 asOf = m_database.clock().now();
    const auto policy = policyFromName(period.maintenance).value_or(MaintenancePolicy::Exclude);
    BINNACLE_LET(const std::vector<PeriodFigure> now, figuresOf(actor, period.from, period.to, policy));
    return m_database
        .read(actor, Act::ReadMetrics,
              [period, now, asOf, me = actor.person](ReadScope &scope) -> Result<Restatement> {
                  PublishedPeriod whole = period;
                  BINNACLE_LET(const auto stored, periodstore::figures(scope, period.id));
                  const QStringList damage = periodstore::damage(period, stored);
                  whole.figures = stored.figures;
                  BINNACLE_LET(const auto changes, periodchanges::since(scope, period, me));
                  Restatement told = restatementOf(whole, now, periodDefinitions(), changes);
                  told.damage = damage;
                  told.asOf = asOf;
                  if (period.replaces.isValid()) {
                      BINNACLE_LET(told.replaced, replacedBy(scope, whole));
                  }
                  return told;
              })
        .takeResult();
}

QFuture<Result<std::vector<Restatement>>> PeriodService::restatements(const Actor &actor,
                                                                      const RestatementRequest &request)
{
    return work<std::vector<Restatement>>([this, actor, request]() -> Result<std::vector<Restatement>> {
        BINNACLE_TRY(checkWindow(request.from, request.to));
        BINNACLE_LET(const std::vector<PublishedPeriod> all, periods(actor).takeResult());
        std::vector<Restatement> told;
        for (size_t i = 0; i < all.size(); ++i) {
            if ((!isNewest(all, i) && !request.only) || !isAsked(all[i], request))
                continue;
            BINNACLE_LET(Restatement one, restated(actor, all[i]));
            told.push_back(std::move(one));
        }
        return told;
    });
}

} // namespace binnacle
