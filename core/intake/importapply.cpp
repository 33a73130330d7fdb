// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importapply.h"

#include "intake/importplan.h"
#include "intake/importvalues.h"

#include <algorithm>

namespace binnacle::importapply {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kStep = 500;

bool isSame(const HistoryEntry &a, const HistoryEntry &b)
{
    return a.happenedAt == b.happenedAt && a.field == b.field && a.before == b.before && a.after == b.after &&
           a.actor == b.actor;
}

// When a field changed, as the record itself names it where it does.
qint64 timeOf(const QString &field, const Ticket &before, const Ticket &after, qint64 now)
{
    if (field != "state"_L1)
        return now;
    for (const auto &[state, stamp] :
         {std::pair(u"resolved"_s, Stamp::Resolved), std::pair(u"closed"_s, Stamp::Closed)}) {
        if (after.state == state && after.stamp(stamp) && after.stamp(stamp) != before.stamp(stamp))
            return *after.stamp(stamp);
    }
    return now;
}

// One row a field, where no log tells of the changes.
std::vector<HistoryEntry> historyOf(const importvalues::Merge &merge, const Ticket &before,
                                    const QString &source, const QString &actor, qint64 now)
{
    std::vector<HistoryEntry> history;
    for (const importvalues::Change &change : merge.changed) {
        HistoryEntry entry;
        entry.happenedAt = timeOf(change.field, before, merge.merged, now);
        entry.field = change.field;
        entry.before = change.before;
        entry.after = change.after;
        entry.source = source;
        entry.actor = actor;
        history.push_back(std::move(entry));
    }
    return history;
}

// What an import gives a ticket, and what its rows told before and tell now.
struct Giving
{
    importplan::Given given;
    QString actor;
    std::vector<HistoryEntry> toldBefore, toldNow;
};

Result<Giving> givingOf(const importstore::Staged &staged, const importstore::Present &present,
                        const Ticket &ticket, const QString &source)
{
    Giving giving;
    importplan::Given &given = giving.given;
    if (staged.events.isEmpty()) {
        given.ticket = ticket;
        if (!importstore::decodeGiven(staged.content, given.ticket, given.told, giving.actor))
            return fail(ErrorCode::Bug, u"staged-damaged"_s);
        if (!EventRows::unpack(present.events, given.rows))
            return fail(ErrorCode::Bug, u"events-damaged"_s, {{u"number"_s, ticket.number}});
        return giving;
    }
    EventRows rows;
    if (!EventRows::fromPacked(staged.events, rows))
        return fail(ErrorCode::Bug, u"staged-damaged"_s);
    BINNACLE_LET(importplan::Union before, importplan::unite(present.events, {}, source, ticket.number));
    BINNACLE_LET(importplan::Union all, importplan::unite(present.events, rows, source, ticket.number));
    given = {std::move(all.built.imported.ticket), std::move(all.built.told),
             std::move(before.built.imported.ticket), all.rows.toBytes()};
    giving.toldBefore = std::move(before.built.imported.history);
    giving.toldNow = std::move(all.built.imported.history);
    return giving;
}

// One put-aside change becomes the ticket's, and what was before is kept for undo.
Result<> applyStaged(WriteScope &scope, BatchId batch, KnownNames &names, const importstore::Staged &staged,
                     const importstore::Present &present, const Ticket &ticket, const QString &source)
{
    BINNACLE_LET(const Giving giving, givingOf(staged, present, ticket, source));
    const bool edited = present.edited();
    const importvalues::Merge merge = importplan::merged(present, ticket, giving.given).merge;
    ImportedTicket changed;
    changed.ticket = merge.merged;
    if (staged.events.isEmpty())
        changed.history = historyOf(merge, ticket, source, giving.actor, scope.now());
    BINNACLE_TRY(ticketimportstore::update(scope, batch, names, changed));
    BINNACLE_TRY(retell(scope, staged.ticket, batch, source, giving.toldBefore, giving.toldNow));
    const qint64 version = ticket.rowVersion + 1;
    const qint64 seen = edited ? present.importedVersion : importstore::kUnedited;
    const importstore::Imported before{present.hash, present.content, seen, present.events};
    importstore::UndoRow undo;
    undo.ticket = staged.ticket;
    undo.versionAfter = version;
    undo.before = importvalues::encode(ticket);
    undo.importedBefore = present.wasImported ? before.toBytes() : QByteArray();
    BINNACLE_TRY(importstore::putUndo(scope, batch, undo));
    importstore::Imported now = importplan::importedFrom(merge.given, giving.given.rows);
    // A field kept here stays different from what was given: the next import sees it by the version.
    now.rowVersion = edited ? 0 : version;
    return importstore::putImported(scope, staged.ticket, now);
}

} // namespace

Result<> allStaged(WriteScope &scope, BatchId batch, KnownNames &names, const QString &source)
{
    TicketId after;
    for (;;) {
        BINNACLE_LET(const std::vector<importstore::Staged> some,
                     importstore::staged(scope, batch, after, kStep));
        if (some.empty())
            return importstore::clearStaged(scope, batch);
        QStringList numbers;
        for (const importstore::Staged &one : some)
            numbers.append(one.number);
        BINNACLE_TRY(ticketimportstore::hold(scope, source, numbers));
        BINNACLE_LET(const auto present, importstore::present(scope, source, numbers));
        BINNACLE_LET(const auto tickets, ticketimportstore::byNumber(scope, source, numbers));
        for (const importstore::Staged &one : some) {
            if (present.value(one.number).deleted || !tickets.contains(one.number))
                continue;
            BINNACLE_TRY(
                applyStaged(scope, batch, names, one, present[one.number], tickets[one.number], source));
        }
        after = some.back().ticket;
    }
}

// What both begin with stays as it is; of the rest the old rows go and the new ones come, so that rows of one
// time stand in the order they were told.
Result<> retell(WriteScope &scope, TicketId ticket, BatchId batch, const QString &source,
                const std::vector<HistoryEntry> &before, const std::vector<HistoryEntry> &after)
{
    const auto [gone, come] =
        std::mismatch(before.cbegin(), before.cend(), after.cbegin(), after.cend(), isSame);
    if (gone != before.cend()) {
        BINNACLE_TRY(importstore::removeHistory(scope, ticket, source, {gone, before.cend()}));
    }
    std::vector<HistoryEntry> fresh(come, after.cend());
    for (HistoryEntry &entry : fresh) {
        entry.subjectKind = u"ticket"_s;
        entry.subjectId = ticket.value;
        entry.batch = batch;
    }
    return fresh.empty() ? Result<>() : scope.history(fresh);
}

} // namespace binnacle::importapply
