// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/settingspanes.h"

#include "settings/appearancepane.h"

namespace binnacle {

QList<SettingsPaneFactory> settingsPanes(Appearance &appearance)
{
    return {[&appearance](Desk &desk, QWidget *parent) -> SettingsPane * {
        return new AppearancePane(desk, appearance, parent);
    }};
}

} // namespace binnacle
