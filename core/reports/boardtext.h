// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A board as CSV (a figure a line: card, item, from, to, figure, value, unit, n) and as one HTML page without
// scripts. Pure; any thread. Text from data never becomes a formula or markup.

#include "reports/board.h"

#include <QString>
#include <QStringList>

namespace binnacle {

[[nodiscard]] QString boardCsv(const Board &board, const QString &workspace);
[[nodiscard]] QString boardHtml(const Board &board, const QString &workspace);

// One CSV line, RFC 4180, CRLF. A cell a spreadsheet would take for a formula gets an apostrophe before it.
[[nodiscard]] QString csvLine(const QStringList &cells);

} // namespace binnacle
