// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Layouts and saved views in memory, as the service keeps them: versions grow, a stale save is refused. GUI
// thread.

#include "base/readyfuture.h"
#include "lists/liststore.h"

#include <QHash>
#include <algorithm>

namespace binnacle::test {

class FakeLists : public ListStore
{
public:
    Roles roles = Role::Manager;
    QHash<QString, QJsonValue> values; // by name; beyond the life of a page
    std::vector<SavedView> saved;
    std::vector<SavedView> removed;

    Actor actor() const override { return {PersonId(1), QStringLiteral("Mara Keller"), roles, {}, {}}; }
    QFuture<Result<QJsonValue>> kept(const QString &name) override
    {
        return readyFuture(Result<QJsonValue>(values.value(name)));
    }
    QFuture<Result<>> keep(const QString &name, const QJsonValue &value) override
    {
        values.insert(name, value);
        return readyFuture(Result<>());
    }
    QFuture<Result<std::vector<SavedView>>> views(const QString &) override
    {
        return readyFuture(Result<std::vector<SavedView>>(saved));
    }
    QFuture<Result<SavedView>> add(const SavedView &view) override
    {
        SavedView added = view;
        added.id = SavedViewId(++m_last);
        added.uid = QStringLiteral("uid-%1").arg(m_last);
        added.rowVersion = 1;
        saved.push_back(added);
        Q_EMIT viewsChanged();
        return readyFuture(Result<SavedView>(added));
    }
    QFuture<Result<SavedView>> save(const SavedView &view) override
    {
        SavedView *there = find(saved, view.id);
        if (!there || there->rowVersion != view.rowVersion)
            return readyFuture(Result<SavedView>(fail(ErrorCode::Conflict, QStringLiteral("stale-version"),
                                                      {{QStringLiteral("number"), view.name}})));
        *there = view;
        ++there->rowVersion;
        const SavedView now = *there;
        Q_EMIT viewsChanged();
        return readyFuture(Result<SavedView>(now));
    }
    QFuture<Result<SavedView>> remove(SavedViewId id, qint64) override
    {
        return moveOver(saved, removed, id);
    }
    QFuture<Result<SavedView>> restore(SavedViewId id, qint64) override
    {
        return moveOver(removed, saved, id);
    }

private:
    static SavedView *find(std::vector<SavedView> &views, SavedViewId id)
    {
        const auto found =
            std::find_if(views.begin(), views.end(), [id](const SavedView &view) { return view.id == id; });
        return found == views.end() ? nullptr : &*found;
    }
    QFuture<Result<SavedView>> moveOver(std::vector<SavedView> &from, std::vector<SavedView> &to,
                                        SavedViewId id)
    {
        SavedView *there = find(from, id);
        if (!there)
            return readyFuture(Result<SavedView>(fail(ErrorCode::NotFound, QStringLiteral("no-such-view"))));
        SavedView moved = *there;
        ++moved.rowVersion;
        std::erase_if(from, [id](const SavedView &view) { return view.id == id; });
        to.push_back(moved);
        Q_EMIT viewsChanged();
        return readyFuture(Result<SavedView>(moved));
    }

    qint64 m_last = 0;
};

} // namespace binnacle::test
