// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/importstaging.h"

#include "intake/importapply.h"
#include "intake/importaudit.h"
#include "intake/importowner.h"
#include "intake/importstore.h"
#include "store/bulkinsert.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kDropStep = 2000;
constexpr qint64 kRoom = 16 << 20;   // bytes a chunk may take
constexpr qint64 kSilentMs = 60'000; // an import not heard of for so long is no more

Result<> writeCreated(WriteScope &scope, BatchId batch, KnownNames &names, const importplan::Plan &plan)
{
    if (plan.created.empty())
        return {};
    std::vector<const ImportedTicket *> tickets;
    for (const importplan::Incoming *one : plan.created)
        tickets.push_back(&one->draft.built.imported);
    BINNACLE_LET(const std::vector<TicketId> ids, ticketimportstore::insert(scope, batch, names, tickets));
    BulkInsert imported(scope, u"imported"_s,
                        {u"ticket_id"_s, u"hash"_s, u"content"_s, u"row_version"_s, u"events"_s});
    for (size_t i = 0; i < ids.size(); ++i) {
        const importstore::Imported &one = plan.created[i]->given;
        BINNACLE_TRY(imported.add({ids[i].value, one.hash, one.content, one.rowVersion, one.events}));
    }
    return imported.flush();
}

// The counts of a report, the hash of all that was given and that of the tickets made: the rest holds texts
// from outside, which the audit never keeps.
QString countsOf(const QString &report, const QByteArray &content, const QString &tickets)
{
    const QJsonObject whole = QJsonDocument::fromJson(report.toUtf8()).object();
    QJsonObject counts;
    for (const QString &key :
         {u"read"_s, u"created"_s, u"updated"_s, u"unchanged"_s, u"kept"_s, u"skipped"_s, u"failed"_s})
        counts.insert(key, whole[key]);
    counts.insert(u"sha256"_s, QString::fromLatin1(content.toHex()));
    counts.insert(u"tickets"_s, tickets);
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

// Number by number, what came with it.
std::vector<importplan::Incoming> ImportStaging::takeIn(std::vector<IncidentDraft> chunk)
{
    std::vector<importplan::Incoming> incoming;
    incoming.reserve(chunk.size());
    for (IncidentDraft &draft : chunk) {
        const importplan::Incoming &one = incoming.emplace_back(std::move(draft));
        const QByteArray number = one.ticket().number.toUtf8();
        const QByteArray told = QByteArray::number(number.size()) + ':' + number + one.given.hash;
        m_content.addData(told);
    }
    return incoming;
}

Result<> ImportStaging::look(std::vector<IncidentDraft> chunk)
{
    auto future = m_database.read(
        m_actor, Act::ImportData,
        [me = m_actor.person, source = m_head.source, incoming = takeIn(std::move(chunk))](ReadScope &scope) {
            return importplan::make(scope, me, source, incoming).map([](const importplan::Plan &plan) {
                return plan.counts;
            });
        });
    BINNACLE_LET(const StagingCounts counts, future.result());
    m_counts.add(counts);
    return {};
}

Result<> ImportStaging::write(std::vector<IncidentDraft> chunk)
{
    std::vector<importplan::Incoming> incoming = takeIn(std::move(chunk));
    BINNACLE_TRY(finishWriting());
    if (m_batch.isValid()) // to take it all back there must be some left
        BINNACLE_TRY(m_database.location().hasRoomFor(kRoom));
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
            BINNACLE_LET(const importplan::Plan plan,
                         importplan::make(scope, scope.actor().person, head.source, incoming));
            const Result<> made = writeCreated(scope, outcome.batch, outcome.names, plan);
            // On PostgreSQL another import made one of them meanwhile: planned again, it is seen.
            if (!made && made.error().values.value(u"constraint"_s) == u"ticket_number"_s)
                return fail(ErrorCode::Busy, u"database-busy"_s);
            BINNACLE_TRY(made);
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
    m_counts.add(outcome->counts);
    return {};
}

Result<BatchId> ImportStaging::publish(const QString &report)
{
    BINNACLE_TRY(finishWriting());
    auto future = m_database.write(
        request(u"import.publish"_s),
        [head = m_head, batch = m_batch, names = m_names, report,
         content = m_content.result()](WriteScope &scope) -> Result<BatchId> {
            BatchId id = batch;
            KnownNames known = names;
            if (!id.isValid()) {
                BINNACLE_LET(id, importstore::newBatch(scope, head, importowner::thisProcess()));
            } else {
                BINNACLE_TRY(importstore::seen(scope, id)); // and nobody else claims it until this is done
            }
            BINNACLE_TRY(importapply::allStaged(scope, id, known, head.source));
            BINNACLE_TRY(importstore::publish(scope, id, report));
            AuditEntry entry;
            entry.act = u"import.publish"_s;
            entry.subjectKind = u"batch"_s;
            entry.subjectId = id.value;
            BINNACLE_LET(const QString tickets, importaudit::ticketsOf(scope, id));
            entry.after = countsOf(report, content, tickets);
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

Result<> drop(Database &database, const Actor &actor, BatchId batch, const std::atomic_bool *closing)
{
    while (!closing || !*closing) {
        auto future = database.write({u"import.drop"_s, actor, {}}, [batch](WriteScope &scope) {
            return importstore::dropSome(scope, batch, kDropStep);
        });
        BINNACLE_LET(const qint64 removed, future.result());
        if (removed == 0)
            return {};
    }
    return {}; // the next opening goes on with it
}

namespace {

bool isLeftOver(const importstore::StagingBatch &batch, qint64 now)
{
    switch (importowner::lifeOf(batch.owner)) {
    case importowner::Life::Gone:
        return true;
    case importowner::Life::Alive:
        return false;
    case importowner::Life::Unknown:
        break;
    }
    return now - batch.seenAt > kSilentMs;
}

// Judged and claimed in one write: an import that goes on meanwhile is not disturbed.
Result<QList<BatchId>> claimLeftovers(WriteScope &scope)
{
    QList<BatchId> claimed;
    BINNACLE_LET(const auto batches, importstore::freeStagingBatches(scope));
    for (const importstore::StagingBatch &batch : batches) {
        if (!isLeftOver(batch, scope.now()))
            continue;
        BINNACLE_TRY(importstore::giveUp(scope, batch.id));
        claimed.append(batch.id);
    }
    return claimed;
}

} // namespace

Result<> dropLeftovers(Database &database, const Actor &actor, const std::atomic_bool *closing)
{
    BINNACLE_LET(const auto batches,
                 database.read([](ReadScope &scope) { return importstore::stagingBatches(scope); }).result());
    const qint64 now = database.clock().now();
    if (std::none_of(batches.cbegin(), batches.cend(),
                     [&](const importstore::StagingBatch &batch) { return isLeftOver(batch, now); }))
        return {};
    auto future = database.write({u"import.drop"_s, actor, {}}, claimLeftovers);
    BINNACLE_LET(const QList<BatchId> claimed, future.result());
    for (const BatchId batch : claimed)
        BINNACLE_TRY(drop(database, actor, batch, closing));
    return {};
}

} // namespace importbatch

} // namespace binnacle
