// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection.h"
#include "store/statement.h"
#include "support/bothengines.h"
#include "support/postgresqlcluster.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTimeZone>
#include <arpa/inet.h>
#include <poll.h>
#include <sqlite3.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace binnacle;
using namespace binnacle::test;

namespace {

// A way over TCP to the server of the test run, which listens on a socket only: for one connection, in clear.
class Relay
{
public:
    Relay(const char *address, const QString &folder)
        : m_door(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in place{};
        place.sin_family = AF_INET;
        ::inet_pton(AF_INET, address, &place.sin_addr);
        socklen_t size = sizeof place;
        auto *any = reinterpret_cast<sockaddr *>(&place);
        if (::bind(m_door, any, size) != 0 || ::listen(m_door, 1) != 0 ||
            ::getsockname(m_door, any, &size) != 0)
            qFatal("no relay");
        m_port = ntohs(place.sin_port);
        m_thread =
            std::thread([this, path = QFile::encodeName(folder + u"/.s.PGSQL.5432"_s)] { carry(path); });
    }
    ~Relay()
    {
        ::shutdown(m_door, SHUT_RDWR);
        m_thread.join();
        ::close(m_door);
    }
    Q_DISABLE_COPY_MOVE(Relay)

    [[nodiscard]] int port() const { return m_port; }

private:
    void carry(const QByteArray &path) const
    {
        sockaddr_un server{};
        server.sun_family = AF_UNIX;
        qstrncpy(server.sun_path, path.constData(), sizeof server.sun_path);
        const int ends[2] = {::accept(m_door, nullptr, nullptr), ::socket(AF_UNIX, SOCK_STREAM, 0)};
        bool open =
            ends[0] >= 0 && ::connect(ends[1], reinterpret_cast<sockaddr *>(&server), sizeof server) == 0;
        while (open) {
            pollfd polled[2] = {{ends[0], POLLIN, 0}, {ends[1], POLLIN, 0}};
            ::poll(polled, 2, -1);
            for (int i = 0; i < 2; ++i) {
                char bytes[4096];
                const ssize_t got = polled[i].revents != 0 ? ::read(ends[i], bytes, sizeof bytes) : -1;
                open = open && (polled[i].revents == 0 ||
                                (got > 0 && ::write(ends[1 - i], bytes, size_t(got)) == got));
            }
        }
        ::close(ends[0]);
        ::close(ends[1]);
    }

    int m_door;
    int m_port = 0;
    std::thread m_thread;
};

} // namespace

// What every connection is told, statements and their values, and files that are not what they should be.
class TestSession : public BothEngines
{
    Q_OBJECT

    static QString ask(Connection &connection, const QString &sql)
    {
        auto statement = connection.statement(sql);
        if (!statement || !statement->run() || !statement->next())
            return u"?"_s;
        return statement->text(0);
    }

