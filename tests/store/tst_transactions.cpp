// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"
#include "store/scoperunner.h"
#include "support/bothengines.h"

#include <thread>

using namespace Qt::StringLiterals;
using namespace binnacle;
using namespace binnacle::test;

namespace {

Result<> addOperation(Connection &connection, const QString &uid)
{
    BINNACLE_LET(Statement row,
                 connection.statement(u"INSERT INTO operation (uid, act, at) VALUES (:uid, 'x', 1)"_s));
    return row.bind(u"uid"_s, uid).run();
}

} // namespace

// One connection at a time and what a transaction of it does; then Database's own: repeats, retries, one
// snapshot.
class TestTransactions : public BothEngines
{
    Q_OBJECT

    std::unique_ptr<Connection> m_connection;

    void prepare() override
    {
        m_connection = std::make_unique<Connection>(location(), ConnectionRole::Writer);
        QVERIFY_OK(m_connection->ensureOpen());
    }

    qint64 operations()
    {
        const auto count = answer(database().read([](ReadScope &scope) -> Result<qint64> {
            BINNACLE_LET(Statement rows, scope.statement(u"SELECT count(*) FROM operation"_s));
            return rows.runForInt64();
        }));
        return count.value_or(-1);
    }

private Q_SLOTS:
    void cleanupTestCase() { m_connection.reset(); }

    void committedStays()
    {
        QVERIFY_OK(m_connection->begin(TransactionKind::Write));
        QVERIFY(m_connection->inTransaction());
        QVERIFY_OK(addOperation(*m_connection, u"a"_s));
        QCOMPARE(operations(), 0); // not seen before
        QVERIFY_OK(m_connection->commit());
        QVERIFY(!m_connection->inTransaction());
        QCOMPARE(operations(), 1);
        m_connection.reset();
    }

    void committingTwiceIsAnErrorAndHarmless()
    {
        QVERIFY_OK(m_connection->begin(TransactionKind::Write));
        QVERIFY_OK(addOperation(*m_connection, u"a"_s));
        QVERIFY_OK(m_connection->commit());
        if (engine() == Engine::Sqlite) // PostgreSQL only warns
            QVERIFY(!m_connection->commit());
        QCOMPARE(operations(), 1);
        m_connection.reset();
    }

    void aForgottenCommitRollsBack()
    {
        QVERIFY_OK(m_connection->begin(TransactionKind::Write));
        QVERIFY_OK(addOperation(*m_connection, u"a"_s));
        m_connection.reset();
        QCOMPARE(operations(), 0);
    }

    void anErrorInTheMiddleRollsBack()
    {
        const auto done = runTransaction(*m_connection, TransactionKind::Write, [&]() -> Result<> {
            BINNACLE_TRY(addOperation(*m_connection, u"a"_s));
            return addOperation(*m_connection, u"a"_s);
        });
        QVERIFY_ERROR(done, ErrorCode::Conflict, u"duplicate"_s);
        QVERIFY(!m_connection->inTransaction());
        QCOMPARE(operations(), 0);
        m_connection.reset();
    }

    void rollingBackTwiceIsHarmless()
    {
        QVERIFY_OK(m_connection->begin(TransactionKind::Write));
        QVERIFY_OK(addOperation(*m_connection, u"a"_s));
        m_connection->rollback();
        m_connection->rollback();
        QCOMPARE(operations(), 0);
        QVERIFY_OK(m_connection->begin(TransactionKind::Write));
        m_connection->rollback();
        m_connection.reset();
    }

    void beginningTwiceIsAnError()
    {
        QVERIFY_OK(m_connection->begin(TransactionKind::Write));
        if (engine() == Engine::Sqlite)
            QVERIFY(!m_connection->begin(TransactionKind::Write));
        m_connection.reset();
    }

    void anUnfinishedStatementDoesNotHoldUpCommit()
    {
        const auto done = runTransaction(*m_connection, TransactionKind::Write, [&]() -> Result<> {
            BINNACLE_LET(Statement row,
                         m_connection->statement(
                             u"INSERT INTO history (subject_kind, subject_id, happened_at, recorded_at, "
                             "source, actor, field, before, after) VALUES ('t', 1, 1, 1, '', '', '', "
                             "'', '') RETURNING id"_s));
            return row.run(); // not read, not finished
        });
        QVERIFY_OK(done);
        m_connection.reset();
    }

