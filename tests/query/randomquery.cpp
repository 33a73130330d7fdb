// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/randomquery.h"

#include "base/fold.h"
#include "query/samplepools.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

using Match = QueryClause::Match;
using Kind = QueryValue::Kind;

const QStringList kTimes{u"2026-01"_s, u"2026-02-14"_s, u"2025"_s, u"2026-01-31T23:30:00Z"_s,
                         u"2026-03-29T02:30"_s};
const QStringList kAges{u"7d"_s, u"30d"_s, u"12h"_s, u"8w"_s, u"0m"_s};

} // namespace

int RandomQuery::below(int limit)
{
    return m_at < m_bytes.size() ? m_bytes[m_at++] % limit : 0;
}

QString RandomQuery::pick(const QStringList &pool)
{
    return pool[below(int(pool.size()))];
}

QString RandomQuery::wildText()
{
    static const QString kCharacters = u"aZ9 \"\\,():-<>.=_ÄßÅ日ﾞ\t\nor\u0301\u0000"_s;
    QString text;
    for (int n = below(8); n >= 0; --n)
        text.append(kCharacters[below(int(kCharacters.size()))]);
    return text;
}

QList<QueryNode> RandomQuery::nodes(int depth)
{
    QList<QueryNode> children;
    for (int n = below(4); n > 0; --n)
        children.append(node(depth + 1));
    return children;
}

QueryNode RandomQuery::node(int depth)
{
    constexpr int kDeepest = 6;
    switch (depth < kDeepest ? below(8) : below(4)) {
    case 4:
        return QueryNode::all(nodes(depth));
    case 5:
        return QueryNode::any(nodes(depth));
    case 6:
    case 7:
        return QueryNode::negated(node(depth + 1));
    case 3: {
        const QString text = m_wild ? wildText() : pick(pools::kWords);
        return QueryNode::words(foldedWords(text).isEmpty() ? u"word"_s : text);
    }
    default:
        return QueryNode::of(clause());
    }
}

QueryClause RandomQuery::clause()
{
    switch (below(12)) {
    case 0:
        return listed(u"state"_s, pools::kStates, false);
    case 1:
        return numberClause(pick({u"priority"_s, u"impact"_s, u"urgency"_s}));
    case 2:
        return listed(u"type"_s, {u"incident"_s, u"request"_s}, false);
    case 3:
        return nameClause(pick({u"team"_s, u"service"_s, u"category"_s, u"tag"_s}), pools::kNames, false);
    case 4:
        return nameClause(pick({u"assignee"_s, u"requester"_s}), pools::kNames, true);
    case 5:
        return listed(u"has"_s, pools::kAspects, false);
    case 6:
        return listed(pick({u"major"_s, u"breached"_s}), {u"yes"_s, u"no"_s}, false);
    case 7:
        return timeClause(pick({u"opened"_s, u"updated"_s}), false);
    case 8:
        return timeClause(pick({u"resolved"_s, u"closed"_s, u"due"_s}), true);
    case 9:
        return nameClause(u"origin"_s, pools::kOrigins, false);
    case 10: {
        const QString kept = m_wild ? wildText() : u"Awaiting Vendor"_s;
        if (fold(kept).isEmpty() ||
            pools::kStates.contains(fold(kept).replace(u' ', u'_').replace(u'-', u'_')))
            break;
        return {u"state"_s, Match::OneOf, {{Kind::Literal, kept}}};
    }
    default:
        break;
    }
    return {u"number"_s, Match::OneOf, {{Kind::Text, m_wild ? u'x' + wildText() : pick(pools::kNumbers)}}};
}

QueryClause RandomQuery::timeClause(const QString &field, bool optional)
{
    const auto text = [](const QString &t) { return QueryValue{Kind::Text, t}; };
    switch (below(8)) {
    case 0:
        return {field, Match::Less, {text(pick(kTimes + kAges))}};
    case 1:
        return {field, Match::LessOrEqual, {text(pick(kTimes + kAges))}};
    case 2:
        return {field, Match::Greater, {text(pick(kTimes + kAges))}};
    case 3:
        return {field, Match::GreaterOrEqual, {text(pick(kTimes + kAges))}};
    case 4:
        return {field, Match::Between, {text(pick(kTimes)), text(pick(kTimes))}};
    case 5:
        return {field, Match::Between, {text(pick(kAges)), text(pick(kAges))}};
    default:
        return listed(field, kTimes, optional);
    }
}

QueryClause RandomQuery::numberClause(const QString &field)
{
    const QStringList levels{u"1"_s, u"2"_s, u"3"_s, u"4"_s};
    const auto level = [&] { return QueryValue{Kind::Text, pick(levels)}; };
    switch (below(6)) {
    case 0:
        return {field, Match::Less, {level()}};
    case 1:
        return {field, Match::LessOrEqual, {level()}};
    case 2:
        return {field, Match::Greater, {level()}};
    case 3:
        return {field, Match::GreaterOrEqual, {level()}};
    case 4:
        return {field, Match::Between, {level(), level()}};
    default:
        return listed(field, levels, true);
    }
}

QueryClause RandomQuery::nameClause(const QString &field, const QStringList &pool, bool person)
{
    QueryClause clause = listed(field, pool, true);
    if (person && below(3) == 1)
        clause.values = {{Kind::Me, {}}};
    if (m_wild) {
        for (QueryValue &value : clause.values) {
            const QString wild = wildText();
            if (value.kind == Kind::Text && !fold(wild).isEmpty())
                value.text = wild;
        }
    }
    QList<QueryValue> unique;
    for (const QueryValue &value : clause.values) {
        if (!unique.contains(value))
            unique.append(value);
    }
    clause.values = unique;
    return clause;
}

QueryClause RandomQuery::listed(const QString &field, const QStringList &pool, bool optional)
{
    QueryClause clause{field, Match::OneOf, {}};
    for (int n = below(3); n >= 0; --n) {
        const QueryValue value{Kind::Text, pick(pool)};
        if (!clause.values.contains(value))
            clause.values.append(value);
    }
    if (optional && below(4) == 1)
        clause.values.append({Kind::None, {}});
    return clause;
}

} // namespace binnacle
