// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "people/placeholders.h"

#include "base/fold.h"
#include "store/sqlcatalog.h"

using namespace Qt::StringLiterals;

namespace binnacle {

Result<> lockPlaceholders(WriteScope &scope)
{
    static const SqlCatalog kCatalog(u"people.sql"_s);
    BINNACLE_LET(Statement lock, scope.statement(kCatalog, u"placeholder_lock"_s));
    return lock.run();
}

Result<QHash<QString, qint64>> ensurePlaceholders(WriteScope &scope, const SqlCatalog &catalog,
                                                  const QString &block, const QStringList &names,
                                                  BatchId batch)
{
    BINNACLE_TRY(lockPlaceholders(scope));
    BINNACLE_LET(Statement named, scope.statement(catalog, block + u"_named"_s));
    BINNACLE_LET(Statement insert, scope.statement(catalog, block + u"_placeholder"_s));
    QHash<QString, qint64> found;
    for (const QString &name : names) {
        const QString key = fold(name);
        if (key.isEmpty() || found.contains(name))
            continue;
        BINNACLE_TRY(named.bind(u"name_key"_s, key).run());
        if (named.next()) {
            found.insert(name, named.int64(0));
            continue;
        }
        insert.bind(u"uid"_s, scope.newUid()).bind(u"name"_s, name.simplified()).bind(u"name_key"_s, key);
        BINNACLE_LET(const qint64 made, insert.bind(u"batch"_s, batch).runForInt64());
        found.insert(name, made);
    }
    return found;
}

} // namespace binnacle
