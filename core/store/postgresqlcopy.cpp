// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/postgresqlarchive.h"

#include "store/archivereader.h"
#include "store/migrations.h"
#include "store/sqlerror.h"
#include "store/storesql.h"

#include <QSet>
#include <libpq-fe.h>

using namespace Qt::StringLiterals;

namespace binnacle::postgresqlarchive {

namespace {

Error engineError(PGconn *link, const PGresult *result, const QString &where)
{
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    return sqlError(Engine::Postgresql, QString::fromLatin1(state), QString::fromUtf8(PQerrorMessage(link)),
                    where);
}

// Begins a COPY in or out.
Result<> begin(PGconn *link, const QString &sql, ExecStatusType expected)
{
    PGresult *result = PQexec(link, sql.toUtf8().constData());
    const bool begun = PQresultStatus(result) == expected;
    const Error error = begun ? Error() : engineError(link, result, sql);
    PQclear(result);
    return begun ? Result<>() : tl::unexpected<Error>(error);
}

// After a COPY: what became of it.
Result<> finish(PGconn *link, const QString &where)
{
    Result<> done;
    while (PGresult *result = PQgetResult(link)) {
        if (PQresultStatus(result) != PGRES_COMMAND_OK && done)
            done = tl::unexpected<Error>(engineError(link, result, where));
        PQclear(result);
    }
    return done;
}

// Names are quoted: `columns` holds none that could end the quote, see ArchiveReader.
QString quoted(const QString &name, const QString &columns)
{
    return u"public.\"%1\" (\"%2\")"_s.arg(name, QString(columns).replace(u", "_s, u"\", \""_s));
}

Result<QStringList> texts(Connection &connection, const QString &block)
{
    QStringList all;
    BINNACLE_LET(Statement rows, connection.statement(storeSql().text(block, Engine::Postgresql)));
    BINNACLE_TRY(rows.run());
    while (rows.next())
        all.append(rows.text(0));
    return all;
}

// Reads each table of the archive beside the same table of the snapshot.
class Comparer : public ArchiveHandler
{
public:
    Comparer(PGconn *link, const QStringList &tables)
        : m_link(link)
        , m_missing(tables.begin(), tables.end())
    {}

    Result<> table(const QString &name, const QString &columns) override
    {
        m_table = name;
        m_same = m_reading = m_missing.remove(name);
        return m_reading ? begin(m_link, u"COPY "_s + quoted(name, columns) + u" TO STDOUT"_s, PGRES_COPY_OUT)
                         : Result<>();
    }
    Result<> row(const QByteArray &line) override
    {
        m_same = m_same && m_reading && next() == line + '\n';
        return {};
    }

    Result<> endTable() override
    {
        while (m_reading && !next().isNull())
            m_same = false; // rows that the archive lacks
        if (!m_same)
            m_faults.append(u"the rows of %1 differ"_s.arg(m_table));
        return m_reading ? finish(m_link, m_table) : Result<>();
    }

    QString faults()
    {
        for (const QString &table : std::as_const(m_missing))
            m_faults.append(u"%1 is missing"_s.arg(table));
        return m_faults.join(u"; "_s);
    }

private:
    // A row of the workspace with the end of its line; null after the last.
    QByteArray next()
    {
        char *data = nullptr;
        const int length = PQgetCopyData(m_link, &data, 0);
        const QByteArray line = length > 0 ? QByteArray(data, length) : QByteArray();
        PQfreemem(data);
        return line;
    }

    PGconn *m_link;
    QSet<QString> m_missing;
    QString m_table;
    QStringList m_faults;
    bool m_reading = false;
    bool m_same = true;
};

// The rows of the table migration: number, name, checksum, applied_at.
class MigrationRows : public ArchiveHandler
{
public:
    Result<> table(const QString & /*name*/, const QString &columns) override
    {
        m_number = columns.split(u", "_s).indexOf(u"number"_s);
        m_checksum = columns.split(u", "_s).indexOf(u"checksum"_s);
        return {};
    }
    Result<> row(const QByteArray &line) override
    {
        const QList<QByteArray> cells = line.split('\t');
        rows.insert(cells.value(m_number).toInt(), QString::fromUtf8(cells.value(m_checksum)));
        return {};
    }
    Result<> endTable() override { return {}; }

