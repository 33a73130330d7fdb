// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme/stylepaint.h"

#include "theme/fonts.h"
#include "theme/theme.h"

#include <QFontMetricsF>

#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionButton>
#include <QVariant>
#include <QWidget>

namespace binnacle {

namespace {

constexpr qreal kKeyPadding = 5;

} // namespace

void fillRound(QPainter *painter, const QRectF &rect, const QColor &fill, const QColor &line, qreal radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(line.isValid() ? QPen(line, kHairline) : QPen(Qt::NoPen));
    painter->setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const qreal inset = line.isValid() ? 0.5 : 0;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

void paintPopup(QPainter *painter, const QRectF &rect, const Theme &theme)
{
    painter->fillRect(rect, theme.line);
    fillRound(painter, rect, theme.surface, theme.line, kRadius);
}

void cutCorners(QWidget *popup)
{
    QPainterPath corners;
    corners.addRoundedRect(QRectF(popup->rect()), kRadius, kRadius);
    popup->setMask(QRegion(corners.toFillPolygon().toPolygon()));
}

void strokeRound(QPainter *painter, const QRectF &rect, const QColor &line, qreal width, qreal radius)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(line, width));
    painter->setBrush(Qt::NoBrush);
    const qreal inset = width / 2;
    painter->drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter->restore();
}

void strokeSquare(QPainter *painter, const QRectF &rect, const QColor &line)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(line, kHairline));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(rect.adjusted(0, 0, -1, -1));
    painter->restore();
}

void drawChevron(QPainter *painter, const QRectF &rect, bool up, const QColor &color)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF c = rect.center();
    const qreal rise = up ? -2 : 2;
    painter->drawPolyline(QPolygonF(
        {QPointF(c.x() - 4, c.y() - rise), QPointF(c.x(), c.y() + rise), QPointF(c.x() + 4, c.y() - rise)}));
    painter->restore();
}

qreal keyWidth(const QFont &font, const QString &key)
{
    return key.isEmpty() ? 0 : QFontMetricsF(captionFont(font)).horizontalAdvance(key) + 2 * kKeyPadding;
}

qreal drawKey(QPainter *painter, const QRectF &rect, const QString &key, const QColor &ink,
              const QColor &line, const QColor &fill)
{
    const qreal width = keyWidth(painter->font(), key);
    if (width <= 0)
        return 0;
    painter->save();
    painter->setFont(captionFont(painter->font()));
    const qreal height = QFontMetricsF(painter->font()).height() + 2;
    const QRectF frame(rect.right() - width, rect.center().y() - height / 2, width, height);
    fillRound(painter, frame, fill, line, kGrid);
    painter->setPen(ink);
    painter->drawText(frame, Qt::AlignCenter, key);
    painter->restore();
    return width;
}

QSize buttonContents(const QStyleOptionButton &button, const QWidget *widget)
{
    int width = button.fontMetrics.size(Qt::TextShowMnemonic, button.text).width();
    int height = button.fontMetrics.height();
    if (!button.icon.isNull()) {
        width += button.iconSize.width() + (button.text.isEmpty() ? 0 : 6);
        height = std::max(height, button.iconSize.height());
    }
    if (button.features & QStyleOptionButton::HasMenu)
        width += 16;
    const QString key = widget ? widget->property("keyHint").toString() : QString();
    if (!key.isEmpty())
        width += 8 + int(keyWidth(widget->font(), key) + 1);
    return {width, height};
}

} // namespace binnacle
