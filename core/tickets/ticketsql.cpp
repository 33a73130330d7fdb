// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketsql.h"

namespace binnacle {

const SqlCatalog &ticketSql()
{
    static const SqlCatalog kCatalog(QStringLiteral("tickets.sql"));
    return kCatalog;
}

} // namespace binnacle
