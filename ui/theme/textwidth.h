// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How wide a text is, remembered: shaping it costs far more than looking it up, and a page asks for the same
// few hundred words each time it is laid out. Each thread has a bounded memory of its own; any thread.

#include <QFont>
#include <QString>

namespace binnacle {

[[nodiscard]] qreal textWidth(const QString &text, const QFont &font);
// The text, cut at its end with an ellipsis where it is wider.
[[nodiscard]] QString elidedText(const QString &text, const QFont &font, qreal width);

} // namespace binnacle
