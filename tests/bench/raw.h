// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The engine by hand, without anything of ours: what each figure is held beside. One thread.

#include <QByteArray>
#include <QString>
#include <sqlite3.h>
#include <vector>

namespace binnacle::bench {

class Raw
{
public:
    explicit Raw(const QString &path)
    {
        if (sqlite3_open(path.toUtf8().constData(), &m_handle) != SQLITE_OK)
            qFatal("raw: cannot open");
        sqlite3_busy_timeout(m_handle, 10'000); // the audit's sealer writes too
        for (const char *setting :
             {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA cache_size = -65536",
              "PRAGMA temp_store = MEMORY", "PRAGMA foreign_keys = ON", "PRAGMA secure_delete = FAST"})
            run(setting);
    }
    ~Raw()
    {
        for (sqlite3_stmt *statement : m_statements)
            sqlite3_finalize(statement);
        sqlite3_close(m_handle);
    }
    Q_DISABLE_COPY_MOVE(Raw)

    [[nodiscard]] sqlite3 *handle() const { return m_handle; }
    void run(const char *sql)
    {
        if (sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            qFatal("raw: %s in %s", sqlite3_errmsg(m_handle), sql);
    }
    // Prepared once, finalized with this.
    [[nodiscard]] sqlite3_stmt *prepared(const QByteArray &sql)
    {
        sqlite3_stmt *statement = nullptr;
        if (sqlite3_prepare_v2(m_handle, sql.constData(), -1, &statement, nullptr) != SQLITE_OK)
            qFatal("raw: %s in %s", sqlite3_errmsg(m_handle), sql.constData());
        m_statements.push_back(statement);
        return statement;
    }
    // Reads every column of every row as text; gives the number of rows.
    static int readAll(sqlite3_stmt *statement)
    {
        int rows = 0;
        const int columns = sqlite3_column_count(statement);
        while (sqlite3_step(statement) == SQLITE_ROW) {
            ++rows;
            for (int i = 0; i < columns; ++i)
                (void)sqlite3_column_text(statement, i);
        }
        sqlite3_reset(statement);
        return rows;
    }
    static void bind(sqlite3_stmt *statement, int place, const QByteArray &text)
    {
        sqlite3_bind_text(statement, place, text.constData(), int(text.size()), SQLITE_TRANSIENT);
    }
    static void bind(sqlite3_stmt *statement, int place, qint64 value)
    {
        sqlite3_bind_int64(statement, place, value);
    }
    void step(sqlite3_stmt *statement)
    {
        const int code = sqlite3_step(statement);
        if (code != SQLITE_DONE && code != SQLITE_ROW)
            qFatal("raw: %s", sqlite3_errmsg(m_handle));
        sqlite3_reset(statement);
    }

private:
    sqlite3 *m_handle = nullptr;
    std::vector<sqlite3_stmt *> m_statements;
};

} // namespace binnacle::bench