    void anExceptionRollsBackAndIsABug()
    {
        m_connection.reset();
        const auto done = answer(database().write({u"x"_s, actor(), {}}, [](WriteScope &scope) -> Result<> {
            BINNACLE_TRY(scope.changed(u"x"_s, 1));
            throw std::runtime_error("out of cheese");
        }));
        QVERIFY_ERROR(done, ErrorCode::Bug, u"exception"_s);
        QCOMPARE(operations(), 0);
        const auto read = answer(database().read([](ReadScope &) -> Result<> { throw 1; }));
        QVERIFY_ERROR(read, ErrorCode::Bug, u"exception"_s);
    }

    void aReadCannotWrite()
    {
        m_connection.reset();
        const auto done = answer(database().read([](ReadScope &scope) -> Result<> {
            BINNACLE_LET(Statement row,
                         scope.statement(u"INSERT INTO operation (uid, act, at) VALUES ('r', 'x', 1)"_s));
            return row.run();
        }));
        QVERIFY_ERROR(done, ErrorCode::Unavailable, u"read-only"_s);
    }

    void aReadSeesOneSnapshot()
    {
        const auto counts = answer(database().read([this](ReadScope &scope) -> Result<QList<qint64>> {
            QList<qint64> seen;
            for (int i = 0; i < 2; ++i) {
                BINNACLE_LET(Statement rows, scope.statement(u"SELECT count(*) FROM operation"_s));
                BINNACLE_LET(const qint64 count, rows.runForInt64());
                seen.append(count);
                std::thread([this] { // another connection writes meanwhile
                    Connection other(location(), ConnectionRole::Writer);
                    if (other.ensureOpen())
                        (void)addOperation(other, u"meanwhile"_s);
                })
                    .join();
            }
            return seen;
        }));
        QVERIFY_OK(counts);
        QCOMPARE(*counts, (QList<qint64>{0, 0}));
        QCOMPARE(operations(), 1);
        m_connection.reset();
    }

    void aRepeatedOperationAnswersTheFirstResult()
    {
        m_connection.reset();
        int runs = 0;
        const auto once = [&](const QString &operation, const QString &act) {
            return answer(database().write(
                {act, actor(), operation},
                [&runs](WriteScope &scope) -> Result<qint64> {
                    scope.setResult(QString::number(41 + ++runs));
                    return 41 + runs;
                },
                [](const QString &result) -> Result<qint64> { return result.toLongLong(); }));
        };
        QCOMPARE(once(u"op-1"_s, u"t"_s).value(), 42);
        QCOMPARE(once(u"op-1"_s, u"t"_s).value(), 42);
        QCOMPARE(runs, 1);
        QCOMPARE(once(u"op-2"_s, u"t"_s).value(), 43);
        QVERIFY_ERROR(once(u"op-1"_s, u"other"_s), ErrorCode::Conflict, u"operation-reused"_s);
        const auto plain = answer(
            database().write({u"t"_s, actor(), u"op-1"_s}, [](WriteScope &) -> Result<qint64> { return 1; }));
        QVERIFY_ERROR(plain, ErrorCode::Conflict, u"already-done"_s);
        QCOMPARE(plain.error().values.value(u"result"_s).toString(), u"42"_s);
    }

    // The engine itself would write on into a file nobody finds any more.
    void nothingIsWrittenIntoAFileThatWasMoved()
    {
        if (engine() != Engine::Sqlite)
            QSKIP("Only a file can be moved.");
        m_connection.reset();
        const auto write = [this] {
            return answer(database().write({u"t"_s, actor(), {}},
                                           [](WriteScope &scope) { return scope.changed(u"ticket"_s, 1); }));
        };
        QVERIFY_OK(write());
        const QString away = location().path + u".away"_s;
        QVERIFY(QFile::rename(location().path, away));
        QVERIFY_ERROR(write(), ErrorCode::Unavailable, u"file-moved"_s);
        QVERIFY(!QFile::exists(location().path)); // none was made in its place
        QCOMPARE(operations(), 1);                // what is open is read
        QVERIFY(QFile::rename(away, location().path));
        QVERIFY_OK(write());
        QCOMPARE(operations(), 2);
    }

