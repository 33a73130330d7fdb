// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Persons made and changed, with audit and the texts undo needs, inside a write whose right has been checked.
// Stateless, on the database thread.

#include "people/person.h"
#include "store/scope.h"

#include <QMap>

namespace binnacle::peopleedit {

// By name, login, address or uid. NotFound "no-such-person" {name}.
[[nodiscard]] Result<Person> existing(ReadScope &scope, const QString &name);

// A person whom an import named already is that person: the tickets that name them stay theirs.
[[nodiscard]] Result<PersonId> add(WriteScope &scope, const Person &person);

// Field by field. `seen` is what the editor showed of a field: where it stands so no more, the other edit and
// this one are brought together if they touch different fields; Conflict "changed-meanwhile" {name, field,
// theirs} where they do not. As PeopleService::setPerson otherwise.
[[nodiscard]] Result<Person> set(WriteScope &scope, const Person &before,
                                 const QMap<QString, QString> &fields, const QMap<QString, QString> &seen);

// The import an operation took a person out of, and the name it had given.
struct Adoption
{
    BatchId batch;
    QString name;
};

// Out of the lists, for the act that added them is undone; whom an import named is that again. What undoing
// this needs is kept: `texts`.
[[nodiscard]] Result<> remove(WriteScope &scope, const Person &person, const Adoption &from);
[[nodiscard]] Result<> bringBack(WriteScope &scope, PersonId id, const QString &texts);

[[nodiscard]] Result<Adoption> adoption(ReadScope &scope, const QString &operation, PersonId id);

} // namespace binnacle::peopleedit
