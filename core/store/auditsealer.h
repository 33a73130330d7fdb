// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Chains the audit rows that are not sealed yet. Any program with the workspace open does it, under a lock:
// SQLite's write transaction, PostgreSQL's table lock, which waits for every writer to end, so no late commit
// slips in behind the seal. On the writer's thread. Private to store.

#include "base/clock.h"
#include "store/auditchain.h"
#include "store/connection.h"

namespace binnacle {

class AuditSealer
{
public:
    AuditSealer(QString workspaceUid, Clock &clock)
        : m_uid(std::move(workspaceUid))
        , m_clock(clock)
    {}

    // Seals all there is, a few thousand rows a transaction; nothing to do costs two index look-ups.
    [[nodiscard]] Result<> seal(Connection &connection);

    // The row a statement stands on; columns as in the block audit_after.
    [[nodiscard]] static AuditRow rowOf(const Statement &statement);

private:
    [[nodiscard]] Result<bool> sealSome(Connection &connection); // whether there is more

    QString m_uid;
    Clock &m_clock;
};

} // namespace binnacle
