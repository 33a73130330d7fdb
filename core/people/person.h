// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Persons and teams as values, with the rules a saved one must keep. Pure; any thread.

#include "base/actor.h"
#include "base/ids.h"
#include "base/result.h"

#include <QString>
#include <vector>

namespace binnacle {

struct Person
{
    PersonId id;
    QString uid;
    QString name;
    QString email;
    QString login; // operating-system or server user; empty: cannot sign in
    bool active = true;
    Roles roles;
    qint64 rowVersion = 0;
};

struct Team
{
    TeamId id;
    QString uid;
    QString name;
    std::vector<PersonId> members; // now
    QStringList memberNames;
    qint64 rowVersion = 0;
};

// The fields of a person that may be set, and what the audit keeps of one: roles and being active as they
// are; names and addresses as hashes, salted with the uid of the row: when the row is erased, nobody can
// guess them any more.
[[nodiscard]] const QStringList &personFields();
// As it is typed: "true" for active, "agent,admin" for roles.
[[nodiscard]] QString personText(const Person &person, const QString &field);
// Invalid "unknown-field" {field}, "bad-value" {field, value}, "unknown-role" {role}.
[[nodiscard]] Result<> setPersonField(Person &person, const QString &field, const QString &text);
[[nodiscard]] QString audited(const Person &person, const QString &field);

// Invalid "name-required", "text-too-long" (200 characters) or "bad-email".
[[nodiscard]] Result<> check(const Person &person);
[[nodiscard]] Result<> check(const Team &team);

// "Ada Osei,\"Novak, Jun\"" to names: a name with a comma stands in quotes, a quote in it twice. Invalid
// "unclosed-names"
// {"text"}.
[[nodiscard]] Result<QStringList> namesFromText(const QString &text);

// "agent,admin" to roles; Invalid "unknown-role" with the value "role".
[[nodiscard]] Result<Roles> rolesFromText(const QString &text);
[[nodiscard]] QStringList roleNames(Roles roles);

} // namespace binnacle
