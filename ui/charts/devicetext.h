// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Numbers on pixels and in files. Any thread.

#include "theme/fonts.h"

#include <QPainter>

namespace binnacle {

[[nodiscard]] inline bool hasPixels(const QPainter &painter)
{
    const int kind = painter.device()->devType();
    return kind == QInternal::Image || kind == QInternal::Pixmap || kind == QInternal::Widget;
}

// At the right: digits of one width on screen; in files whole words, so that the text can be found.
inline void drawNumber(QPainter &painter, const QRectF &area, const QString &text)
{
    if (hasPixels(painter))
        drawTabular(&painter, area, Qt::AlignRight | Qt::AlignVCenter, text);
    else
        painter.drawText(area, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, text);
}

} // namespace binnacle
