// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Texts of SQL as we write them, made ready for an engine: `:name` placeholders become positions, the words
// in double braces of a migration become types. Pure; any thread. Private to store.

#include "store/engine.h"

#include <QHash>
#include <QList>
#include <QString>

namespace binnacle {

struct PositionalSql
{
    QString text;                         // `?` where a `:name` was
    QHash<QString, QList<int>> positions; // name → its places, counted from 0
    int count = 0;
    bool several = false; // something follows the end of the first statement
};

// Placeholders in quoted text and comments are left alone; `::` is no placeholder.
[[nodiscard]] PositionalSql positional(const QString &sql);

// The statements of a migration file for the engine, in order, types filled in.
[[nodiscard]] QStringList migrationStatements(const QString &file, Engine engine);

} // namespace binnacle
