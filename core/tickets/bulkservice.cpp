// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/bulkservice.h"

#include "query/ticketfields.h"
#include "store/database.h"
#include "tickets/editnames.h"
#include "tickets/ticketedit.h"
#include "tickets/ticketqueries.h"
#include "tickets/ticketvalues.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

using Fate = BulkLine::Fate;

constexpr qsizetype kAtOnce = 200; // tickets between two looks at whether it is still wanted

Result<> goOn(const JobPtr &job, qsizetype done, qsizetype total)
{
    if (!job)
        return {};
    if (job->isCancelled())
        return fail(ErrorCode::Cancelled, u"cancelled"_s);
    job->report(u"changing"_s, done, total);
    return {};
}

// What no ticket would take is said once, before any is read.
Result<> checkChange(EditNames &names, const TicketChange &change)
{
    using Kind = TicketChange::Kind;
    const bool tags = !change.addTags.isEmpty() || !change.removeTags.isEmpty();
    if (change.kind == Kind::Set && change.values.isEmpty() && !tags)
        return fail(ErrorCode::Invalid, u"nothing-to-change"_s);
    if (change.kind == Kind::Assign && change.values.value(u"team"_s).isEmpty() &&
        change.values.value(u"assignee"_s).isEmpty())
        return fail(ErrorCode::Invalid, u"assign-to-whom"_s);
    if (change.kind == Kind::Resolve) {
        for (const QString &field : {u"resolution_code"_s, u"resolution"_s}) {
            if (change.values.value(field).trimmed().isEmpty())
                return fail(ErrorCode::Invalid, u"resolution-required"_s, {{u"field"_s, field}});
        }
    }
    Ticket any;
    for (const auto &[name, value] : change.values.asKeyValueRange()) {
        BINNACLE_LET(const ticketvalues::Field field, ticketvalues::find(name));
        if (field.derived)
            return fail(ErrorCode::Invalid, u"unknown-field"_s, {{u"field"_s, name}});
        BINNACLE_TRY(ticketvalues::set(any, name, value));
    }
    if (change.values.contains(u"title"_s) && any.title.trimmed().isEmpty())
        return fail(ErrorCode::Invalid, u"title-required"_s, {{u"field"_s, u"title"_s}});
    return names.resolve(any);
}

Result<QList<qint64>> keysOf(ReadScope &scope, const BulkSelection &selection, const QueryContext &context)
{
    QList<qint64> keys;
    if (selection.query) {
        BINNACLE_LET(keys, ticketlists::idsFound(scope, *selection.query, context, BulkService::kMost + 1));
    } else {
        for (const TicketId id : selection.tickets)
            keys.append(id.value);
        std::sort(keys.begin(), keys.end());
        keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    }
    if (keys.size() > BulkService::kMost)
        return fail(ErrorCode::Invalid, u"too-many-tickets"_s, {{u"most"_s, BulkService::kMost}});
    return keys;
}

// An edit since the preview is told where it was of what changes now; all else is on what stands by now.
Result<> stillAsSeen(const Ticket &present, const BulkLine &seen)
{
    if (seen.rowVersion == present.rowVersion)
        return {};
    for (const FieldDifference &field : seen.fields) {
        if (ticketvalues::text(present, field.field) != field.before)
            return fail(ErrorCode::Conflict, u"stale-version"_s, {{u"number"_s, present.number}});
    }
    return {};
}

struct Work
{
    EditNames &names;
    qint64 now;
    const TicketChange &change;
    const QHash<qint64, BulkLine> &seen; // empty: nobody looked ahead
};

Result<Ticket> changedOne(const Work &work, const Ticket &before)
{
    if (const auto seen = work.seen.constFind(before.id.value); seen != work.seen.cend())
        BINNACLE_TRY(stillAsSeen(before, *seen));
    BINNACLE_LET(const Ticket after, ticketedit::changed(work.names, work.now, before, work.change, 0));
    BINNACLE_TRY(ticketedit::permitted(work.names, before, after));
    return after;
}

// Of one engine's error nothing can be said ticket by ticket: it ends the whole.
bool isOfTheTicket(const Error &error)
{
    switch (error.code) {
    case ErrorCode::Invalid:
    case ErrorCode::NotFound:
    case ErrorCode::Conflict:
    case ErrorCode::Denied:
        return true;
    default:
        return false;
    }
}

// The lines of some tickets, and of those that change what they become.
Result<> look(ReadScope &scope, const Work &work, const QList<qint64> &keys, std::vector<BulkLine> &lines,
              std::vector<TicketDifference> *changes)
{
    BINNACLE_LET(auto tickets, ticketwrite::visible(scope, work.names.actor().person, keys));
    for (const qint64 key : keys) {
        BulkLine line;
        line.id = TicketId(key);
        const auto before = tickets.constFind(key);
        if (before == tickets.cend()) {
            line.number = QString::number(key);
            line.fate = Fate::Refused;
            line.refusal = Error{ErrorCode::NotFound, u"no-such-ticket"_s, {{u"number"_s, line.number}}, {}};
            lines.push_back(std::move(line));
            continue;
        }
        line.number = before->number;
        line.title = before->title;
        line.rowVersion = before->rowVersion;
        const Result<Ticket> after = changedOne(work, *before);
        if (after) {
            line.fields = ticketwrite::differences(*before, *after);
            line.fate = line.fields.empty() ? Fate::Already : Fate::Changes;
            if (changes && !line.fields.empty())
                changes->push_back({*before, *after});
        } else if (after.error().key == u"already-resolved") {
            line.fate = Fate::Already;
        } else if (isOfTheTicket(after.error())) {
            line.fate = Fate::Refused;
            line.refusal = after.error();
        } else {
            return tl::unexpected<Error>(after.error());
        }
        lines.push_back(std::move(line));
    }
    return {};
}

