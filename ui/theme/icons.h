// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Our own symbolic icons (resources/icons), drawn in the color of the theme that holds at the moment of
// painting, so a switch between light and dark needs no new icons. GUI thread.

#include <QColor>
#include <QIcon>
#include <QString>

namespace binnacle {

// An icon by its file name without ending: "home". A name we do not have gives a null icon.
[[nodiscard]] QIcon symbolicIcon(const QString &name);
// The same drawn always in one color, say for the primary button.
[[nodiscard]] QIcon symbolicIcon(const QString &name, const QColor &color);
// The names there are.
[[nodiscard]] QStringList symbolicIconNames();

} // namespace binnacle
