// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/checkstaging.h"

#include "availability/checkstore.h"
#include "base/fold.h"
#include "configuration/servicestore.h"
#include "intake/importlog.h"

#include <QSet>
#include <algorithm>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kMostChecks = 5'000'000;

bool isEarlier(const ServiceCheck &a, const ServiceCheck &b)
{
    return a.at < b.at;
}

} // namespace

CheckStaging::CheckStaging(Database &database, Actor actor, const ImportReport &report)
    : WholeImport(database, std::move(actor), report)
{}

Result<> CheckStaging::add(const QString &service, ServiceCheck check, ImportLog &log)
{
    const QString name = fold(service);
    auto place = m_places.constFind(name);
    if (place == m_places.cend()) {
        m_services.push_back({service, service});
        place = m_places.insert(name, m_services.size());
    }
    check.service = ServiceId(qint64(*place));
    const std::pair<qint64, qint64> key{check.service.value, check.at};
    if (const auto known = m_known.constFind(key); known != m_known.cend()) {
        log.warn(m_checks[*known] == check ? u"identical-rows"_s : u"check-repeated"_s);
        m_checks[*known] = std::move(check);
        return {};
    }
    if (m_checks.size() == kMostChecks)
        return fail(ErrorCode::Invalid, u"too-many-records"_s, {{u"limit"_s, qint64(kMostChecks)}});
    m_known.insert(key, m_checks.size());
    m_checks.push_back(std::move(check));
    return {};
}

Result<StagingCounts> CheckStaging::plan(ReadScope &scope, qint64 now)
{
    m_stored.clear();
    StagingCounts counts;
    if (m_checks.empty())
        return counts;
    BINNACLE_LET(const std::vector<ServiceId> ids, servicestore::find(scope, m_services));
    const auto [first, last] = std::minmax_element(m_checks.begin(), m_checks.end(), isEarlier);
    BINNACLE_LET(const auto present, checkstore::present(scope, source(), first->at, last->at));
    QSet<std::pair<qint64, qint64>> met; // a service may go by its key and by its name in one file
    for (const ServiceCheck &check : m_checks) {
        if (check.at > now)
            ++counts.faults[u"in-the-future"_s];
        ServiceCheck same = check;
        same.service = ids[size_t(check.service.value) - 1];
        const std::pair<qint64, qint64> key{same.service.value, check.at};
        if (same.service.isValid() && met.contains(key))
            continue;
        met.insert(key);
        const auto there = present.constFind(key);
        const bool isNew = !same.service.isValid() || there == present.cend();
        if (!isNew && *there == same) {
            ++counts.unchanged;
            continue;
        }
        ++(isNew ? counts.created : counts.updated);
        m_stored.push_back(check);
    }
    return counts;
}

Result<QVariantMap> CheckStaging::store(WriteScope &scope, BatchId batch)
{
    BINNACLE_LET(const std::vector<ServiceId> ids, servicestore::ensure(scope, m_services, batch));
    for (ServiceCheck &check : m_stored)
        check.service = ids[size_t(check.service.value) - 1];
    BINNACLE_TRY(checkstore::insert(scope, batch, source(), m_stored));
    return QVariantMap{{u"checks"_s, qint64(m_stored.size())}};
}

void CheckStaging::addContent(QCryptographicHash &hash) const
{
    for (const ServiceCheck &check : m_checks)
        addTexts(hash,
                 {m_services[size_t(check.service.value) - 1].name, QString::number(check.at),
                  checkStateName(check.state), QString::number(check.responseMs.value_or(-1)), check.code});
}

} // namespace binnacle
