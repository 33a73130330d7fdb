// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/outageservice.h"

#include "availability/outagestore.h"
#include "configuration/servicestore.h"
#include "store/database.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

const QString kHere = u"binnacle"_s;

Result<Outage> find(ReadScope &scope, OutageId id)
{
    BINNACLE_LET(const auto outage, outagestore::byId(scope, id));
    if (!outage)
        return fail(ErrorCode::NotFound, u"no-such-outage"_s, {{u"id"_s, id.value}});
    return *outage;
}

// Held until the write ends, and as it was seen.
Result<Outage> held(WriteScope &scope, OutageId id, qint64 version)
{
    BINNACLE_TRY(require(scope.actor(), Act::EditOutages));
    BINNACLE_TRY(outagestore::hold(scope, id));
    BINNACLE_LET(const Outage outage, find(scope, id));
    if (version > 0 && outage.rowVersion != version)
        return fail(ErrorCode::Conflict, u"stale-version"_s,
                    {{u"number"_s, id.value}, {u"version"_s, outage.rowVersion}});
    return outage;
}

Result<Outage> told(WriteScope &scope, OutageId id, const AuditEntry &entry)
{
    BINNACLE_TRY(scope.audit(entry));
    BINNACLE_TRY(scope.changed(u"outage"_s, id.value));
    return find(scope, id);
}

Result<Outage> addIn(WriteScope &scope, Outage outage)
{
    BINNACLE_TRY(require(scope.actor(), Act::EditOutages));
    BINNACLE_LET(const Service service, servicestore::existing(scope, outage.serviceName));
    outage.service = service.id;
    outage.source = kHere;
    outage.reference.clear();
    outage.title = outage.title.simplified();
    if (outage.degree == Degree::None) // an import may say so; nobody reports what is nothing
        return fail(ErrorCode::Invalid, u"bad-value"_s,
                    {{u"field"_s, u"degree"_s}, {u"value"_s, degreeName(outage.degree)}});
    if (outage.isMaintenance)
        outage.approvedAt = scope.now();
    BINNACLE_TRY(check(outage, scope.now()));
    BINNACLE_LET(const OutageId id, outagestore::insert(scope, outage));
    return told(scope, id,
                {u"outage.add"_s, u"outage"_s, id.value, {}, {}, outagestore::audited(outage), {}});
}

// By field what is otherwise, as the audit keeps it.
Result<> auditChange(WriteScope &scope, const Outage &before, const Outage &after)
{
    const auto was = outagestore::auditedFields(before), is = outagestore::auditedFields(after);
    for (size_t i = 0; i < is.size(); ++i) {
        if (was[i].second != is[i].second)
            BINNACLE_TRY(scope.audit({u"outage.set"_s,
                                      u"outage"_s,
                                      after.id.value,
                                      is[i].first,
                                      was[i].second,
                                      is[i].second,
                                      {}}));
    }
    return scope.changed(u"outage"_s, after.id.value);
}

Result<Outage> changeIn(WriteScope &scope, const Outage &given, qint64 version)
{
    BINNACLE_LET(const Outage before, held(scope, given.id, version));
    Outage after = before;
    after.isMaintenance = given.isMaintenance;
    after.degree = given.degree;
    after.from = given.from;
    after.to = given.to;
    after.isEstimated = given.isEstimated;
    after.title = given.title.simplified();
    if (after.isMaintenance && !before.isMaintenance && !after.approvedAt)
        after.approvedAt = scope.now();
    if (after == before)
        return before;
    if (after.degree == Degree::None && before.degree != Degree::None)
        return fail(ErrorCode::Invalid, u"bad-value"_s,
                    {{u"field"_s, u"degree"_s}, {u"value"_s, degreeName(after.degree)}});
    BINNACLE_TRY(check(after, scope.now()));
    BINNACLE_TRY(outagestore::update(scope, after));
    BINNACLE_TRY(auditChange(scope, before, after));
    return find(scope, given.id);
}

