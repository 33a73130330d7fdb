// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A list of tickets in groups: which fields it can be grouped by, how a group is asked for, in what order
// groups stand, and to which one a row belongs. Pure; any thread.

#include "query/query.h"
#include "store/engine.h"
#include "tickets/ticket.h"

#include <QTimeZone>
#include <QVariant>

namespace binnacle {

struct TicketGroup
{
    QString value; // name, state as it is stored, "1" of a priority, "2026-03-12"; empty: none
    QString query; // finds just these
    qint64 count = 0;

    friend bool operator==(const TicketGroup &, const TicketGroup &) = default;
};

namespace ticketgroups {

[[nodiscard]] QStringList fields();
// What a row's group is called.
[[nodiscard]] QString valueOf(const TicketRow &row, const QString &field, const QTimeZone &zone);
// The query narrowed to one group.
[[nodiscard]] QString queryOf(const Query &query, const QString &field, const QString &value);
// As groups stand: the most pressing and the newest first, what has none last.
void sort(std::vector<TicketGroup> &groups, const QString &field);
// Whether two values are of one group: names and states fold.
[[nodiscard]] bool isSame(const QString &field, const QString &a, const QString &b);

// The expressions of the statement that counts groups. Of instants the days of the zone.
struct Sql
{
    QString group;
    QString name; // of `grouped`
    QList<std::pair<QString, QVariant>> bindings;
};
// Invalid "unknown-group" {field}.
[[nodiscard]] Result<Sql> sqlOf(const QString &field, qint64 now, const QTimeZone &zone);

} // namespace ticketgroups

} // namespace binnacle
