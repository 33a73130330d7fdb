// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeservices.h"

#include "base/fold.h"
#include "base/readyfuture.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle::test {

namespace {

ServiceHistory historyOf(qint64 id, const QString &name, std::optional<double> target)
{
    ServiceHistory history;
    history.service.id = ServiceId(id);
    history.service.key = name.toLower();
    history.service.name = name;
    history.service.target = target;
    history.service.rowVersion = 1;
    const qint64 begin = FakeServices::kNow - 374 * FakeServices::kDay - 12 * FakeServices::kHour;
    history.told = IntervalSet(begin, FakeServices::kNow);
    history.span = Interval{begin, FakeServices::kNow};
    return history;
}

} // namespace

FakeServices::FakeServices()
{
    all.zone = QTimeZone::utc();
    all.services = {historyOf(1, u"Database"_s, 0.999), historyOf(2, u"Node A"_s, {}),
                    historyOf(3, u"Node B"_s, {}), historyOf(4, u"Shop"_s, 0.995)};
    Service &shop = all.services[3].service;
    shop.criticality = 1;
    shop.ownerName = u"Mara Keller"_s;
    shop.hourCost = 100'000;
    shop.needs = {{{{ServiceId(1), u"Database"_s}}, 1},
                  {{{ServiceId(2), u"Node A"_s}, {ServiceId(3), u"Node B"_s}}, 1}};
    put(u"Shop"_s, 50, 48);                       // two hours
    put(u"Shop"_s, 30, 29, Degree::Degraded);     // counts for nothing
    put(u"Shop"_s, 100 * 24, 100 * 24 - 1);       // before the window, in the year
    put(u"Database"_s, 400, 399);                 // of what it needs
    put(u"Shop"_s, 200, 198, Degree::Full, true); // maintenance, approved before
}

Outage FakeServices::put(const QString &service, double from, std::optional<double> to, Degree degree,
                         bool isMaintenance)
{
    ServiceHistory &own = history(service);
    Outage outage;
    outage.id = OutageId(++m_lastId);
    outage.service = own.service.id;
    outage.serviceName = own.service.name;
    outage.from = kNow - qint64(from * double(kHour));
    if (to)
        outage.to = kNow - qint64(*to * double(kHour));
    outage.degree = degree;
    outage.isMaintenance = isMaintenance;
    if (isMaintenance)
        outage.approvedAt = outage.from - kDay;
    outage.source = u"binnacle"_s;
    outage.title = u"Outage %1"_s.arg(outage.id.value);
    outage.rowVersion = 1;
    own.outages.push_back(outage);
    std::stable_sort(own.outages.begin(), own.outages.end(),
                     [](const Outage &a, const Outage &b) { return a.from < b.from; });
    return outage;
}

ServiceHistory &FakeServices::history(const QString &name)
{
    return *std::find_if(all.services.begin(), all.services.end(),
                         [&name](const ServiceHistory &one) { return one.service.name == name; });
}

Outage *FakeServices::find(OutageId id)
{
    for (ServiceHistory &own : all.services) {
        for (Outage &outage : own.outages) {
            if (outage.id == id)
                return &outage;
        }
    }
    return nullptr;
}

void FakeServices::forget()
{
    all.services.clear();
}

QFuture<Result<ServicesGateway::Record>> FakeServices::record()
{
    all.index();
    if (!holds)
        return readyFuture(Result<Record>(std::make_shared<const AvailabilityRecord>(all)));
    auto *promise = new QPromise<Result<Record>>;
    promise->start();
    m_held.append(promise);
    return promise->future();
}

void FakeServices::answer()
{
    holds = false;
    all.index();
    for (auto *promise : std::as_const(m_held)) {
        promise->addResult(Result<Record>(std::make_shared<const AvailabilityRecord>(all)));
        promise->finish();
        delete promise;
    }
    m_held.clear();
}

QFuture<Result<ServiceChoices>> FakeServices::choices()
{
    return readyFuture(
        Result<ServiceChoices>(ServiceChoices{{u"Mara Keller"_s, u"Noor Haddad"_s}, {u"Office hours"_s}}));
}

QFuture<Result<qint64>> FakeServices::incidents(const QString &query)
{
    calls.append(u"incidents "_s + query);
    return readyFuture(Result<qint64>(incidentCount));
}

QFuture<Result<QStringList>> FakeServices::explaining(OutageId id)
{
    calls.append(u"explaining %1"_s.arg(id.value));
    return readyFuture(Result<QStringList>(explained));
}

Result<Outage> FakeServices::refused()
{
    const Error error = *refusal;
    refusal.reset();
    return tl::unexpected<Error>(error);
}

