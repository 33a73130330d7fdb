// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/columnfilter.h"

#include "base/fold.h"

#include <bit>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

// Clears the bits beyond the last row.
void trim(std::vector<quint64> &words, qsizetype rows)
{
    if (const int rest = int(rows & 63))
        words.back() &= (quint64(1) << rest) - 1;
}

class Evaluation
{
public:
    Evaluation(const FieldCatalog &catalog, const QueryContext &context, const ColumnSource &source)
        : m_catalog(catalog)
        , m_context(context)
        , m_source(source)
    {}

    Result<RowBits> node(const QueryNode &node) const
    {
        switch (node.kind) {
        case QueryNode::Kind::All:
            return all(node);
        case QueryNode::Kind::Any:
            return any(node);
        case QueryNode::Kind::Not: {
            BINNACLE_LET(RowBits bits, this->node(node.children.first()));
            bits.invert();
            return bits;
        }
        case QueryNode::Kind::Clause:
            return clause(node.clause);
        case QueryNode::Kind::Text:
            break;
        }
        return words({foldedWords(node.text)});
    }

private:
    Result<RowBits> all(const QueryNode &node) const
    {
        QList<QStringList> phrases;
        RowBits bits(m_source.rows(), true);
        for (const QueryNode &child : node.children) {
            if (child.kind == QueryNode::Kind::Text) {
                phrases.append(foldedWords(child.text));
                continue;
            }
            BINNACLE_LET(const RowBits more, this->node(child));
            bits &= more;
        }
        if (!phrases.isEmpty()) {
            BINNACLE_LET(const RowBits more, words(phrases));
            bits &= more;
        }
        return bits;
    }

    Result<RowBits> any(const QueryNode &node) const
    {
        RowBits bits(m_source.rows());
        for (const QueryNode &child : node.children) {
            BINNACLE_LET(const RowBits more, this->node(child));
            bits |= more;
        }
        return bits;
    }

    Result<RowBits> clause(const QueryClause &clause) const
    {
        const FieldSpec *spec = m_catalog.find(clause.field);
        RowBits bits(m_source.rows());
        if (!spec || !m_source.mark(resolve(clause, *spec, m_context), bits))
            return unable(clause.field);
        return bits;
    }

    Result<RowBits> words(const QList<QStringList> &phrases) const
    {
        RowBits bits(m_source.rows());
        if (!m_source.markWords(phrases, bits))
            return unable(u"words"_s);
        return bits;
    }

    static tl::unexpected<Error> unable(const QString &field)
    {
        return fail(ErrorCode::Unavailable, u"not-in-columns"_s, {{u"field"_s, field}});
    }

    const FieldCatalog &m_catalog;
    const QueryContext &m_context;
    const ColumnSource &m_source;
};

} // namespace

RowBits::RowBits(qsizetype rows, bool set)
    : m_words(size_t((rows + 63) / 64), set ? ~quint64(0) : 0)
    , m_rows(rows)
{
    trim(m_words, m_rows);
}

qsizetype RowBits::count() const
{
    qsizetype n = 0;
    for (const quint64 word : m_words)
        n += std::popcount(word);
    return n;
}

void RowBits::invert()
{
    for (quint64 &word : m_words)
        word = ~word;
    trim(m_words, m_rows);
}

RowBits &RowBits::operator&=(const RowBits &other)
{
    Q_ASSERT(m_rows == other.m_rows);
    for (size_t i = 0; i < m_words.size(); ++i)
        m_words[i] &= other.m_words[i];
    return *this;
}

RowBits &RowBits::operator|=(const RowBits &other)
{
    Q_ASSERT(m_rows == other.m_rows);
    for (size_t i = 0; i < m_words.size(); ++i)
        m_words[i] |= other.m_words[i];
    return *this;
}

Result<RowBits> filterRows(const Query &query, const FieldCatalog &catalog, const QueryContext &context,
                           const ColumnSource &source)
{
    return Evaluation(catalog, context, source).node(query.root());
}

} // namespace binnacle
