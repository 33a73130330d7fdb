// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Where a small window beside a widget may lie. GUI thread.

#include <QPoint>
#include <QRect>

class QWidget;

namespace binnacle {

// In global coordinates: the window the widget is in, or the screen when the box is larger than the window.
[[nodiscard]] QRect roomFor(const QWidget &widget, QSize box);

// The box's corner nearest to the one wished for with which it lies in the room.
[[nodiscard]] QPoint placedIn(const QRect &room, QPoint wished, QSize box);

} // namespace binnacle
