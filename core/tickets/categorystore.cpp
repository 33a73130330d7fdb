// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/categorystore.h"

#include "people/placeholders.h"
#include "tickets/ticketsql.h"

using namespace Qt::StringLiterals;

namespace binnacle::categorystore {

Result<QStringList> names(ReadScope &scope)
{
    QStringList all;
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"category_all"_s));
    BINNACLE_TRY(rows.run());
    while (rows.next())
        all.append(rows.text(1));
    return all;
}

Result<QHash<QString, qint64>> ensureCategories(WriteScope &scope, const QStringList &names, BatchId batch)
{
    return ensurePlaceholders(scope, ticketSql(), u"category"_s, names, batch);
}

} // namespace binnacle::categorystore
