// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/historyreplay.h"

#include "tickets/ticketsql.h"
#include "tickets/ticketvalues.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace binnacle::historyreplay {

namespace {

constexpr qint64 kPage = 5000;

// A row of history beside the audit row of its act; without one, `act` is empty.
struct Told
{
    QString number, uid, field, before, after;
    qint64 at = 0;
    QString act, auditedBefore, auditedAfter;
    qint64 auditedAt = 0;
};

bool agrees(const Told &told)
{
    if (told.act.isEmpty() || told.at != told.auditedAt)
        return false;
    if (told.act == u"ticket.create") // one act for all fields; history has the state
        return told.before.isEmpty() && told.auditedAfter.split(u'\n').contains(u"state="_s + told.after);
    const auto field = ticketvalues::find(told.field);
    return field && ticketvalues::isAuditedAs(*field, told.uid, told.before, told.auditedBefore) &&
           ticketvalues::isAuditedAs(*field, told.uid, told.after, told.auditedAfter);
}

Result<std::vector<Told>> pageAfter(ReadScope &scope, qint64 &last)
{
    BINNACLE_LET(Statement rows, scope.statement(ticketSql(), u"history_told_here"_s));
    BINNACLE_TRY(rows.bind(u"after"_s, last).bind(u"limit"_s, kPage).run());
    std::vector<Told> page;
    while (rows.next()) {
        last = rows.int64(0);
        page.push_back({rows.text(1), rows.text(2), rows.text(3), rows.text(4), rows.text(5), rows.int64(6),
                        rows.text(7), rows.text(8), rows.text(9), rows.int64(10)});
    }
    return page;
}

} // namespace

Result<Check> check(ReadScope &scope)
{
    FaultList faults;
    qint64 last = std::numeric_limits<qint64>::min();
    for (bool more = true; more;) {
        BINNACLE_LET(const std::vector<Told> page, pageAfter(scope, last));
        for (const Told &told : page) {
            if (!agrees(told))
                faults.add(told.number + u' ' + told.field);
        }
        more = qint64(page.size()) == kPage;
    }
    for (const QString &block : {u"history_untold"_s, u"history_strays"_s}) {
        BINNACLE_LET(Statement rows, scope.statement(ticketSql(), block));
        BINNACLE_TRY(rows.run());
        while (rows.next())
            faults.add(rows.text(0));
    }
    return faults.check(u"history-replay"_s);
}

} // namespace binnacle::historyreplay
