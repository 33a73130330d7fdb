// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The panes of the settings page, in their order. GUI thread.

#include "settings/settingspane.h"

namespace binnacle {

class Appearance;

[[nodiscard]] QList<SettingsPaneFactory> settingsPanes(Appearance &appearance);

} // namespace binnacle
