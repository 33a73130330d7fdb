// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The panes of the settings page, in their order. GUI thread.

#include "settings/settingspane.h"

namespace binnacle {

class Appearance;
class RulesGateway;
class SettingsGateway;

[[nodiscard]] QList<SettingsPaneFactory> settingsPanes(SettingsGateway &gateway, RulesGateway &rules,
                                                       Appearance &appearance);

} // namespace binnacle
