// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sqlerror.h"

#include <QList>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

struct Meaning
{
    ErrorCode code = ErrorCode::Bug;
    QString key = u"sql"_s;
};

Meaning sqliteMeaning(int extended)
{
    switch (extended) {
    case 1555: // SQLITE_CONSTRAINT_PRIMARYKEY
    case 2067: // SQLITE_CONSTRAINT_UNIQUE
        return {ErrorCode::Conflict, u"duplicate"_s};
    case 787: // SQLITE_CONSTRAINT_FOREIGNKEY
        return {ErrorCode::Conflict, u"still-used"_s};
    default:
        break;
    }
    switch (extended & 0xff) {
    case 5:  // SQLITE_BUSY
    case 6:  // SQLITE_LOCKED
    case 15: // SQLITE_PROTOCOL: too many race for the lock of the log
        return {ErrorCode::Busy, u"database-busy"_s};
    case 7: // SQLITE_NOMEM
        return {ErrorCode::Unavailable, u"out-of-memory"_s};
    case 18: // SQLITE_TOOBIG
        return {ErrorCode::Invalid, u"value-too-large"_s};
    case 13: // SQLITE_FULL
        return {ErrorCode::Unavailable, u"disk-full"_s};
    case 11: // SQLITE_CORRUPT
    case 26: // SQLITE_NOTADB
        return {ErrorCode::Unavailable, u"damaged"_s};
    case 8: // SQLITE_READONLY
        return {ErrorCode::Unavailable, u"read-only"_s};
    case 10: // SQLITE_IOERR
        return {ErrorCode::Unavailable, u"io-error"_s};
    case 3:  // SQLITE_PERM
    case 14: // SQLITE_CANTOPEN
    case 23: // SQLITE_AUTH
        return {ErrorCode::Unavailable, u"no-access"_s};
    default:
        return {};
    }
}

Meaning postgresqlMeaning(const QString &state)
{
    if (state == u"23505")
        return {ErrorCode::Conflict, u"duplicate"_s};
    if (state == u"23503")
        return {ErrorCode::Conflict, u"still-used"_s};
    if (state == u"40001" || state == u"40P01" || state == u"55P03" || state == u"53300")
        return {ErrorCode::Busy, u"database-busy"_s};
    if (state == u"53100" || state == u"53200")
        return {ErrorCode::Unavailable, state == u"53100" ? u"disk-full"_s : u"out-of-memory"_s};
    if (state == u"54000")
        return {ErrorCode::Invalid, u"value-too-large"_s};
    if (state == u"57014")
        return {ErrorCode::Cancelled, u"interrupted"_s};
    if (state == u"25006")
        return {ErrorCode::Unavailable, u"read-only"_s};
    if (state == u"42501")
        return {ErrorCode::Unavailable, u"no-access"_s};
    if (state.startsWith(u"28"_s))
        return {ErrorCode::Unavailable, u"sign-in-failed"_s};
    if (state == u"58030")
        return {ErrorCode::Unavailable, u"io-error"_s};
    if (state.startsWith(u"XX00"_s))
        return {ErrorCode::Unavailable, u"damaged"_s};
    if (state.isEmpty() || state.startsWith(u"08"_s) || state.startsWith(u"57P"_s))
        return {ErrorCode::Unavailable, u"connection-lost"_s};
    return {};
}

// The state of a connection refused is not handed on by libpq: its text is. A server that speaks another
// language reads as one that cannot be reached.
bool refusesSignIn(const QString &text)
{
    static const QList<QLatin1StringView> s_said = {
        "\" does not exist"_L1,    "authentication failed"_L1,      "no pg_hba.conf entry"_L1,
        "no password supplied"_L1, "is not permitted to log in"_L1, "permission denied for database"_L1,
    };
    return std::any_of(s_said.begin(), s_said.end(),
                       [&](QLatin1StringView one) { return text.contains(one); });
}

// "UNIQUE constraint failed: person.login", "… constraint "person_login""
QString constraintIn(const QString &line)
{
    if (line.contains(u'"'))
        return line.section(u'"', -2, -2);
    return line.section(u": "_s, -1).section(u' ', 0, 0);
}

} // namespace

Error sqlError(Engine engine, const QString &nativeCode, const QString &driverText, const QString &where)
{
    Meaning meaning =
        engine == Engine::Sqlite ? sqliteMeaning(nativeCode.toInt()) : postgresqlMeaning(nativeCode);
    if (engine == Engine::Postgresql && nativeCode.isEmpty() && refusesSignIn(driverText))
        meaning = {ErrorCode::Unavailable, u"sign-in-failed"_s};
    // Further lines of PostgreSQL quote values of rows.
    const QString line = driverText.section(u'\n', 0, 0).section(u"(23"_s, 0, 0).trimmed();
    Error error{meaning.code, meaning.key, {}, {}};
    if (meaning.code == ErrorCode::Conflict)
        error.values.insert(u"constraint"_s, constraintIn(line));
    error.detail = engineName(engine) + u' ' + nativeCode + u": "_s + line + u" in "_s + where.left(200);
    return error;
}

bool mayRunAgain(const Error &error)
{
    return error.key == u"database-busy" || error.key == u"connection-lost";
}

} // namespace binnacle
