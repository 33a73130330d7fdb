// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"
#include "store/sqltext.h"
#include "store/workspacefile.h"
#include "store/workspaceverifier.h"
#include "support/bothengines.h"

#include <QFileInfo>
#include <thread>

using namespace Qt::StringLiterals;
using namespace binnacle;
using namespace binnacle::test;

class TestMigrations : public BothEngines
{
    Q_OBJECT

    // The program's own and one more.
    static Migrations with(int number, const QString &text, const QString &checksum = u"c"_s)
    {
        QList<Migration> all = Migrations::known();
        all.append({number, u"more"_s, checksum, text});
        return Migrations(all);
    }

    static bool hasTable(Connection &connection, const QString &name)
    {
        const auto statement = connection.statement(u"SELECT count(*) FROM "_s + name);
        return statement.has_value();
    }

private Q_SLOTS:
    void theProgramCarriesItsMigrations()
    {
        const auto known = Migrations::known();
        QVERIFY(!known.isEmpty());
        QCOMPARE(known.first().number, 1);
        QCOMPARE(known.first().name, u"store"_s);
        QCOMPARE(known.first().checksum.size(), 64);
        QCOMPARE(database().info().schema, known.last().number);
    }

    void aNewStepIsAppliedOnce()
    {
        const Migrations more = with(900, u"CREATE TABLE extra (id {{pk}}, t {{text}}){{strict}}"_s);
        Connection connection(location(), ConnectionRole::Writer);
        QVERIFY_OK(connection.ensureOpen());
        QCOMPARE(more.pending(connection).value(), QList<int>{900});
        QVERIFY_OK(more.apply(connection, clock()));
        QVERIFY_OK(more.apply(connection, clock()));
        QCOMPARE(more.pending(connection).value(), QList<int>());
        QVERIFY(hasTable(connection, u"extra"_s));
    }

    void aStepThatFailsLeavesNothing()
    {
        const Migrations bad = with(900, u"CREATE TABLE extra (id {{pk}})\n--;;\nCREATE TABEL oops (x)"_s);
        Connection connection(location(), ConnectionRole::Writer);
        QVERIFY_OK(connection.ensureOpen());
        QVERIFY(!bad.apply(connection, clock()));
        QVERIFY(!hasTable(connection, u"extra"_s));
        QCOMPARE(bad.pending(connection).value(), QList<int>{900});
    }

