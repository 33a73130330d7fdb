// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The outages of an import against the workspace: which are new, changed, the same or edited here, and from
// when to when the source tells of their services.

#include "availability/outageimportstore.h"
#include "configuration/service.h"
#include "intake/servicefeed.h"
#include "intake/wholeimport.h"

#include <QHash>

namespace binnacle {

class ImportLog;

class OutageStaging final : public WholeImport
{
public:
    OutageStaging(Database &database, Actor actor, const ImportReport &report);

    // An outage is a record; its service goes by its name. Of those that are the same the last counts; the
    // log is told. Invalid "too-many-records" {limit}.
    [[nodiscard]] Result<> add(Outage outage, ImportLog &log);
    // A service is a record, with all its outages; it goes by its key, else by its name. One met again is
    // skipped: false.
    [[nodiscard]] bool add(ServiceTold service);

protected:
    [[nodiscard]] Result<StagingCounts> plan(ReadScope &scope, qint64 now) override;
    [[nodiscard]] Result<> hold(WriteScope &scope) override;
    [[nodiscard]] Result<QVariantMap> store(WriteScope &scope, BatchId batch) override;
    void addContent(QCryptographicHash &hash) const override;

private:
    struct Around;
    struct Place
    {
        size_t service = 0;
        size_t outage = 0;
    };
    [[nodiscard]] std::vector<ServiceRef> refs() const;
    [[nodiscard]] Interval beginnings() const; // the first and the last
    [[nodiscard]] Interval wholeSpan() const;
    void planService(const Around &around, size_t place, ServiceId id, qint64 now, StagingCounts &counts);

    bool m_countsServices = false;
    std::vector<ServiceTold> m_services;
    QHash<QString, size_t> m_places; // of services, by key
    QHash<QString, Place> m_known;
    // The plan made last.
    std::vector<std::pair<size_t, Outage>> m_created; // by place of the service
    std::vector<std::pair<outageimportstore::Present, Outage>> m_changed;
    std::vector<std::pair<size_t, Interval>> m_spans;
};

} // namespace binnacle
