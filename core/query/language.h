// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The query language over one catalog of fields: text to tree with exact error positions, and completion
// while typing. Immutable; any thread (the hook for dynamic values is called in the caller's thread and must
// answer from memory).
//
//     field:value[,value…]  -field:value  field:<7d  field:>=2026-01-01  field:2026-01..2026-03  field:"Group
//     70" word  "exact words"  ( )     side by side: and     or: binds weaker     - before anything: not

#include "base/result.h"
#include "query/field.h"
#include "query/query.h"

#include <functional>

namespace binnacle {

// What fits at the cursor: `text` replaces `length` characters at `position`.
struct Completion
{
    enum class Kind { Field, Value };
    struct Candidate
    {
        Kind kind = Kind::Field;
        QString text;  // to insert, quoted where it must be: "state:", "\"Group 70\""
        QString label; // to show: "state", "Group 70"
    };
    qsizetype position = 0;
    qsizetype length = 0;
    QList<Candidate> candidates;
};

class QueryLanguage
{
public:
    // Names known now for a field (teams, people …), best first, at most `limit`; `prefix` is folded.
    using ValueSource = std::function<QStringList(const QString &field, const QString &prefix, int limit)>;

    static constexpr qsizetype kMaxLength = 16384; // characters
    static constexpr int kMaxDepth = 32;           // groups and minus signs inside each other
    static constexpr int kMaxTerms = 500; // words and values: databases limit the depth of a condition

    explicit QueryLanguage(FieldCatalog catalog);

    // Errors are Invalid with values {position, length} in UTF-16 units from 0, and:
    //   unknown-field {field, suggestion}, bad-value {field, value, expected}, missing-value {field},
    //   no-order {field}: a comparison with a field that has no order,
    //   unclosed-quote, unclosed-group, unexpected-close, dangling-or, dangling-minus,
    //   no-words {value}: nothing to search for, too-deep {limit}, too-long {limit}, too-many {limit}
    [[nodiscard]] Result<Query> parse(const QString &text) const;

    [[nodiscard]] Completion complete(const QString &text, qsizetype cursor,
                                      const ValueSource &names = {}) const;

    [[nodiscard]] const FieldCatalog &catalog() const { return m_catalog; }

private:
    FieldCatalog m_catalog;
};

} // namespace binnacle
