// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What fits at the cursor of a query being typed: names of fields, or values of the field it stands in. Works
// on unfinished text. Internal to this room; lives for one call.

#include "query/language.h"

namespace binnacle {

class QueryCompleter
{
public:
    QueryCompleter(const FieldCatalog &catalog, const QueryLanguage::ValueSource &names)
        : m_catalog(catalog)
        , m_names(names)
    {}

    [[nodiscard]] Completion at(const QString &text, qsizetype cursor) const;

private:
    [[nodiscard]] QList<Completion::Candidate> fields(const QString &prefix) const;
    [[nodiscard]] QList<Completion::Candidate> values(const FieldSpec &spec, const QString &prefix) const;

    const FieldCatalog &m_catalog;
    const QueryLanguage::ValueSource &m_names;
};

} // namespace binnacle
