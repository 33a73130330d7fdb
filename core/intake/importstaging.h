// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Chunks of incidents against the workspace: which are new, changed, the same or edited here; written under a
// batch that nothing shows, published at once, or dropped. Called by the thread of one import; what it does
// runs on the database's threads.

#include "intake/importplan.h"
#include "store/database.h"
#include "tickets/ticketimportstore.h"

#include <QCryptographicHash>
#include <atomic>

namespace binnacle {

class ImportStaging final : public ImportTarget
{
public:
    ImportStaging(Database &database, Actor actor, const ImportReport &report);

    // Counts only.
    [[nodiscard]] Result<> look(std::vector<IncidentDraft> chunk);
    // Hands the chunk to the writer and comes back; at most one chunk is on its way.
    [[nodiscard]] Result<> write(std::vector<IncidentDraft> chunk);
    [[nodiscard]] Result<> finishWriting() override;
    // Applies the changes put aside and shows the batch.
    [[nodiscard]] Result<BatchId> publish(const QString &report) override;
    // importbatch::drop removes its rows.
    [[nodiscard]] Result<> giveUp() override;

    [[nodiscard]] BatchId batch() const override { return m_batch; }
    [[nodiscard]] const StagingCounts &counts() const override { return m_counts; }

private:
    struct Outcome
    {
        BatchId batch;
        KnownNames names;
        StagingCounts counts;
    };
    [[nodiscard]] std::vector<importplan::Incoming> takeIn(std::vector<IncidentDraft> chunk);
    [[nodiscard]] WriteRequest request(const QString &act) const { return {act, m_actor, {}}; }

    Database &m_database;
    Actor m_actor;
    ImportReport m_head; // format, source, files
    BatchId m_batch;
    KnownNames m_names;
    StagingCounts m_counts;
    QCryptographicHash m_content{QCryptographicHash::Sha256}; // of all that was handed over
    std::optional<QFuture<Result<Outcome>>> m_pending;
};

namespace importbatch {
// Removes what a batch left, in steps. Blocks; not for the GUI thread. Set `closing` lets it stop between two
// steps: the rest is a leftover.
[[nodiscard]] Result<> drop(Database &database, const Actor &actor, BatchId batch,
                            const std::atomic_bool *closing = nullptr);
// The staging batches whose import is no more, dropped.
[[nodiscard]] Result<> dropLeftovers(Database &database, const Actor &actor,
                                     const std::atomic_bool *closing = nullptr);
} // namespace importbatch

} // namespace binnacle
