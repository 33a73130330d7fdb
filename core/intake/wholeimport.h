// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// An import whose records are few enough to be held in memory: counted by a read, then planned again, written
// and shown by one write. So nothing of it is there before all of it is. Called by the thread of one import;
// what it does runs on the database's threads.

#include "intake/importtarget.h"
#include "store/database.h"

#include <QCryptographicHash>
#include <QVariantMap>

namespace binnacle {

class WholeImport : public ImportTarget
{
public:
    // Counts.
    [[nodiscard]] Result<> finishWriting() override;
    // Conflict "workspace-changed" where that would now be counted otherwise.
    [[nodiscard]] Result<BatchId> publish(const QString &report) override;
    [[nodiscard]] Result<> giveUp() override { return {}; }
    [[nodiscard]] BatchId batch() const override { return {}; }
    [[nodiscard]] const StagingCounts &counts() const override { return m_counts; }

protected:
    WholeImport(Database &database, Actor actor, const ImportReport &report);

    [[nodiscard]] const QString &source() const { return m_head.source; }
    // What would become of the records.
    [[nodiscard]] virtual Result<StagingCounts> plan(ReadScope &scope, qint64 now) = 0;
    // Before a plan is made for good: nobody else changes what it looks at.
    [[nodiscard]] virtual Result<> hold(WriteScope &scope) = 0;
    // Stores the records by the plan made last; gives what the audit keeps of them, by kind: how many.
    [[nodiscard]] virtual Result<QVariantMap> store(WriteScope &scope, BatchId batch) = 0;
    // All that was given, in a fixed order: its hash is what the audit keeps of texts from outside.
    virtual void addContent(QCryptographicHash &hash) const = 0;

    // A record's texts, so that no two lists of texts look alike.
    static void addTexts(QCryptographicHash &hash, const QStringList &texts);

private:
    [[nodiscard]] Result<BatchId> publishIn(WriteScope &scope, const QString &report);

    Database &m_database;
    Actor m_actor;
    ImportReport m_head; // format, source, files
    StagingCounts m_counts;
};

} // namespace binnacle
