// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Drawing without a display: every page to PNG in both themes and two sizes, the board to PDF or PNG. Runs
// its own event loop until the pages have their data. GUI thread.

#include "base/result.h"
#include "reports/board.h"

#include <QString>

namespace binnacle {

class Appearance;
class Desktop;
class Workspace;

[[nodiscard]] Result<> renderPages(Desktop &desktop, Appearance &appearance, const QString &folder);
[[nodiscard]] Result<> renderBoardFile(Workspace &workspace, const BoardRequest &request,
                                       const QString &path);

} // namespace binnacle