    void newerDataSaysWhoMayOpenIt_data()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<bool>("admitted");
        QTest::newRow("a step an older program can live with") << u"CREATE TABLE extra (id {{pk}})"_s << true;
        QTest::newRow("a step it cannot live with") << u"UPDATE workspace SET min_client = 2"_s << false;
    }

    void newerDataSaysWhoMayOpenIt()
    {
        QFETCH(QString, step);
        QFETCH(bool, admitted);
        {
            Connection connection(location(), ConnectionRole::Writer);
            QVERIFY_OK(connection.ensureOpen());
            QVERIFY_OK(with(900, step).apply(connection, clock()));
            // Only what is known whole is restored.
            QVERIFY_ERROR(Migrations().match(connection), ErrorCode::Incompatible, u"schema-newer"_s);
        }
        close();
        const auto opened = Database::open(location(), clock(), uids());
        if (!admitted) {
            QVERIFY_ERROR(opened, ErrorCode::Incompatible, u"client-too-old"_s);
            return;
        }
        QVERIFY_OK(opened);
        const auto checks = (*opened)->read(WorkspaceVerifier::check).result();
        QVERIFY_OK(checks);
        for (const Check &check : *checks)
            QVERIFY2(check.ok, qPrintable(check.name + u": " + check.detail));
    }

    // A row that says "newer" is soon written: what acts or tells by itself is ours all the same.
    void aStepSaidToBeNewerHidesNoTrigger_data()
    {
        QTest::addColumn<QString>("sqlite");
        QTest::addColumn<QString>("postgresql");
        QTest::newRow("a trigger")
            << u"CREATE TRIGGER helpful AFTER INSERT ON history BEGIN DELETE FROM history; END"_s
            << u"CREATE TRIGGER helpful AFTER INSERT ON history EXECUTE FUNCTION audit_refuse()"_s;
        QTest::newRow("a view or a rule")
            << u"CREATE VIEW helpful AS SELECT uid FROM workspace"_s
            << u"CREATE RULE helpful AS ON DELETE TO history DO INSTEAD NOTHING"_s;
    }

    void aStepSaidToBeNewerHidesNoTrigger()
    {
        QFETCH(QString, sqlite);
        QFETCH(QString, postgresql);
        QVERIFY_OK(runForeign(u"INSERT INTO migration (number, name, checksum, applied_at) "
                              "VALUES (9999, 'later', 'x', 1)"_s));
        QVERIFY_OK(runForeign(u"CREATE TABLE extra (id bigint)"_s));
        const auto schema = [&] {
            const auto checks = answer(database().read(WorkspaceVerifier::check)).value();
            return *std::find_if(checks.begin(), checks.end(),
                                 [](const Check &check) { return check.name == u"schema"; });
        };
        QVERIFY2(schema().ok, qPrintable(schema().detail)); // a newer program may have made a table
        QVERIFY2(schema().detail.contains(u"table extra is not of this program"_s),
                 qPrintable(schema().detail));
        QVERIFY_OK(runForeign(engine() == Engine::Sqlite ? sqlite : postgresql));
        QVERIFY(!schema().ok);
        QVERIFY2(schema().detail.contains(u" helpful"_s), qPrintable(schema().detail));
    }

    void anEditedStepIsRefused()
    {
        Connection connection(location(), ConnectionRole::Writer);
        QVERIFY_OK(connection.ensureOpen());
        QVERIFY_OK(with(900, u"CREATE TABLE extra (id {{pk}})"_s).apply(connection, clock()));
        QVERIFY_ERROR(with(900, u"CREATE TABLE extra (id {{pk}})"_s, u"d"_s).pending(connection),
                      ErrorCode::Incompatible, u"schema-differs"_s);
    }

    void twoProgramsMigrateAtOnceAndOnlyOnce()
    {
        const Migrations more = with(900, u"CREATE TABLE extra (id {{pk}})"_s);
        std::array<Result<>, 3> results;
        std::vector<std::thread> threads;
        for (Result<> &result : results) {
            threads.emplace_back([&] {
                Connection connection(location(), ConnectionRole::Writer);
                result = connection.ensureOpen();
                if (result)
                    result = more.apply(connection, clock());
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        for (const Result<> &result : results)
            QVERIFY_OK(result);
    }

    void aCopyIsKeptBeforeAStep()
    {
        if (engine() == Engine::Postgresql)
            return;
        Connection connection(location(), ConnectionRole::Writer);
        QVERIFY_OK(connection.ensureOpen());
        QVERIFY_OK(workspacefile::copyBefore(connection, 12));
        Location copy = location();
        copy.path += u".before-0012"_s;
        QVERIFY(QFileInfo::exists(copy.path));
        const auto opened = Database::open(copy, clock(), uids());
        QVERIFY_OK(opened);
        QCOMPARE((*opened)->info().uid, database().info().uid);
    }

    void statementsAreCutAtTheirMarks()
    {
        const QString file =
            u"-- heading\nCREATE TRIGGER t BEGIN SELECT 1; END\n--;; sqlite\nA {{i64}}\n--;; postgresql\n"
            "B {{i64}}\n--;;\nC"_s;
        QCOMPARE(migrationStatements(file, Engine::Sqlite),
                 (QStringList{u"CREATE TRIGGER t BEGIN SELECT 1; END"_s, u"A INTEGER"_s, u"C"_s}));
        QCOMPARE(migrationStatements(file, Engine::Postgresql),
                 (QStringList{u"CREATE TRIGGER t BEGIN SELECT 1; END"_s, u"B bigint"_s, u"C"_s}));
    }

    void placeholdersBecomePositions()
    {
        const PositionalSql sql =
            positional(u"SELECT ':no', \"a:b\", CAST(:x AS text), :y::int -- :z\n, :x"_s);
        QCOMPARE(sql.text, u"SELECT ':no', \"a:b\", CAST(? AS text), ?::int \n, ?"_s);
        QCOMPARE(sql.count, 3);
        QCOMPARE(sql.positions.value(u"x"_s), (QList<int>{0, 2}));
        QCOMPARE(sql.positions.value(u"y"_s), QList<int>{1});
    }
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
