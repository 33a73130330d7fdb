// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/daybar.h"

#include "theme/theme.h"

#include <QPainter>
#include <algorithm>

namespace binnacle {

namespace {

constexpr int kMinutes = 24 * 60;
constexpr int kWidth = 240, kHeight = 8;

} // namespace

DayBar::DayBar(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumWidth(96);
}

void DayBar::setHours(const QList<LocalHours> &hours)
{
    m_hours = hours;
    update();
}

QSize DayBar::sizeHint() const
{
    return {kWidth, kHeight};
}

void DayBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QRectF all(0, (height() - kHeight) / 2.0, width(), kHeight);
    painter.setBrush(theme.sunken);
    painter.drawRoundedRect(all, kHeight / 2.0, kHeight / 2.0);
    painter.setBrush(theme.accent);
    for (const LocalHours &hours : m_hours) {
        const double from = all.width() * hours.from / kMinutes;
        const double to = all.width() * std::min(hours.to, kMinutes) / kMinutes;
        painter.drawRoundedRect(QRectF(from, all.top(), to - from, kHeight), 2, 2);
    }
}

} // namespace binnacle
