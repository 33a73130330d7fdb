// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Text folding: case, diacritics and width removed by our own code before text is indexed, compared or
// sorted, so that both engines agree (architecture decision 17). Pure; any thread.

#include <QString>
#include <QStringList>

namespace binnacle {

// Lower case without marks or width: "Ångström ＡＢ" gives "angstrom ab". White space runs become one blank,
// ends trimmed.
[[nodiscard]] QString fold(const QString &text);

// The folded words of a text: runs of letters and digits, in order.
[[nodiscard]] QStringList foldedWords(const QString &text);

// A folded key in which runs of digits sort by value: "INC-9" before "INC-10". For sorting only.
[[nodiscard]] QString naturalKey(const QString &text);

} // namespace binnacle