Result<Outage> restoreIn(WriteScope &scope, OutageId id)
{
    BINNACLE_TRY(require(scope.actor(), Act::EditOutages));
    BINNACLE_TRY(outagestore::hold(scope, id));
    BINNACLE_LET(const auto removed, outagestore::removedById(scope, id));
    if (!removed) // it is there, or never was
        return find(scope, id);
    BINNACLE_TRY(outagestore::restore(scope, id));
    return told(scope, id,
                {u"outage.restore"_s, u"outage"_s, id.value, {}, {}, outagestore::audited(*removed), {}});
}

Result<Outage> endIn(WriteScope &scope, OutageId id, qint64 at)
{
    BINNACLE_LET(Outage outage, held(scope, id, 0));
    if (outage.to)
        return fail(ErrorCode::Conflict, u"outage-ended"_s,
                    {{u"id"_s, id.value}, {u"at"_s, outagestore::auditedEnd(outage)}});
    outage.to = at;
    BINNACLE_TRY(check(outage, scope.now()));
    BINNACLE_TRY(outagestore::update(scope, outage));
    return told(scope, id,
                {u"outage.end"_s, u"outage"_s, id.value, u"to"_s, {}, outagestore::auditedEnd(outage), {}});
}

} // namespace

QFuture<Result<std::vector<Outage>>> OutageService::outages(const Actor &actor, const QString &service)
{
    return m_database.read(actor, Act::ReadTickets,
                           [service](ReadScope &scope) -> Result<std::vector<Outage>> {
                               ServiceId of;
                               if (!service.isEmpty()) {
                                   BINNACLE_LET(const Service found, servicestore::existing(scope, service));
                                   of = found.id;
                               }
                               return outagestore::outages(scope, of);
                           });
}

QFuture<Result<Outage>> OutageService::add(const Actor &actor, const Outage &outage)
{
    return m_database.write({u"outage.add"_s, actor, {}},
                            [outage](WriteScope &scope) { return addIn(scope, outage); });
}

QFuture<Result<Outage>> OutageService::end(const Actor &actor, OutageId id, qint64 at)
{
    return m_database.write({u"outage.end"_s, actor, {}},
                            [id, at](WriteScope &scope) { return endIn(scope, id, at); });
}

QFuture<Result<Outage>> OutageService::change(const Actor &actor, const Outage &outage, qint64 version)
{
    return m_database.write({u"outage.set"_s, actor, {}}, [outage, version](WriteScope &scope) {
        return changeIn(scope, outage, version);
    });
}

QFuture<Result<Outage>> OutageService::restore(const Actor &actor, OutageId id)
{
    return m_database.write({u"outage.restore"_s, actor, {}},
                            [id](WriteScope &scope) { return restoreIn(scope, id); });
}

QFuture<Result<Outage>> OutageService::remove(const Actor &actor, OutageId id, qint64 version)
{
    return m_database.write(
        {u"outage.remove"_s, actor, {}},
        [id, version, guard = m_removalGuard](WriteScope &scope) -> Result<Outage> {
            BINNACLE_LET(const Outage outage, held(scope, id, version));
            if (guard)
                BINNACLE_TRY(guard(scope, id));
            BINNACLE_TRY(outagestore::remove(scope, id));
            BINNACLE_TRY(scope.audit(
                {u"outage.remove"_s, u"outage"_s, id.value, {}, outagestore::audited(outage), {}, {}}));
            BINNACLE_TRY(scope.changed(u"outage"_s, id.value));
            return outage;
        });
}

QFuture<Result<Outage>> OutageService::reopen(const Actor &actor, OutageId id, qint64 version)
{
    return m_database.write(
        {u"outage.reopen"_s, actor, {}}, [id, version](WriteScope &scope) -> Result<Outage> {
            BINNACLE_LET(Outage outage, held(scope, id, version));
            const QString was = outagestore::auditedEnd(outage);
            outage.to.reset();
            BINNACLE_TRY(check(outage, scope.now()));
            BINNACLE_TRY(outagestore::update(scope, outage));
            return told(scope, id, {u"outage.reopen"_s, u"outage"_s, id.value, u"to"_s, was, {}, {}});
        });
}

} // namespace binnacle
