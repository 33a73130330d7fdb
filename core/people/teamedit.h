// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Teams made and changed, as peopleedit does persons. Stateless, on the database thread.

#include "people/person.h"
#include "store/scope.h"

#include <QMap>

namespace binnacle::teamedit {

// By name or uid. NotFound "no-such-team" {name}.
[[nodiscard]] Result<Team> existing(ReadScope &scope, const QString &name);
[[nodiscard]] Result<Team> add(WriteScope &scope, const QString &name, const QStringList &members);
// Members another edit took in or out since `seen` stay so; of the name as of a person's fields.
[[nodiscard]] Result<Team> set(WriteScope &scope, const Team &before, const QMap<QString, QString> &fields,
                               const QMap<QString, QString> &seen);
[[nodiscard]] Result<> remove(WriteScope &scope, const Team &team);
[[nodiscard]] Result<> bringBack(WriteScope &scope, TeamId id);

// Takes back what the act did to the members: whom it took in goes, whom it took out comes.
[[nodiscard]] Result<> restoreMembers(WriteScope &scope, const Team &team, const QString &before,
                                      const QString &after);

} // namespace binnacle::teamedit
