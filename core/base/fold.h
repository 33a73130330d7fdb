// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Text folding: case, diacritics and width removed by our own code before text is indexed, compared or
// sorted, so that both engines agree (architecture decision 17). Folding what is folded changes nothing.
// Pure; any thread.

#include <QString>
#include <QStringList>

namespace binnacle {

// Lower case without diacritics, width or invisible characters: "Ångström ＡＢ" gives "angstrom ab", "Łódź"
// "lodz". Vowel signs that make the word (Indic, Thai, kana) stay. White space runs become one blank, ends
// trimmed.
[[nodiscard]] QString fold(const QString &text);

// The folded words of a text: runs of letters, digits and their signs, in order.
[[nodiscard]] QStringList foldedWords(const QString &text);

// A folded key in which runs of up to 20 digits sort by value: "INC-9" before "INC-10". For sorting, and to
// find by an index what is compared folded then.
[[nodiscard]] QString naturalKey(const QString &text);

} // namespace binnacle
