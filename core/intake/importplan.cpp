// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importplan.h"

#include "intake/importvalues.h"

#include <QSet>
#include <algorithm>

namespace binnacle {

using namespace Qt::StringLiterals;

void StagingCounts::add(const StagingCounts &other)
{
    created += other.created;
    updated += other.updated;
    unchanged += other.unchanged;
    kept += other.kept;
    deleted += other.deleted;
    repeated += other.repeated;
    hidden += other.hidden;
    refused += other.refused.first(
        std::min(other.refused.size(), std::max(qsizetype(0), ImportReport::kListedErrors - refused.size())));
    for (auto it = other.faults.cbegin(); it != other.faults.cend(); ++it)
        faults[it.key()] += it.value();
}

namespace importplan {

namespace {

constexpr size_t kMostRows = 100'000;
constexpr qsizetype kMostBytes = qsizetype(128) << 20;

// What the workspace would hold of an incoming incident.
struct Given
{
    Ticket ticket;
    importstore::Imported imported;
    QStringList faults;
    bool newRows = false; // of its log
};

Result<Given> givenBy(const Incoming &one, const importstore::Present &present, const QString &source)
{
    Given given;
    if (one.rows.isEmpty() || present.events.isEmpty()) {
        given.ticket = one.imported.ticket;
        given.faults = one.faults;
        given.imported = one.given;
        given.newRows = !one.rows.isEmpty();
        if (present.events.isEmpty())
            return given;
        QByteArray rows; // of a log stay beside the ticket
        if (!EventRows::unpack(present.events, rows))
            return fail(ErrorCode::Bug, u"events-damaged"_s, {{u"number"_s, given.ticket.number}});
        given.imported = importedFrom(given.ticket, rows);
        return given;
    }
    BINNACLE_LET(Union all, unite(present.events, one.rows, source, one.imported.ticket.number));
    given.ticket = std::move(all.built.imported.ticket);
    given.faults = all.built.faults;
    given.imported = importedFrom(given.ticket, all.rows.toBytes());
    given.newRows = given.imported.events != present.events;
    return given;
}

importstore::Staged stagedOf(const Incoming &one, TicketId id)
{
    importstore::Staged staged;
    staged.ticket = id;
    staged.number = one.imported.ticket.number;
    if (one.rows.isEmpty())
        staged.content = importstore::encodeGiven(one.imported.ticket, one.actor);
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
    const QString &number = one.imported.ticket.number;
    ++counts.hidden;
    counts.refused.append({one.file, one.line, 0, u"number"_s, number, u"hidden"_s, {}});
}

// A ticket that is there and may differ: merged with what was edited here.
void planExisting(const importstore::Present &present, const Ticket &ticket, const Incoming &incoming,
                  const Given &given, Plan &plan)
{
    const importvalues::Merge merge =
        importvalues::merge(present.content, ticket, given.ticket, present.edited());
    const bool changes = merge.changes || given.newRows;
    plan.counts.kept += !merge.kept.isEmpty();
    if (given.imported.hash != present.hash && changes) {
        ++plan.counts.updated;
        plan.changed.push_back(stagedOf(incoming, present.id));
    } else {
        plan.counts.unchanged += merge.kept.isEmpty();
    }
}

} // namespace

importstore::Imported importedFrom(const Ticket &ticket, const QByteArray &rows)
{
    importstore::Imported imported;
    imported.content = importvalues::digest(ticket);
    imported.hash = importstore::hashOf(imported.content, rows);
    imported.events = EventRows::pack(rows);
    imported.rowVersion = 1;
    return imported;
}

std::vector<Incoming> lastOfEach(std::vector<IncidentDraft> chunk, qint64 &repeated)
{
    QHash<QString, size_t> at;
    std::vector<Incoming> incoming;
    incoming.reserve(chunk.size());
    for (IncidentDraft &draft : chunk) {
        Incoming one{std::move(draft.built.imported),
                     std::move(draft.built.actor),
                     std::move(draft.built.faults),
                     std::move(draft.rows),
                     {},
                     std::move(draft.file),
                     draft.line};
        one.given = importedFrom(one.imported.ticket, one.rows.toBytes());
        const auto found = at.constFind(draft.number);
        if (found != at.cend()) {
            ++repeated;
            incoming[*found] = std::move(one);
            continue;
        }
        at.insert(draft.number, incoming.size());
        incoming.push_back(std::move(one));
    }
    return incoming;
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

Result<Plan> make(ReadScope &scope, PersonId me, const QString &source, BatchId batch,
                  const std::vector<Incoming> &chunk)
{
    Plan plan;
    QStringList numbers;
    for (const Incoming &one : chunk)
        numbers.append(one.imported.ticket.number);
    BINNACLE_LET(const auto present, importstore::present(scope, source, numbers));
    BINNACLE_LET(const QSet<QString> hidden, hiddenOf(scope, me, source, present));
    QHash<QString, Given> given;
    QStringList differing;
    for (const Incoming &one : chunk) {
        const QString &number = one.imported.ticket.number;
        const auto found = present.constFind(number);
        if (found == present.cend() || found->deleted || (found->staging && found->batch == batch) ||
            hidden.contains(number))
            continue;
        BINNACLE_LET(Given what, givenBy(one, *found, source));
        if (found->hash != what.imported.hash || found->edited())
            differing.append(number);
        given.insert(number, std::move(what));
    }
    QHash<QString, Ticket> tickets;
    if (!differing.isEmpty()) {
        BINNACLE_LET(tickets, ticketimportstore::byNumber(scope, source, differing));
    }
    for (const Incoming &one : chunk) {
        const QString &number = one.imported.ticket.number;
        const auto found = present.constFind(number);
        const auto what = given.constFind(number);
        countFaults(what == given.cend() ? one.faults : what->faults, plan.counts);
        if (found == present.cend()) {
            plan.created.push_back(&one);
            ++plan.counts.created;
        } else if (hidden.contains(number)) {
            refuse(one, plan.counts);
        } else if (found->deleted) {
            ++plan.counts.deleted;
        } else if (found->staging && found->batch != batch) {
            return fail(ErrorCode::Conflict, u"import-running"_s, {{u"number"_s, number}});
        } else if (found->staging) { // made by this import: the later row is what counts
            ++plan.counts.repeated;
            if (found->content != one.given.content)
                plan.changed.push_back(stagedOf(one, found->id));
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
