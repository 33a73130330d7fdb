// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Runs functions inside a transaction of a connection, on its thread: begins, commits or rolls back, runs
// again where that may help, and makes each operation id count once. Private to store.

#include "base/clock.h"
#include "base/uid.h"
#include "store/connection.h"
#include "store/database.h"

namespace binnacle {

// Runs `body` in a transaction. A value commits; an error rolls back. Busy and a link lost before COMMIT:
// again, at most five times with growing waits. Unavailable "commit-unknown" if the link broke at COMMIT.
[[nodiscard]] Result<> runTransaction(Connection &connection, TransactionKind kind,
                                      const std::function<Result<>()> &body);

// The same, but busy is the answer.
[[nodiscard]] Result<> runTransactionOnce(Connection &connection, TransactionKind kind,
                                          const std::function<Result<>()> &body);

class ScopeRunner
{
public:
    ScopeRunner(Clock &clock, UidSource &uids)
        : m_clock(clock)
        , m_uids(uids)
    {}

    void setActorCheck(Database::ActorCheck check) { m_check = std::move(check); }
    [[nodiscard]] Result<> checkActor(ReadScope &scope, const Actor &actor) const
    {
        return m_check ? m_check(scope, actor) : Result<>();
    }

    void read(Connection &connection,
              const std::function<std::optional<Error>(ReadScope *, const Error *)> &work);
    [[nodiscard]] Result<> write(Connection &connection, WriteRequest request,
                                 const std::function<Result<>(WriteScope &)> &work);
    // A plain snapshot or transaction of store's own, without an operation.
    [[nodiscard]] static Result<> readPlainly(Connection &connection,
                                              const std::function<Result<>(ReadScope &)> &work);

    // In the transaction that stands already.
    [[nodiscard]] static Result<> within(Connection &connection,
                                         const std::function<Result<>(ReadScope &)> &work);

private:
    Clock &m_clock;
    UidSource &m_uids;
    Database::ActorCheck m_check;
};

} // namespace binnacle
