// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/outagestaging.h"

#include "base/fold.h"
#include "configuration/servicestore.h"
#include "intake/importlog.h"

#include <algorithm>
#include <limits>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostOutages = 1'000'000;

} // namespace

// What the source told of before.
struct OutageStaging::Around
{
    outageimportstore::Found outages;
    outageimportstore::Spans spans;
};

OutageStaging::OutageStaging(Database &database, Actor actor, const ImportReport &report)
    : WholeImport(database, std::move(actor), report)
{}

Result<> OutageStaging::add(Outage outage, ImportLog &log)
{
    const QString key = fold(outage.serviceName);
    const auto service = m_places.constFind(key);
    const size_t place = service == m_places.cend() ? m_services.size() : *service;
    if (service == m_places.cend()) {
        m_places.insert(key, place);
        m_services.push_back({{}, outage.serviceName, {}, {}});
    }
    const QString id = outageimportstore::keyOf(ServiceId(qint64(place) + 1), outage.from,
                                                outageimportstore::identityOf(outage));
    std::vector<Outage> &outages = m_services[place].outages;
    if (const auto known = m_known.constFind(id); known != m_known.cend()) {
        Outage &earlier = outages[known->outage];
        log.warn(outageimportstore::differs(earlier, outage) ? u"outage-repeated"_s : u"identical-rows"_s);
        earlier = std::move(outage);
        return {};
    }
    if (m_known.size() == kMostOutages)
        return fail(ErrorCode::Invalid, u"too-many-records"_s, {{u"limit"_s, kMostOutages}});
    m_known.insert(id, {place, outages.size()});
    outages.push_back(std::move(outage));
    return {};
}

bool OutageStaging::add(ServiceTold service)
{
    m_countsServices = true;
    if (m_places.contains(service.key))
        return false;
    m_places.insert(service.key, m_services.size());
    m_services.push_back(std::move(service));
    return true;
}

std::vector<ServiceRef> OutageStaging::refs() const
{
    std::vector<ServiceRef> all;
    for (const ServiceTold &service : m_services)
        all.push_back({service.key, service.name});
    return all;
}

Interval OutageStaging::beginnings() const
{
    Interval told{std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::min()};
    for (const ServiceTold &service : m_services) {
        for (const Outage &outage : service.outages) {
            told.from = std::min(told.from, outage.from);
            told.to = std::max(told.to, outage.from);
        }
    }
    return told;
}

// cli.md 11: from the first beginning to the last end.
Interval OutageStaging::wholeSpan() const
{
    Interval span = beginnings();
    for (const ServiceTold &service : m_services) {
        for (const Outage &outage : service.outages)
            span.to = std::max(span.to, outage.to.value_or(outage.from));
    }
    return span;
}

Result<> OutageStaging::hold(WriteScope &scope)
{
    const Interval told = beginnings();
    return outageimportstore::hold(scope, source(), told.from, told.to);
}

Result<StagingCounts> OutageStaging::plan(ReadScope &scope, qint64 now)
{
    m_created.clear();
    m_changed.clear();
    m_spans.clear();
    StagingCounts counts;
    BINNACLE_LET(const std::vector<ServiceId> ids, servicestore::find(scope, refs()));
    const Interval told = beginnings();
    Around around;
    BINNACLE_LET(around.outages, outageimportstore::present(scope, source(), told.from, told.to));
    BINNACLE_LET(around.spans, outageimportstore::spansOf(scope, source()));
    for (size_t i = 0; i < m_services.size(); ++i)
        planService(around, i, ids[i], now, counts);
    return counts;
}

void OutageStaging::planService(const Around &around, size_t place, ServiceId id, qint64 now,
                                StagingCounts &counts)
{
    const ServiceTold &service = m_services[place];
    StagingCounts own;
    for (const Outage &outage : service.outages) {
        if (outage.from > now || outage.to.value_or(now) > now)
            ++counts.faults[u"in-the-future"_s];
        const auto there = around.outages.constFind(
            outageimportstore::keyOf(id, outage.from, outageimportstore::identityOf(outage)));
        if (!id.isValid() || there == around.outages.cend()) {
            m_created.emplace_back(place, outage);
            ++own.created;
        } else if (there->isRemoved) {
            ++own.deleted;
        } else if (!outageimportstore::differs(there->outage, outage)) {
            ++own.unchanged;
        } else if (there->isEdited()) {
            ++own.kept;
        } else {
            m_changed.emplace_back(*there, outage);
            ++own.updated;
        }
    }
    const bool isNew = !id.isValid() || !around.spans.contains(id.value);
    auto span = m_countsServices ? service.span : std::optional(wholeSpan());
    if (span)
        span->to = std::max(span->from, std::min(span->to, now)); // of what is to come nothing is known
    const bool tellsMore =
        span &&
        (isNew || !IntervalSet(span->from, span->to).subtracted(around.spans.value(id.value).told).isEmpty());
    // Whatever is stored here says itself from when to when it was told: another import may be taken back.
    if (span && (tellsMore || own.created + own.updated > 0))
        m_spans.emplace_back(place, *span);
    if (!m_countsServices) {
        counts.add(own);
        return;
    }
    if (isNew)
        ++counts.created;
    else if (tellsMore || own.created + own.updated > 0)
        ++counts.updated;
    else
        ++(own.kept > 0 ? counts.kept : counts.unchanged);
}

Result<QVariantMap> OutageStaging::store(WriteScope &scope, BatchId batch)
{
    BINNACLE_LET(const std::vector<ServiceId> ids, servicestore::ensure(scope, refs(), batch));
    std::vector<Outage> created;
    for (const auto &[place, outage] : m_created) {
        created.push_back(outage);
        created.back().service = ids[place];
    }
    BINNACLE_TRY(outageimportstore::insert(scope, batch, created));
    for (const auto &[present, given] : m_changed)
        BINNACLE_TRY(outageimportstore::update(scope, batch, present, given));
    for (const auto &[place, span] : m_spans)
        BINNACLE_TRY(outageimportstore::putSpan(scope, batch, ids[place], source(), span));
    return QVariantMap{{u"outages"_s, qint64(m_created.size())}, {u"updated"_s, qint64(m_changed.size())}};
}

void OutageStaging::addContent(QCryptographicHash &hash) const
{
    for (const ServiceTold &service : m_services) {
        addTexts(hash, {service.key, service.name});
        for (const Outage &outage : service.outages)
            addTexts(hash, {QString::number(outage.from), outage.to ? QString::number(*outage.to) : u"-"_s,
                            outage.isMaintenance ? u"maintenance"_s : degreeName(outage.degree),
                            outage.reference, outage.title, outage.extra});
    }
}

} // namespace binnacle
