// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Random query trees over the ticket fields, built from a string of bytes: shorter bytes give smaller trees,
// so that rapidcheck can shrink a failure by shrinking bytes.

#include "query/query.h"

#include <cstdint>
#include <vector>

namespace binnacle {

class RandomQuery
{
public:
    explicit RandomQuery(std::vector<uint8_t> bytes)
        : m_bytes(std::move(bytes))
    {}

    // Names and words drawn from the pools of sampletickets.h, so that most queries find something.
    [[nodiscard]] Query query() { return Query(node(0)); }
    // Names and words of hostile characters instead.
    void useWildTexts() { m_wild = true; }

private:
    [[nodiscard]] QueryNode node(int depth);
    [[nodiscard]] QList<QueryNode> nodes(int depth);
    [[nodiscard]] QueryClause clause();
    [[nodiscard]] QueryClause timeClause(const QString &field, bool optional);
    [[nodiscard]] QueryClause numberClause(const QString &field);
    [[nodiscard]] QueryClause nameClause(const QString &field, const QStringList &pool, bool person);
    [[nodiscard]] QueryClause listed(const QString &field, const QStringList &pool, bool optional);
    [[nodiscard]] QString wildText();
    [[nodiscard]] QString pick(const QStringList &pool);
    [[nodiscard]] int below(int limit);

    std::vector<uint8_t> m_bytes;
    size_t m_at = 0;
    bool m_wild = false;
};

} // namespace binnacle
