// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The recursive descent behind QueryLanguage::parse: one pass over the text, depth limited, nothing kept.
// Internal to this room; lives for one call.

#include "base/result.h"
#include "query/field.h"
#include "query/query.h"

namespace binnacle {

class QueryParser
{
public:
    QueryParser(const FieldCatalog &catalog, const QString &text)
        : m_catalog(catalog)
        , m_text(text)
    {}

    [[nodiscard]] Result<Query> parse();

private:
    struct Word
    {
        QString text;
        qsizetype position = 0;
        qsizetype length = 0;
        bool inQuotes = false;
    };

    [[nodiscard]] Result<QueryNode> alternatives(int depth);
    [[nodiscard]] Result<QueryNode> sequence(int depth);
    [[nodiscard]] Result<QueryNode> primary(int depth);
    [[nodiscard]] Result<QueryNode> group(int depth);
    [[nodiscard]] Result<QueryNode> wordOrClause();
    [[nodiscard]] Result<QueryNode> clause(const Word &name);
    [[nodiscard]] Result<QueryNode> comparison(const FieldSpec &spec, QueryClause clause);
    [[nodiscard]] Result<QueryNode> range(const FieldSpec &spec, QueryClause clause, const Word &word);
    [[nodiscard]] Result<Word> value(const FieldSpec &spec);
    [[nodiscard]] Result<Word> quotedText();
    [[nodiscard]] Result<QueryValue> checked(const FieldSpec &spec, const Word &word) const;
    [[nodiscard]] Result<QueryNode> textNode(const Word &word) const;

    [[nodiscard]] Result<> countTerm(qsizetype position);
    void skipSpace();
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] QChar here() const { return m_text[m_at]; }
    [[nodiscard]] bool atOr() const;
    [[nodiscard]] tl::unexpected<Error> error(const QString &key, qsizetype position, qsizetype length,
                                              QVariantMap values = {}) const;

    const FieldCatalog &m_catalog;
    const QString &m_text;
    qsizetype m_at = 0;
    int m_terms = 0;
};

} // namespace binnacle