    Result<std::unique_ptr<Database>> openFile(const QString &path)
    {
        Location place;
        place.path = path;
        return Database::open(place, clock(), uids());
    }

private Q_SLOTS:
    void everySettingHoldsOnEveryConnection()
    {
        using Settings = QList<std::pair<QString, QString>>;
        const Settings sqlite = {
            {u"PRAGMA journal_mode"_s, u"wal"_s},  {u"PRAGMA synchronous"_s, u"2"_s},
            {u"PRAGMA foreign_keys"_s, u"1"_s},    {u"PRAGMA busy_timeout"_s, u"5000"_s},
            {u"PRAGMA temp_store"_s, u"2"_s},      {u"PRAGMA trusted_schema"_s, u"0"_s},
            {u"PRAGMA cell_size_check"_s, u"1"_s}, {u"PRAGMA cache_size"_s, u"-65536"_s}};
        const Settings postgresql = {{u"SELECT current_setting('client_encoding')"_s, u"UTF8"_s},
                                     {u"SELECT current_setting('search_path')"_s, u"public, pg_temp"_s},
                                     {u"SELECT current_setting('TimeZone')"_s, u"UTC"_s},
                                     {u"SELECT current_setting('application_name')"_s, u"binnacle"_s},
                                     {u"SELECT current_setting('lock_timeout')"_s, u"5s"_s},
                                     {u"SELECT current_setting('statement_timeout')"_s, u"10min"_s}};
        for (const ConnectionRole role :
             {ConnectionRole::Writer, ConnectionRole::Writer, ConnectionRole::Reader}) {
            Connection connection(location(), role);
            QVERIFY_OK(connection.ensureOpen());
            for (const auto &[question, expected] : engine() == Engine::Sqlite ? sqlite : postgresql)
                QCOMPARE(question + u'=' + ask(connection, question), question + u'=' + expected);
            const QString readOnly =
                ask(connection, engine() == Engine::Sqlite
                                    ? u"PRAGMA query_only"_s
                                    : u"SELECT current_setting('default_transaction_read_only')"_s);
            QCOMPARE(readOnly == u"1" || readOnly == u"on", role == ConnectionRole::Reader);
        }
    }

    void theEnvironmentLeadsNowhereElse()
    {
        if (engine() == Engine::Sqlite)
            return;
        Connection connection(location(), ConnectionRole::Reader);
        QVERIFY_OK(connection.ensureOpen());
        QVERIFY(!qEnvironmentVariableIsSet("PGHOST"));
        QVERIFY(!qEnvironmentVariableIsSet("PGHOSTADDR"));
        QVERIFY(!qEnvironmentVariableIsSet("PGSERVICE"));
        QVERIFY(!qEnvironmentVariableIsSet("PGOPTIONS"));
    }

    void aServerFarAwayNeedsTls()
    {
        if (engine() == Engine::Sqlite)
            return;
        Location far = location();
        QVERIFY(far.isLocal());
        far.host = u"203.0.113.7"_s;
        QVERIFY(!far.isLocal());
    }

