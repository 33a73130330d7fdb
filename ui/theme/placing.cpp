// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/placing.h"

#include <QScreen>
#include <QWidget>
#include <algorithm>

namespace binnacle {

QRect roomFor(const QWidget &widget, QSize box)
{
    const QWidget *window = widget.window();
    const QRect screen = widget.screen()->availableGeometry();
    const QRect seen = QRect(window->mapToGlobal(QPoint()), window->size()) & screen;
    return seen.width() >= box.width() && seen.height() >= box.height() ? seen : screen;
}

QPoint placedIn(const QRect &room, QPoint wished, QSize box)
{
    const auto within = [](int at, int from, int size, int length) {
        return std::clamp(at, from, std::max(from, from + size - length));
    };
    return {within(wished.x(), room.x(), room.width(), box.width()),
            within(wished.y(), room.y(), room.height(), box.height())};
}

} // namespace binnacle
