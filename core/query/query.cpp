// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/query.h"

#include "base/fold.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

QString quoted(const QString &text)
{
    QString out = u"\""_s;
    for (const QChar c : text) {
        if (c == u'"' || c == u'\\')
            out.append(u'\\');
        out.append(c);
    }
    return out.append(u'"');
}

bool isPlainWord(const QString &text)
{
    if (text.isEmpty() || !text[0].isLetterOrNumber() || text.compare("or"_L1, Qt::CaseInsensitive) == 0)
        return false;
    return std::all_of(text.begin(), text.end(),
                       [](QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'-' || c == u'.'; });
}

bool isPlainValue(const QString &text)
{
    if (text.isEmpty() || text[0] == u'<' || text[0] == u'>' || text.contains(".."_L1))
        return false;
    const QString folded = fold(text);
    if (folded == "none"_L1 || folded == "me"_L1)
        return false;
    return std::none_of(text.begin(), text.end(), [](QChar c) {
        return c.isSpace() || c == u',' || c == u'(' || c == u')' || c == u'"';
    });
}

QString clauseText(const QueryClause &clause)
{
    QStringList values;
    for (const QueryValue &value : clause.values)
        values.append(value.written());
    const QString head = clause.field + u':';
    switch (clause.match) {
    case QueryClause::Match::Less:
        return head + u'<' + values.value(0);
    case QueryClause::Match::LessOrEqual:
        return head + u"<="_s + values.value(0);
    case QueryClause::Match::Greater:
        return head + u'>' + values.value(0);
    case QueryClause::Match::GreaterOrEqual:
        return head + u">="_s + values.value(0);
    case QueryClause::Match::Between:
        return head + values.value(0) + u".."_s + values.value(1);
    case QueryClause::Match::OneOf:
        break;
    }
    return head + values.join(u',');
}

QString nodeText(const QueryNode &node, QueryNode::Kind parent)
{
    using Kind = QueryNode::Kind;
    QStringList parts;
    for (const QueryNode &child : node.children)
        parts.append(nodeText(child, node.kind));
    switch (node.kind) {
    case Kind::Clause:
        return clauseText(node.clause);
    case Kind::Text:
        return isPlainWord(node.text) ? node.text : quoted(node.text);
    case Kind::Not:
        return u'-' + parts.value(0);
    case Kind::All:
        return parts.isEmpty() || parent == Kind::Not ? u'(' + parts.join(u' ') + u')' : parts.join(u' ');
    case Kind::Any:
        break;
    }
    return u'(' + parts.join(u" or "_s) + u')';
}

// Children of the same kind lifted in; a child that changes nothing left out.
QueryNode joined(QueryNode::Kind kind, QList<QueryNode> children)
{
    QueryNode node;
    node.kind = kind;
    for (QueryNode &child : children) {
        if (child.kind == kind)
            node.children.append(std::move(child.children));
        else
            node.children.append(std::move(child));
    }
    if (node.children.size() == 1) {
        QueryNode only = std::move(node.children.first());
        return only;
    }
    return node;
}

bool nodeHasWords(const QueryNode &node)
{
    return node.kind == QueryNode::Kind::Text ||
           std::any_of(node.children.begin(), node.children.end(), nodeHasWords);
}

} // namespace

QString QueryValue::written() const
{
    switch (kind) {
    case Kind::None:
        return u"none"_s;
    case Kind::Me:
        return u"me"_s;
    case Kind::Literal:
        return quoted(text);
    case Kind::Text:
        break;
    }
    return isPlainValue(text) ? text : quoted(text);
}

QueryNode QueryNode::all(QList<QueryNode> children)
{
    return joined(Kind::All, std::move(children));
}

QueryNode QueryNode::any(QList<QueryNode> children)
{
    if (children.isEmpty())
        return negated(QueryNode());
    return joined(Kind::Any, std::move(children));
}

QueryNode QueryNode::negated(QueryNode child)
{
    QueryNode node;
    node.kind = Kind::Not;
    node.children.append(std::move(child));
    return node;
}

QueryNode QueryNode::of(QueryClause clause)
{
    QueryNode node;
    node.kind = Kind::Clause;
    node.clause = std::move(clause);
    return node;
}

QueryNode QueryNode::words(QString text)
{
    QueryNode node;
    node.kind = Kind::Text;
    node.text = std::move(text);
    return node;
}

bool Query::isEverything() const
{
    return m_root.kind == QueryNode::Kind::All && m_root.children.isEmpty();
}

QString Query::canonical() const
{
    if (isEverything())
        return {};
    if (m_root.kind != QueryNode::Kind::Any)
        return nodeText(m_root, QueryNode::Kind::All);
    QStringList parts;
    for (const QueryNode &child : m_root.children)
        parts.append(nodeText(child, QueryNode::Kind::Any));
    return parts.join(u" or "_s);
}

Query Query::narrowed(const QueryNode &by) const
{
    return Query(QueryNode::all({m_root, by}));
}

Query Query::without(const QString &field) const
{
    const auto chooses = [&field](const QueryNode &node) {
        return node.kind == QueryNode::Kind::Clause && node.clause.field == field &&
               node.clause.match == QueryClause::Match::OneOf;
    };
    if (chooses(m_root))
        return {};
    if (m_root.kind != QueryNode::Kind::All)
        return *this;
    QList<QueryNode> rest = m_root.children;
    rest.removeIf(chooses);
    return Query(QueryNode::all(rest));
}

bool Query::hasWords() const
{
    return nodeHasWords(m_root);
}

} // namespace binnacle
