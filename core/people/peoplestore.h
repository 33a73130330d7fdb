// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Persons, roles and teams: rows to values and back. Stateless; each function runs on the database thread
// inside the scope it is given.

#include "people/person.h"
#include "store/check.h"
#include "store/scope.h"

#include <QHash>

namespace binnacle::peoplestore {

[[nodiscard]] Result<std::vector<Person>> persons(ReadScope &scope);
[[nodiscard]] Result<std::optional<Person>> personById(ReadScope &scope, PersonId id);
[[nodiscard]] Result<std::optional<Person>> personByLogin(ReadScope &scope, const QString &login);
// The one person of this name (compared folded), else of this login, address or uid. Conflict
// "ambiguous-person" {"name", "candidates"} when there are several.
[[nodiscard]] Result<std::optional<Person>> personByName(ReadScope &scope, const QString &name);
// Those whose name, login or address holds the text, without roles: who begins with it first.
[[nodiscard]] Result<std::vector<Person>> find(ReadScope &scope, const QString &text, int limit);
// The placeholder an import left under this name, if it is the only one and nobody has given it anything yet.
[[nodiscard]] Result<std::optional<Person>> placeholder(ReadScope &scope, const QString &name);
// Takes it out of its import, which is answered: undoing that leaves it.
[[nodiscard]] Result<BatchId> adopt(WriteScope &scope, PersonId id);
// The way back, where the import is still shown.
[[nodiscard]] Result<> giveBack(WriteScope &scope, PersonId id, BatchId batch);
// From and into the lists; the row stays. False: it is there already, or not.
[[nodiscard]] Result<bool> remove(WriteScope &scope, PersonId id);
[[nodiscard]] Result<bool> bringBack(WriteScope &scope, PersonId id);
[[nodiscard]] Result<bool> isMember(ReadScope &scope, PersonId id); // of any team, now
// The roles a person has now; nothing for one who is no longer active.
[[nodiscard]] Result<std::optional<Roles>> standing(ReadScope &scope, PersonId id);
// Id, field, value and act of every audited change of a person, in order; to be run.
[[nodiscard]] Result<Statement> auditRows(ReadScope &scope);
// Uids of those whom nothing shows and who could yet sign in or have a role; to be run.
[[nodiscard]] Result<Statement> hidden(ReadScope &scope);
// Active admins who can sign in.
[[nodiscard]] Result<qint64> adminCount(ReadScope &scope);
// Changes of people one after the other, until the end of the write.
[[nodiscard]] Result<> lock(WriteScope &scope);
[[nodiscard]] Result<qint64> personCount(ReadScope &scope);
[[nodiscard]] Result<PersonId> insert(WriteScope &scope, const Person &person);
// Conflict "stale-version" when the row is no longer at person.rowVersion.
[[nodiscard]] Result<> update(WriteScope &scope, const Person &person);

// Names persons and teams whose folded key is not their name's.
[[nodiscard]] Result<> compareKeys(ReadScope &scope, FaultList &faults);

[[nodiscard]] Result<std::vector<Team>> teams(ReadScope &scope);
[[nodiscard]] Result<std::optional<Team>> teamByName(ReadScope &scope,
                                                     const QString &name); // compared folded; or its uid
[[nodiscard]] Result<std::optional<Team>> teamById(ReadScope &scope, TeamId id);
[[nodiscard]] Result<bool> remove(WriteScope &scope, TeamId id); // as of a person
[[nodiscard]] Result<bool> bringBack(WriteScope &scope, TeamId id);
[[nodiscard]] Result<TeamId> insert(WriteScope &scope, const Team &team);
[[nodiscard]] Result<> update(WriteScope &scope, const Team &team);
// Makes the team's present members exactly these; the past stays.
[[nodiscard]] Result<> setMembers(WriteScope &scope, TeamId team, const std::vector<PersonId> &members);

// Placeholders for names an import brings; keys are the names as given.
[[nodiscard]] Result<QHash<QString, qint64>> ensurePersons(WriteScope &scope, const QStringList &names,
                                                           BatchId batch);
[[nodiscard]] Result<QHash<QString, qint64>> ensureTeams(WriteScope &scope, const QStringList &names,
                                                         BatchId batch);

} // namespace binnacle::peoplestore
