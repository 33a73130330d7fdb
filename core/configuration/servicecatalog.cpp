// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "configuration/servicecatalog.h"

#include "calendar/calendarstore.h"
#include "configuration/servicestore.h"
#include "people/peoplestore.h"
#include "store/database.h"

#include <QHash>
#include <QSet>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// The keys of the names that were said.
Result<> resolveNames(ReadScope &scope, Service &service)
{
    if (!service.owner.isValid() && !service.ownerName.isEmpty()) {
        BINNACLE_LET(const auto person, peoplestore::personByName(scope, service.ownerName));
        if (!person)
            return fail(ErrorCode::NotFound, u"no-such-person"_s, {{u"name"_s, service.ownerName}});
        service.owner = person->id;
    }
    if (!service.calendar.isValid() && !service.calendarName.isEmpty()) {
        BINNACLE_LET(const auto calendar, calendarstore::byName(scope, service.calendarName));
        if (!calendar)
            return fail(ErrorCode::NotFound, u"no-such-calendar"_s, {{u"name"_s, service.calendarName}});
        service.calendar = calendar->id;
    }
    for (Need &need : service.needs) {
        for (NeededService &one : need.of) {
            if (one.id.isValid())
                continue;
            BINNACLE_LET(const Service found, servicestore::existing(scope, one.name));
            one = {found.id, found.name};
        }
        std::sort(need.of.begin(), need.of.end(), [](const NeededService &a, const NeededService &b) {
            return a.id.value < b.id.value; // as they are read
        });
    }
    return {};
}

// The way from a service back to `end` over what is needed, by names; empty: there is none.
QStringList wayTo(ServiceId end, const NeededService &from, const QHash<qint64, const Service *> &services,
                  QSet<qint64> &seen)
{
    if (from.id == end)
        return {from.name};
    const Service *service = services.value(from.id.value);
    if (service == nullptr || seen.contains(from.id.value))
        return {};
    seen.insert(from.id.value);
    for (const Need &need : service->needs) {
        for (const NeededService &one : need.of) {
            if (const QStringList way = wayTo(end, one, services, seen); !way.isEmpty())
                return QStringList{from.name} + way;
        }
    }
    return {};
}

// Nothing needs itself, and none twice at one place.
Result<> checkNeeds(ReadScope &scope, const Service &service)
{
    BINNACLE_LET(const std::vector<Service> all, servicestore::services(scope));
    QHash<qint64, const Service *> byId;
    for (const Service &one : all)
        byId.insert(one.id.value, &one);
    QSet<qint64> seen;
    for (const Need &need : service.needs) {
        QSet<qint64> ofPlace;
        for (const NeededService &one : need.of) {
            if (ofPlace.contains(one.id.value))
                return fail(ErrorCode::Invalid, u"need-twice"_s, {{u"name"_s, one.name}});
            ofPlace.insert(one.id.value);
            if (const QStringList way = wayTo(service.id, one, byId, seen); !way.isEmpty())
                return fail(ErrorCode::Invalid, u"needs-itself"_s,
                            {{u"name"_s, service.name}, {u"way"_s, way.join(u" → "_s)}});
        }
    }
    return {};
}

Result<Service> setIn(WriteScope &scope, const QString &name, const QMap<QString, QString> &fields,
                      std::optional<qint64> version)
{
    BINNACLE_TRY(require(scope.actor(), Act::EditServices));
    if (fields.contains(u"needs"_s))
        BINNACLE_TRY(servicestore::holdNeeds(scope));
    BINNACLE_TRY(servicestore::hold(scope, name));
    BINNACLE_LET(const auto there, servicestore::byName(scope, name));
    if (there && version == 0)
        return fail(ErrorCode::Conflict, u"service-exists"_s, {{u"name"_s, there->name}});
    if (there && version.value_or(there->rowVersion) != there->rowVersion)
        return fail(ErrorCode::Conflict, u"stale-version"_s,
                    {{u"number"_s, there->name}, {u"version"_s, there->rowVersion}});
    if (!there && version.value_or(0) > 0) // renamed meanwhile: the name is not to be made anew
        return fail(ErrorCode::Conflict, u"stale-version"_s, {{u"number"_s, name}});
    const Service before = there.value_or(Service());
    Service after = before;
    if (!there)
        BINNACLE_TRY(setServiceField(after, u"name"_s, name));
    for (const auto &[field, text] : fields.asKeyValueRange())
        BINNACLE_TRY(setServiceField(after, field, text));
    BINNACLE_TRY(check(after));
    BINNACLE_TRY(resolveNames(scope, after));
    if (there) {
        BINNACLE_TRY(servicestore::update(scope, after));
    } else {
        BINNACLE_LET(after.id, servicestore::insert(scope, after));
    }
    if (before.needs != after.needs) {
        BINNACLE_TRY(checkNeeds(scope, after));
        BINNACLE_TRY(servicestore::setNeeds(scope, after.id, after.needs));
    }
    const QString act = there ? u"service.set"_s : u"service.add"_s;
    for (const QString &field : serviceFields()) {
        const QString was = serviceText(before, field), is = serviceText(after, field);
        if (was != is)
            BINNACLE_TRY(scope.audit({act, u"service"_s, after.id.value, field, was, is, {}}));
    }
    BINNACLE_TRY(scope.changed(u"service"_s, after.id.value));
    return servicestore::existing(scope, after.name);
}

} // namespace

QFuture<Result<std::vector<Service>>> ServiceCatalog::services(const Actor &actor)
{
    return m_database.read(actor, Act::ReadTickets, servicestore::services);
}

QFuture<Result<Service>> ServiceCatalog::service(const Actor &actor, const QString &name)
{
    return m_database.read(actor, Act::ReadTickets,
                           [name](ReadScope &scope) { return servicestore::existing(scope, name); });
}

QFuture<Result<Service>> ServiceCatalog::set(const Actor &actor, const QString &name,
                                             const QMap<QString, QString> &fields,
                                             std::optional<qint64> version)
{
    return m_database.write({u"service.set"_s, actor, {}},
                            [=](WriteScope &scope) { return setIn(scope, name, fields, version); });
}

} // namespace binnacle
