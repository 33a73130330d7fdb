// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "configuration/servicestore.h"

#include "base/fold.h"
#include "people/placeholders.h"
#include "store/keycheck.h"

using namespace Qt::StringLiterals;

namespace binnacle::servicestore {

namespace {

const SqlCatalog &catalog()
{
    static const SqlCatalog kCatalog(u"configuration.sql"_s);
    return kCatalog;
}

} // namespace

Result<std::vector<Service>> services(ReadScope &scope)
{
    std::vector<Service> all;
    BINNACLE_LET(Statement rows, scope.statement(catalog(), u"service_all"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next())
        all.push_back({ServiceId(rows.int64(0)), rows.text(1), rows.text(2)});
    return all;
}

Result<QHash<QString, qint64>> ensureServices(WriteScope &scope, const QStringList &names, BatchId batch)
{
    return ensurePlaceholders(scope, catalog(), u"service"_s, names, batch);
}

Result<> compareKeys(ReadScope &scope, FaultList &faults)
{
    return keycheck::compare(scope, catalog(), u"keys_of_services"_s, fold, faults);
}

} // namespace binnacle::servicestore
