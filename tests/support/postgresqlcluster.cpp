// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/postgresqlcluster.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QThread>
#include <csignal>
#include <libpq-fe.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace binnacle::test {

namespace {

// The newest server's program: Debian keeps them out of PATH.
QString programPath(const QString &name)
{
    const QDir versions(u"/usr/lib/postgresql"_s);
    int newest = 0;
    for (const QString &version : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (QFile::exists(versions.filePath(version + u"/bin/"_s + name)))
            newest = qMax(newest, version.toInt());
    }
    if (newest > 0)
        return versions.filePath(QString::number(newest) + u"/bin/"_s + name);
    return QStandardPaths::findExecutable(name);
}

const passwd *unprivileged()
{
    if (::geteuid() != 0)
        return nullptr;
    const passwd *user = ::getpwnam("postgres");
    return user ? user : ::getpwnam("nobody");
}

std::unique_ptr<QProcess> makeProcess()
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::MergedChannels);
    process->setWorkingDirectory(u"/"_s);
    const passwd *user = unprivileged();
    const uid_t uid = user ? user->pw_uid : 0;
    const gid_t gid = user ? user->pw_gid : 0;
    process->setChildProcessModifier([uid, gid] {
        if (uid != 0 && (::setgid(gid) != 0 || ::setuid(uid) != 0))
            ::_exit(126);
        ::prctl(PR_SET_PDEATHSIG, SIGINT); // a test that is killed leaves no server
    });
    return process;
}

QString connectionText(const QString &host, const QString &name)
{
    return u"host='"_s + host + u"' port=5432 user=binnacle dbname='"_s + name + u"'"_s;
}

Result<> runOn(const QString &host, const QString &name, const QString &sql)
{
    PGconn *link = PQconnectdb(connectionText(host, name).toUtf8().constData());
    PGresult *done = PQexec(link, sql.toUtf8().constData());
    const ExecStatusType status = PQresultStatus(done);
    const QString text = QString::fromUtf8(PQerrorMessage(link));
    PQclear(done);
    PQfinish(link);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
        return {};
    return fail(ErrorCode::Unavailable, u"cluster"_s, {}, text);
}

} // namespace

PostgresqlCluster *PostgresqlCluster::instance(QString *why)
{
    static std::unique_ptr<PostgresqlCluster> s_cluster;
    static QString s_why;
    static bool s_tried = false;
    if (!s_tried) {
        s_tried = true;
        s_cluster.reset(new PostgresqlCluster);
        if (!s_cluster->start(&s_why))
            s_cluster.reset();
    }
    if (why)
        *why = s_why;
    return s_cluster.get();
}

bool PostgresqlCluster::start(QString *why)
{
    const QString initdb = programPath(u"initdb"_s);
    const QString postgres = programPath(u"postgres"_s);
    if (initdb.isEmpty() || postgres.isEmpty()) {
        *why = u"PostgreSQL is not installed"_s;
        return false;
    }
    m_folder = std::make_unique<QTemporaryDir>(QDir::tempPath() + u"/binnacle-pg-XXXXXX"_s);
    const QString folder = m_folder->path();
    if (const passwd *user = unprivileged();
        user && ::chown(QFile::encodeName(folder).constData(), user->pw_uid, user->pw_gid) != 0) {
        *why = u"the folder could not be handed over"_s;
        return false;
    }
    const auto made = makeProcess();
    made->start(initdb, {u"-D"_s, folder + u"/data"_s, u"-U"_s, u"binnacle"_s, u"-E"_s, u"UTF8"_s,
                         u"--locale=C"_s, u"--auth=trust"_s, u"--no-sync"_s, u"--no-instructions"_s});
    if (!made->waitForFinished(120'000) || made->exitCode() != 0) {
        *why = u"initdb: "_s + QString::fromLocal8Bit(made->readAll());
        return false;
    }
    m_server = makeProcess();
    m_server->setStandardOutputFile(QProcess::nullDevice());
    m_server->start(postgres,
                    {u"-D"_s, folder + u"/data"_s, u"-k"_s, folder, u"-c"_s, u"listen_addresses="_s, u"-c"_s,
                     u"fsync=off"_s, u"-c"_s, u"full_page_writes=off"_s, u"-c"_s, u"max_connections=200"_s,
                     u"-c"_s, u"log_min_messages=fatal"_s, u"-c"_s, u"shared_buffers=64MB"_s});
    for (int i = 0; i < 600; ++i) {
        if (PQping(connectionText(folder, u"postgres"_s).toUtf8().constData()) == PQPING_OK)
            return true;
        QThread::msleep(50);
    }
    *why = u"the server did not start"_s;
    return false;
}

PostgresqlCluster::~PostgresqlCluster()
{
    if (!m_server || m_server->processId() <= 0)
        return;
    ::kill(pid_t(m_server->processId()), SIGINT); // fast shutdown: does not wait for clients
    if (!m_server->waitForFinished(20'000))
        m_server->kill();
}

Result<Location> PostgresqlCluster::makeDatabase(const QString &pattern)
{
    Location location;
    location.engine = Engine::Postgresql;
    location.host = m_folder->path();
    location.user = u"binnacle"_s;
    location.name = u"t"_s + QString::number(++m_databases);
    const QString source = pattern.isEmpty() ? u"template0"_s : pattern;
    BINNACLE_TRY(runOn(m_folder->path(), u"postgres"_s,
                       u"CREATE DATABASE "_s + location.name + u" TEMPLATE "_s + source));
    return location;
}

void PostgresqlCluster::dropDatabase(const Location &location)
{
    const auto dropped = runOn(m_folder->path(), u"postgres"_s,
                               u"DROP DATABASE IF EXISTS "_s + location.name + u" WITH (FORCE)"_s);
    if (!dropped)
        qWarning("%s", qUtf8Printable(dropped.error().detail));
}

Result<> PostgresqlCluster::run(const Location &location, const QString &sql)
{
    return runOn(location.host, location.name, sql);
}

} // namespace binnacle::test
