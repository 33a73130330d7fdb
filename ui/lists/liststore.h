// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where lists keep their layouts and saved views: app/ fills it over the workspace's services, tests with one
// in memory. GUI thread; outlives the pages.

#include "base/actor.h"
#include "base/result.h"
#include "settings/savedview.h"

#include <QFuture>
#include <QJsonValue>
#include <QObject>
#include <vector>

namespace binnacle {

class ListStore : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] virtual Actor actor() const = 0;

    // Of this person, by a name of ours ("layout.tickets"); null: none is kept.
    [[nodiscard]] virtual QFuture<Result<QJsonValue>> kept(const QString &name) = 0;
    [[nodiscard]] virtual QFuture<Result<>> keep(const QString &name, const QJsonValue &value) = 0;

    // As SavedViewService does it.
    [[nodiscard]] virtual QFuture<Result<std::vector<SavedView>>> views(const QString &list) = 0;
    [[nodiscard]] virtual QFuture<Result<SavedView>> add(const SavedView &view) = 0;
    [[nodiscard]] virtual QFuture<Result<SavedView>> save(const SavedView &view) = 0;
    [[nodiscard]] virtual QFuture<Result<SavedView>> remove(SavedViewId id, qint64 version) = 0;
    [[nodiscard]] virtual QFuture<Result<SavedView>> restore(SavedViewId id, qint64 version) = 0;

Q_SIGNALS:
    void viewsChanged(); // by whomever
};

} // namespace binnacle
