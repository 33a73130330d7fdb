// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/querylines.h"

#include "base/fold.h"
#include "query/age.h"
#include "query/language.h"
#include "query/valuereader.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

using Kind = QueryLine::Kind;
using Match = QueryClause::Match;
using Operator = QueryOperator;

struct OperatorRow
{
    Operator shown;
    Match match;
    bool isNegated;
};

constexpr OperatorRow kOperators[] = {
    {Operator::OneOf, Match::OneOf, false},
    {Operator::NotOneOf, Match::OneOf, true},
    {Operator::Less, Match::Less, false},
    {Operator::LessOrEqual, Match::LessOrEqual, false},
    {Operator::Greater, Match::Greater, false},
    {Operator::GreaterOrEqual, Match::GreaterOrEqual, false},
    {Operator::Between, Match::Between, false},
    {Operator::NotLess, Match::Less, true},
    {Operator::NotLessOrEqual, Match::LessOrEqual, true},
    {Operator::NotGreater, Match::Greater, true},
    {Operator::NotGreaterOrEqual, Match::GreaterOrEqual, true},
    {Operator::NotBetween, Match::Between, true},
    {Operator::Empty, Match::OneOf, false},
    {Operator::NotEmpty, Match::OneOf, true},
    {Operator::Within, Match::Less, false},
    {Operator::LongerAgo, Match::Greater, false},
};

// A smaller age is a later time: "before 7 days ago" is an age above 7 days.
Match turned(Match match)
{
    switch (match) {
    case Match::Less:
        return Match::Greater;
    case Match::LessOrEqual:
        return Match::GreaterOrEqual;
    case Match::Greater:
        return Match::Less;
    case Match::GreaterOrEqual:
        return Match::LessOrEqual;
    default:
        return match;
    }
}

QueryLine lineOf(const QueryNode &node)
{
    const bool isNegated = node.kind == QueryNode::Kind::Not;
    const QueryNode &inner = isNegated ? node.children.constFirst() : node;
    if (inner.kind == QueryNode::Kind::Clause)
        return {Kind::Clause, isNegated, inner.clause, {}};
    if (inner.kind == QueryNode::Kind::Text)
        return {Kind::Words, isNegated, {}, inner.text};
    const Query group(node);
    return {Kind::Group, false, {}, group.isEverything() ? u"()"_s : group.canonical()};
}

tl::unexpected<Error> atLine(Error error, qsizetype line)
{
    error.values.insert(u"line"_s, line);
    return tl::unexpected<Error>(std::move(error));
}

Result<QueryNode> nodeOf(const QueryLine &line, const QueryLanguage &language)
{
    QueryNode node;
    switch (line.kind) {
    case Kind::Clause:
        if (line.clause.values.isEmpty())
            return fail(ErrorCode::Invalid, u"missing-value"_s, {{u"field"_s, line.clause.field}});
        node = QueryNode::of(line.clause);
        break;
    case Kind::Words:
        node = QueryNode::words(line.text);
        break;
    case Kind::Group: {
        BINNACLE_LET(const Query group, language.parse(line.text));
        return group.root();
    }
    }
    if (line.isNegated)
        node = QueryNode::negated(std::move(node));
    // Whatever a clause was made of: a query only holds what its text would.
    BINNACLE_LET(const Query read, language.parse(Query(node).canonical()));
    return read.root();
}

bool needsQuotes(const QString &text)
{
    const QString folded = fold(text);
    return text.isEmpty() || text != text.trimmed() || text.contains(u',') || text.contains(u'"') ||
           folded == "none"_L1 || folded == "me"_L1;
}

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

tl::unexpected<Error> badValue(const FieldSpec &spec, const QString &text)
{
    return fail(ErrorCode::Invalid, u"bad-value"_s,
                {{u"field"_s, spec.name}, {u"value"_s, text}, {u"expected"_s, queryValueExpectation(spec)}});
}

} // namespace

Operator QueryLine::shownOperator(const FieldSpec &spec) const
{
    if (clause.match == Match::OneOf && clause.values.size() == 1 &&
        clause.values.constFirst().kind == QueryValue::Kind::None)
        return isNegated ? Operator::NotEmpty : Operator::Empty;
    const bool isAge = spec.kind == FieldKind::Time && !clause.values.isEmpty() &&
                       parseAge(clause.values.constFirst().text).has_value();
    if (isAge && !isNegated && clause.match == Match::Less)
        return Operator::Within;
    if (isAge && !isNegated && clause.match == Match::Greater)
        return Operator::LongerAgo;
    const Match match = isAge ? turned(clause.match) : clause.match;
    for (const OperatorRow &row : kOperators) {
        if (row.match == match && row.isNegated == isNegated)
            return row.shown;
    }
    return Operator::OneOf;
}

void QueryLine::setOperator(Operator wanted)
{
    for (const OperatorRow &row : kOperators) {
        if (row.shown == wanted) {
            clause.match = row.match;
            isNegated = row.isNegated;
        }
    }
    const int count = valueCount(wanted);
    const auto isNone = [](const QueryValue &value) { return value.kind == QueryValue::Kind::None; };
    if (count == 0)
        clause.values = {{QueryValue::Kind::None, {}}};
    else if (count > 0 || (clause.values.size() == 1 && isNone(clause.values.constFirst())))
        clause.values.removeIf(isNone);
    if (count > 0 && clause.values.size() > count)
        clause.values.resize(count);
    const bool isAge = count == 1 && !clause.values.isEmpty() && parseAge(clause.values.constFirst().text);
    if (isAge && wanted != Operator::Within && wanted != Operator::LongerAgo)
        clause.match = turned(clause.match);
}

