// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A prepared statement of an engine and the row it stands on: SQLite by its own interface (Qt's driver makes
// a variant of every value of every row), PostgreSQL by Qt SQL. On the thread of its connection. Private to
// store.

#include <QByteArray>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

struct sqlite3;
struct sqlite3_stmt;

namespace binnacle {

struct NativeError
{
    QString code; // as sqlError() takes it
    QString text;
};

class Cursor
{
public:
    Cursor() = default;
    virtual ~Cursor() = default;
    Q_DISABLE_COPY_MOVE(Cursor)

    [[nodiscard]] virtual bool prepare(const QString &sql) = 0; // `?` for each value
    virtual void clear(int count) = 0;                          // of what was bound
    // Counted from 0; a text, a blob, a number or NULL. What the engine does not take, run() says.
    virtual void bind(int place, const QVariant &value) = 0;
    // Runs until the first row is there or there is none.
    [[nodiscard]] virtual bool run() = 0;
    [[nodiscard]] virtual bool next() = 0;
    [[nodiscard]] virtual bool hasFailed() const = 0;
    [[nodiscard]] virtual NativeError error() const = 0;
    [[nodiscard]] virtual qint64 rowsChanged() const = 0;
    [[nodiscard]] virtual qint64 rowsHeld() const = 0; // in memory
    virtual void finish() = 0;

    [[nodiscard]] virtual bool isNull(int column) const = 0;
    [[nodiscard]] virtual qint64 int64(int column) const = 0;
    [[nodiscard]] virtual double real(int column) const = 0;
    [[nodiscard]] virtual QString text(int column) const = 0;
    [[nodiscard]] virtual QByteArray blob(int column) const = 0;
};

class SqliteCursor final : public Cursor
{
public:
    explicit SqliteCursor(sqlite3 *handle)
        : m_handle(handle)
    {}
    ~SqliteCursor() override;

    [[nodiscard]] bool prepare(const QString &sql) override;
    void clear(int count) override;
    void bind(int place, const QVariant &value) override;
    [[nodiscard]] bool run() override;
    [[nodiscard]] bool next() override;
    [[nodiscard]] bool hasFailed() const override { return m_state == State::Failed; }
    [[nodiscard]] NativeError error() const override { return m_error; }
    [[nodiscard]] qint64 rowsChanged() const override;
    [[nodiscard]] qint64 rowsHeld() const override { return 0; }
    void finish() override;

    [[nodiscard]] bool isNull(int column) const override;
    [[nodiscard]] qint64 int64(int column) const override;
    [[nodiscard]] double real(int column) const override;
    [[nodiscard]] QString text(int column) const override;
    [[nodiscard]] QByteArray blob(int column) const override;

private:
    enum class State { Idle, AtFirst, OnRow, Ended, Failed };
    State step();
    [[nodiscard]] NativeError nativeError() const;
    void noteError();
    [[nodiscard]] int bound(int at, const QVariant &value);

    sqlite3 *m_handle;
    sqlite3_stmt *m_statement = nullptr;
    State m_state = State::Idle;
    NativeError m_error;
    NativeError m_refused; // the first value that was not taken
};

class QueryCursor final : public Cursor
{
public:
    explicit QueryCursor(const QSqlDatabase &database);

    [[nodiscard]] bool prepare(const QString &sql) override { return m_query.prepare(sql); }
    void clear(int count) override;
    void bind(int place, const QVariant &value) override { m_query.bindValue(place, value); }
    [[nodiscard]] bool run() override { return m_query.exec(); }
    [[nodiscard]] bool next() override { return m_query.next(); }
    [[nodiscard]] bool hasFailed() const override;
    [[nodiscard]] NativeError error() const override;
    [[nodiscard]] qint64 rowsChanged() const override { return m_query.numRowsAffected(); }
    [[nodiscard]] qint64 rowsHeld() const override { return m_query.size(); }
    void finish() override { m_query.finish(); }

    [[nodiscard]] bool isNull(int column) const override { return m_query.isNull(column); }
    [[nodiscard]] qint64 int64(int column) const override { return m_query.value(column).toLongLong(); }
    [[nodiscard]] double real(int column) const override { return m_query.value(column).toDouble(); }
    [[nodiscard]] QString text(int column) const override { return m_query.value(column).toString(); }
    [[nodiscard]] QByteArray blob(int column) const override { return m_query.value(column).toByteArray(); }

private:
    QSqlQuery m_query;
};

} // namespace binnacle
