// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Colors and font a chart is drawn with, taken from the theme once: a plain value, so that exports can be
// drawn on any thread. The font has a pixel size, so that one unit of the painter is one unit of text on
// every device.

#include <QColor>
#include <QFont>
#include <QLocale>

namespace binnacle {

struct Theme;

struct ChartStyle
{
    QColor surface, sunken, line, text, text2, text3, accent, accentSoft, brass;
    QColor p1, p2, p3, p4, maintenance, unknown;
    QColor good, warn, bad;
    QFont font;    // axes, captions
    QFont body;    // rows
    QFont heading; // of a card
    QFont figure;  // the large number of a tile
    QLocale locale;

    static ChartStyle of(const Theme &theme, const QFont &base);

    // 1 to 4; anything else is "no priority".
    [[nodiscard]] QColor priority(int number) const
    {
        switch (number) {
        case 1:
            return p1;
        case 2:
            return p2;
        case 3:
            return p3;
        case 4:
            return p4;
        default:
            return unknown;
        }
    }
};

} // namespace binnacle
