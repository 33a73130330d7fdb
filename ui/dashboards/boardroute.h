// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is asked of a board as the arguments of a route of Home, which Back, links and saved boards keep. Any
// thread.

#include "reports/board.h"

#include <QVariantMap>

namespace binnacle {

[[nodiscard]] QVariantMap routeArgs(const BoardRequest &request);
[[nodiscard]] BoardRequest requestOf(const QVariantMap &args);

} // namespace binnacle
