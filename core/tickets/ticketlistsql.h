// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The text of list statements: a query, a sort and a cursor become WHERE, ORDER BY and bindings. Sort
// expressions are our own; values are always bound. Pure.

#include "query/ticketfields.h"
#include "tickets/ticketqueries.h"

namespace binnacle {

class Statement;

struct TicketCursor
{
    QString sort;   // of the list it is a place in
    QVariant value; // of the sort expression of the last row
    TicketId id;
};

struct TicketListSql
{
    QString order;     // as asked: "-opened"
    QString sort;      // expression
    QString direction; // ASC or DESC
    bool sortsText = false;
    QString where;
    QList<std::pair<QString, QVariant>> bindings;
    QString match; // lifted full-text part
    QString tags;  // of a row, side by side
    QString group; // expressions of the statement that counts groups
    QString name;
};

namespace ticketlistsql {

[[nodiscard]] QStringList sortFields();
[[nodiscard]] Result<TicketListSql> compile(const TicketListRequest &request, Engine engine,
                                            const QueryContext &context, bool liftWords = false,
                                            const SqlLookup &lookup = {});
// Cuts the list off before this place.
void endBefore(TicketListSql &list, const TicketCursor &place);
// The cursor of a row that has the sort value and the id in these columns.
[[nodiscard]] TicketCursor cursorAt(const TicketListSql &list, const Statement &row, int sortColumn,
                                    int idColumn);
[[nodiscard]] QString cursorText(const TicketCursor &cursor);
[[nodiscard]] Result<TicketCursor> cursorOf(const QString &text);

// Fills the {{markers}} of a block of tickets.sql.
[[nodiscard]] QString filled(QString block, const TicketListSql &list);

} // namespace ticketlistsql

} // namespace binnacle