QFuture<Result<Outage>> FakeServices::add(const Outage &outage)
{
    calls.append(u"add %1"_s.arg(outage.serviceName));
    if (refusal)
        return readyFuture(refused());
    Outage made = put(outage.serviceName, double(kNow - outage.from) / double(kHour),
                      outage.to ? std::optional(double(kNow - *outage.to) / double(kHour)) : std::nullopt,
                      outage.degree, outage.isMaintenance);
    find(made.id)->title = outage.title;
    return readyFuture(Result<Outage>(*find(made.id)));
}

QFuture<Result<Outage>> FakeServices::change(const Outage &outage, qint64 version)
{
    calls.append(u"change %1 at %2"_s.arg(outage.id.value).arg(version));
    if (refusal)
        return readyFuture(refused());
    Outage *there = find(outage.id);
    if (there->rowVersion != version)
        return readyFuture(Result<Outage>(tl::unexpected<Error>(
            {ErrorCode::Conflict, u"stale-version"_s, {{u"version"_s, there->rowVersion}}, {}})));
    *there = outage;
    there->rowVersion = version + 1;
    return readyFuture(Result<Outage>(*there));
}

QFuture<Result<Outage>> FakeServices::end(OutageId id, qint64 at)
{
    calls.append(u"end %1"_s.arg(id.value));
    Outage *there = find(id);
    if (there->to)
        return readyFuture(Result<Outage>(
            tl::unexpected<Error>({ErrorCode::Conflict, u"outage-ended"_s, {{u"id"_s, id.value}}, {}})));
    there->to = at;
    ++there->rowVersion;
    return readyFuture(Result<Outage>(*there));
}

QFuture<Result<Outage>> FakeServices::reopen(OutageId id, qint64 version)
{
    calls.append(u"reopen %1 at %2"_s.arg(id.value).arg(version));
    Outage *there = find(id);
    there->to.reset();
    ++there->rowVersion;
    return readyFuture(Result<Outage>(*there));
}

QFuture<Result<Outage>> FakeServices::remove(OutageId id, qint64 version)
{
    calls.append(u"remove %1 at %2"_s.arg(id.value).arg(version));
    const Outage gone = *find(id);
    m_removed.push_back(gone);
    std::erase_if(history(gone.serviceName).outages, [id](const Outage &one) { return one.id == id; });
    return readyFuture(Result<Outage>(gone));
}

QFuture<Result<Outage>> FakeServices::restore(OutageId id)
{
    calls.append(u"restore %1"_s.arg(id.value));
    const auto gone =
        std::find_if(m_removed.begin(), m_removed.end(), [id](const Outage &one) { return one.id == id; });
    std::vector<Outage> &own = history(gone->serviceName).outages;
    own.push_back(*gone);
    std::stable_sort(own.begin(), own.end(),
                     [](const Outage &a, const Outage &b) { return a.from < b.from; });
    return readyFuture(Result<Outage>(*gone));
}

QFuture<Result<Service>> FakeServices::setService(const QString &name, const QMap<QString, QString> &fields,
                                                  qint64 version)
{
    QStringList said;
    for (const auto &[field, text] : fields.asKeyValueRange())
        said.append(field + u'=' + text);
    calls.append(u"set %1 %2 at %3"_s.arg(name, said.join(u"; "_s)).arg(version));
    auto there = std::find_if(all.services.begin(), all.services.end(), [&](const ServiceHistory &one) {
        return fold(one.service.name) == fold(name);
    });
    if (refusal)
        return readyFuture(Result<Service>(tl::unexpected<Error>(refused().error())));
    if (there != all.services.end() && version == 0)
        return readyFuture(Result<Service>(
            tl::unexpected<Error>({ErrorCode::Conflict, u"service-exists"_s, {{u"name"_s, name}}, {}})));
    if (version > 0 && (there == all.services.end() || there->service.rowVersion != version))
        return readyFuture(Result<Service>(
            tl::unexpected<Error>({ErrorCode::Conflict, u"stale-version"_s, {{u"number"_s, name}}, {}})));
    if (there == all.services.end()) {
        ServiceHistory made;
        made.service.id = ServiceId(qint64(all.services.size()) + 1);
        made.service.name = name;
        all.services.push_back(made);
        there = std::prev(all.services.end());
    }
    for (const auto &[field, text] : fields.asKeyValueRange()) {
        if (const auto done = setServiceField(there->service, field, text); !done)
            return readyFuture(Result<Service>(tl::unexpected<Error>(done.error())));
    }
    ++there->service.rowVersion;
    return readyFuture(Result<Service>(there->service));
}

QFuture<Result<>> FakeServices::setRules(const AvailabilityRules &rules, const AvailabilityRules &before)
{
    calls.append(u"rules %1"_s.arg(policyName(rules.policy)));
    if (all.rules != before)
        return readyFuture(Result<>(tl::unexpected<Error>(
            {ErrorCode::Conflict, u"stale-version"_s, {{u"number"_s, u"availability"_s}}, {}})));
    all.rules = rules;
    return readyFuture(Result<>());
}

} // namespace binnacle::test