QString toText(const BulkResult &result)
{
    return u"%1 %2 %3 %4"_s.arg(result.changed).arg(result.already).arg(result.refused).arg(result.operation);
}

BulkResult fromText(const QString &text)
{
    BulkResult result;
    result.changed = text.section(u' ', 0, 0).toLongLong();
    result.already = text.section(u' ', 1, 1).toLongLong();
    result.refused = text.section(u' ', 2, 2).toLongLong();
    result.operation = text.section(u' ', 3);
    return result;
}

using Keys = std::function<Result<QList<qint64>>(ReadScope &)>;

Result<BulkResult> doAll(WriteScope &scope, const Keys &keysFor, const TicketChange &change,
                         const QHash<qint64, BulkLine> &seen, const JobPtr &job)
{
    BINNACLE_TRY(require(scope.actor(), Act::EditTicket));
    EditNames names(scope);
    BINNACLE_TRY(goOn(job, 0, 0));
    BINNACLE_TRY(checkChange(names, change));
    BINNACLE_LET(const QList<qint64> keys, keysFor(scope));
    const Work work{names, scope.now(), change, seen};
    const QString act = ticketedit::actOf(change);
    BulkPlan done;
    for (qsizetype from = 0; from < keys.size(); from += kAtOnce) {
        BINNACLE_TRY(goOn(job, from, keys.size()));
        const QList<qint64> some = keys.mid(from, kAtOnce);
        BINNACLE_TRY(ticketwrite::hold(scope, some));
        std::vector<TicketDifference> changes;
        BINNACLE_TRY(look(scope, work, some, done.lines, &changes));
        BINNACLE_TRY(ticketwrite::write(scope, names, act, changes));
    }
    BINNACLE_TRY(goOn(job, keys.size(), keys.size()));
    BulkResult result{
        {}, done.count(Fate::Changes), done.count(Fate::Already), done.count(Fate::Refused), {}};
    result.operation = result.changed > 0 ? scope.operation() : QString();
    scope.setResult(toText(result));
    result.lines = std::move(done.lines);
    return result;
}

QFuture<Result<BulkResult>> writeAll(Database &database, const Actor &actor, const QString &operation,
                                     const Keys &keys, const TicketChange &change,
                                     const QHash<qint64, BulkLine> &seen, const JobPtr &job)
{
    return database.write(
        {u"ticket.bulk"_s, actor, operation},
        [=](WriteScope &scope) { return doAll(scope, keys, change, seen, job); },
        [](const QString &result) -> Result<BulkResult> { return fromText(result); });
}

} // namespace

qint64 BulkPlan::count(Fate fate) const
{
    return std::count_if(lines.begin(), lines.end(),
                         [fate](const BulkLine &line) { return line.fate == fate; });
}

QFuture<Result<BulkPlan>> BulkService::plan(const Actor &actor, const BulkSelection &selection,
                                            const TicketChange &change, const JobPtr &job)
{
    const QueryContext context = ticketlists::contextOf(m_database, actor);
    return m_database.read(actor, Act::EditTicket, [=](ReadScope &scope) -> Result<BulkPlan> {
        EditNames names(scope, actor);
        BINNACLE_TRY(goOn(job, 0, 0));
        BINNACLE_TRY(checkChange(names, change));
        BINNACLE_LET(const QList<qint64> keys, keysOf(scope, selection, context));
        const QHash<qint64, BulkLine> nobody;
        const Work work{names, context.now, change, nobody};
        BulkPlan plan;
        for (qsizetype from = 0; from < keys.size(); from += kAtOnce) {
            BINNACLE_TRY(goOn(job, from, keys.size()));
            BINNACLE_TRY(look(scope, work, keys.mid(from, kAtOnce), plan.lines, nullptr));
        }
        return plan;
    });
}

QFuture<Result<BulkResult>> BulkService::run(const Actor &actor, const BulkSelection &selection,
                                             const TicketChange &change, const JobPtr &job,
                                             const QString &operation)
{
    const auto keys = [selection, context = ticketlists::contextOf(m_database, actor)](ReadScope &scope) {
        return keysOf(scope, selection, context);
    };
    return writeAll(m_database, actor, operation, keys, change, {}, job);
}

QFuture<Result<BulkResult>> BulkService::run(const Actor &actor, const BulkPlan &plan,
                                             const TicketChange &change, const JobPtr &job,
                                             const QString &operation)
{
    QHash<qint64, BulkLine> seen;
    for (const BulkLine &line : plan.lines) {
        if (line.fate == Fate::Changes)
            seen.insert(line.id.value, line);
    }
    QList<qint64> ids = seen.keys();
    std::sort(ids.begin(), ids.end());
    const auto keys = [ids](ReadScope &) -> Result<QList<qint64>> { return ids; };
    return writeAll(m_database, actor, operation, keys, change, seen, job);
}

} // namespace binnacle
