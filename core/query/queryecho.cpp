// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/queryecho.h"

#include "query/age.h"
#include "wording/quantities.h"
#include "wording/querywords.h"
#include "wording/terms.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

using wording::queryText;
using Operator = QueryOperator;

QString operatorKey(Operator of, FieldKind kind)
{
    const bool isTime = kind == FieldKind::Time;
    switch (of) {
    case Operator::OneOf:
        return isTime ? u"in"_s : u"is"_s;
    case Operator::NotOneOf:
        return isTime ? u"not-in"_s : u"is-not"_s;
    case Operator::Empty:
        return u"empty"_s;
    case Operator::NotEmpty:
        return u"not-empty"_s;
    case Operator::Less:
        return isTime ? u"before"_s : u"below"_s;
    case Operator::LessOrEqual:
        return isTime ? u"up-to"_s : u"at-most"_s;
    case Operator::Greater:
        return isTime ? u"after"_s : u"above"_s;
    case Operator::GreaterOrEqual:
        return isTime ? u"from"_s : u"at-least"_s;
    case Operator::Between:
        return u"between"_s;
    case Operator::NotLess:
        return isTime ? u"not-before"_s : u"not-below"_s;
    case Operator::NotLessOrEqual:
        return isTime ? u"not-up-to"_s : u"not-at-most"_s;
    case Operator::NotGreater:
        return isTime ? u"not-after"_s : u"not-above"_s;
    case Operator::NotGreaterOrEqual:
        return isTime ? u"not-from"_s : u"not-at-least"_s;
    case Operator::NotBetween:
        return u"not-between"_s;
    case Operator::Within:
        return u"within"_s;
    case Operator::LongerAgo:
        return u"longer-ago"_s;
    }
    return u"is"_s;
}

// Ages are looked back on: "between 7 days ago and 2 days ago".
QString boundText(const QueryValue &value, const FieldSpec &spec)
{
    const bool isAge = spec.kind == FieldKind::Time && parseAge(value.text);
    return isAge ? queryText(u"ago"_s, {{u"age"_s, valueLabel(value, spec)}}) : valueLabel(value, spec);
}

QString clauseEcho(const QueryLine &line, const FieldCatalog &catalog)
{
    const FieldSpec *known = catalog.find(line.clause.field);
    const FieldSpec spec = known ? *known : FieldSpec();
    const Operator shown = line.shownOperator(spec);
    QStringList values;
    if (valueCount(shown) != 0) {
        for (const QueryValue &value : line.clause.values)
            values << (shown == Operator::Within || shown == Operator::LongerAgo ? valueLabel(value, spec)
                                                                                 : boundText(value, spec));
    }
    QString text;
    if (valueCount(shown) == 2)
        text = queryText(u"both"_s, {{u"a"_s, values.value(0)}, {u"b"_s, values.value(1)}});
    else if (values.size() > 1)
        text = queryText(u"or-values"_s, {{u"a"_s, values.mid(0, values.size() - 1).join(u", "_s)},
                                          {u"b"_s, values.constLast()}});
    else
        text = values.value(0);
    const QString key = valueCount(shown) == 0 ? u"clause-bare"_s : u"clause"_s;
    return queryText(key, {{u"field"_s, wording::fieldLabel(line.clause.field)},
                           {u"operator"_s, operatorLabel(shown, spec)},
                           {u"values"_s, text}});
}

QString nodeEcho(const QueryNode &node, const FieldCatalog &catalog, bool isInside)
{
    using Kind = QueryNode::Kind;
    const bool isNot = node.kind == Kind::Not;
    const QueryNode &inner = isNot ? node.children.constFirst() : node;
    if (inner.kind == Kind::Clause)
        return clauseEcho({QueryLine::Kind::Clause, isNot, inner.clause, {}}, catalog);
    if (inner.kind == Kind::Text)
        return queryText(isNot ? u"without-words"_s : u"words"_s, {{u"words"_s, inner.text}});
    if (isNot)
        return queryText(u"not"_s, {{u"query"_s, nodeEcho(inner, catalog, false)}});
    if (node.children.isEmpty())
        return queryText(u"everything"_s);
    QString all;
    for (const QueryNode &child : node.children) {
        const QString one = nodeEcho(child, catalog, true);
        all = all.isEmpty()
                  ? one
                  : queryText(node.kind == Kind::All ? u"and"_s : u"or"_s, {{u"a"_s, all}, {u"b"_s, one}});
    }
    return isInside ? u'(' + all + u')' : all;
}

} // namespace

QString queryEcho(const Query &query, const FieldCatalog &catalog)
{
    return query.isEverything() ? QString() : nodeEcho(query.root(), catalog, false);
}

QString operatorLabel(Operator of, const FieldSpec &spec)
{
    return queryText(operatorKey(of, spec.kind));
}

QString valueLabel(const QueryValue &value, const FieldSpec &spec)
{
    switch (value.kind) {
    case QueryValue::Kind::None:
        return queryText(u"none"_s);
    case QueryValue::Kind::Me:
        return queryText(u"me"_s);
    case QueryValue::Kind::Literal:
        return value.text;
    case QueryValue::Kind::Text:
        break;
    }
    switch (spec.kind) {
    case FieldKind::State:
        return spec.classes.contains(value.text) ? queryText(u"class-"_s + value.text)
                                                 : wording::stateLabel(value.text);
    case FieldKind::Choice:
        return spec.name == "has"_L1    ? wording::fieldLabel(value.text)
               : spec.name == "type"_L1 ? wording::typeLabel(value.text)
                                        : value.text;
    case FieldKind::Flag:
        return queryText(value.text);
    case FieldKind::Number:
        return spec.prefix.isNull() ? value.text : spec.prefix + value.text;
    case FieldKind::Time:
        if (parseAge(value.text))
            return wording::ageText(value.text.chopped(1).toLongLong(), value.text.back().toLower());
        return value.text;
    default:
        return value.text;
    }
}

} // namespace binnacle
