// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Settings: rows to values and back, written with audit and the texts undo needs. Stateless; on the database
// thread.

#include "base/result.h"
#include "store/scope.h"

#include <QHash>
#include <QJsonValue>
#include <QMap>
#include <QString>

namespace binnacle::settingsstore {

// Owner 0 is the workspace, else the person. Null where nothing is stored.
[[nodiscard]] Result<QJsonValue> value(ReadScope &scope, qint64 owner, const QString &name);
[[nodiscard]] Result<QHash<QString, QJsonValue>> values(ReadScope &scope, qint64 owner,
                                                        const QString &prefix);

// Whether texts are kept for undo: of a person's own only where a whole file is taken over.
enum class Keep { No, Yes };
// `uid` is the workspace's. Null clears. False: it stood so.
[[nodiscard]] Result<bool> setValue(WriteScope &scope, const QString &uid, qint64 owner, const QString &name,
                                    const QJsonValue &value, Keep keep);

[[nodiscard]] Result<> lock(WriteScope &scope);
[[nodiscard]] Result<QMap<QString, QString>> workspace(ReadScope &scope); // name, zone, currency
// Those fields that differ, checked before.
[[nodiscard]] Result<> setWorkspace(WriteScope &scope, const QMap<QString, QString> &fields);

// NotFound "nothing-to-undo", Conflict "setting-later" {name}.
[[nodiscard]] Result<> undo(WriteScope &scope, const QString &uid, const QString &operation);

} // namespace binnacle::settingsstore
