// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importplan.h"

#include "intake/carryover.h"

#include <QSet>
#include <algorithm>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace importplan {

namespace {

constexpr size_t kMostRows = 100'000;
constexpr qsizetype kMostBytes = qsizetype(128) << 20;

// What an incoming incident gives a ticket that is there. As long as nothing of the ticket is known, the hash
// tells whether it is all that was given before.
struct Arrival
{
    Given given;
    QStringList faults;
    QByteArray hash;
    bool newRows = false; // of its log
};

Result<Arrival> arrivalOf(const Incoming &one, const importstore::Present &present, const QString &source)
{
    const QString &number = one.ticket().number;
    const EventRows &rows = one.draft.rows;
    Arrival arrival{{one.ticket(), one.draft.built.told, {}, {}},
                    one.draft.built.faults,
                    one.given.hash,
                    !rows.isEmpty()};
    if (present.events.isEmpty()) {
        arrival.given.rows = rows.toBytes();
        return arrival;
    }
    Given &given = arrival.given;
    if (rows.isEmpty()) { // of a log stay beside the ticket
        if (!EventRows::unpack(present.events, given.rows))
            return fail(ErrorCode::Bug, u"events-damaged"_s, {{u"number"_s, number}});
        arrival.hash = importstore::hashOf(one.given.content, given.rows);
        return arrival;
    }
    BINNACLE_LET(Union before, unite(present.events, {}, source, number));
    BINNACLE_LET(Union all, unite(present.events, rows, source, number));
    given = {std::move(all.built.imported.ticket), std::move(all.built.told),
             std::move(before.built.imported.ticket), all.rows.toBytes()};
    arrival.faults = all.built.faults;
    arrival.hash = importstore::hashOf(importvalues::digest(given.ticket), given.rows);
    arrival.newRows = EventRows::pack(given.rows) != present.events;
    return arrival;
}

importstore::Staged stagedOf(const Incoming &one, TicketId id)
{
    importstore::Staged staged;
    staged.ticket = id;
    staged.number = one.ticket().number;
    if (one.draft.rows.isEmpty())
        staged.content = importstore::encodeGiven(one.ticket(), one.draft.built.told, one.draft.built.actor);
    else
        staged.events = one.given.events;
    return staged;
}

void countFaults(const QStringList &faults, StagingCounts &counts)
{
    for (const QString &fault : faults)
        ++counts.faults[fault];
}

// What stands in the workspace and is not shown to who imports. Told before anything is compared, so that
// nothing about it can be learned from the answer.
Result<QSet<QString>> hiddenOf(ReadScope &scope, PersonId me, const QString &source,
                               const QHash<QString, importstore::Present> &present)
{
    QStringList asked;
    for (auto it = present.cbegin(); it != present.cend(); ++it) {
        if (!it->deleted && !it->staging)
            asked.append(it.key());
    }
    if (asked.isEmpty())
        return QSet<QString>();
    BINNACLE_LET(const QSet<QString> seen, ticketimportstore::seenBy(scope, me, source, asked));
    return QSet<QString>(asked.cbegin(), asked.cend()).subtract(seen);
}

void refuse(const Incoming &one, StagingCounts &counts)
{
    const QString &number = one.ticket().number;
    ++counts.hidden;
    counts.refused.append({one.draft.file, one.draft.line, 0, u"number"_s, number, u"hidden"_s, {}});
}

// A ticket that is there and may differ: merged with what was edited here.
void planExisting(const importstore::Present &present, const Ticket &ticket, const Incoming &incoming,
                  const Arrival &arrival, Plan &plan)
{
    const Merged all = merged(present, ticket, arrival.given);
    countFaults(all.faults, plan.counts);
    const bool changes = all.merge.changes || arrival.newRows;
    const bool kept = !all.merge.kept.isEmpty();
    plan.counts.kept += kept;
    if (changes && importstore::hashOf(all.merge.given, arrival.given.rows) != present.hash) {
        ++plan.counts.updated;
        plan.changed.push_back(stagedOf(incoming, present.id));
    } else {
        plan.counts.unchanged += !kept;
    }
}

} // namespace

