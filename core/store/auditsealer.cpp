// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auditsealer.h"

#include "store/scoperunner.h"
#include "store/session.h"
#include "store/storesql.h"

#include <vector>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr qint64 kRowsOfASeal = 5000;
constexpr qint64 kKeptChanges = 100'000;
constexpr qint64 kKeptChangesFor = 3'600'000; // milliseconds

Result<Statement> block(Connection &connection, const QString &name)
{
    return connection.statement(storeSql().text(name, connection.engine()));
}

Result<bool> somethingToSeal(Connection &connection)
{
    BINNACLE_LET(Statement newest, block(connection, u"audit_newest"_s));
    BINNACLE_LET(const qint64 row, newest.runForInt64());
    BINNACLE_LET(Statement sealed, block(connection, u"seal_newest_seq"_s));
    BINNACLE_LET(const qint64 last, sealed.runForInt64());
    return row > last;
}

Result<> lockAudit(Connection &connection)
{
    if (connection.engine() == Engine::Sqlite)
        return {};
    return connection.execute(storeSql().text(u"audit_lock"_s, connection.engine()));
}

struct Head
{
    qint64 lastSeq = 0;
    QByteArray hash;
};

Result<Head> newestSeal(Connection &connection, const QString &uid)
{
    BINNACLE_LET(Statement seal, block(connection, u"seal_newest"_s));
    BINNACLE_TRY(seal.run());
    if (!seal.next())
        return Head{0, AuditChain::genesis(uid)};
    return Head{seal.int64(0), seal.blob(1)};
}

Result<std::vector<AuditRow>> rowsAfter(Connection &connection, qint64 seq)
{
    std::vector<AuditRow> rows;
    BINNACLE_LET(Statement row, block(connection, u"audit_after"_s));
    BINNACLE_TRY(row.bind(u"seq"_s, seq).bind(u"limit"_s, kRowsOfASeal).run());
    while (row.next())
        rows.push_back(AuditSealer::rowOf(row));
    return rows;
}

Result<> insertSeal(Connection &connection, const Head &head, const std::vector<AuditRow> &rows, qint64 now)
{
    AuditChain chain(head.hash, qint64(rows.size()), rows.back().seq, now);
    for (const AuditRow &row : rows)
        chain.add(row);
    BINNACLE_LET(Statement insert, block(connection, u"seal_insert"_s));
    BINNACLE_TRY(insert.bind(u"last_seq"_s, rows.back().seq)
                     .bind(u"row_count"_s, qint64(rows.size()))
                     .bind(u"previous"_s, head.hash)
                     .bind(u"hash"_s, chain.hash())
                     .bind(u"sealed_at"_s, now)
                     .run());
    // Now and then is often enough, and here a write is under way anyhow.
    BINNACLE_LET(Statement prune, block(connection, u"change_prune"_s));
    return prune.bind(u"kept"_s, kKeptChanges).bind(u"before"_s, now - kKeptChangesFor).run();
}

} // namespace

AuditRow AuditSealer::rowOf(const Statement &s)
{
    return {s.int64(0), s.int64(1), s.optInt64(2), s.text(3),  s.text(4),      s.text(5), s.text(6),
            s.int64(7), s.text(8),  s.text(9),     s.text(10), s.optInt64(11), s.text(12)};
}

Result<> AuditSealer::seal(Connection &connection)
{
    BINNACLE_TRY(connection.ensureOpen());
    for (;;) {
        BINNACLE_LET(const bool some, somethingToSeal(connection));
        if (!some)
            return {};
        BINNACLE_LET(const bool more, sealSome(connection));
        if (!more)
            return {};
    }
}

Result<bool> AuditSealer::sealSome(Connection &connection)
{
    bool more = false;
    // Nobody waits for a seal, and a seal for nobody: while others write there is a next time.
    session::waitForLocks(connection, false);
    const Result<> done = runTransactionOnce(connection, TransactionKind::Write, [&]() -> Result<> {
        BINNACLE_TRY(lockAudit(connection));
        BINNACLE_LET(const Head head, newestSeal(connection, m_uid));
        BINNACLE_LET(const auto rows, rowsAfter(connection, head.lastSeq));
        more = qint64(rows.size()) == kRowsOfASeal;
        return rows.empty() ? Result<>() : insertSeal(connection, head, rows, m_clock.now());
    });
    session::waitForLocks(connection, true);
    BINNACLE_TRY(done);
    return more;
}

} // namespace binnacle