    QMap<int, QString> rows;

private:
    qsizetype m_number = -1;
    qsizetype m_checksum = -1;
};

class Loader : public ArchiveHandler
{
public:
    Loader(Connection &connection, const QString &file, const QStringList &tables)
        : m_connection(connection)
        , m_file(file)
        , m_missing(tables.begin(), tables.end())
    {}

    Result<> table(const QString &name, const QString &columns) override
    {
        m_table = name;
        if (!m_missing.remove(name))
            return refused(name + u" is not a table of ours, or there twice"_s);
        return begin(m_connection.postgresql(), u"COPY "_s + quoted(name, columns) + u" FROM STDIN"_s,
                     PGRES_COPY_IN);
    }

    Result<> row(const QByteArray &line) override
    {
        const QByteArray whole = line + '\n';
        PGconn *link = m_connection.postgresql();
        if (PQputCopyData(link, whole.constData(), int(whole.size())) != 1)
            return tl::unexpected<Error>(engineError(link, nullptr, m_table));
        return {};
    }

    Result<> endTable() override
    {
        PGconn *link = m_connection.postgresql();
        if (PQputCopyEnd(link, nullptr) != 1)
            return tl::unexpected<Error>(engineError(link, nullptr, m_table));
        return finish(link, m_table);
    }

    Result<> end() const
    {
        return m_missing.isEmpty() ? Result<>() : refused(u"it lacks "_s + *m_missing.begin());
    }

private:
    tl::unexpected<Error> refused(const QString &why) const
    {
        return fail(ErrorCode::Incompatible, u"not-a-backup"_s, {{u"file"_s, m_file}}, why);
    }

    Connection &m_connection;
    QString m_file;
    QSet<QString> m_missing;
    QString m_table;
};

Result<> executeAll(Connection &connection, const QStringList &statements)
{
    for (const QString &statement : statements)
        BINNACLE_TRY(connection.execute(statement));
    return {};
}

} // namespace

Result<QString> compare(Connection &connection, const QString &file, Job *job)
{
    BINNACLE_LET(const QStringList tables, texts(connection, u"table_names"_s));
    // In the order pg_dump reads: from the first page on.
    BINNACLE_TRY(connection.execute(u"SET LOCAL synchronize_seqscans = off"_s));
    BINNACLE_TRY(connection.execute(u"SET LOCAL bytea_output = 'hex'"_s)); // the driver asks for the other
    Comparer comparer(connection.postgresql(), tables);
    BINNACLE_TRY(archivereader::read(file, comparer, {}, job));
    return comparer.faults();
}

Result<> load(Connection &connection, const QString &file)
{
    MigrationRows migrations;
    BINNACLE_TRY(archivereader::read(file, migrations, u"migration"_s));
    if (migrations.rows.isEmpty())
        return fail(ErrorCode::Incompatible, u"not-a-backup"_s, {{u"file"_s, file}});
    const Migrations known;
    BINNACLE_TRY(known.match(migrations.rows));
    BINNACLE_TRY(known.make(connection, migrations.rows.keys()));
    BINNACLE_LET(const QStringList references, texts(connection, u"reference_add"_s));
    BINNACLE_LET(const QStringList drops, texts(connection, u"reference_drop"_s));
    BINNACLE_TRY(executeAll(connection, drops));
    BINNACLE_LET(const QStringList tables, texts(connection, u"table_names"_s));
    Loader loader(connection, file, tables);
    BINNACLE_TRY(archivereader::read(file, loader));
    BINNACLE_TRY(loader.end());
    BINNACLE_LET(const QStringList sequences, texts(connection, u"sequence_reset"_s));
    BINNACLE_TRY(executeAll(connection, sequences));
    return executeAll(connection, references);
}

} // namespace binnacle::postgresqlarchive
