// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The few sizes of text there are, all derived from the application's font, and figures that stand in
// columns: digits of equal width whether or not the font has them so. GUI thread.

#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;
class QApplication;

namespace binnacle {

// The desktop's own font where a desktop sets one; else Inter, else Noto Sans. 10 pt where nothing says a
// size.
void chooseFont(QApplication &application);

[[nodiscard]] QFont captionFont(const QFont &base); // 0.85 of the base
[[nodiscard]] QFont titleFont(const QFont &base);   // 1.2, demibold
[[nodiscard]] QFont figureFont(const QFont &base);  // 2.0, demibold
[[nodiscard]] QFont strongFont(const QFont &base);  // same size, demibold
[[nodiscard]] QFont codeFont();                     // fixed width
// What is so long beside type of 10 points, for this type: widths of columns, dialogs, fields of several
// lines.
[[nodiscard]] int lengthFor(const QFont &font, int atTenPoints);
// The font with tabular digits switched on where Qt can (6.7 and later); else the same font.
[[nodiscard]] QFont tabularFont(const QFont &base);

// Width of a text whose digits all take the widest digit's place.
[[nodiscard]] qreal tabularWidth(const QString &text, const QFont &font);
// Draws one line of plain text so; elided on the right where it does not fit.
void drawTabular(QPainter *painter, const QRectF &rect, Qt::Alignment alignment, const QString &text);

} // namespace binnacle
