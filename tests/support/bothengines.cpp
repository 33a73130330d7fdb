// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/bothengines.h"

#include "support/postgresqlcluster.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace Qt::StringLiterals;

namespace binnacle::test {

namespace {

WorkspaceInfo testInfo()
{
    WorkspaceInfo info;
    info.name = u"Test"_s;
    info.zone = u"UTC"_s;
    info.currency = u"EUR"_s;
    return info;
}

} // namespace

Actor BothEngines::actor()
{
    Actor actor;
    actor.name = u"Tester"_s;
    for (const Role role : allRoles())
        actor.roles |= role;
    actor.provedBy = u"os-user"_s;
    return actor;
}

void BothEngines::initTestCase_data()
{
    QTest::addColumn<Engine>("engine");
    QTest::newRow("sqlite") << Engine::Sqlite;
    QTest::newRow("postgresql") << Engine::Postgresql;
}

void BothEngines::init()
{
    QFETCH_GLOBAL(Engine, engine);
    m_clock.set(kNow);
    m_folder = std::make_unique<QTemporaryDir>();
    QString why;
    if (engine == Engine::Postgresql && !PostgresqlCluster::instance(&why)) {
        if (qEnvironmentVariable("BINNACLE_REQUIRE_POSTGRESQL") == u"1")
            QFAIL(qPrintable(why));
        QSKIP(qPrintable(u"not tried on PostgreSQL: "_s + why));
    }
    QVERIFY_OK(makeWorkspace(engine));
    reopen();
    QVERIFY(m_database);
    prepare();
}

void BothEngines::cleanup()
{
    release();
    m_database.reset();
    if (m_location.engine == Engine::Postgresql && !m_location.name.isEmpty())
        PostgresqlCluster::instance()->dropDatabase(m_location);
    m_location = {};
    m_folder.reset();
}

Result<> BothEngines::makeWorkspace(Engine engine)
{
    return engine == Engine::Sqlite ? makeSqlite() : makePostgresql();
}

Result<> BothEngines::makeSqlite()
{
    m_location = {};
    m_location.path = m_folder->filePath(u"test.binnacle"_s);
    if (!m_patternFolder) {
        auto folder = std::make_unique<QTemporaryDir>();
        Location pattern;
        pattern.path = folder->filePath(u"pattern.binnacle"_s);
        BINNACLE_TRY(Database::create(pattern, testInfo(), m_clock, m_uids));
        m_patternFolder = std::move(folder);
    }
    // Closed, so without a journal: the one case in which copying the file is right.
    if (!QFile::copy(m_patternFolder->filePath(u"pattern.binnacle"_s), m_location.path))
        return fail(ErrorCode::Unavailable, u"copy"_s);
    return {};
}

Result<> BothEngines::makePostgresql()
{
    PostgresqlCluster *cluster = PostgresqlCluster::instance();
    if (m_pattern.isEmpty()) {
        BINNACLE_LET(const Location pattern, cluster->makeDatabase());
        BINNACLE_TRY(Database::create(pattern, testInfo(), m_clock, m_uids));
        m_pattern = pattern.name;
    }
    BINNACLE_LET(m_location, cluster->makeDatabase(m_pattern));
    return {};
}

std::unique_ptr<Database> BothEngines::openAnother()
{
    auto opened = Database::open(m_location, m_clock, m_uids);
    if (!opened) {
        QTest::qFail(printed(opened.error()).constData(), __FILE__, __LINE__);
        return nullptr;
    }
    return std::move(*opened);
}

void BothEngines::reopen()
{
    m_database.reset();
    m_database = openAnother();
}

Result<> BothEngines::runForeign(const QString &sql)
{
    if (m_location.engine == Engine::Postgresql)
        return PostgresqlCluster::instance()->run(m_location, sql);
    Result<> done;
    {
        QSqlDatabase foreign = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"foreign"_s);
        foreign.setDatabaseName(m_location.path);
        QSqlQuery query(foreign.open() ? foreign : QSqlDatabase());
        if (!query.exec(sql))
            done = fail(ErrorCode::Unavailable, u"foreign"_s, {}, query.lastError().text());
    }
    QSqlDatabase::removeDatabase(u"foreign"_s);
    return done;
}

} // namespace binnacle::test
