// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/skeleton.h"

#include "theme/stylepaint.h"
#include "theme/theme.h"

#include <QPainter>

namespace binnacle {

Skeleton::Skeleton(int lines, QWidget *parent)
    : QWidget(parent)
    , m_lines(lines)
{
    setAccessibleName(tr("Loading"));
}

QSize Skeleton::sizeHint() const
{
    return {240, m_lines * (fontMetrics().height() + 6)};
}

void Skeleton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int step = fontMetrics().height() + 6;
    for (int line = 0; line < m_lines; ++line) {
        const double share = line + 1 == m_lines ? 0.55 : 0.95 - 0.1 * (line % 3);
        fillRound(&painter, QRectF(0, line * step + step / 2.0 - 4, width() * share, 8),
                  Theme::of(this).sunken, {}, 4);
    }
}

} // namespace binnacle
