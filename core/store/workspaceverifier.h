// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The check of a whole workspace: what the engine itself says, references, schema, contents, the audit chain,
// the workspace's own row, and what higher rooms add (derived values rebuilt and compared). One snapshot, on
// a reading thread. Owned by Workspace.

#include "store/auditverifier.h"
#include "store/check.h"
#include "store/database.h"

#include <functional>
#include <vector>

namespace binnacle {

class WorkspaceVerifier
{
public:
    using Checker = std::function<Result<Check>(ReadScope &)>;

    explicit WorkspaceVerifier(Database &database)
        : m_database(database)
    {}

    // A check of a higher room; before verify() is called.
    void add(Checker checker) { m_checkers.push_back(std::move(checker)); }

    // Verify: Denied without the right. An error means a check could not be made; what it found is in the
    // checks.
    [[nodiscard]] QFuture<Result<std::vector<Check>>> verify(const Actor &actor);
    // The audit chain alone: the checks "audit" and "checkpoint". The second names the present head of the
    // chain, to be kept elsewhere, and fails when the chain does not pass through the one given.
    [[nodiscard]] QFuture<Result<std::vector<Check>>>
    verifyAudit(const Actor &actor, const std::optional<AuditCheckpoint> &checkpoint = {});

    // Store's own, on any scope: for a copy or a restored workspace too.
    [[nodiscard]] static Result<std::vector<Check>> check(ReadScope &scope);

    // Puts the zone and the currency of a workspace just made into its audit: what check() compares them
    // with.
    [[nodiscard]] static Result<> auditCreation(WriteScope &scope);

private:
    Database &m_database;
    std::vector<Checker> m_checkers;
};

[[nodiscard]] bool allOk(const std::vector<Check> &checks);

} // namespace binnacle
