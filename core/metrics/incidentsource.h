// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Answers the query language over the incident columns, a bit a row. What columns do not hold (words, tags,
// numbers, conversations) is asked of the database beforehand and handed in as ids. A view of columns it does
// not own: lives as long as one computation, on its thread.

#include "metrics/incidentcolumns.h"
#include "query/columnfilter.h"

#include <QHash>
#include <functional>

namespace binnacle {

// A part of a query that only the database can answer.
struct DatabasePart
{
    QString key; // of IncidentSource::Answers
    Query query; // of that part alone
};
[[nodiscard]] std::vector<DatabasePart> databaseParts(const Query &query, const FieldCatalog &catalog,
                                                      const QueryContext &context);

class IncidentSource final : public ColumnSource
{
public:
    using Answers = QHash<QString, std::vector<qint64>>; // ids of tickets that fulfill a part

    IncidentSource(const IncidentColumns &columns, const Answers &answers)
        : m_columns(columns)
        , m_answers(answers)
    {}

    [[nodiscard]] qsizetype rows() const override { return qsizetype(m_columns.size()); }
    [[nodiscard]] bool mark(const Condition &condition, RowBits &out) const override;
    [[nodiscard]] bool markWords(const QList<QStringList> &phrases, RowBits &out) const override;

private:
    void markCodes(ColumnName column, const std::vector<bool> &wanted, RowBits &out) const;
    bool markNames(ColumnName column, const Condition &condition, RowBits &out) const;
    bool markState(const Condition &condition, RowBits &out) const;
    bool markTime(const Condition &condition, RowBits &out) const;
    bool markAspects(const Condition &condition, RowBits &out) const;
    void markStamped(ColumnStamp stamp, RowBits &out) const;
    bool markIds(const QString &key, RowBits &out) const;

    const IncidentColumns &m_columns;
    const Answers &m_answers;
};

} // namespace binnacle
