// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "query/language.h"

#include "query/completion.h"
#include "query/parser.h"

namespace binnacle {

QueryLanguage::QueryLanguage(FieldCatalog catalog)
    : m_catalog(std::move(catalog))
{}

Result<Query> QueryLanguage::parse(const QString &text) const
{
    return QueryParser(m_catalog, text).parse();
}

Completion QueryLanguage::complete(const QString &text, qsizetype cursor, const ValueSource &names) const
{
    return QueryCompleter(m_catalog, names).at(text, cursor);
}

} // namespace binnacle
