// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a workspace's schema holds beside what this program's migrations make: a guard taken away or made
// harmless, a trigger, view or function that somebody else put there. On SQLite every object is compared by
// its text; on PostgreSQL the guards of the audit by theirs, and everything that could run code by its name.
// On a database thread. Private to store.

#include "store/migrations.h"
#include "store/scope.h"

namespace binnacle::schemashape {

struct Differences
{
    QStringList guards; // of the audit and its seals
    QStringList code;   // triggers, views, rules, functions: what acts or tells by itself
    QStringList others;

    [[nodiscard]] QStringList all() const { return guards + code + others; }
};

// Compared with what those of `known` make that the workspace says it has had. One line a difference, for
// people.
[[nodiscard]] Result<Differences> compare(ReadScope &scope, const QList<Migration> &known);

} // namespace binnacle::schemashape
