// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Says in the log when the page shown first has everything it shows: "tickets settled". Category
// binnacle.start, off unless asked for (QT_LOGGING_RULES=binnacle.start.debug=true); the benchmark reads it.
// GUI thread.

namespace binnacle {

class MainWindow;

void logSettling(MainWindow &window);

} // namespace binnacle
