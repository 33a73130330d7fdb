// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketpeople.h"

#include "tickets/ticketsql.h"

using namespace Qt::StringLiterals;

namespace binnacle::ticketpeople {

Result<bool> isNamed(ReadScope &scope, const QString &kind, qint64 id)
{
    BINNACLE_LET(Statement rows,
                 scope.statement(ticketSql(), kind == u"team" ? u"names_of_team"_s : u"names_of_person"_s));
    BINNACLE_LET(const qint64 count, rows.bind(u"id"_s, id).runForInt64());
    return count > 0;
}

} // namespace binnacle::ticketpeople
