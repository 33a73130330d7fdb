// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importstaging.h"

#include "intake/importowner.h"
#include "intake/importstore.h"
#include "intake/importvalues.h"
#include "store/bulkinsert.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDropStep = 2000;
constexpr qint64 kStagedStep = 500;
constexpr qint64 kSilentMs = 60'000; // an import not heard of for so long is no more

// All an import gives for a ticket, as one hash.
QByteArray hashOf(const QByteArray &digest, const std::vector<HistoryEntry> &history)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(digest);
    for (const HistoryEntry &e : history) {
        const QString line = QString::number(e.happenedAt) + u'\x1f' + e.field + u'\x1f' + e.before +
                             u'\x1f' + e.after + u'\x1f' + e.actor + u'\x1e';
        hash.addData(line.toUtf8());
    }
    return hash.result();
}

struct Incoming
{
    ImportedTicket imported;
    QByteArray digest;
    QByteArray hash;
};

// What is to be done with one chunk.
struct Plan
{
    std::vector<ImportedTicket> created;
    std::vector<std::pair<QByteArray, QByteArray>> createdImported; // hash, digest
    std::vector<importstore::Staged> changed;
    StagingCounts counts;
};

// A ticket that is there and may differ: merged with what was edited here.
void planExisting(const importstore::Present &present, const Ticket &ticket, const Incoming &incoming,
                  Plan &plan)
{
    const bool edited = !present.wasImported || present.rowVersion != present.importedVersion;
    const importvalues::Merge merge =
        importvalues::merge(present.content, ticket, incoming.imported.ticket, edited);
    const bool changes = incoming.hash != present.hash;
    plan.counts.kept += !merge.kept.isEmpty();
    if (changes && (merge.changes || !incoming.imported.history.empty())) {
        plan.counts.updated += merge.changes || merge.kept.isEmpty();
        plan.changed.push_back({present.id, ticket.number, incoming.hash,
                                importvalues::encode(incoming.imported.ticket),
                                importstore::encodeHistory(incoming.imported.history)});
    } else {
        plan.counts.unchanged += merge.kept.isEmpty();
    }
}

