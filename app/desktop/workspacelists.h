// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where lists keep their layouts and views, over an open workspace. GUI thread; made by the composition,
// outlives the pages.

#include "lists/liststore.h"

namespace binnacle {

class Workspace;

class WorkspaceLists : public ListStore
{
    Q_OBJECT

public:
    explicit WorkspaceLists(Workspace &workspace);

    [[nodiscard]] Actor actor() const override;
    [[nodiscard]] QFuture<Result<QJsonValue>> kept(const QString &name) override;
    [[nodiscard]] QFuture<Result<>> keep(const QString &name, const QJsonValue &value) override;
    [[nodiscard]] QFuture<Result<std::vector<SavedView>>> views(const QString &list) override;
    [[nodiscard]] QFuture<Result<SavedView>> add(const SavedView &view) override;
    [[nodiscard]] QFuture<Result<SavedView>> save(const SavedView &view) override;
    [[nodiscard]] QFuture<Result<SavedView>> remove(SavedViewId id, qint64 version) override;
    [[nodiscard]] QFuture<Result<SavedView>> restore(SavedViewId id, qint64 version) override;

private:
    Workspace &m_workspace;
};

} // namespace binnacle