QueryLines QueryLines::of(const Query &query)
{
    const QueryNode &root = query.root();
    QueryLines all;
    all.isAny = root.kind == QueryNode::Kind::Any;
    if (!all.isAny && root.kind != QueryNode::Kind::All) {
        all.lines.append(lineOf(root));
        return all;
    }
    for (const QueryNode &child : root.children)
        all.lines.append(lineOf(child));
    return all;
}

Result<Query> QueryLines::query(const QueryLanguage &language) const
{
    QList<QueryNode> nodes;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        Result<QueryNode> node = nodeOf(lines[i], language);
        if (!node)
            return atLine(node.error(), i);
        nodes.append(*std::move(node));
    }
    const Query whole(isAny && nodes.size() > 1 ? QueryNode::any(std::move(nodes))
                                                : QueryNode::all(std::move(nodes)));
    BINNACLE_LET(Query read, language.parse(whole.canonical())); // its limits
    return read;
}

QList<Operator> queryOperators(const FieldSpec &spec)
{
    QList<Operator> all;
    if (spec.kind == FieldKind::Time)
        all = {Operator::Within,         Operator::LongerAgo,   Operator::OneOf,
               Operator::Less,           Operator::LessOrEqual, Operator::Greater,
               Operator::GreaterOrEqual, Operator::Between,     Operator::NotOneOf};
    else if (spec.kind == FieldKind::Number)
        all = {Operator::OneOf,   Operator::NotOneOf,       Operator::Less,   Operator::LessOrEqual,
               Operator::Greater, Operator::GreaterOrEqual, Operator::Between};
    else if (spec.kind == FieldKind::Flag)
        all = {Operator::OneOf};
    else
        all = {Operator::OneOf, Operator::NotOneOf};
    if (spec.optional)
        all << Operator::Empty << Operator::NotEmpty;
    return all;
}

int valueCount(Operator of)
{
    switch (of) {
    case Operator::OneOf:
    case Operator::NotOneOf:
        return -1;
    case Operator::Empty:
    case Operator::NotEmpty:
        return 0;
    case Operator::Between:
    case Operator::NotBetween:
        return 2;
    default:
        return 1;
    }
}

bool isNegation(Operator of)
{
    for (const OperatorRow &row : kOperators) {
        if (row.shown == of)
            return row.isNegated;
    }
    return false;
}

QString queryValuesText(const QList<QueryValue> &values)
{
    QStringList parts;
    for (const QueryValue &value : values) {
        switch (value.kind) {
        case QueryValue::Kind::None:
            parts << u"none"_s;
            break;
        case QueryValue::Kind::Me:
            parts << u"me"_s;
            break;
        case QueryValue::Kind::Literal:
            parts << quoted(value.text);
            break;
        case QueryValue::Kind::Text:
            parts << (needsQuotes(value.text) ? quoted(value.text) : value.text);
            break;
        }
    }
    return parts.join(u", "_s);
}

Result<QList<QueryValue>> readQueryValues(const FieldSpec &spec, const QString &text)
{
    QList<QueryValue> values;
    qsizetype at = 0;
    while (true) {
        while (at < text.size() && text[at].isSpace())
            ++at;
        QString part;
        const bool inQuotes = at < text.size() && text[at] == u'"';
        if (inQuotes) {
            for (++at; at < text.size() && text[at] != u'"'; ++at) {
                const bool isEscape = text[at] == u'\\' && at + 1 < text.size() &&
                                      (text[at + 1] == u'"' || text[at + 1] == u'\\');
                part.append(isEscape ? text[++at] : text[at]);
            }
            if (at >= text.size())
                return fail(ErrorCode::Invalid, u"unclosed-quote"_s);
            ++at;
        }
        const qsizetype comma = text.indexOf(u',', at);
        const qsizetype end = comma < 0 ? text.size() : comma;
        const QString rest = text.mid(at, end - at).trimmed();
        if (inQuotes && !rest.isEmpty())
            return badValue(spec, rest); // something behind the quotation mark
        if (!inQuotes)
            part = rest;
        if (part.isEmpty() && !inQuotes) {
            if (comma < 0 && !values.isEmpty())
                return values; // a comma at the end of what is being typed
            return fail(ErrorCode::Invalid, u"missing-value"_s, {{u"field"_s, spec.name}});
        }
        const Result<QueryValue> read = readQueryValue(spec, part, inQuotes);
        if (!read)
            return badValue(spec, part);
        if (!values.contains(*read))
            values.append(*read);
        if (comma < 0)
            return values;
        at = comma + 1;
    }
}

Result<QueryValue> readQueryBound(const FieldSpec &spec, const QString &text)
{
    const QString written = text.trimmed();
    if (written.isEmpty())
        return fail(ErrorCode::Invalid, u"missing-value"_s, {{u"field"_s, spec.name}});
    if (spec.kind == FieldKind::Time && parseAge(written))
        return QueryValue{QueryValue::Kind::Text, written.toLower()};
    const Result<QueryValue> read = readQueryValue(spec, written, false);
    if (!read || read->kind != QueryValue::Kind::Text)
        return badValue(spec, written);
    return *read;
}

} // namespace binnacle
