// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "configuration/servicestore.h"

#include "base/fold.h"
#include "people/placeholders.h"
#include "store/keycheck.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace binnacle::servicestore {

namespace {

const SqlCatalog &catalog()
{
    static const SqlCatalog kCatalog(u"configuration.sql"_s);
    return kCatalog;
}

Service serviceOf(const Statement &row)
{
    Service service;
    service.id = ServiceId(row.int64(0));
    service.uid = row.text(1);
    service.key = row.text(2);
    service.name = row.text(3);
    if (!row.isNull(4))
        service.criticality = int(row.int64(4));
    service.owner = PersonId(row.int64(5));
    service.ownerName = row.text(6);
    service.calendar = CalendarId(row.int64(7));
    service.calendarName = row.text(8);
    if (!row.isNull(9))
        service.target = row.real(9);
    service.hourCost = row.optInt64(10);
    service.rowVersion = row.int64(11);
    return service;
}

void bindFields(Statement &row, const Service &service)
{
    row.bind(u"name"_s, service.name)
        .bind(u"name_key"_s, fold(service.name))
        .bind(u"criticality"_s, service.criticality ? QVariant(*service.criticality) : QVariant())
        .bind(u"owner"_s, service.owner)
        .bind(u"calendar"_s, service.calendar)
        .bind(u"target"_s, service.target ? QVariant(*service.target) : QVariant())
        .bind(u"hour_cost"_s, service.hourCost);
}

// Each service's own, in the order they were said.
Result<QHash<qint64, std::vector<Need>>> needsOfAll(ReadScope &scope)
{
    QHash<qint64, std::vector<Need>> all;
    BINNACLE_LET(Statement rows, scope.statement(catalog(), u"need_all"_s));
    BINNACLE_TRY(rows.run());
    qint64 lastPlace = -1;
    ServiceId last;
    while (rows.next()) {
        const ServiceId service(rows.int64(0));
        std::vector<Need> &own = all[service.value];
        if (service != last || rows.int64(1) != lastPlace)
            own.push_back({{}, int(rows.int64(2))});
        own.back().of.push_back({ServiceId(rows.int64(3)), rows.text(4)});
        last = service;
        lastPlace = rows.int64(1);
    }
    return all;
}

// The index of names speaks where two are made at once.
template <typename T>
Result<T> orExists(Result<T> done, const Service &service)
{
    if (!done && done.error().key == "duplicate"_L1)
        return fail(ErrorCode::Conflict, u"service-exists"_s, {{u"name"_s, service.name}});
    return done;
}

} // namespace

