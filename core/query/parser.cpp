// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/parser.h"

#include "base/fold.h"
#include "query/age.h"
#include "query/language.h"
#include "query/valuereader.h"

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

using Match = QueryClause::Match;

bool endsWord(QChar c)
{
    return c.isSpace() || c == u'(' || c == u')' || c == u'"';
}

bool isFieldName(QStringView text)
{
    const auto letter = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'); };
    return !text.isEmpty() && letter(text.front()) &&
           std::all_of(text.begin(), text.end(), [&](QChar c) { return letter(c) || c == u'_'; });
}

bool isOrdered(const FieldSpec &spec)
{
    return spec.kind == FieldKind::Number || spec.kind == FieldKind::Time;
}

} // namespace

Result<Query> QueryParser::parse()
{
    if (m_text.size() > QueryLanguage::kMaxLength)
        return error(u"too-long"_s, QueryLanguage::kMaxLength, m_text.size() - QueryLanguage::kMaxLength,
                     {{u"limit"_s, QueryLanguage::kMaxLength}});
    skipSpace();
    if (atEnd())
        return Query();
    BINNACLE_LET(QueryNode root, alternatives(0));
    if (!atEnd())
        return error(u"unexpected-close"_s, m_at, 1);
    return Query(std::move(root));
}

Result<QueryNode> QueryParser::alternatives(int depth)
{
    QList<QueryNode> children;
    while (true) {
        if (atOr())
            return error(u"dangling-or"_s, m_at, 2);
        BINNACLE_LET(QueryNode child, sequence(depth));
        children.append(std::move(child));
        if (!atOr())
            return QueryNode::any(std::move(children));
        const qsizetype at = m_at;
        m_at += 2;
        skipSpace();
        if (atEnd() || here() == u')')
            return error(u"dangling-or"_s, at, 2);
    }
}

Result<QueryNode> QueryParser::sequence(int depth)
{
    QList<QueryNode> children;
    while (!atEnd() && here() != u')' && !atOr()) {
        BINNACLE_LET(QueryNode child, primary(depth));
        children.append(std::move(child));
        skipSpace();
    }
    return QueryNode::all(std::move(children));
}

Result<QueryNode> QueryParser::primary(int depth)
{
    if (depth >= QueryLanguage::kMaxDepth && (here() == u'-' || here() == u'('))
        return error(u"too-deep"_s, m_at, 1, {{u"limit"_s, QueryLanguage::kMaxDepth}});
    if (here() == u'(')
        return group(depth);
    if (here() != u'-')
        return wordOrClause();
    const qsizetype at = m_at++;
    if (atEnd() || here().isSpace() || here() == u')')
        return error(u"dangling-minus"_s, at, 1);
    BINNACLE_LET(QueryNode child, primary(depth + 1));
    return QueryNode::negated(std::move(child));
}

Result<QueryNode> QueryParser::group(int depth)
{
    const qsizetype open = m_at++;
    skipSpace();
    BINNACLE_LET(QueryNode inside, alternatives(depth + 1));
    if (atEnd())
        return error(u"unclosed-group"_s, open, 1);
    ++m_at;
    return inside;
}

Result<QueryNode> QueryParser::wordOrClause()
{
    BINNACLE_TRY(countTerm(m_at));
    Word word;
    if (here() == u'"') {
        BINNACLE_LET(word, quotedText());
        return textNode(word);
    }
    word.position = m_at;
    while (!atEnd() && !endsWord(here())) {
        if (here() == u':' && isFieldName(QStringView(m_text).mid(word.position, m_at - word.position))) {
            word.text = m_text.mid(word.position, m_at - word.position);
            word.length = word.text.size();
            ++m_at;
            return clause(word);
        }
        ++m_at;
    }
    word.text = m_text.mid(word.position, m_at - word.position);
    word.length = word.text.size();
    return textNode(word);
}

Result<QueryNode> QueryParser::clause(const Word &name)
{
    const FieldSpec *spec = m_catalog.find(name.text);
    if (!spec) {
        return error(u"unknown-field"_s, name.position, name.length,
                     {{u"field"_s, name.text}, {u"suggestion"_s, m_catalog.nearest(name.text)}});
    }
    QueryClause clause;
    clause.field = spec->name;
    if (!atEnd() && (here() == u'<' || here() == u'>'))
        return comparison(*spec, std::move(clause));
    while (true) {
        BINNACLE_TRY(countTerm(m_at));
        BINNACLE_LET(const Word word, value(*spec));
        if (isOrdered(*spec) && !word.inQuotes && word.text.contains(".."_L1) && clause.values.isEmpty())
            return range(*spec, std::move(clause), word);
        BINNACLE_LET(QueryValue read, checked(*spec, word));
        if (!clause.values.contains(read))
            clause.values.append(std::move(read));
        if (atEnd() || here() != u',')
            return QueryNode::of(std::move(clause));
        ++m_at;
    }
}

