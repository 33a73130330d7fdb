// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/migrations.h"

#include "store/scoperunner.h"
#include "store/sqltext.h"
#include "store/storesql.h"
#include "store/workspacefile.h"

#include <QCryptographicHash>
#include <QDir>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

Result<bool> hasTable(Connection &connection, const QString &name)
{
    BINNACLE_LET(Statement found,
                 connection.statement(storeSql().text(u"table_exists"_s, connection.engine())));
    BINNACLE_LET(const qint64 count, found.bind(u"name"_s, name).runForInt64());
    return count > 0;
}

Result<QMap<int, QString>> applied(Connection &connection)
{
    QMap<int, QString> rows;
    BINNACLE_LET(const bool there, hasTable(connection, u"migration"_s));
    if (!there)
        return rows;
    BINNACLE_LET(Statement row,
                 connection.statement(storeSql().text(u"migration_rows"_s, connection.engine())));
    BINNACLE_TRY(row.run());
    while (row.next())
        rows.insert(int(row.int64(0)), row.text(1));
    return rows;
}

// A workspace further than we are says itself which programs may still open it.
Result<> admitted(Connection &connection)
{
    BINNACLE_LET(Statement row,
                 connection.statement(storeSql().text(u"workspace_min_client"_s, connection.engine())));
    BINNACLE_LET(const qint64 needed, row.runForInt64());
    if (needed <= workspacefile::kClient)
        return {};
    return fail(ErrorCode::Incompatible, u"client-too-old"_s,
                {{u"needed"_s, needed}, {u"have"_s, workspacefile::kClient}});
}

} // namespace

QList<Migration> Migrations::known()
{
    QMap<int, Migration> byNumber;
    const QDir folder(u":/binnacle/migrations"_s);
    for (const QString &file : folder.entryList({u"*.sql"_s})) {
        QFile resource(folder.filePath(file));
        const int number = file.section(u'-', 0, 0).toInt();
        if (number <= 0 || byNumber.contains(number) || !resource.open(QIODevice::ReadOnly))
            qFatal("migration %s cannot be used", qUtf8Printable(file));
        const QByteArray text = resource.readAll();
        const QByteArray hash = QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex();
        byNumber.insert(number, {number, file.section(u'-', 1).chopped(4), QString::fromLatin1(hash),
                                 QString::fromUtf8(text)});
    }
    return byNumber.values();
}

Result<QList<int>> Migrations::pending(Connection &connection) const
{
    BINNACLE_LET(const auto done, applied(connection));
    if (done.isEmpty()) {
        BINNACLE_LET(Statement all,
                     connection.statement(storeSql().text(u"table_count"_s, connection.engine())));
        BINNACLE_LET(const qint64 tables, all.runForInt64());
        if (tables > (connection.engine() == Engine::Postgresql ? 1 : 0)) {
            BINNACLE_LET(const bool ours, hasTable(connection, u"migration"_s));
            if (!ours)
                return fail(ErrorCode::Incompatible, u"not-a-workspace"_s);
        }
    }
    QMap<int, QString> ours = done;
    while (!ours.isEmpty() && ours.lastKey() > newest())
        ours.remove(ours.lastKey());
    if (ours.size() < done.size())
        BINNACLE_TRY(admitted(connection));
    BINNACLE_TRY(match(ours));
    QList<int> missing;
    for (const Migration &migration : m_migrations) {
        if (!done.contains(migration.number))
            missing.append(migration.number);
    }
    return missing;
}

Result<> Migrations::match(const QMap<int, QString> &done) const
{
    QMap<int, QString> checksums;
    for (const Migration &migration : m_migrations)
        checksums.insert(migration.number, migration.checksum);
    for (auto row = done.cbegin(); row != done.cend(); ++row) {
        if (!checksums.contains(row.key()))
            return fail(ErrorCode::Incompatible, u"schema-newer"_s,
                        {{u"found"_s, done.lastKey()}, {u"known"_s, newest()}});
        if (checksums.value(row.key()) != row.value())
            return fail(ErrorCode::Incompatible, u"schema-differs"_s, {{u"number"_s, row.key()}});
    }
    return {};
}

Result<> Migrations::match(Connection &connection) const
{
    BINNACLE_LET(const auto done, applied(connection));
    return match(done);
}

Result<> Migrations::make(Connection &connection, const QList<int> &numbers) const
{
    const Engine engine = connection.engine();
    BINNACLE_TRY(connection.execute(storeSql().text(u"migration_table"_s, engine)));
    for (const Migration &migration : m_migrations) {
        if (!numbers.contains(migration.number))
            continue;
        for (const QString &statement : migrationStatements(migration.text, engine))
            BINNACLE_TRY(connection.execute(statement));
    }
    return {};
}

Result<> Migrations::apply(Connection &connection, Clock &clock) const
{
    BINNACLE_LET(const auto missing, pending(connection));
    for (const Migration &migration : m_migrations) {
        if (missing.contains(migration.number))
            BINNACLE_TRY(applyOne(connection, migration, clock.now()));
    }
    return {};
}

Result<> Migrations::applyOne(Connection &connection, const Migration &migration, qint64 now) const
{
    return runTransaction(connection, TransactionKind::Migrate, [&]() -> Result<> {
        const Engine engine = connection.engine();
        if (engine == Engine::Postgresql)
            BINNACLE_TRY(connection.execute(storeSql().text(u"migration_lock"_s, engine)));
        BINNACLE_TRY(connection.execute(storeSql().text(u"migration_table"_s, engine)));
        BINNACLE_LET(const auto missing, pending(connection)); // another program may have been quicker
        if (!missing.contains(migration.number))
            return {};
        for (const QString &statement : migrationStatements(migration.text, engine))
            BINNACLE_TRY(connection.execute(statement));
        BINNACLE_LET(Statement row, connection.statement(storeSql().text(u"migration_insert"_s, engine)));
        return row.bind(u"number"_s, migration.number)
            .bind(u"name"_s, migration.name)
            .bind(u"checksum"_s, migration.checksum)
            .bind(u"applied_at"_s, now)
            .run();
    });
}

} // namespace binnacle
