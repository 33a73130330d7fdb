// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The place of a category in the tree is its name: "Hardware / Laptop" is below "Hardware", whether a row of
// that name is there or not. So what an import or a person types finds its place by itself, and one name is
// one category. Pure; any thread.

#include <QString>
#include <QStringList>

namespace binnacle::categorypath {

inline constexpr qsizetype kLongest = 200;

// The levels of a name, outermost first; blanks around them and empty ones go.
[[nodiscard]] QStringList levels(const QString &name);
[[nodiscard]] QString join(const QStringList &levels);
[[nodiscard]] QString normalized(const QString &name);
[[nodiscard]] QString parentOf(const QString &name); // empty: it is outermost
[[nodiscard]] QString leafOf(const QString &name);
// Compared folded.
[[nodiscard]] bool isBelow(const QString &name, const QString &ancestor);
// The name of what is `from` or below it, once `from` is called `to`.
[[nodiscard]] QString moved(const QString &name, const QString &from, const QString &to);

} // namespace binnacle::categorypath