Result<QueryNode> QueryParser::comparison(const FieldSpec &spec, QueryClause clause)
{
    const qsizetype at = m_at;
    const bool less = here() == u'<';
    ++m_at;
    const bool orEqual = !atEnd() && here() == u'=';
    if (orEqual)
        ++m_at;
    if (!isOrdered(spec))
        return error(u"no-order"_s, at, m_at - at, {{u"field"_s, spec.name}});
    if (less)
        clause.match = orEqual ? Match::LessOrEqual : Match::Less;
    else
        clause.match = orEqual ? Match::GreaterOrEqual : Match::Greater;
    BINNACLE_LET(Word word, value(spec));
    if (spec.kind == FieldKind::Time && parseAge(word.text)) {
        clause.values.append({QueryValue::Kind::Text, word.text.toLower()});
    } else {
        BINNACLE_LET(QueryValue read, checked(spec, word));
        if (read.kind != QueryValue::Kind::Text) // nothing is less than none
            return error(u"bad-value"_s, word.position, word.length,
                         {{u"field"_s, spec.name},
                          {u"value"_s, word.text},
                          {u"expected"_s, queryValueExpectation(spec)}});
        clause.values.append(std::move(read));
    }
    if (!atEnd() && here() == u',')
        return error(
            u"bad-value"_s, m_at, 1,
            {{u"field"_s, spec.name}, {u"value"_s, u","_s}, {u"expected"_s, queryValueExpectation(spec)}});
    return QueryNode::of(std::move(clause));
}

Result<QueryNode> QueryParser::range(const FieldSpec &spec, QueryClause clause, const Word &word)
{
    const qsizetype dots = word.text.indexOf(".."_L1);
    const QString ends[] = {word.text.left(dots), word.text.mid(dots + 2)};
    const qsizetype positions[] = {word.position, word.position + dots + 2};
    bool ages[] = {false, false};
    for (int i : {0, 1}) {
        if (ends[i].isEmpty())
            continue;
        ages[i] = spec.kind == FieldKind::Time && parseAge(ends[i]);
        const Word end{ends[i], positions[i], ends[i].size(), false};
        const auto read =
            ages[i] ? Result<QueryValue>({QueryValue::Kind::Text, ends[i].toLower()}) : checked(spec, end);
        if (!read)
            return tl::unexpected<Error>(read.error());
        if (read->kind != QueryValue::Kind::Text)
            return error(u"bad-value"_s, end.position, end.length,
                         {{u"field"_s, spec.name},
                          {u"value"_s, end.text},
                          {u"expected"_s, queryValueExpectation(spec)}});
        clause.values.append(*read);
    }
    const bool open = ends[0].isEmpty() || ends[1].isEmpty();
    const bool mixed = !open && ages[0] != ages[1];
    if (clause.values.isEmpty() || mixed || (open && (ages[0] || ages[1])) || (!atEnd() && here() == u','))
        return error(
            u"bad-value"_s, word.position, word.length,
            {{u"field"_s, spec.name}, {u"value"_s, word.text}, {u"expected"_s, queryValueExpectation(spec)}});
    clause.match = Match::Between;
    if (open)
        clause.match = ends[0].isEmpty() ? Match::LessOrEqual : Match::GreaterOrEqual;
    return QueryNode::of(std::move(clause));
}

Result<QueryParser::Word> QueryParser::value(const FieldSpec &spec)
{
    if (!atEnd() && here() == u'"')
        return quotedText();
    Word word;
    word.position = m_at;
    while (!atEnd() && !endsWord(here()) && here() != u',')
        ++m_at;
    word.text = m_text.mid(word.position, m_at - word.position);
    word.length = word.text.size();
    if (word.text.isEmpty())
        return error(u"missing-value"_s, m_at, atEnd() ? 0 : 1, {{u"field"_s, spec.name}});
    return word;
}

Result<QueryParser::Word> QueryParser::quotedText()
{
    Word word;
    word.position = m_at++;
    word.inQuotes = true;
    while (!atEnd()) {
        const QChar c = m_text[m_at++];
        if (c == u'"') {
            word.length = m_at - word.position;
            return word;
        }
        const bool escaped = c == u'\\' && !atEnd() && (here() == u'"' || here() == u'\\');
        word.text.append(escaped ? m_text[m_at++] : c);
    }
    return error(u"unclosed-quote"_s, word.position, m_text.size() - word.position);
}

Result<QueryValue> QueryParser::checked(const FieldSpec &spec, const Word &word) const
{
    if (auto read = readQueryValue(spec, word.text, word.inQuotes))
        return read;
    return error(
        u"bad-value"_s, word.position, word.length,
        {{u"field"_s, spec.name}, {u"value"_s, word.text}, {u"expected"_s, queryValueExpectation(spec)}});
}

Result<QueryNode> QueryParser::textNode(const Word &word) const
{
    if (foldedWords(word.text).isEmpty())
        return error(u"no-words"_s, word.position, word.length, {{u"value"_s, word.text}});
    return QueryNode::words(word.text);
}

Result<> QueryParser::countTerm(qsizetype position)
{
    if (++m_terms > QueryLanguage::kMaxTerms)
        return error(u"too-many"_s, position, 0, {{u"limit"_s, QueryLanguage::kMaxTerms}});
    return {};
}

void QueryParser::skipSpace()
{
    while (!atEnd() && here().isSpace())
        ++m_at;
}

// The word `or`, alone.
bool QueryParser::atOr() const
{
    if (m_text.size() - m_at < 2 ||
        QStringView(m_text).mid(m_at, 2).compare("or"_L1, Qt::CaseInsensitive) != 0)
        return false;
    return m_at + 2 == m_text.size() || endsWord(m_text[m_at + 2]);
}

tl::unexpected<Error> QueryParser::error(const QString &key, qsizetype position, qsizetype length,
                                         QVariantMap values) const
{
    values.insert(u"position"_s, position);
    values.insert(u"length"_s, length);
    return fail(ErrorCode::Invalid, key, std::move(values));
}

} // namespace binnacle
