// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A parsed query as a tree of plain values, kept in one normal form: groups are flattened and of one child
// replaced by it, so equal queries are equal trees and canonical() parses back to the same tree. Immutable by
// convention; any thread.

#include <QList>
#include <QString>

namespace binnacle {

struct QueryValue
{
    enum class Kind {
        Text,
        Literal, // State fields: a text kept as an import found it
        None,    // empty
        Me,      // the person signed in
    };
    Kind kind = Kind::Text;
    QString text; // Number "1", Flag "yes"/"no", Time as written, Choice and State as in the catalog

    [[nodiscard]] QString written() const; // as it stands in a query, quoted where it must be

    friend bool operator==(const QueryValue &, const QueryValue &) = default;
};

// field:value,value or field:<value or field:a..b
struct QueryClause
{
    enum class Match { OneOf, Less, LessOrEqual, Greater, GreaterOrEqual, Between };
    QString field; // as in the catalog
    Match match = Match::OneOf;
    QList<QueryValue> values; // OneOf: one or more; Between: two; else one

    friend bool operator==(const QueryClause &, const QueryClause &) = default;
};

struct QueryNode
{
    enum class Kind {
        All,    // every child; without children: everything
        Any,    // at least one child
        Not,    // not its one child
        Clause, // clause
        Text,   // text: its folded words side by side
    };
    Kind kind = Kind::All;
    QList<QueryNode> children;
    QueryClause clause;
    QString text;

    // These keep the normal form.
    [[nodiscard]] static QueryNode all(QList<QueryNode> children);
    [[nodiscard]] static QueryNode any(QList<QueryNode> children); // of nothing: nothing
    [[nodiscard]] static QueryNode negated(QueryNode child);
    [[nodiscard]] static QueryNode of(QueryClause clause);
    [[nodiscard]] static QueryNode words(QString text);

    friend bool operator==(const QueryNode &, const QueryNode &) = default;
};

class Query
{
public:
    Query() = default; // everything
    explicit Query(QueryNode root)
        : m_root(std::move(root))
    {}

    [[nodiscard]] const QueryNode &root() const { return m_root; }
    [[nodiscard]] bool isEverything() const;
    // Text that parses to this tree again.
    [[nodiscard]] QString canonical() const;
    // This and that: what a click on a mark of a chart adds.
    [[nodiscard]] Query narrowed(const QueryNode &by) const;
    // This without its clauses "field:value,value" that stand beside the others: what it would find whatever
    // the field.
    [[nodiscard]] Query without(const QString &field) const;
    // Whether a Text node stands anywhere in it: columns alone cannot answer those.
    [[nodiscard]] bool hasWords() const;

    friend bool operator==(const Query &, const Query &) = default;

private:
    QueryNode m_root;
};

} // namespace binnacle
