// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A place of the window as one line of text that can be kept and sent: "binnacle:periods?from=…&to=…". It
// opens a place and never changes anything. Pure; any thread.

#include "shell/route.h"

#include <optional>

namespace binnacle {

// What can be written of its values: texts, numbers, yes and no.
[[nodiscard]] QString linkTo(const Route &route);
// Nothing: it is no such link. Values are texts.
[[nodiscard]] std::optional<Route> routeOf(const QString &link);

} // namespace binnacle