Incoming::Incoming(IncidentDraft of)
    : draft(std::move(of))
    , given(importedFrom(importvalues::digest(ticket()), draft.rows.toBytes()))
{}

importstore::Imported importedFrom(const QByteArray &digest, const QByteArray &rows)
{
    importstore::Imported imported;
    imported.content = digest;
    imported.hash = importstore::hashOf(imported.content, rows);
    imported.events = EventRows::pack(rows);
    imported.rowVersion = 1;
    return imported;
}

Merged merged(const importstore::Present &present, const Ticket &ticket, const Given &given)
{
    const carryover::Past past{present.content, ticket, given.ofRows, !present.events.isEmpty()};
    const carryover::Carried carried = carryover::over(past, given.ticket, given.told);
    return {importvalues::merge(present.content, ticket, carried.incoming, present.edited(), carried.values),
            faultsOf(carried.incoming)};
}

Result<Union> unite(const QByteArray &before, const EventRows &later, const QString &source,
                    const QString &number)
{
    Union all;
    if (!EventRows::fromPacked(before, all.rows))
        return fail(ErrorCode::Bug, u"events-damaged"_s, {{u"number"_s, number}});
    all.rows.unite(later);
    if (all.rows.size() > kMostRows || all.rows.bytes() > kMostBytes)
        return fail(ErrorCode::Invalid, u"too-many-rows"_s, {{u"number"_s, number}});
    if (all.rows.isEmpty())
        return all;
    const QByteArray bytes = number.toUtf8();
    all.built = IncidentBuilder(source, true).build(all.rows.open(bytes));
    return all;
}

Result<Plan> make(ReadScope &scope, PersonId me, const QString &source, const std::vector<Incoming> &chunk)
{
    Plan plan;
    QStringList numbers;
    for (const Incoming &one : chunk)
        numbers.append(one.ticket().number);
    BINNACLE_LET(const auto present, importstore::present(scope, source, numbers));
    BINNACLE_LET(const QSet<QString> hidden, hiddenOf(scope, me, source, present));
    QHash<QString, Arrival> arrivals;
    QStringList differing;
    for (const Incoming &one : chunk) {
        const QString &number = one.ticket().number;
        const auto found = present.constFind(number);
        if (found == present.cend() || found->deleted || hidden.contains(number))
            continue;
        BINNACLE_LET(Arrival what, arrivalOf(one, *found, source));
        if (found->hash != what.hash || found->edited())
            differing.append(number);
        arrivals.insert(number, std::move(what));
    }
    QHash<QString, Ticket> tickets;
    if (!differing.isEmpty()) {
        BINNACLE_LET(tickets, ticketimportstore::byNumber(scope, source, differing));
    }
    for (const Incoming &one : chunk) {
        const QString &number = one.ticket().number;
        const auto found = present.constFind(number);
        const auto what = arrivals.constFind(number);
        if (what == arrivals.cend())
            countFaults(one.draft.built.faults, plan.counts);
        else if (!tickets.contains(number))
            countFaults(what->faults, plan.counts);
        if (found == present.cend()) {
            plan.created.push_back(&one);
            ++plan.counts.created;
        } else if (hidden.contains(number)) {
            refuse(one, plan.counts);
        } else if (found->deleted) {
            ++plan.counts.deleted;
        } else if (found->staging) {
            return fail(ErrorCode::Conflict, u"import-running"_s, {{u"number"_s, number}});
        } else if (!tickets.contains(number)) {
            ++plan.counts.unchanged;
        } else {
            planExisting(*found, tickets[number], one, *what, plan);
        }
    }
    return plan;
}

} // namespace importplan

} // namespace binnacle
