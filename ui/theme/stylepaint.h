// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The few strokes the style and our own widgets share, so that a field, a chip and a card have the same edge.
// GUI thread; nothing is kept.

#include <QColor>
#include <QRectF>
#include <QSize>
#include <QString>

class QFont;
class QPainter;
class QPalette;
class QStyleOptionButton;
class QWidget;

namespace binnacle {

struct Theme;

void fillRound(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &line = {},
               qreal radius = 6);
void strokeRound(QPainter *painter, const QRectF &rect, const QColor &line, qreal width, qreal radius = 6);
void strokeSquare(QPainter *painter, const QRectF &rect, const QColor &line);
void drawChevron(QPainter *painter, const QRectF &rect, bool up, const QColor &color);

// The frame of a small window with round corners, and the mask that cuts them off: of whole pixels, as
// nothing may compose windows here. What lies in the mask beyond the curve has the color of the line.
void paintPopup(QPainter *painter, const QRectF &rect, const Theme &theme);
void cutCorners(QWidget *popup);

// A key in a small frame: "Ctrl K". Drawn right-aligned in `rect`; gives the width taken.
qreal drawKey(QPainter *painter, const QRectF &rect, const QString &key, const QColor &ink,
              const QColor &line, const QColor &fill);
[[nodiscard]] qreal keyWidth(const QFont &font, const QString &key);

// What a push button's icon, text and key hint take.
[[nodiscard]] QSize buttonContents(const QStyleOptionButton &button, const QWidget *widget);

} // namespace binnacle
