// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/outagestore.h"

#include "availability/outagesql.h"
#include "base/timetext.h"
#include "store/content.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace binnacle::outagestore {

namespace {

QString instant(std::optional<qint64> at)
{
    return at ? isoText(*at, QTimeZone::utc()) : QString();
}

Result<std::optional<Outage>> one(ReadScope &scope, const QString &block, OutageId id)
{
    BINNACLE_LET(Statement rows, scope.statement(availabilitySql(), block));
    BINNACLE_TRY(rows.bind(u"id"_s, id).run());
    if (!rows.next())
        return std::optional<Outage>();
    BINNACLE_LET(Outage outage, outageOf(rows));
    return std::optional(std::move(outage));
}

} // namespace

std::vector<std::pair<QString, QString>> auditedFields(const Outage &outage)
{
    return {{u"service"_s, QString::number(outage.service.value)},
            {u"kind"_s, outage.isMaintenance ? u"maintenance"_s : u"down"_s},
            {u"degree"_s, degreeName(outage.degree)},
            {u"from"_s, instant(outage.from)},
            {u"to"_s, instant(outage.to)},
            {u"approved"_s, instant(outage.approvedAt)},
            {u"estimated"_s, outage.isEstimated ? u"yes"_s : QString()},
            {u"title"_s, outage.title.isEmpty() ? QString() : content::hashOf(outage.title)}};
}

QString audited(const Outage &outage)
{
    QStringList lines;
    for (const auto &[field, text] : auditedFields(outage))
        lines.append(field + u'=' + text);
    return lines.join(u'\n');
}

QString auditedEnd(const Outage &outage)
{
    return instant(outage.to);
}

Result<std::vector<Outage>> outages(ReadScope &scope, ServiceId service)
{
    std::vector<Outage> all;
    BINNACLE_LET(Statement rows, scope.statement(availabilitySql(), service.isValid() ? u"outage_of_service"_s
                                                                                      : u"outage_all"_s));
    if (service.isValid())
        rows.bind(u"service"_s, service);
    BINNACLE_TRY(rows.run());
    while (rows.next()) {
        BINNACLE_LET(Outage outage, outageOf(rows));
        all.push_back(std::move(outage));
    }
    return all;
}

Result<std::optional<Outage>> byId(ReadScope &scope, OutageId id)
{
    return one(scope, u"outage_by_id"_s, id);
}

Result<std::optional<Outage>> removedById(ReadScope &scope, OutageId id)
{
    return one(scope, u"outage_removed_by_id"_s, id);
}

Result<> hold(WriteScope &scope, OutageId id)
{
    if (scope.engine() == Engine::Sqlite) // there is one writer at a time
        return {};
    BINNACLE_LET(Statement held, scope.statement(availabilitySql(), u"outage_hold"_s));
    return held.bind(u"id"_s, id).run();
}

Result<OutageId> insert(WriteScope &scope, const Outage &outage)
{
    BINNACLE_LET(Statement row, scope.statement(availabilitySql(), u"outage_insert"_s));
    bindAll(row, outage, scope.newUid());
    BINNACLE_LET(const qint64 id, row.runForInt64());
    return OutageId(id);
}

Result<> remove(WriteScope &scope, OutageId id)
{
    BINNACLE_LET(Statement row, scope.statement(availabilitySql(), u"outage_remove"_s));
    return row.bind(u"at"_s, scope.now()).bind(u"id"_s, id).run();
}

Result<> restore(WriteScope &scope, OutageId id)
{
    BINNACLE_LET(Statement row, scope.statement(availabilitySql(), u"outage_restore"_s));
    return row.bind(u"id"_s, id).run();
}

Result<> update(WriteScope &scope, const Outage &outage)
{
    BINNACLE_LET(Statement row, scope.statement(availabilitySql(), u"outage_update"_s));
    bindFields(row, outage);
    return row.bind(u"id"_s, outage.id).run();
}

} // namespace binnacle::outagestore
