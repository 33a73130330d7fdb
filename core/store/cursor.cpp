// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cursor.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace binnacle {

SqliteCursor::~SqliteCursor()
{
    sqlite3_finalize(m_statement);
}

NativeError SqliteCursor::nativeError() const
{
    return {QString::number(sqlite3_extended_errcode(m_handle)), QString::fromUtf8(sqlite3_errmsg(m_handle))};
}

void SqliteCursor::noteError()
{
    m_state = State::Failed;
    m_error = nativeError();
}

bool SqliteCursor::prepare(const QString &sql)
{
    const QByteArray text = sql.toUtf8();
    if (sqlite3_prepare_v3(m_handle, text.constData(), int(text.size()), SQLITE_PREPARE_PERSISTENT,
                           &m_statement, nullptr) != SQLITE_OK) {
        noteError();
        return false;
    }
    if (m_statement)
        return true;
    m_state = State::Failed;
    m_error = {QString::number(SQLITE_MISUSE), u"no statement"_s};
    return false;
}

void SqliteCursor::clear(int count)
{
    Q_UNUSED(count)
    sqlite3_clear_bindings(m_statement);
    m_refused = {};
}

void SqliteCursor::bind(int place, const QVariant &value)
{
    if (m_state != State::Idle)
        finish(); // a statement takes values only between its runs
    if (bound(place + 1, value) != SQLITE_OK && m_refused.code.isEmpty())
        m_refused = nativeError();
}

int SqliteCursor::bound(int at, const QVariant &value)
{
    const auto *data = value.constData();
    if (value.isNull()) // of whatever type
        return sqlite3_bind_null(m_statement, at);
    switch (value.typeId()) {
    case QMetaType::QString: {
        const QByteArray text = static_cast<const QString *>(data)->toUtf8();
        return sqlite3_bind_text64(m_statement, at, text.constData(), quint64(text.size()), SQLITE_TRANSIENT,
                                   SQLITE_UTF8);
    }
    case QMetaType::QByteArray: {
        const auto *bytes = static_cast<const QByteArray *>(data);
        return sqlite3_bind_blob64(m_statement, at, bytes->constData(), quint64(bytes->size()),
                                   SQLITE_TRANSIENT);
    }
    case QMetaType::Double:
        return sqlite3_bind_double(m_statement, at, value.toDouble());
    default:
        return sqlite3_bind_int64(m_statement, at, value.toLongLong());
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
    if (!m_refused.code.isEmpty()) { // the row would lack the value
        m_state = State::Failed;
        m_error = m_refused;
        return false;
    }
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