// The later of two drafts of one number counts, as if imported one after the other.
std::vector<Incoming> lastOfEach(std::vector<IncidentDraft> chunk, qint64 &repeated)
{
    QHash<QString, size_t> at;
    std::vector<Incoming> incoming;
    incoming.reserve(chunk.size());
    for (IncidentDraft &draft : chunk) {
        Incoming one{std::move(draft.imported), {}, {}};
        one.digest = importvalues::digest(one.imported.ticket);
        one.hash = hashOf(one.digest, one.imported.history);
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

Result<Plan> makePlan(ReadScope &scope, const QString &source, BatchId batch,
                      const std::vector<Incoming> &chunk)
{
    Plan plan;
    QStringList numbers;
    for (const Incoming &one : chunk)
        numbers.append(one.imported.ticket.number);
    BINNACLE_LET(const auto present, importstore::present(scope, source, numbers));
    QStringList differing;
    for (const Incoming &one : chunk) {
        const auto found = present.constFind(one.imported.ticket.number);
        if (found != present.cend() && !found->deleted &&
            (found->hash != one.hash || found->rowVersion != found->importedVersion))
            differing.append(one.imported.ticket.number);
    }
    QHash<QString, Ticket> tickets;
    if (!differing.isEmpty()) {
        BINNACLE_LET(tickets, ticketimportstore::byNumber(scope, source, differing));
    }
    for (const Incoming &one : chunk) {
        const QString &number = one.imported.ticket.number;
        const auto found = present.constFind(number);
        if (found == present.cend()) {
            plan.created.push_back(one.imported);
            plan.createdImported.emplace_back(one.hash, one.digest);
            ++plan.counts.created;
        } else if (found->deleted) {
            ++plan.counts.deleted;
        } else if (found->staging && found->batch != batch) {
            return fail(ErrorCode::Conflict, u"import-running"_s, {{u"number"_s, number}});
        } else if (found->staging) { // made by this import: the later row is what counts
            ++plan.counts.repeated;
            if (found->hash != one.hash)
                plan.changed.push_back({found->id, number, one.hash,
                                        importvalues::encode(one.imported.ticket),
                                        importstore::encodeHistory(one.imported.history)});
        } else if (!tickets.contains(number)) {
            ++plan.counts.unchanged;
        } else {
            planExisting(*found, tickets[number], one, plan);
        }
    }
    return plan;
}

Result<> writeCreated(WriteScope &scope, BatchId batch, KnownNames &names, const Plan &plan)
{
    if (plan.created.empty())
        return {};
    BINNACLE_LET(const std::vector<TicketId> ids,
                 ticketimportstore::insert(scope, batch, names, plan.created));
    BulkInsert imported(scope, u"imported"_s, {u"ticket_id"_s, u"hash"_s, u"content"_s, u"row_version"_s});
    for (size_t i = 0; i < ids.size(); ++i)
        BINNACLE_TRY(
            imported.add({ids[i].value, plan.createdImported[i].first, plan.createdImported[i].second, 1}));
    return imported.flush();
}

// One put-aside change becomes the ticket's, and what was before is kept for undo.
Result<> applyStaged(WriteScope &scope, BatchId batch, KnownNames &names, const importstore::Staged &staged,
                     const importstore::Present &present, const Ticket &ticket, const QString &source)
{
    Ticket incoming = ticket;
    if (!importvalues::decode(staged.content, incoming))
        return fail(ErrorCode::Bug, u"staged-damaged"_s);
    const bool edited = !present.wasImported || present.rowVersion != present.importedVersion;
    ImportedTicket changed;
    changed.ticket = importvalues::merge(present.content, ticket, incoming, edited).merged;
    changed.history = importstore::decodeHistory(staged.history);
    BINNACLE_TRY(importstore::dropKnownHistory(scope, staged.ticket, source, changed.history));
    BINNACLE_TRY(ticketimportstore::update(scope, batch, names, changed));
    const qint64 version = ticket.rowVersion + 1;
    if (present.batch != batch || !present.staging) {
        const importstore::Imported before{present.hash, present.content, present.importedVersion};
        BINNACLE_TRY(importstore::putUndo(scope, batch,
                                          {staged.ticket,
                                           version,
                                           importvalues::encode(ticket),
                                           present.wasImported ? before.toBytes() : QByteArray(),
                                           {},
                                           {},
                                           0}));
    }
    // A field kept here stays different from what was given: the next import sees it by the version.
    const qint64 seenVersion = edited ? 0 : version;
    return importstore::putImported(scope, staged.ticket,
                                    {staged.hash, importvalues::digest(incoming), seenVersion});
}

Result<> applyAllStaged(WriteScope &scope, BatchId batch, KnownNames &names, const QString &source)
{
    TicketId after;
    for (;;) {
        BINNACLE_LET(const std::vector<importstore::Staged> some,
                     importstore::staged(scope, batch, after, kStagedStep));
        if (some.empty())
            return importstore::clearStaged(scope, batch);
        QStringList numbers;
        for (const importstore::Staged &one : some)
            numbers.append(one.number);
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

// The counts of a report: the rest holds texts from outside, which the audit never keeps.
QString countsOf(const QString &report)
{
    const QJsonObject whole = QJsonDocument::fromJson(report.toUtf8()).object();
    QJsonObject counts;
    for (const QString &key :
         {u"read"_s, u"created"_s, u"updated"_s, u"unchanged"_s, u"kept"_s, u"skipped"_s, u"failed"_s})
        counts.insert(key, whole[key]);
    return QString::fromUtf8(QJsonDocument(counts).toJson(QJsonDocument::Compact));
}

} // namespace

ImportStaging::ImportStaging(Database &database, Actor actor, const ImportReport &report)
    : m_database(database)
    , m_actor(std::move(actor))
{
    m_head.format = report.format;
    m_head.source = report.source;
    m_head.files = report.files;
}

void ImportStaging::add(const StagingCounts &counts)
{
    m_counts.created += counts.created;
    m_counts.updated += counts.updated;
    m_counts.unchanged += counts.unchanged;
    m_counts.kept += counts.kept;
    m_counts.deleted += counts.deleted;
    m_counts.repeated += counts.repeated;
}

Result<> ImportStaging::look(std::vector<IncidentDraft> chunk)
{
    StagingCounts repeated;
    std::vector<Incoming> incoming = lastOfEach(std::move(chunk), repeated.repeated);
    std::erase_if(incoming, [&](const Incoming &one) {
        const quint64 key = quint64(qHash(one.imported.ticket.number, size_t(0x9e3779b97f4a7c15ULL)));
        const bool met = m_seen.contains(key);
        repeated.repeated += met;
        m_seen.insert(key);
        return met;
    });
    add(repeated);
    auto future = m_database.read([source = m_head.source, incoming = std::move(incoming)](ReadScope &scope) {
        return makePlan(scope, source, {}, incoming).map([](const Plan &plan) { return plan.counts; });
    });
    BINNACLE_LET(const StagingCounts counts, future.result());
    add(counts);
    return {};
}

Result<> ImportStaging::write(std::vector<IncidentDraft> chunk)
{
    qint64 repeated = 0;
    std::vector<Incoming> incoming = lastOfEach(std::move(chunk), repeated);
    m_counts.repeated += repeated;
    BINNACLE_TRY(finishWriting());
    m_pending = m_database.write(
        request(u"import.stage"_s),
        [head = m_head, batch = m_batch, names = m_names,
         incoming = std::move(incoming)](WriteScope &scope) -> Result<Outcome> {
            Outcome outcome{batch, names, {}};
            if (!batch.isValid()) {
                BINNACLE_LET(outcome.batch, importstore::newBatch(scope, head, importowner::thisProcess()));
            } else {
                BINNACLE_TRY(importstore::seen(scope, batch));
            }
            BINNACLE_LET(const Plan plan, makePlan(scope, head.source, outcome.batch, incoming));
            BINNACLE_TRY(writeCreated(scope, outcome.batch, outcome.names, plan));
            for (const importstore::Staged &changed : plan.changed)
                BINNACLE_TRY(importstore::stage(scope, outcome.batch, changed));
            outcome.counts = plan.counts;
            return outcome;
        });
    return {};
}

Result<> ImportStaging::finishWriting()
{
    if (!m_pending)
        return {};
    Result<Outcome> outcome = m_pending->result();
    m_pending.reset();
    if (!outcome)
        return tl::unexpected<Error>(outcome.error());
    m_batch = outcome->batch;
    m_names = std::move(outcome->names);
    add(outcome->counts);
    return {};
}

Result<BatchId> ImportStaging::publish(const QString &report)
{
    BINNACLE_TRY(finishWriting());
    auto future = m_database.write(
        request(u"import.publish"_s),
        [head = m_head, batch = m_batch, names = m_names, report](WriteScope &scope) -> Result<BatchId> {
            BatchId id = batch;
            KnownNames known = names;
            if (!id.isValid()) {
                BINNACLE_LET(id, importstore::newBatch(scope, head, importowner::thisProcess()));
            }
            BINNACLE_TRY(applyAllStaged(scope, id, known, head.source));
            BINNACLE_TRY(importstore::publish(scope, id, report));
            AuditEntry entry;
            entry.act = u"import.publish"_s;
            entry.subjectKind = u"batch"_s;
            entry.subjectId = id.value;
            entry.after = countsOf(report);
            entry.batch = id;
            BINNACLE_TRY(scope.audit(entry));
            BINNACLE_TRY(scope.changed(u"batch"_s, id.value));
            BINNACLE_TRY(scope.changed(u"ticket"_s, 0));
            return id;
        });
    return future.result();
}

Result<> ImportStaging::giveUp()
{
    const Result<> written = finishWriting();
    Q_UNUSED(written) // what could not be written needs no taking back
    if (!m_batch.isValid())
        return {};
    auto future = m_database.write(request(u"import.give-up"_s), [batch = m_batch](WriteScope &scope) {
        return importstore::giveUp(scope, batch);
    });
    return future.result();
}

namespace importbatch {

Result<> drop(Database &database, const Actor &actor, BatchId batch)
{
    for (;;) {
        auto future = database.write({u"import.drop"_s, actor, {}}, [batch](WriteScope &scope) {
            return importstore::dropSome(scope, batch, kDropStep);
        });
        BINNACLE_LET(const qint64 removed, future.result());
        if (removed == 0)
            return {};
    }
}

Result<> dropLeftovers(Database &database, const Actor &actor)
{
    BINNACLE_LET(const auto batches,
                 database.read([](ReadScope &scope) { return importstore::stagingBatches(scope); }).result());
    for (const importstore::StagingBatch &batch : batches) {
        const bool silent = database.clock().now() - batch.seenAt > kSilentMs;
        if (silent || importowner::isGone(batch.owner))
            BINNACLE_TRY(drop(database, actor, batch.id));
    }
    return {};
}

} // namespace importbatch

} // namespace binnacle
