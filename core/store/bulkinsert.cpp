// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/bulkinsert.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// PostgreSQL takes at most 65,535 parameters a statement.
constexpr qsizetype kParameters = 20'000;
constexpr qsizetype kRows = 500;

} // namespace

BulkInsert::BulkInsert(WriteScope &scope, const QString &table, const QStringList &columns,
                       const QHash<QString, QString> &expressions)
    : m_scope(scope)
    , m_table(table)
    , m_columns(columns)
    , m_expressions(expressions)
    , m_rowsAtOnce(scope.engine() == Engine::Sqlite ? 1 : qMin(kRows, kParameters / columns.size()))
{
    // write() counts one value a column.
    Q_ASSERT(std::all_of(m_expressions.cbegin(), m_expressions.cend(),
                         [](const QString &expression) { return expression.count(u'?') == 1; }));
    m_names.reserve(m_rowsAtOnce * columns.size());
    for (qsizetype i = 0; i < m_rowsAtOnce * columns.size(); ++i)
        m_names.append(u"v"_s + QString::number(i));
}

Result<> BulkInsert::add(const QVariantList &values)
{
    Q_ASSERT(values.size() == m_columns.size());
    m_waiting += values;
    if (m_waiting.size() < m_rowsAtOnce * m_columns.size())
        return {};
    return write(m_rowsAtOnce);
}

Result<> BulkInsert::flush()
{
    const qsizetype rows = m_waiting.size() / m_columns.size();
    BINNACLE_TRY(rows > 0 ? write(rows) : Result<>());
    m_full.reset();
    return {};
}

QString BulkInsert::sqlFor(qsizetype rows) const
{
    QString sql = u"INSERT INTO "_s + m_table + u" ("_s + m_columns.join(u", "_s) + u") VALUES "_s;
    qsizetype name = 0;
    for (qsizetype row = 0; row < rows; ++row) {
        sql += row == 0 ? u"("_s : u", ("_s;
        for (qsizetype column = 0; column < m_columns.size(); ++column) {
            const QString placeholder = u":"_s + m_names[name++];
            const auto expression = m_expressions.constFind(m_columns[column]);
            if (column > 0)
                sql += u", "_s;
            sql += expression == m_expressions.constEnd() ? placeholder
                                                          : QString(*expression).replace(u'?', placeholder);
        }
        sql += u')';
    }
    return sql;
}

Result<> BulkInsert::write(qsizetype rows)
{
    if (rows == m_rowsAtOnce && !m_full) {
        BINNACLE_LET(Statement statement, m_scope.statement(sqlFor(rows)));
        m_full.emplace(std::move(statement));
    }
    const auto run = [&](Statement &statement) {
        for (qsizetype i = 0; i < m_waiting.size(); ++i)
            statement.bindAt(int(i), m_waiting[i]);
        m_waiting.clear();
        return statement.run();
    };
    if (rows == m_rowsAtOnce)
        return run(*m_full);
    BINNACLE_LET(Statement last, m_scope.statement(sqlFor(rows)));
    return run(last);
}

} // namespace binnacle
