// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Text from outside on its way to a spreadsheet, a terminal or a page that would obey it. Pure; any thread.

#include <QString>

namespace binnacle {

// Without what no reader sees and a terminal, a page or an XML reader minds: controls but for tab and ends of
// lines, marks that turn the direction of text, codes that stand for no character.
[[nodiscard]] QString printable(const QString &text);

// The printable text as a cell no part of which opens as a formula, also where a program takes semicolons or
// tabs to divide: an apostrophe before it, and one more where apostrophes stand there already. A number,
// negative or not, stays one.
[[nodiscard]] QString plainCell(const QString &text);
// What plainCell() made of a printable text, back to that text; a text it would not have changed stays.
[[nodiscard]] QString fromPlainCell(const QString &cell);

} // namespace binnacle
