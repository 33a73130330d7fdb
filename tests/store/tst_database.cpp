// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/bothengines.h"

#include <QSignalSpy>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace binnacle;
using namespace binnacle::test;

namespace {

Result<qint64> count(ReadScope &scope, const QString &table)
{
    BINNACLE_LET(Statement rows, scope.statement(u"SELECT count(*) FROM "_s + table));
    return rows.runForInt64();
}

Result<qint64> addSequence(WriteScope &scope, const QString &kind)
{
    BINNACLE_TRY(scope.changed(kind, 7));
    BINNACLE_TRY(scope.audit({u"test.add"_s, u"test"_s, 7, u""_s, u""_s, kind, {}}));
    return 7;
}

// Whether this process holds a lock on the file, as another one sees it.
bool isLocked(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const pid_t child = ::fork();
    if (child == 0) {
        struct flock wanted = {};
        wanted.l_type = F_WRLCK;
        wanted.l_whence = SEEK_SET;
        const int file = ::open(name.constData(), O_RDWR | O_CLOEXEC);
        const bool asked = file >= 0 && ::fcntl(file, F_GETLK, &wanted) == 0;
        ::_exit(!asked ? 2 : wanted.l_type == F_UNLCK ? 0 : 1);
    }
    int status = 0;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status) &&
           WEXITSTATUS(status) == 1;
}

} // namespace

class TestDatabase : public BothEngines
{
    Q_OBJECT
    [[nodiscard]] qint64 rows(const QString &table)
    {
        const auto found = answer(database().read([table](ReadScope &scope) { return count(scope, table); }));
        return found ? *found : -1;
    }

private Q_SLOTS:
    void theWorkspaceRowIsRead()
    {
        QCOMPARE(database().info().name, u"Test"_s);
        QCOMPARE(database().info().uid.size(), 36);
        QVERIFY(database().info().schema >= 1);
    }

    void aValueCommits()
    {
        const auto done = answer(database().write(
            {u"test.add"_s, actor(), {}}, [](WriteScope &scope) { return addSequence(scope, u"ticket"_s); }));
        QVERIFY_OK(done);
        QCOMPARE(*done, 7);
        QCOMPARE(rows(u"audit"_s), 1);
        QCOMPARE(rows(u"change_log"_s), 1);
        QCOMPARE(rows(u"operation"_s), 1);
    }

    // The system drops all locks of a process on a file with any descriptor of it that is closed.
    void openingItTwiceKeepsTheLocks()
    {
        if (engine() != Engine::Sqlite)
            QSKIP("Only a file has them.");
        QVERIFY(isLocked(location().path));
        {
            const auto second = openAnother();
            QVERIFY(second);
            QVERIFY(isLocked(location().path));
        }
        QVERIFY(isLocked(location().path));
        QVERIFY(!Database::create(location(), database().info(), clock(), uids()));
        QVERIFY(isLocked(location().path));
        close();
        QVERIFY(!isLocked(location().path));
        reopen();
    }

    void anErrorLeavesNothing()
    {
        const auto done =
            answer(database().write({u"test.add"_s, actor(), {}}, [](WriteScope &scope) -> Result<qint64> {
                BINNACLE_TRY(addSequence(scope, u"ticket"_s));
                return fail(ErrorCode::Invalid, u"no"_s);
            }));
        QVERIFY_ERROR(done, ErrorCode::Invalid, u"no"_s);
        QCOMPARE(rows(u"audit"_s), 0);
        QCOMPARE(rows(u"change_log"_s), 0);
        QCOMPARE(rows(u"operation"_s), 0);
    }

    void anotherProgramsChangeArrivesWithinASecond()
    {
        QSignalSpy spy(&database(), &Database::changed);
        const auto other = openAnother();
        QVERIFY_OK(answer(other->write({u"test.add"_s, actor(), {}},
                                       [](WriteScope &scope) { return addSequence(scope, u"person"_s); })));
        QTRY_COMPARE_WITH_TIMEOUT(spy.count(), 1, 1000);
        QCOMPARE(spy.at(0).at(0).toStringList(), QStringList{u"person"_s});
        QCOMPARE(spy.at(0).at(1).value<QList<qint64>>(), QList<qint64>{7});
    }

