// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/actor.h"

#include <array>

namespace binnacle {

namespace {

struct ActRow
{
    Act act;
    const char *name;
    Roles roles;
};

const Roles kDesk = Role::Agent | Role::Manager | Role::Admin;
const Roles kInside = kDesk | Role::Reviewer | Role::Auditor;

const std::array kActs = {
    ActRow{Act::ReadTickets, "read-tickets", kInside},
    ActRow{Act::CreateTicket, "create-ticket", kDesk | Role::Requester},
    ActRow{Act::EditTicket, "edit-ticket", kDesk},
    ActRow{Act::Comment, "comment", kDesk},
    ActRow{Act::Attach, "attach", kDesk},
    ActRow{Act::ReadMetrics, "read-metrics", kDesk | Role::Auditor},
    ActRow{Act::ImportData, "import-data", Role::Manager | Role::Admin},
    ActRow{Act::UndoImport, "undo-import", Role::Manager | Role::Admin},
    ActRow{Act::ReadPeople, "read-people", kInside},
    ActRow{Act::EditPeople, "edit-people", Role::Admin},
    ActRow{Act::EditServices, "edit-services", Role::Manager | Role::Admin},
    ActRow{Act::EditOutages, "edit-outages", kDesk},
    ActRow{Act::PublishPeriod, "publish-period", Role::Manager | Role::Admin},
    ActRow{Act::EditAnnotations, "edit-annotations", kDesk},
    ActRow{Act::EditOwnSettings, "edit-own-settings", kInside | Role::Requester},
    ActRow{Act::EditSharedSettings, "edit-shared-settings", Role::Manager | Role::Admin},
    ActRow{Act::ReadAudit, "read-audit", Role::Admin | Role::Auditor},
    ActRow{Act::Verify, "verify", Role::Manager | Role::Admin | Role::Auditor},
    ActRow{Act::Backup, "backup", Role::Manager | Role::Admin},
    ActRow{Act::Restore, "restore", Role::Admin},
    ActRow{Act::ChangeVisibility, "change-visibility", Role::Manager | Role::Admin},
};

struct RoleRow
{
    Role role;
    const char *name;
};

constexpr std::array kRoles = {
    RoleRow{Role::Agent, "agent"},     RoleRow{Role::Manager, "manager"},
    RoleRow{Role::Admin, "admin"},     RoleRow{Role::Reviewer, "reviewer"},
    RoleRow{Role::Auditor, "auditor"}, RoleRow{Role::Requester, "requester"},
};

} // namespace

bool allowed(Roles roles, Act act)
{
    for (const ActRow &row : kActs) {
        if (row.act == act)
            return (row.roles & roles) != Roles();
    }
    return false;
}

Result<> require(const Actor &actor, Act act)
{
    if (allowed(actor.roles, act))
        return {};
    return fail(ErrorCode::Denied, QStringLiteral("not-allowed"),
                {{QStringLiteral("act"), actName(act)}, {QStringLiteral("person"), actor.name}});
}

QString roleName(Role role)
{
    for (const RoleRow &row : kRoles) {
        if (row.role == role)
            return QString::fromLatin1(row.name);
    }
    return {};
}

std::optional<Role> roleFromName(const QString &name)
{
    for (const RoleRow &row : kRoles) {
        if (name == QLatin1String(row.name))
            return row.role;
    }
    return std::nullopt;
}

QList<Role> allRoles()
{
    QList<Role> roles;
    for (const RoleRow &row : kRoles)
        roles.append(row.role);
    return roles;
}

QString actName(Act act)
{
    for (const ActRow &row : kActs) {
        if (row.act == act)
            return QString::fromLatin1(row.name);
    }
    return {};
}

QList<Act> allActs()
{
    QList<Act> acts;
    for (const ActRow &row : kActs)
        acts.append(row.act);
    return acts;
}

} // namespace binnacle
