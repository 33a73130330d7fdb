// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/checkstore.h"

#include "availability/outagesql.h"
#include "store/bulkinsert.h"

using namespace Qt::StringLiterals;

namespace binnacle::checkstore {

namespace {

ServiceCheck checkOf(const Statement &row)
{
    return {ServiceId(row.int64(0)), row.int64(2), checkStateFromName(row.text(3)).value_or(CheckState::Up),
            row.optInt64(4), row.text(5)};
}

} // namespace

Result<Series> checks(ReadScope &scope, ServiceId service)
{
    Series series;
    BINNACLE_LET(Statement rows, scope.statement(availabilitySql(),
                                                 service.isValid() ? u"check_of_service"_s : u"check_all"_s));
    if (service.isValid())
        rows.bind(u"service"_s, service);
    BINNACLE_TRY(rows.run());
    while (rows.next()) {
        const ServiceCheck check = checkOf(rows);
        std::vector<ServiceCheck> &own = series[{check.service.value, rows.text(1)}];
        if (!own.empty() && own.back().at == check.at)
            own.back() = check;
        else
            own.push_back(check);
    }
    return series;
}

Result<Found> present(ReadScope &scope, const QString &source, qint64 first, qint64 last)
{
    Found found;
    BINNACLE_LET(Statement rows, scope.statement(availabilitySql(), u"check_of_source"_s));
    BINNACLE_TRY(rows.bind(u"source"_s, source).bind(u"first"_s, first).bind(u"last"_s, last).run());
    while (rows.next()) {
        const ServiceCheck check = checkOf(rows);
        found.insert({check.service.value, check.at}, check);
    }
    return found;
}

Result<> insert(WriteScope &scope, BatchId batch, const QString &source,
                const std::vector<ServiceCheck> &checks)
{
    BulkInsert rows(
        scope, u"service_check"_s,
        {u"service_id"_s, u"source"_s, u"at"_s, u"batch_id"_s, u"state"_s, u"response_ms"_s, u"code"_s});
    for (const ServiceCheck &check : checks)
        BINNACLE_TRY(
            rows.add({check.service.value, source, check.at, batch.value, checkStateName(check.state),
                      check.responseMs ? QVariant(*check.responseMs) : QVariant(), check.code}));
    return rows.flush();
}

} // namespace binnacle::checkstore
