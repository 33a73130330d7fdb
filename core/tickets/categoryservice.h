// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What may be done with the tree of categories: one method, one intention, one transaction. A category's
// place is its name (categorypath.h), so to move it is to rename it and what is below it. Any thread; owned
// by Workspace.

#include "base/actor.h"
#include "store/audittrail.h"
#include "tickets/categorystore.h"

#include <QFuture>

namespace binnacle {

class Database;

struct CategoryUse
{
    Category category;
    qint64 tickets = 0; // with it, whoever may see them; not those below it

    friend bool operator==(const CategoryUse &, const CategoryUse &) = default;
};

class CategoryService
{
public:
    explicit CategoryService(Database &database)
        : m_database(database)
    {}

    // By name. Needs ReadTickets, as past() does: what was done, newest first; an invalid id: to all of them.
    [[nodiscard]] QFuture<Result<std::vector<CategoryUse>>> categories(const Actor &actor);
    [[nodiscard]] QFuture<Result<std::vector<AuditedAct>>> past(const Actor &actor, CategoryId id);

    // The acts need EditSharedSettings and are audited. version: the row version the act was based on; 0:
    // whatever is there. `operation`: an id to undo() it by. Errors of all: NotFound "no-such-category",
    // Conflict "stale-version"; of a name: Invalid "name-required", "category-too-deep" {name, most},
    // Conflict "name-taken" {name}.

    [[nodiscard]] QFuture<Result<CategoryId>> add(const Actor &actor, const QString &name,
                                                  const QString &operation = {});
    // With what is below it. Invalid "category-into-itself" {name}.
    [[nodiscard]] QFuture<Result<>> rename(const Actor &actor, CategoryId id, const QString &name,
                                           qint64 version = 0, const QString &operation = {});
    // Its tickets get the other one, and what is below it goes below that; its name leads there from then on.
    // Invalid "category-into-itself" {name}.
    [[nodiscard]] QFuture<Result<>> merge(const Actor &actor, CategoryId id, CategoryId into,
                                          qint64 version = 0, const QString &operation = {});
    // It and what is below it are offered no more, or again; tickets that have one keep it.
    [[nodiscard]] QFuture<Result<>> retire(const Actor &actor, CategoryId id, bool retired,
                                           qint64 version = 0, const QString &operation = {});
    // NotFound "nothing-to-undo"; Conflict "later-edit" {number, field}.
    [[nodiscard]] QFuture<Result<QString>> undo(const Actor &actor, const QString &operation,
                                                const QString &own = {});

private:
    Database &m_database;
};

} // namespace binnacle
