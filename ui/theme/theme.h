// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Colors and measures by role, light and dark: the one table every window, chart and picture takes them from.
// Two constant values; any thread may read them. Which one holds for a widget is told by the widget's own
// palette.

#include <QColor>
#include <QPalette>
#include <array>

class QWidget;

namespace binnacle {

enum class Scheme { Light, Dark };
enum class Density { Compact, Normal, Roomy };

struct Theme
{
    Scheme scheme = Scheme::Light;
    QColor window;  // behind everything
    QColor surface; // cards, tables, fields
    QColor sunken;  // sidebar, grooves, code
    QColor line;    // hairlines
    QColor text;
    QColor text2;
    QColor text3; // captions; still readable on window and surface
    QColor accent;
    QColor accentSoft; // behind text in the accent
    QColor brass;      // the compass
    QColor selection;
    QColor hover; // distinct from the selection
    QColor p1, p2, p3, p4;
    QColor good, warn, bad;
    QColor maintenance, unknown;
    std::array<QColor, 7> series; // categories, in order

    [[nodiscard]] bool isDark() const { return scheme == Scheme::Dark; }
    [[nodiscard]] QColor priority(int level) const; // 1..4; anything else: text3
    // Behind the letters of a priority, in rows chosen or not.
    [[nodiscard]] QColor badge(int level) const;
    [[nodiscard]] QColor onAccent() const { return window; }
    [[nodiscard]] QPalette palette() const;

    [[nodiscard]] static const Theme &light();
    [[nodiscard]] static const Theme &dark();
    [[nodiscard]] static const Theme &of(Scheme scheme);
    [[nodiscard]] static const Theme &of(const QPalette &palette); // by the lightness of its window color
    [[nodiscard]] static const Theme &of(const QWidget *widget);
};

// Measures, in device independent pixels.
inline constexpr int kGrid = 4;
inline constexpr int kRadius = 6;
inline constexpr int kHairline = 1;
inline constexpr int kCardPadding = 12;
inline constexpr int kPageMargin = 14;

[[nodiscard]] constexpr int rowHeight(Density density)
{
    return density == Density::Compact ? 24 : density == Density::Normal ? 29 : 36;
}

// The contrast ratio of WCAG 2 between two opaque colors, 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);
// `over` with the given share (0..1) laid on `under`, opaque.
[[nodiscard]] QColor mixed(const QColor &under, const QColor &over, double share);

} // namespace binnacle