Result<std::vector<Service>> services(ReadScope &scope)
{
    std::vector<Service> all;
    BINNACLE_LET(Statement rows, scope.statement(catalog(), u"service_all"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next())
        all.push_back(serviceOf(rows));
    BINNACLE_LET(const auto needs, needsOfAll(scope));
    for (Service &service : all)
        service.needs = needs.value(service.id.value);
    return all;
}

Result<std::optional<Service>> byName(ReadScope &scope, const QString &name)
{
    BINNACLE_LET(Statement rows, scope.statement(catalog(), u"service_by_name"_s));
    BINNACLE_TRY(rows.bind(u"name_key"_s, fold(name)).bind(u"key"_s, name).run());
    if (!rows.next())
        return std::optional<Service>();
    Service service = serviceOf(rows);
    rows.finish();
    BINNACLE_LET(const auto needs, needsOfAll(scope));
    service.needs = needs.value(service.id.value);
    return std::optional(service);
}

Result<Service> existing(ReadScope &scope, const QString &name)
{
    BINNACLE_LET(const auto service, byName(scope, name));
    if (!service)
        return fail(ErrorCode::NotFound, u"no-such-service"_s, {{u"name"_s, name}});
    return *service;
}

Result<> hold(WriteScope &scope, const QString &name)
{
    if (scope.engine() == Engine::Sqlite) // there is one writer at a time
        return {};
    BINNACLE_LET(Statement held, scope.statement(catalog(), u"service_hold"_s));
    return held.bind(u"name_key"_s, fold(name)).bind(u"key"_s, name).run();
}

Result<ServiceId> insert(WriteScope &scope, const Service &service)
{
    BINNACLE_LET(Statement row, scope.statement(catalog(), u"service_insert"_s));
    bindFields(row, service);
    row.bind(u"uid"_s, scope.newUid());
    BINNACLE_LET(const qint64 id, orExists(row.runForInt64(), service));
    return ServiceId(id);
}

Result<> update(WriteScope &scope, const Service &service)
{
    BINNACLE_LET(Statement row, scope.statement(catalog(), u"service_update"_s));
    bindFields(row, service);
    return orExists(row.bind(u"id"_s, service.id).run(), service);
}

Result<> setNeeds(WriteScope &scope, ServiceId service, const std::vector<Need> &needs)
{
    BINNACLE_LET(Statement clear, scope.statement(catalog(), u"need_clear"_s));
    BINNACLE_TRY(clear.bind(u"service"_s, service).run());
    BINNACLE_LET(Statement put, scope.statement(catalog(), u"need_put"_s));
    BINNACLE_LET(Statement keep, scope.statement(catalog(), u"service_keep"_s));
    for (size_t place = 0; place < needs.size(); ++place) {
        for (const NeededService &one : needs[place].of) {
            put.bind(u"service"_s, service).bind(u"place"_s, qint64(place)).bind(u"needs"_s, one.id);
            BINNACLE_TRY(put.bind(u"needed"_s, needs[place].needed).run());
            BINNACLE_TRY(keep.bind(u"id"_s, one.id).run());
        }
    }
    return {};
}

Result<> holdNeeds(WriteScope &scope)
{
    if (scope.engine() == Engine::Sqlite)
        return {};
    BINNACLE_LET(Statement held, scope.statement(catalog(), u"need_lock"_s));
    return held.run();
}

Result<QHash<QString, qint64>> ensureServices(WriteScope &scope, const QStringList &names, BatchId batch)
{
    return ensurePlaceholders(scope, catalog(), u"service"_s, names, batch);
}

Result<std::vector<ServiceId>> find(ReadScope &scope, const std::vector<ServiceRef> &refs)
{
    BINNACLE_LET(Statement keyed, scope.statement(catalog(), u"service_keyed"_s));
    BINNACLE_LET(Statement named, scope.statement(catalog(), u"service_named"_s));
    std::vector<ServiceId> ids;
    QSet<qint64> taken;
    // Those of a key first: a name is nobody's whose key another one has.
    for (const ServiceRef &ref : refs) {
        ids.emplace_back();
        if (ref.key.isEmpty())
            continue;
        BINNACLE_TRY(keyed.bind(u"key"_s, ref.key).run());
        if (keyed.next())
            ids.back() = ServiceId(keyed.int64(0));
        taken.insert(ids.back().value);
    }
    for (size_t i = 0; i < refs.size(); ++i) {
        if (ids[i].isValid())
            continue;
        BINNACLE_TRY(named.bind(u"name_key"_s, fold(refs[i].name)).run());
        const bool isOwnKey = !refs[i].key.isEmpty() && refs[i].key != refs[i].name;
        if (!named.next() || (isOwnKey && taken.contains(named.int64(0))))
            continue;
        ids[i] = ServiceId(named.int64(0));
        taken.insert(ids[i].value);
    }
    return ids;
}

Result<std::vector<ServiceId>> ensure(WriteScope &scope, const std::vector<ServiceRef> &refs, BatchId batch)
{
    BINNACLE_TRY(lockPlaceholders(scope));
    BINNACLE_LET(std::vector<ServiceId> ids, find(scope, refs));
    BINNACLE_LET(Statement named, scope.statement(catalog(), u"service_named"_s));
    BINNACLE_LET(Statement insert, scope.statement(catalog(), u"service_of_key"_s));
    BINNACLE_LET(Statement show, scope.statement(catalog(), u"service_shown_with"_s));
    for (size_t i = 0; i < refs.size(); ++i) {
        if (ids[i].isValid()) {
            BINNACLE_TRY(show.bind(u"batch"_s, batch).bind(u"id"_s, ids[i]).run());
            continue;
        }
        QString name = refs[i].name.simplified();
        BINNACLE_TRY(named.bind(u"name_key"_s, fold(name)).run());
        if (named.next()) // another service's: told apart by the key
            name = u"%1 (%2)"_s.arg(name, refs[i].key);
        named.finish();
        const QString key = refs[i].key.isEmpty() ? fold(name) : refs[i].key;
        insert.bind(u"uid"_s, scope.newUid()).bind(u"key"_s, key).bind(u"name"_s, name);
        BINNACLE_LET(const qint64 made,
                     insert.bind(u"name_key"_s, fold(name)).bind(u"batch"_s, batch).runForInt64());
        ids[i] = ServiceId(made);
    }
    return ids;
}

Result<QHash<qint64, QHash<QString, QString>>> audited(ReadScope &scope)
{
    QHash<qint64, QHash<QString, QString>> said;
    BINNACLE_LET(Statement rows, scope.statement(catalog(), u"audit_of_services"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next())
        said[rows.int64(0)].insert(rows.text(1), rows.text(2));
    return said;
}

Result<> compareKeys(ReadScope &scope, FaultList &faults)
{
    return keycheck::compare(scope, catalog(), u"keys_of_services"_s, fold, faults);
}

Result<> calendarUnused(ReadScope &scope, CalendarId calendar)
{
    BINNACLE_LET(Statement rows, scope.statement(catalog(), u"services_of_calendar"_s));
    BINNACLE_TRY(rows.bind(u"calendar"_s, calendar).run());
    QString name;
    QStringList services;
    while (rows.next()) {
        name = rows.text(0);
        services.append(rows.text(1));
    }
    if (services.isEmpty())
        return {};
    return fail(ErrorCode::Conflict, u"calendar-in-use"_s,
                {{u"name"_s, name}, {u"services"_s, services.join(u", "_s)}});
}

} // namespace binnacle::servicestore