    void changesAreHeardAgainAfterTheServerCutTheLink()
    {
        if (engine() == Engine::Sqlite)
            return;
        QSignalSpy spy(&database(), &Database::changed);
        const auto cut =
            runForeign(u"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = "
                       "current_database() AND pid <> pg_backend_pid()"_s);
        QVERIFY_OK(cut);
        QCOMPARE(rows(u"audit"_s), 0); // a read opens the link again
        QVERIFY_OK(answer(database().write({u"test.add"_s, actor(), {}}, [](WriteScope &scope) {
            return addSequence(scope, u"ticket"_s);
        })));
        QTRY_COMPARE_WITH_TIMEOUT(spy.count(), 1, 5000);
        const auto other = openAnother();
        QTest::qWait(600); // the watcher is back
        QVERIFY_OK(answer(other->write({u"test.add"_s, actor(), {}},
                                       [](WriteScope &scope) { return addSequence(scope, u"person"_s); })));
        QTRY_COMPARE_WITH_TIMEOUT(spy.count(), 2, 5000); // on a busy machine the watcher comes later
    }

    void whatWasPrunedMeanwhileIsEverything()
    {
        QSignalSpy spy(&database(), &Database::changed);
        QVERIFY_OK(answer(database().write({u"test.add"_s, actor(), {}}, [](WriteScope &scope) {
            return addSequence(scope, u"person"_s);
        })));
        QTRY_COMPARE_WITH_TIMEOUT(spy.count(), 1, 1000); // seen up to here
        QVERIFY_OK(runForeign(u"DELETE FROM change_log"_s));
        QVERIFY_OK(runForeign(u"INSERT INTO change_log (seq, at, kind, key) VALUES (900, 1, 'person', 3)"_s));
        if (engine() == Engine::Postgresql)
            QVERIFY_OK(runForeign(u"SELECT pg_notify('binnacle_change', '')"_s));
        const auto last = [&] { return spy.isEmpty() ? QStringList() : spy.last().at(0).toStringList(); };
        QTRY_COMPARE_WITH_TIMEOUT(last(), QStringList{u"*"_s}, 1000);
    }

    void whoHasLostTheirRightsWritesNothing()
    {
        database().setActorCheck([](ReadScope &, const Actor &who) -> Result<> {
            return who.name == u"Tester" ? Result<>() : fail(ErrorCode::Denied, u"person-inactive"_s);
        });
        const auto add = [](WriteScope &scope) { return addSequence(scope, u"person"_s); };
        QVERIFY_OK(answer(database().write({u"test.add"_s, actor(), {}}, add)));
        Actor gone = actor();
        gone.name = u"Gone"_s;
        QVERIFY_ERROR(answer(database().write({u"test.add"_s, gone, {}}, add)), ErrorCode::Denied,
                      u"person-inactive"_s);
        QCOMPARE(rows(u"operation"_s), 1);
    }

    void whoHasLostTheirRightsReadsNothing()
    {
        database().setActorCheck([](ReadScope &, const Actor &who) -> Result<> {
            return who.name == u"Tester" ? Result<>() : fail(ErrorCode::Denied, u"person-inactive"_s);
        });
        const auto count = [](ReadScope &scope) -> Result<qint64> {
            BINNACLE_LET(Statement rows, scope.statement(u"SELECT count(*) FROM operation"_s));
            return rows.runForInt64();
        };
        QVERIFY_OK(answer(database().read(actor(), Act::ReadTickets, count)));
        Actor gone = actor();
        gone.name = u"Gone"_s;
        QVERIFY_ERROR(answer(database().read(gone, Act::ReadTickets, count)), ErrorCode::Denied,
                      u"person-inactive"_s);
        gone.roles = Role::Requester;
        QVERIFY_ERROR(answer(database().read(gone, Act::ReadTickets, count)), ErrorCode::Denied,
                      u"not-allowed"_s);
    }

    void manyKeysOfAKindBecomeAllOfIt()
    {
        QSignalSpy spy(&database(), &Database::changed);
        QVERIFY_OK(answer(database().write({u"test.many"_s, actor(), {}}, [](WriteScope &scope) -> Result<> {
            for (int i = 1; i <= 1500; ++i)
                BINNACLE_TRY(scope.changed(u"ticket"_s, i));
            BINNACLE_TRY(scope.changed(u"person"_s, 3));
            return scope.changed(u"person"_s, 3);
        })));
        QTRY_COMPARE_WITH_TIMEOUT(spy.count(), 1, 1000);
        QCOMPARE(spy.at(0).at(0).toStringList(), (QStringList{u"person"_s, u"ticket"_s}));
        QCOMPARE(spy.at(0).at(1).value<QList<qint64>>(), (QList<qint64>{3, 0}));
    }
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
