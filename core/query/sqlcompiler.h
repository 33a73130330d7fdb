// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A query as the text of a WHERE condition with bound values. Text comes only from the SqlMapping (made by
// us), values only as bindings. Two-valued: a NULL column never makes a negated clause unknown. Pure; any
// thread.

#include "base/result.h"
#include "query/condition.h"
#include "query/field.h"
#include "query/query.h"
#include "store/engine.h"

#include <QVariant>
#include <functional>
#include <optional>
#include <utility>

namespace binnacle {

// How one field is asked in SQL. {in} becomes a list of placeholders, {me} one.
struct SqlField
{
    QString column; // compared with numbers and times, and tested for NULL in negated clauses where nullable
    bool nullable = false;
    QString keys;    // "t.team_id IN (SELECT id FROM team WHERE name_key IN ({in}))"
    QString lookup;  // "SELECT id FROM team WHERE name_key IN ({in})": the ids that `keys` asks for
    QString classes; // "t.state_class IN ({in})"
    QString none;    // "t.team_id IS NULL"
    QString me;      // "t.assignee_id = {me}"
    QHash<QString, QString> named; // keys that have a condition of their own instead
};

struct SqlMapping
{
    QHash<QString, SqlField> fields;
    QString words; // {match} becomes one placeholder
    Engine engine = Engine::Sqlite;
};

struct SqlCondition
{
    QString where;                                // never empty: "1 = 1" for everything
    QList<std::pair<QString, QVariant>> bindings; // name without colon ("q1"), value
    QString match; // liftWords: the full-text part that is not in `where`; empty if there is none
};

// The ids of folded names, by a field's lookup; nothing where they cannot be had now.
using SqlLookup = std::function<std::optional<QVariantList>(const QString &sql, const QVariantList &keys)>;

struct SqlOptions
{
    QString prefix = QStringLiteral("q"); // of placeholder names
    // Leave words every row must have out of `where` and give them in `match`, for a caller that walks the
    // search index itself (newest first).
    bool liftWords = false;
    // Runs a field's lookup: an engine walks an index in order for an id, not for a subselect.
    // Nothing: the subselect stays.
    SqlLookup lookup;
};

// Bug "unmapped-field" if the mapping lacks a field of the catalog.
[[nodiscard]] Result<SqlCondition> compileSql(const Query &query, const FieldCatalog &catalog,
                                              const SqlMapping &mapping, const QueryContext &context,
                                              const SqlOptions &options = {});

} // namespace binnacle
