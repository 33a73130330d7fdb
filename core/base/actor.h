// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Who acts, with which roles, and what each role may do: the table role × act, the one place rights are
// decided. A value; any thread. tests/base walks the whole table.

#include "base/ids.h"
#include "base/result.h"

#include <QFlags>
#include <QList>
#include <optional>

namespace binnacle {

enum class Role {
    Agent = 0x01,
    Manager = 0x02,
    Admin = 0x04,
    Reviewer = 0x08,
    Auditor = 0x10,
    Requester = 0x20,
};
Q_DECLARE_FLAGS(Roles, Role)
Q_DECLARE_OPERATORS_FOR_FLAGS(Roles)

// One entry for each right a command needs. Reading is a right too.
enum class Act {
    ReadTickets,
    CreateTicket,
    EditTicket,
    Comment,
    Attach,
    ReadMetrics,
    ImportData,
    UndoImport,
    ReadPeople,
    EditPeople,
    EditServices,
    EditOutages,
    PublishPeriod,
    EditAnnotations,
    EditOwnSettings,
    EditSharedSettings,
    ReadAudit,
    Verify,
    Backup,
    Restore,
    ChangeVisibility,
};

struct Actor
{
    PersonId person;
    QString name;
    Roles roles;
    QString provedBy; // "os-user" in a file, "session-user" on a server
    PersonId actingFor;
};

[[nodiscard]] bool allowed(Roles roles, Act act);
// Denied with key "not-allowed" and the values "act" and "person".
[[nodiscard]] Result<> require(const Actor &actor, Act act);

[[nodiscard]] QString roleName(Role role); // "agent", as stored and as the command line says it
[[nodiscard]] std::optional<Role> roleFromName(const QString &name);
[[nodiscard]] QList<Role> allRoles();
[[nodiscard]] QString actName(Act act); // "edit-ticket"
[[nodiscard]] QList<Act> allActs();

} // namespace binnacle
