// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A query as a list a person edits: all, or any, of its lines. A line is a clause, words, or a group no line
// can show, kept as text. Both ways without loss: the lines of a query give that query again. Values; any
// thread.

#include "base/result.h"
#include "query/field.h"
#include "query/query.h"

#include <optional>

namespace binnacle {

class QueryLanguage;

// How a clause compares, as one choice: match, negation, and what an age or `none` makes of them. Less is
// always the earlier time, though of ages it is the greater.
enum class QueryOperator {
    OneOf,
    NotOneOf,
    Empty,
    NotEmpty,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Between,
    NotLess,
    NotLessOrEqual,
    NotGreater,
    NotGreaterOrEqual,
    NotBetween,
    Within,    // of an age: less than it ago
    LongerAgo, // of an age: more than it ago
};

struct QueryLine
{
    enum class Kind { Clause, Words, Group };
    Kind kind = Kind::Clause;
    bool isNegated = false; // of a clause or words
    QueryClause clause;
    QString text; // Words: as searched for; Group: a query of its own

    [[nodiscard]] QueryOperator shownOperator(const FieldSpec &spec) const;
    void setOperator(QueryOperator wanted); // values stay where they can
    friend bool operator==(const QueryLine &, const QueryLine &) = default;
};

struct QueryLines
{
    bool isAny = false; // any line is enough; of fewer than two lines never
    QList<QueryLine> lines;

    [[nodiscard]] static QueryLines of(const Query &query);
    // Errors as QueryLanguage::parse(), with "line", the line's index, where one is at fault; and Invalid
    // "missing-value" {field, line}. "position" and "length" are of a group's own text.
    [[nodiscard]] Result<Query> query(const QueryLanguage &language) const;
    friend bool operator==(const QueryLines &, const QueryLines &) = default;
};

// What a field can be asked in a builder, first the usual one.
[[nodiscard]] QList<QueryOperator> queryOperators(const FieldSpec &spec);
// How many values it takes: 0, 1, 2, or -1: one or more.
[[nodiscard]] int valueCount(QueryOperator of);
[[nodiscard]] bool isNegation(QueryOperator of);

// Values side by side as a field of the builder shows and takes them: "Network, Group 70". Quotes only where
// a name holds a comma or a quotation mark, or reads as none or me.
[[nodiscard]] QString queryValuesText(const QList<QueryValue> &values);
// Invalid "bad-value" {field, value, expected}, "unclosed-quote", "missing-value" {field}.
[[nodiscard]] Result<QList<QueryValue>> readQueryValues(const FieldSpec &spec, const QString &text);
// What a comparison takes: never none or me; of a time also an age.
[[nodiscard]] Result<QueryValue> readQueryBound(const FieldSpec &spec, const QString &text);

} // namespace binnacle