    void whatIsNotThereIsSaid()
    {
        const auto none = answer(database().read([](ReadScope &scope) -> Result<qint64> {
            BINNACLE_LET(Statement row, scope.statement(u"SELECT 1 FROM operation WHERE 1 = 0"_s));
            return row.runForInt64();
        }));
        QVERIFY_ERROR(none, ErrorCode::NotFound, u"no-row"_s);
    }

    void aBusyWriteIsRunAgain()
    {
        m_connection.reset();
        int runs = 0;
        const auto done = answer(database().write({u"t"_s, actor(), {}}, [&runs](WriteScope &) -> Result<> {
            if (++runs < 4)
                return fail(ErrorCode::Busy, u"database-busy"_s);
            return {};
        }));
        QVERIFY_OK(done);
        QCOMPARE(runs, 4);
        runs = 0;
        const auto never = answer(database().write({u"t"_s, actor(), {}}, [&runs](WriteScope &) -> Result<> {
            ++runs;
            return fail(ErrorCode::Busy, u"database-busy"_s);
        }));
        QVERIFY_ERROR(never, ErrorCode::Busy, u"database-busy"_s);
        QCOMPARE(runs, 6); // once and five times again
        QCOMPARE(operations(), 1);
    }

    void aWriteWaitsForAnotherProgramsLock()
    {
        QVERIFY_OK(m_connection->begin(TransactionKind::Write));
        QVERIFY_OK(addOperation(*m_connection, u"same"_s));
        const auto waiting =
            database().write({u"t"_s, actor(), u"same"_s}, [](WriteScope &) -> Result<> { return {}; });
        QTest::qWait(300);
        QVERIFY(!waiting.isFinished());
        m_connection->rollback();
        QVERIFY_OK(answer(waiting));
        QCOMPARE(operations(), 1);
        m_connection.reset();
    }

    void manyWritersOfSeveralProgramsLoseNothing()
    {
        m_connection.reset();
        const auto other = openAnother();
        QVERIFY_OK(answer(database().write({u"t"_s, actor(), {}}, [](WriteScope &scope) -> Result<> {
            BINNACLE_LET(Statement row,
                         scope.statement(u"INSERT INTO operation (uid, act, at) VALUES ('sum', '', 0)"_s));
            return row.run();
        })));
        const auto add = [](WriteScope &scope) -> Result<qint64> {
            BINNACLE_LET(Statement row,
                         scope.statement(u"UPDATE operation SET at = at + 1 WHERE uid = 'sum'"_s));
            return row.runCounting();
        };
        std::vector<QFuture<Result<qint64>>> all;
        for (int i = 0; i < 100; ++i) {
            all.push_back(database().write({u"t"_s, actor(), {}}, add));
            all.push_back(other->write({u"t"_s, actor(), {}}, add));
        }
        for (const auto &one : all)
            QVERIFY_OK(answer(one));
        const auto sum = answer(database().read([](ReadScope &scope) -> Result<qint64> {
            BINNACLE_LET(Statement row, scope.statement(u"SELECT at FROM operation WHERE uid = 'sum'"_s));
            return row.runForInt64();
        }));
        QCOMPARE(*sum, 200);
    }

    void closingAnswersEveryFuture()
    {
        m_connection.reset();
        std::vector<QFuture<Result<qint64>>> reads;
        std::vector<QFuture<Result<>>> writes;
        for (int i = 0; i < 50; ++i) {
            reads.push_back(database().read([](ReadScope &scope) -> Result<qint64> {
                BINNACLE_LET(Statement rows, scope.statement(u"SELECT count(*) FROM operation"_s));
                return rows.runForInt64();
            }));
            writes.push_back(
                database().write({u"t"_s, actor(), {}}, [](WriteScope &) -> Result<> { return {}; }));
        }
        close();
        for (const auto &read : reads) {
            QVERIFY(read.isFinished());
            QVERIFY(read.result() || read.result().error().key == u"closing");
        }
        for (const auto &write : writes) {
            QVERIFY(write.isFinished());
            QVERIFY_OK(write.result()); // what was asked for before is done
        }
        reopen();
        QCOMPARE(operations(), 50);
    }
};

QTEST_GUILESS_MAIN(TestTransactions)
#include "tst_transactions.moc"
