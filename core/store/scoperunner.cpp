// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/scoperunner.h"

#include "store/sqlerror.h"
#include "store/storesql.h"

#include <QRandomGenerator>
#include <QThread>
#include <array>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr std::array kWaits = {20, 60, 150, 400, 1000}; // milliseconds before each further try

} // namespace

Result<> runTransactionOnce(Connection &connection, TransactionKind kind,
                            const std::function<Result<>()> &body)
{
    BINNACLE_TRY(connection.ensureOpen());
    BINNACLE_TRY(connection.begin(kind));
    Result<> done;
    try {
        done = body();
    } catch (const std::exception &thrown) {
        done = fail(ErrorCode::Bug, u"exception"_s, {}, QString::fromLocal8Bit(thrown.what()));
    } catch (...) {
        done = fail(ErrorCode::Bug, u"exception"_s);
    }
    if (auto failed = connection.takeFailure(); failed && done)
        done = tl::unexpected<Error>(*failed);
    if (!done) {
        connection.rollback();
        return done;
    }
    done = connection.commit();
    if (!done && kind != TransactionKind::Read && connection.isLost())
        return fail(ErrorCode::Unavailable, u"commit-unknown"_s, {}, done.error().detail);
    if (!done)
        connection.rollback();
    return done;
}

namespace {

// What is on record for an operation id that is there already.
Result<> repeated(ReadScope &scope, const WriteRequest &request)
{
    BINNACLE_LET(Statement row, scope.statement(storeSql(), u"operation_by_uid"_s));
    BINNACLE_TRY(row.bind(u"uid"_s, request.operation).run());
    if (!row.next())
        return {};
    if (row.text(0) != request.act || row.int64(1) != request.actor.person.value)
        return fail(ErrorCode::Conflict, u"operation-reused"_s, {{u"operation"_s, request.operation}});
    return fail(ErrorCode::Conflict, u"already-done"_s,
                {{u"operation"_s, request.operation}, {u"act"_s, request.act}, {u"result"_s, row.text(2)}});
}

} // namespace

Result<> runTransaction(Connection &connection, TransactionKind kind, const std::function<Result<>()> &body)
{
    Result<> done = runTransactionOnce(connection, kind, body);
    for (const int wait : kWaits) {
        if (done || !mayRunAgain(done.error()))
            break;
        QThread::msleep(static_cast<unsigned long>(wait + QRandomGenerator::global()->bounded(wait)));
        done = runTransactionOnce(connection, kind, body);
    }
    return done;
}

void ScopeRunner::read(Connection &connection,
                       const std::function<std::optional<Error>(ReadScope *, const Error *)> &work)
{
    bool answered = false;
    const Result<> done = runTransaction(connection, TransactionKind::Read, [&]() -> Result<> {
        ReadScope scope(connection);
        if (answered)
            return {};
        if (const auto again = work(&scope, nullptr))
            return tl::unexpected<Error>(*again);
        answered = true;
        return {};
    });
    if (!answered)
        work(nullptr, &done.error());
}

Result<> ScopeRunner::readPlainly(Connection &connection, const std::function<Result<>(ReadScope &)> &work)
{
    return runTransaction(connection, TransactionKind::Read, [&] {
        ReadScope scope(connection);
        return work(scope);
    });
}

Result<> ScopeRunner::within(Connection &connection, const std::function<Result<>(ReadScope &)> &work)
{
    ReadScope scope(connection);
    return work(scope);
}

Result<> ScopeRunner::write(Connection &connection, WriteRequest request,
                            const std::function<Result<>(WriteScope &)> &work)
{
    if (request.operation.isEmpty())
        request.operation = m_uids.next();
    Result<> done = runTransaction(connection, TransactionKind::Write, [&]() -> Result<> {
        WriteScope scope(connection, request.actor, m_clock, request.operation, m_uids);
        BINNACLE_TRY(checkActor(scope, request.actor));
        BINNACLE_LET(Statement begun, scope.statement(storeSql(), u"operation_insert"_s));
        BINNACLE_LET(const qint64 rows, begun.bind(u"uid"_s, request.operation)
                                            .bind(u"act"_s, request.act)
                                            .bind(u"person"_s, request.actor.person)
                                            .bind(u"at"_s, scope.now())
                                            .runCounting());
        if (rows == 0)
            return repeated(scope, request);
        BINNACLE_TRY(work(scope));
        if (!scope.m_result.isEmpty()) {
            BINNACLE_LET(Statement kept, scope.statement(storeSql(), u"operation_result"_s));
            BINNACLE_TRY(kept.bind(u"uid"_s, request.operation).bind(u"result"_s, scope.m_result).run());
        }
        return scope.writeChanges();
    });
    if (done || done.error().key != u"commit-unknown")
        return done;
    // The answer to COMMIT was lost: the operation's row tells what became of it.
    const Result<> found =
        readPlainly(connection, [&](ReadScope &scope) { return repeated(scope, request); });
    if (!found && found.error().key == u"already-done")
        return {};
    return found ? fail(ErrorCode::Unavailable, u"connection-lost"_s, {}, done.error().detail) : done;
}

} // namespace binnacle
