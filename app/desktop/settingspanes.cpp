// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/settingspanes.h"

#include "settings/aboutpane.h"
#include "settings/appearancepane.h"
#include "settings/calendarpane.h"
#include "settings/categoriespane.h"
#include "settings/filepane.h"
#include "settings/matrixpane.h"
#include "settings/peoplepane.h"
#include "settings/rolespane.h"
#include "settings/settingspage.h"
#include "settings/teamspane.h"
#include "settings/workspacepane.h"

using namespace Qt::StringLiterals;

namespace binnacle {

QList<SettingsPaneFactory> settingsPanes(SettingsGateway &gateway, RulesGateway &rules,
                                         Appearance &appearance)
{
    using Pane = SettingsPane *;
    return {
        [&gateway](Desk &desk, QWidget *parent) -> Pane { return new WorkspacePane(desk, gateway, parent); },
        [&gateway](Desk &desk, QWidget *parent) -> Pane { return new PeoplePane(desk, gateway, parent); },
        [&gateway](Desk &desk, QWidget *parent) -> Pane { return new TeamsPane(desk, gateway, parent); },
        [&gateway](Desk &desk, QWidget *parent) -> Pane {
            return new RolesPane(desk, gateway.actor(), parent);
        },
        [&rules](Desk &desk, QWidget *parent) -> Pane { return new CalendarPane(desk, rules, parent); },
        [&rules](Desk &desk, QWidget *parent) -> Pane { return new MatrixPane(desk, rules, parent); },
        [&rules](Desk &desk, QWidget *parent) -> Pane { return new CategoriesPane(desk, rules, parent); },
        [&appearance](Desk &desk, QWidget *parent) -> Pane {
            return new AppearancePane(desk, appearance, parent);
        },
        [&gateway, &appearance](Desk &desk, QWidget *parent) -> Pane {
            return new FilePane(desk, gateway, appearance, parent);
        },
        [&gateway](Desk &desk, QWidget *parent) -> Pane { return new AboutPane(desk, gateway, parent); },
    };
}

} // namespace binnacle
