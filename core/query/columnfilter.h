// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A query over columns in memory: each clause is answered by a ColumnSource as one bit a row, the tree joins
// the bits 64 rows at a time. Any thread that may read the source.

#include "base/result.h"
#include "query/condition.h"
#include "query/query.h"

#include <QStringList>
#include <vector>

namespace binnacle {

// One bit a row. Bits beyond the last row are always clear.
class RowBits
{
public:
    RowBits() = default;
    explicit RowBits(qsizetype rows, bool set = false);

    [[nodiscard]] qsizetype rows() const { return m_rows; }
    [[nodiscard]] qsizetype count() const; // of set bits
    [[nodiscard]] bool test(qsizetype row) const { return (m_words[size_t(row >> 6)] >> (row & 63)) & 1; }
    void set(qsizetype row) { m_words[size_t(row >> 6)] |= quint64(1) << (row & 63); }
    // 64 rows a word, row 0 in the lowest bit: for tight loops. The caller keeps the bits beyond rows()
    // clear.
    [[nodiscard]] std::vector<quint64> &words() { return m_words; }
    [[nodiscard]] const std::vector<quint64> &words() const { return m_words; }

    void invert();
    RowBits &operator&=(const RowBits &other); // of the same size
    RowBits &operator|=(const RowBits &other);
    friend bool operator==(const RowBits &, const RowBits &) = default;

private:
    std::vector<quint64> m_words;
    qsizetype m_rows = 0;
};

class ColumnSource
{
public:
    virtual ~ColumnSource() = default;
    [[nodiscard]] virtual qsizetype rows() const = 0;
    // Sets in `out` (of rows() bits, all clear) the rows that fulfill the condition. False: these columns
    // cannot tell.
    [[nodiscard]] virtual bool mark(const Condition &condition, RowBits &out) const = 0;
    // The same for rows whose text has all the phrases (folded words side by side).
    [[nodiscard]] virtual bool markWords(const QList<QStringList> &phrases, RowBits &out) const = 0;
};

// Unavailable "not-in-columns" {field} where the source cannot tell ("words" for full text).
[[nodiscard]] Result<RowBits> filterRows(const Query &query, const FieldCatalog &catalog,
                                         const QueryContext &context, const ColumnSource &source);

} // namespace binnacle