    // Whatever the address said: what counts is where it led.
    void aLinkInClearIsForThisMachineOnly_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::addColumn<bool>("taken");
        QTest::newRow("loopback") << QByteArray("127.0.0.1") << true;
        QTest::newRow("any other") << QByteArray("127.0.0.2") << false;
    }

    void aLinkInClearIsForThisMachineOnly()
    {
        if (engine() == Engine::Sqlite)
            return;
        QFETCH(QByteArray, address);
        QFETCH(bool, taken);
        const Relay relay(address.constData(), location().host);
        Location place = location();
        place.host = u"/nonexistent,"_s + QString::fromLatin1(address); // parse() refuses it
        place.port = relay.port();
        Connection connection(place, ConnectionRole::Reader);
        const auto opened = connection.ensureOpen();
        if (taken)
            QVERIFY_OK(opened);
        else
            QVERIFY_ERROR(opened, ErrorCode::Denied, u"server-unencrypted"_s);
    }

    void valuesComeBackAsTheyWere()
    {
        const QString long_ = QString(70'000, u'ß') + u"\U0001F600 '\"\\; --"_s;
        const auto done = answer(database().write({u"t"_s, actor(), {}}, [&](WriteScope &scope) -> Result<> {
            BINNACLE_LET(Statement row,
                         scope.statement(u"INSERT INTO operation (uid, act, person_id, at, result) VALUES "
                                         "(:uid, :act, :person, :at, :uid)"_s));
            BINNACLE_TRY(row.bind(u"uid"_s, long_)
                             .bind(u"act"_s, QString())
                             .bind(u"person"_s, std::nullopt)
                             .bind(u"at"_s, std::numeric_limits<qint64>::min())
                             .run());
            return {};
        }));
        QVERIFY_OK(done);
        const auto read = answer(database().read([&](ReadScope &scope) -> Result<bool> {
            BINNACLE_LET(Statement row,
                         scope.statement(u"SELECT uid, act, person_id, at, result FROM operation WHERE uid "
                                         "= :uid AND result = :uid AND ':uid' <> uid -- :no"_s));
            BINNACLE_TRY(row.bind(u"uid"_s, long_).run());
            return row.next() && row.text(0) == long_ && row.text(1).isEmpty() && !row.isNull(1) &&
                   row.isNull(2) && !row.optInt64(2) && row.int64(3) == std::numeric_limits<qint64>::min() &&
                   row.text(4) == long_ && !row.next();
        }));
        QVERIFY_OK(read);
        QVERIFY(*read);
    }

    void aNameThatIsNotInTheTextIsABug()
    {
        const auto done = answer(database().read([](ReadScope &scope) -> Result<> {
            BINNACLE_LET(Statement row, scope.statement(u"SELECT 1"_s));
            return row.bind(u"nope"_s, qint64(1)).run();
        }));
        QVERIFY_ERROR(done, ErrorCode::Bug, u"unknown-placeholder"_s);
    }

    void valuesOfAnEarlierUseAreGone()
    {
        const QString sql = u"SELECT CAST(:v AS text)"_s;
        const auto seen = answer(database().read([sql](ReadScope &scope) -> Result<bool> {
            {
                BINNACLE_LET(Statement first, scope.statement(sql));
                BINNACLE_TRY(first.bind(u"v"_s, u"secret"_s).run());
            }
            BINNACLE_LET(Statement second, scope.statement(sql));
            BINNACLE_TRY(second.run());
            return second.next() && second.isNull(0);
        }));
        QVERIFY_OK(seen);
        QVERIFY(*seen);
    }

    void statementsOfTheSameTextNest()
    {
        const auto sum = answer(database().read([](ReadScope &scope) -> Result<qint64> {
            const QString numbers = u"SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3"_s;
            qint64 total = 0;
            BINNACLE_LET(Statement outer, scope.statement(numbers));
            BINNACLE_TRY(outer.run());
            while (outer.next()) {
                BINNACLE_LET(Statement inner, scope.statement(numbers));
                BINNACLE_TRY(inner.run());
                while (inner.next())
                    total += outer.int64(0) * inner.int64(0);
            }
            return total;
        }));
        QCOMPARE(*sum, 36);
    }

    void noTextHoldsAZeroAndNothingIsNullThatIsEmpty()
    {
        const auto seen = answer(database().read([](ReadScope &scope) -> Result<QString> {
            const QString null = u"CASE WHEN CAST(%1 AS %2) IS NULL THEN 1 ELSE 0 END"_s;
            const QString bytea = scope.engine() == Engine::Sqlite ? u"blob"_s : u"bytea"_s;
            BINNACLE_LET(Statement row,
                         scope.statement(u"SELECT CAST(:text AS text), "_s + null.arg(u":nobytes"_s, bytea) +
                                         u", "_s + null.arg(u":bytes"_s, bytea) + u", "_s +
                                         null.arg(u":typed"_s, bytea) + u", "_s +
                                         null.arg(u":null"_s, u"text"_s)));
            BINNACLE_TRY(row.bind(u"text"_s, QString(u"a"_s + QChar(0) + u'b'))
                             .bind(u"nobytes"_s, QByteArray())
                             .bind(u"bytes"_s, QByteArray(""))
                             .bind(u"typed"_s, QVariant(QMetaType(QMetaType::QByteArray)))
                             .bind(u"null"_s, QVariant())
                             .run());
            return row.next() ? u"%1 %2%3%4%5"_s.arg(row.text(0))
                                    .arg(row.int64(1))
                                    .arg(row.int64(2))
                                    .arg(row.int64(3))
                                    .arg(row.int64(4))
                              : QString();
        }));
        QVERIFY_OK(seen);
        QCOMPARE(*seen, u"ab 0001"_s);
    }

    void aValueThatCannotBeStoredStoresNothing_data()
    {
        QTest::addColumn<QVariant>("value");
        QTest::newRow("a time") << QVariant(QDateTime(QDate(2016, 2, 29), QTime(1, 16), QTimeZone::utc()));
        QTest::newRow("a list") << QVariant(QStringList{u"a"_s});
        QTest::newRow("a number too great") << QVariant(std::numeric_limits<quint64>::max());
    }

    void aValueThatCannotBeStoredStoresNothing()
    {
        QFETCH(QVariant, value);
        const auto done = answer(database().write({u"t"_s, actor(), {}}, [&](WriteScope &scope) -> Result<> {
            BINNACLE_LET(Statement row,
                         scope.statement(u"INSERT INTO operation (uid, act, person_id, at, result) VALUES "
                                         "('strange', 'x', :person, 1, '')"_s));
            return row.bind(u"person"_s, value).run();
        }));
        QVERIFY_ERROR(done, ErrorCode::Bug, u"sql"_s);
    }

    void aPlaceThatIsNotInTheTextIsABug()
    {
        const auto done = answer(database().read([](ReadScope &scope) -> Result<> {
            BINNACLE_LET(Statement row, scope.statement(u"SELECT CAST(:v AS text)"_s));
            return row.bindAt(0, u"a"_s).bindAt(1, u"b"_s).run();
        }));
        QVERIFY_ERROR(done, ErrorCode::Bug, u"unknown-placeholder"_s);
    }

    void aValueTooLargeIsSaidAndNotLeftOut()
    {
        if (engine() == Engine::Postgresql)
            return;
        Connection connection(location(), ConnectionRole::Writer);
        QVERIFY_OK(connection.ensureOpen());
        sqlite3_limit(connection.sqlite(), SQLITE_LIMIT_LENGTH, 1000);
        auto row = connection.statement(u"SELECT :text IS NULL"_s);
        QVERIFY_OK(row);
        QVERIFY_ERROR(row->bind(u"text"_s, QString(2000, u'x')).run(), ErrorCode::Invalid,
                      u"value-too-large"_s);
    }

    void valuesAreNotHeldAfterUse()
    {
        if (engine() == Engine::Postgresql)
            return;
        constexpr qint64 kLarge = 16 << 20;
        Connection connection(location(), ConnectionRole::Reader);
        QVERIFY_OK(connection.ensureOpen());
        const QByteArray bytes(kLarge, 'x');
        const qint64 before = sqlite3_memory_used();
        {
            auto row = connection.statement(u"SELECT :bytes IS NULL"_s);
            QVERIFY_OK(row);
            QVERIFY_OK(row->bind(u"bytes"_s, bytes).run());
            QVERIFY(sqlite3_memory_used() - before >= kLarge);
        }
        QVERIFY(sqlite3_memory_used() - before < kLarge);
    }

    void aStatementIsOne_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<bool>("runs");
        QTest::newRow("two") << u"SELECT 1; SELECT 2"_s << false;
        QTest::newRow("none") << u" "_s << false;
        QTest::newRow("one with its end") << u"SELECT 1;\n "_s << true;
        QTest::newRow("a remark at the end") << u"SELECT 1; -- no more"_s << true;
        QTest::newRow("an end within a text") << u"SELECT 1 WHERE ';x' <> ''"_s << true;
        QTest::newRow("two that give nothing") << u"SELECT 1; DELETE FROM operation"_s << false;
    }

    void aStatementIsOne()
    {
        QFETCH(QString, sql);
        QFETCH(bool, runs);
        const auto seen = answer(database().read([sql](ReadScope &scope) -> Result<qint64> {
            BINNACLE_LET(Statement row, scope.statement(sql));
            return row.runForInt64();
        }));
        QVERIFY(seen.has_value() == runs);
        const bool isNone = sql.trimmed().isEmpty();
        if (!runs && (engine() == Engine::Sqlite || !isNone)) // PostgreSQL's driver has no code for none
            QCOMPARE(seen.error().code, ErrorCode::Bug);
    }

    void aStatementKeptOutlivesAChangeOfItsTable()
    {
        Connection connection(location(), ConnectionRole::Writer);
        QVERIFY_OK(connection.ensureOpen());
        QVERIFY_OK(connection.execute(u"CREATE TABLE changing (a integer)"_s));
        QVERIFY_OK(connection.execute(u"INSERT INTO changing (a) VALUES (1)"_s));
        const QString sql = u"SELECT a FROM changing"_s;
        QCOMPARE(ask(connection, sql), u"1"_s);
        QVERIFY_OK(connection.execute(u"ALTER TABLE changing ADD COLUMN b integer"_s));
        QVERIFY_OK(connection.execute(u"UPDATE changing SET a = 2"_s));
        QCOMPARE(ask(connection, sql), u"2"_s);
        QVERIFY_OK(connection.execute(u"DROP TABLE changing"_s));
    }

    // The rows before the fault are no answer: the whole read fails.
    void anErrorAmongTheRowsFailsTheRead()
    {
        const QString numbers =
            u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) "_s;
        const QString sql = engine() == Engine::Sqlite
                                ? numbers + u"SELECT CASE WHEN i < 5 THEN i ELSE abs(-9223372036854775807 - "
                                            "(i - 4)) END FROM n"_s
                                : numbers + u"SELECT 1 / (5 - i) FROM n"_s;
        const auto seen = answer(database().read([sql](ReadScope &scope) -> Result<int> {
            BINNACLE_LET(Statement rows, scope.statement(sql));
            BINNACLE_TRY(rows.run());
            int count = 0;
            while (rows.next())
                ++count;
            return count;
        }));
        QVERIFY_ERROR(seen, ErrorCode::Bug, u"sql"_s);
    }

    void everyRowOfALongAnswerIsGiven()
    {
        const auto count = answer(database().read([](ReadScope &scope) -> Result<qint64> {
            BINNACLE_LET(Statement rows,
                         scope.statement(u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                                         "WHERE i < 10000) SELECT i FROM n"_s));
            BINNACLE_TRY(rows.run());
            qint64 seen = 0;
            while (rows.next())
                ++seen;
            return seen;
        }));
        QVERIFY_OK(count);
        QCOMPARE(*count, 10'000);
    }

    void theFileIsItsOwnersOnly()
    {
        if (engine() == Engine::Postgresql)
            return;
        Location place;
        place.path = temporaryPath(u"new/deep/w.binnacle"_s);
        QVERIFY_OK(Database::create(place, database().info(), clock(), uids()));
        const auto opened = Database::open(place, clock(), uids());
        QVERIFY_OK(opened);
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        for (const QString &ending : {u""_s, u"-wal"_s, u"-shm"_s}) {
            QVERIFY(QFileInfo::exists(place.path + ending));
            QCOMPARE(QFile::permissions(place.path + ending) & others, QFile::Permissions());
        }
    }

    void whatIsNoWorkspaceIsRefusedAndUntouched_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("key");
        QTest::newRow("garbage") << QByteArray(8192, '\xa7') << u"not-a-workspace"_s;
        QTest::newRow("a text") << QByteArray("number;opened\n") << u"not-a-workspace"_s;
        QTest::newRow("an empty file") << QByteArray() << u"not-a-workspace"_s;
    }

    void whatIsNoWorkspaceIsRefusedAndUntouched()
    {
        if (engine() == Engine::Postgresql)
            return;
        QFETCH(QByteArray, bytes);
        QFETCH(QString, key);
        const QString path = temporaryPath(u"other"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const auto opened = openFile(path);
        QVERIFY(!opened);
        QCOMPARE(opened.error().key, key);
        QVERIFY(!QFileInfo::exists(path + u"-wal"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes);
    }

    void anotherProgramsFileIsRefusedAndUntouched()
    {
        if (engine() == Engine::Postgresql)
            return;
        close();
        QVERIFY_OK(runForeign(u"PRAGMA application_id = 1"_s));
        QVERIFY_OK(runForeign(u"PRAGMA journal_mode = DELETE"_s));
        QFile file(location().path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray before = file.readAll();
        QVERIFY_ERROR(Database::open(location(), clock(), uids()), ErrorCode::Incompatible,
                      u"not-a-workspace"_s);
        file.seek(0);
        QVERIFY(file.readAll() == before);
    }

    void aMissingWorkspaceIsNotMade()
    {
        Location place = location();
        if (engine() == Engine::Sqlite)
            place.path = temporaryPath(u"missing.binnacle"_s);
        else
            place.name = u"missing"_s;
        const auto opened = Database::open(place, clock(), uids());
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Unavailable);
        if (engine() == Engine::Postgresql) // the server is there, and says what is not
            QCOMPARE(opened.error().key, u"sign-in-failed"_s);
        QVERIFY(!QFileInfo::exists(temporaryPath(u"missing.binnacle"_s)));
    }

    void aDatabaseOfSomethingElseIsRefused()
    {
        if (engine() == Engine::Sqlite)
            return;
        const auto place = PostgresqlCluster::instance()->makeDatabase();
        QVERIFY_OK(place);
        QVERIFY_OK(PostgresqlCluster::instance()->run(
            *place, u"CREATE TABLE a (b integer); CREATE TABLE c (d integer)"_s));
        QVERIFY_ERROR(Database::open(*place, clock(), uids()), ErrorCode::Incompatible, u"not-a-workspace"_s);
        QVERIFY_ERROR(Database::create(*place, database().info(), clock(), uids()), ErrorCode::Incompatible,
                      u"not-a-workspace"_s);
    }

    void aFullDiskIsSaidAndNothingIsHalfWritten()
    {
        if (engine() == Engine::Postgresql)
            return;
        Connection connection(location(), ConnectionRole::Writer);
        QVERIFY_OK(connection.ensureOpen());
        QVERIFY_OK(connection.execute(u"PRAGMA max_page_count = 60"_s));
        Result<> done;
        int written = 0;
        while (done && written < 10'000) {
            QVERIFY_OK(connection.begin(TransactionKind::Write));
            auto row = connection.statement(
                u"INSERT INTO operation (uid, act, at, result) VALUES (:uid, 'x', 1, :text)"_s);
            QVERIFY_OK(row);
            done = row->bind(u"uid"_s, QString::number(written)).bind(u"text"_s, QString(3000, u'x')).run();
            row = tl::unexpected<Error>(Error());
            if (done)
                done = connection.commit();
            if (done)
                ++written;
            else
                connection.rollback();
        }
        QVERIFY_ERROR(done, ErrorCode::Unavailable, u"disk-full"_s);
        QVERIFY(written > 0);
        QCOMPARE(ask(connection, u"SELECT count(*) FROM operation"_s), QString::number(written));
        QCOMPARE(ask(connection, u"PRAGMA integrity_check"_s), u"ok"_s);
    }

    void aFileThatMayNotBeWrittenIsSaidToBeReadOnly()
    {
        if (engine() == Engine::Postgresql)
            return;
        Connection connection(location(), ConnectionRole::Inspector);
        QVERIFY_OK(connection.ensureOpen());
        auto row = connection.statement(u"INSERT INTO operation (uid, act, at) VALUES ('r', 'x', 1)"_s);
        QVERIFY_OK(row);
        QVERIFY_ERROR(row->run(), ErrorCode::Unavailable, u"read-only"_s);
    }
};

QTEST_GUILESS_MAIN(TestSession)
#include "tst_session.moc"
