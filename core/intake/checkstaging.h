// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The checks of an import against the workspace: which are new, told otherwise before, the same. A check told
// otherwise is stored beside the one before, which is there again when the batch is taken back.

#include "availability/servicecheck.h"
#include "configuration/service.h"
#include "intake/wholeimport.h"

#include <QHash>

namespace binnacle {

class ImportLog;

class CheckStaging final : public WholeImport
{
public:
    CheckStaging(Database &database, Actor actor, const ImportReport &report);

    // Of a service by its key or name. Of those of one instant the last counts; the log is told. Invalid
    // "too-many-records" {limit}.
    [[nodiscard]] Result<> add(const QString &service, ServiceCheck check, ImportLog &log);

protected:
    [[nodiscard]] Result<StagingCounts> plan(ReadScope &scope, qint64 now) override;
    [[nodiscard]] Result<> hold(WriteScope &) override { return {}; } // none is ever changed
    [[nodiscard]] Result<QVariantMap> store(WriteScope &scope, BatchId batch) override;
    void addContent(QCryptographicHash &hash) const override;

private:
    std::vector<ServiceRef> m_services;
    QHash<QString, size_t> m_places;    // of services
    std::vector<ServiceCheck> m_checks; // the service is its place, from 1
    QHash<std::pair<qint64, qint64>, size_t> m_known;
    std::vector<ServiceCheck> m_stored; // by the plan made last: new or told otherwise
};

} // namespace binnacle
