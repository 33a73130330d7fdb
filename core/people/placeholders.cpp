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
    QHash<QString, qint64> known;
    {
        BINNACLE_LET(Statement keys, scope.statement(catalog, block + u"_keys"_s));
        BINNACLE_TRY(keys.run());
        while (keys.next())
            known.insert(keys.text(0), keys.int64(1));
    }
    BINNACLE_LET(Statement insert, scope.statement(catalog, block + u"_placeholder"_s));
    QHash<QString, qint64> found;
    for (const QString &name : names) {
        const QString key = fold(name);
        if (key.isEmpty() || found.contains(name))
            continue;
        auto id = known.constFind(key);
        if (id == known.constEnd()) {
            insert.bind(u"uid"_s, scope.newUid()).bind(u"name"_s, name.simplified()).bind(u"name_key"_s, key);
            insert.bind(u"batch"_s, batch);
            BINNACLE_LET(const qint64 made, insert.runForInt64());
            id = known.insert(key, made);
        }
        found.insert(name, id.value());
    }
    return found;
}

} // namespace binnacle
