// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/session.h"

#include <QSqlQuery>
#include <array>
#include <libpq-fe.h>
#include <mutex>

using namespace Qt::StringLiterals;

namespace binnacle::session {

namespace {

constexpr int kOldestServer = 150000;

// What libpq would read from the environment and let it lead us elsewhere or weaken the link. PGPASSFILE
// stays: that is where a password belongs.
constexpr std::array kVariables = {
    "PGHOST",
    "PGHOSTADDR",
    "PGPORT",
    "PGDATABASE",
    "PGUSER",
    "PGPASSWORD",
    "PGSERVICE",
    "PGSERVICEFILE",
    "PGOPTIONS",
    "PGAPPNAME",
    "PGSSLMODE",
    "PGREQUIRESSL",
    "PGSSLCOMPRESSION",
    "PGSSLCERT",
    "PGSSLKEY",
    "PGSSLROOTCERT",
    "PGSSLCRL",
    "PGSSLCRLDIR",
    "PGSSLSNI",
    "PGSSLMINPROTOCOLVERSION",
    "PGSSLMAXPROTOCOLVERSION",
    "PGREQUIREPEER",
    "PGKRBSRVNAME",
    "PGGSSLIB",
    "PGGSSENCMODE",
    "PGCHANNELBINDING",
    "PGTARGETSESSIONATTRS",
    "PGCONNECT_TIMEOUT",
    "PGCLIENTENCODING",
    "PGDATESTYLE",
    "PGTZ",
    "PGGEQO",
    "PGSYSCONFDIR",
    "PGLOCALEDIR",
    "PGREQUIREAUTH",
    "PGLOADBALANCEHOSTS",
    "PGSSLCERTMODE",
    "PGGSSDELEGATION",
    "PGSSLNEGOTIATION",
};

} // namespace

void clearEnvironment()
{
    static std::once_flag s_once;
    std::call_once(s_once, [] {
        for (const char *name : kVariables)
            qunsetenv(name);
    });
}

Result<> makePostgresql(const Location &location, const QString &name)
{
    const QString driver = u"QPSQL"_s;
    clearEnvironment();
    if (!QSqlDatabase::isDriverAvailable(driver))
        return fail(ErrorCode::Unavailable, u"driver-missing"_s, {{u"driver"_s, u"libqt6sql6-psql"_s}});
    QSqlDatabase database = QSqlDatabase::addDatabase(driver, name);
    database.setHostName(location.host);
    database.setPort(location.port);
    database.setUserName(location.user);
    database.setDatabaseName(location.name);
    QString options =
        u"connect_timeout=10;application_name=binnacle;keepalives_idle=30;tcp_user_timeout=20000"_s;
    if (!location.isLocal())
        options += u";sslmode=verify-full;channel_binding=require"_s;
    database.setConnectOptions(options);
    return {};
}

Result<> beginPostgresql(Connection &connection)
{
    PGconn *link = connection.postgresql();
    if (!link)
        return fail(ErrorCode::Bug, u"sql"_s, {}, u"no handle"_s);
    // Whatever the address said: this is where it led.
    const QString address = QString::fromLatin1(PQhostaddr(link)); // of a socket: empty
    if (!PQsslInUse(link) && !address.isEmpty() && !Location::isLoopback(address))
        return fail(ErrorCode::Denied, u"server-unencrypted"_s, {{u"server"_s, address}});
    if (PQserverVersion(link) < kOldestServer)
        return fail(ErrorCode::Incompatible, u"server-too-old"_s,
                    {{u"version"_s, PQserverVersion(link) / 10000}});
    const char *encoding = PQparameterStatus(link, "server_encoding");
    if (!encoding || QLatin1String(encoding) != QLatin1String("UTF8"))
        return fail(ErrorCode::Incompatible, u"server-encoding"_s,
                    {{u"encoding"_s, QString::fromLatin1(encoding)}});
    QStringList settings = {
        u"SET client_encoding = 'UTF8'"_s,
        u"SET search_path = public, pg_temp"_s,
        u"SET TimeZone = 'UTC'"_s,
        u"SET lock_timeout = '5s'"_s,
        u"SET statement_timeout = '10min'"_s,
        u"SET idle_in_transaction_session_timeout = '10min'"_s,
        u"SET client_min_messages = warning"_s,
        u"SET standard_conforming_strings = on"_s,
        u"SET synchronous_commit = on"_s,
    };
    if (connection.role() != ConnectionRole::Writer)
        settings.append(u"SET default_transaction_read_only = on"_s);
    for (const QString &setting : settings)
        BINNACLE_TRY(connection.execute(setting));
    return {};
}

} // namespace binnacle::session
