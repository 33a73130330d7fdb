// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/chip.h"

#include "theme/fonts.h"
#include "theme/stylepaint.h"
#include "theme/theme.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>
#include <cmath>

namespace binnacle {

namespace {

constexpr int kSide = 10;
constexpr int kCross = 14;
constexpr int kLeastText = 8; // letters

} // namespace

Chip::Chip(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setAccessibleName(text);
    setFont(captionFont(font()));
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed); // cut before it widens a window
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (m_removable)
            Q_EMIT removed();
    });
}

void Chip::setRemovable(bool removable)
{
    m_removable = removable;
    if (removable) {
        setChecked(true);
        setAccessibleDescription(tr("Filter that is on; press Delete to remove"));
    }
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    const int words =
        int(std::ceil(QFontMetricsF(font()).horizontalAdvance(text()))); // rounded it could be cut
    return {words + 2 * kSide + (m_removable ? kCross : 0), std::max(24, fontMetrics().height() + 8)};
}

QSize Chip::minimumSizeHint() const
{
    const QSize whole = sizeHint();
    return {std::min(whole.width(),
                     kLeastText * fontMetrics().averageCharWidth() + 2 * kSide + (m_removable ? kCross : 0)),
            whole.height()};
}

void Chip::nextCheckState()
{
    if (!m_removable)
        QAbstractButton::nextCheckState();
}

void Chip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(this);
    QPainter painter(this);
    const bool on = isChecked();
    const QColor ground = on ? theme.accentSoft : underMouse() && isEnabled() ? theme.hover : theme.surface;
    const qreal radius = height() / 2.0;
    fillRound(&painter, rect(), ground, on ? theme.accent : theme.line, radius);
    if (hasFocus())
        strokeRound(&painter, rect(), theme.accent, 2, radius);
    painter.setPen(!isEnabled() ? palette().color(QPalette::Disabled, QPalette::Text)
                   : on         ? theme.accent
                                : theme.text2);
    const QRect inner = rect().adjusted(kSide, 0, -kSide - (m_removable ? kCross : 0), 0);
    const int flags = Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine;
    painter.drawText(inner, flags, fontMetrics().elidedText(text(), Qt::ElideRight, inner.width()));
    if (m_removable) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.accent, 1.4, Qt::SolidLine, Qt::RoundCap));
        const QPointF c(width() - kSide - 4, height() / 2.0);
        painter.drawLine(c + QPointF(-3, -3), c + QPointF(3, 3));
        painter.drawLine(c + QPointF(-3, 3), c + QPointF(3, -3));
    }
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    const bool removes = event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace;
    if (m_removable && (removes || event->key() == Qt::Key_Return))
        Q_EMIT removed();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace binnacle
