// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cursor.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <sqlite3.h>

namespace binnacle {

SqliteCursor::~SqliteCursor()
{
    sqlite3_finalize(m_statement);
}

void SqliteCursor::noteError()
{
    m_state = State::Failed;
    m_error = {QString::number(sqlite3_extended_errcode(m_handle)),
               QString::fromUtf8(sqlite3_errmsg(m_handle))};
}

bool SqliteCursor::prepare(const QString &sql)
{
    const QByteArray text = sql.toUtf8();
    if (sqlite3_prepare_v3(m_handle, text.constData(), int(text.size()), SQLITE_PREPARE_PERSISTENT,
                           &m_statement, nullptr) == SQLITE_OK &&
        m_statement)
        return true;
    noteError();
    return false;
}

void SqliteCursor::clear(int count)
{
    Q_UNUSED(count)
    sqlite3_clear_bindings(m_statement);
}

void SqliteCursor::bind(int place, const QVariant &value)
{
    if (m_state != State::Idle)
        finish(); // a statement takes values only between its runs
    const int at = place + 1;
    const auto *data = value.constData();
    if (value.isNull()) { // of whatever type
        sqlite3_bind_null(m_statement, at);
        return;
    }
    switch (value.typeId()) {
    case QMetaType::QString: {
        const QByteArray text = static_cast<const QString *>(data)->toUtf8();
        sqlite3_bind_text64(m_statement, at, text.constData(), quint64(text.size()), SQLITE_TRANSIENT,
                            SQLITE_UTF8);
        break;
    }
    case QMetaType::QByteArray: {
        const auto *bytes = static_cast<const QByteArray *>(data);
        sqlite3_bind_blob64(m_statement, at, bytes->constData(), quint64(bytes->size()), SQLITE_TRANSIENT);
        break;
    }
    case QMetaType::Double:
    case QMetaType::Float:
        sqlite3_bind_double(m_statement, at, value.toDouble());
        break;
    default:
        sqlite3_bind_int64(m_statement, at, value.toLongLong());
    }
}

SqliteCursor::State SqliteCursor::step()
{
    switch (sqlite3_step(m_statement)) {
    case SQLITE_ROW:
        return State::OnRow;
    case SQLITE_DONE:
        return State::Ended;
    default:
        noteError();
        return State::Failed;
    }
}

bool SqliteCursor::run()
{
    finish();
    m_state = step();
    if (m_state == State::Failed) {
        sqlite3_reset(m_statement);
        return false;
    }
    if (m_state == State::OnRow)
        m_state = State::AtFirst;
    return true;
}

bool SqliteCursor::next()
{
    if (m_state == State::AtFirst) {
        m_state = State::OnRow;
        return true;
    }
    if (m_state != State::OnRow)
        return false;
    m_state = step();
    if (m_state != State::OnRow)
        sqlite3_reset(m_statement); // no lock is held longer than its rows are read
    return m_state == State::OnRow;
}

qint64 SqliteCursor::rowsChanged() const
{
    return sqlite3_changes64(m_handle);
}

void SqliteCursor::finish()
{
    if (m_statement && m_state != State::Idle)
        sqlite3_reset(m_statement);
    m_state = State::Idle;
}

bool SqliteCursor::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

qint64 SqliteCursor::int64(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double SqliteCursor::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

QString SqliteCursor::text(int column) const
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
    return QString::fromUtf8(text, sqlite3_column_bytes(m_statement, column));
}

QByteArray SqliteCursor::blob(int column) const
{
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(m_statement, column));
    return {bytes, sqlite3_column_bytes(m_statement, column)};
}

QueryCursor::QueryCursor(const QSqlDatabase &database)
    : m_query(database)
{
    m_query.setForwardOnly(false);
    m_query.setNumericalPrecisionPolicy(QSql::HighPrecision);
}

// Values of an earlier use must not leak into the next.
void QueryCursor::clear(int count)
{
    for (int i = 0; i < count; ++i)
        m_query.bindValue(i, QVariant());
}

bool QueryCursor::hasFailed() const
{
    return m_query.lastError().isValid();
}

NativeError QueryCursor::error() const
{
    const QSqlError error = m_query.lastError();
    return {error.nativeErrorCode(), error.databaseText()};
}

} // namespace binnacle
