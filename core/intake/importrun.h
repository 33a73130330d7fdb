// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// One import from request to report. Blocks: it runs on a thread of ImportService's, which owns it.

#include "intake/importfile.h"
#include "intake/importreport.h"
#include "intake/importstaging.h"

#include <functional>

namespace binnacle {

class ImportRun
{
public:
    ImportRun(Database &database, Actor actor, ImportRequest request, MappingMemory memory, JobPtr job);

    // What ImportService::run promises. clean() is to be called after the answer is given: it removes the
    // rows of a batch that is not to be, which may take longer; set `closing` lets it leave the rest.
    [[nodiscard]] Result<ImportReport> run();
    void clean(const std::atomic_bool &closing);

    // The mapping used, where something was said about it: to be remembered. Empty: nothing new.
    [[nodiscard]] const QString &signature() const { return m_signature; }
    [[nodiscard]] const RememberedMapping &saidMapping() const { return m_said; }

private:
    [[nodiscard]] Result<> checkRequest();
    [[nodiscard]] Result<> readAll(ImportReport &report, ImportLog &log);
    [[nodiscard]] Result<> readIncidents(ImportFormat format, ImportReport &report, ImportLog &log);
    [[nodiscard]] Result<> readOutages(ImportReport &report, ImportLog &log);
    [[nodiscard]] Result<> readChecks(ImportReport &report, ImportLog &log);
    [[nodiscard]] Result<> readFeed(ImportFormat format, ImportReport &report, ImportLog &log);
    [[nodiscard]] Result<> handOver(ImportStaging &staging, std::vector<IncidentDraft> &chunk,
                                    ImportLog &log);
    [[nodiscard]] Result<> hasRoom() const;
    void keepMapping(const Mapping &mapping, const ImportReport &report);
    void refuse(ImportReport &report, ImportLog &log, const Error &error);
    void takeRefused(ImportReport &report, ImportLog &log);
    void takeCounts(ImportReport &report, ImportLog &log);

    Database &m_database;
    Actor m_actor;
    ImportRequest m_request;
    MappingMemory m_memory;
    JobPtr m_job;
    QTimeZone m_zone;
    std::unique_ptr<ImportTarget> m_target;
    bool m_doomed = false; // a row failed and all or nothing was asked: only errors are looked for
    bool m_dropBatch = false;
    qint64 m_skipped = 0; // services met twice
    QString m_signature;
    RememberedMapping m_said;
};

} // namespace binnacle
