// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What may be done with saved views: one method, one intention, one transaction. One's own need
// EditOwnSettings, shared ones EditSharedSettings; all is audited. Any thread; owned by Workspace.

#include "settings/savedview.h"

#include <QFuture>
#include <vector>

namespace binnacle {

struct Actor;
class Database;

class SavedViewService
{
public:
    explicit SavedViewService(Database &database)
        : m_database(database)
    {}

    // One's own and the shared ones of a list, by name.
    [[nodiscard]] QFuture<Result<std::vector<SavedView>>> views(const Actor &actor, const QString &list);
    // Of `view` list, owner, name, query and layout count; an owner, if any, is the one who acts. Invalid as
    // check() says, "view-name-taken" {name}, "too-many-views" {limit}; Denied "not-your-view".
    [[nodiscard]] QFuture<Result<SavedView>> add(const Actor &actor, const SavedView &view);
    // Name, query, layout and whether it is shared; what is shared no longer is the actor's own. The way back
    // is to save what was before. Conflict "stale-version" where somebody has changed it since
    // view.rowVersion (0: whatever it is); NotFound "no-such-view".
    [[nodiscard]] QFuture<Result<SavedView>> save(const Actor &actor, const SavedView &view);
    // Each the way back of the other; remove() is that of add(), too.
    [[nodiscard]] QFuture<Result<SavedView>> remove(const Actor &actor, SavedViewId id, qint64 version);
    [[nodiscard]] QFuture<Result<SavedView>> restore(const Actor &actor, SavedViewId id, qint64 version);

private:
    Database &m_database;
};

} // namespace binnacle
