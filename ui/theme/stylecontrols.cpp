// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Buttons, fields, checks, combo and spin boxes, scroll bars of the style.
#include "theme/style.h"

#include "theme/stylepaint.h"
#include "theme/theme.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

bool isPrimary(const QStyleOption *option, const QWidget *widget)
{
    if (widget && widget->property("primary").isValid())
        return widget->property("primary").toBool();
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    return button && (button->features & QStyleOptionButton::DefaultButton) &&
           (button->features & QStyleOptionButton::AutoDefaultButton);
}

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

} // namespace

namespace {

// Inside the edge, so that it is seen on the accent of a primary button, too.
void drawButtonFocus(const QStyleOption *option, QPainter *painter)
{
    if (!(option->state & QStyle::State_HasFocus) || !(option->state & QStyle::State_KeyboardFocusChange))
        return;
    const Theme &theme = Theme::of(option->palette);
    strokeRound(painter, option->rect, theme.accent, 1.5);
    strokeRound(painter, option->rect.adjusted(2, 2, -2, -2), theme.surface, 1.5);
}

} // namespace

void Style::drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::of(option->palette);
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    const bool enabled = has(option, State_Enabled);
    const bool pressed = has(option, State_Sunken);
    const bool hovered = enabled && has(option, State_MouseOver);
    if (isPrimary(option, widget) && enabled) {
        const QColor fill = pressed   ? mixed(theme.accent, theme.text, 0.2)
                            : hovered ? mixed(theme.accent, theme.text, 0.1)
                                      : theme.accent;
        fillRound(painter, option->rect, fill, fill);
        return drawButtonFocus(option, painter);
    }
    if (button && button->features & QStyleOptionButton::Flat && !pressed && !hovered &&
        !has(option, State_On))
        return drawButtonFocus(option, painter);
    QColor fill = enabled ? theme.surface : theme.window;
    if (has(option, State_On))
        fill = theme.accentSoft;
    else if (pressed)
        fill = theme.selection;
    else if (hovered)
        fill = theme.hover;
    fillRound(painter, option->rect, fill, has(option, State_On) ? theme.accent : theme.line);
    drawButtonFocus(option, painter);
}

void Style::drawButtonLabel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (!button)
        return;
    const Theme &theme = Theme::of(option->palette);
    const bool enabled = has(option, State_Enabled);
    const bool primary = isPrimary(option, widget) && enabled;
    QColor ink = option->palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::ButtonText);
    if (primary)
        ink = theme.onAccent();
    else if (has(option, State_On))
        ink = theme.accent;
    const QSize contents = buttonContents(*button, widget);
    const bool leftAligned = widget && widget->property("leftAligned").toBool();
    QRect rest =
        alignedRect(option->direction, leftAligned ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignCenter,
                    contents.boundedTo(option->rect.size()),
                    leftAligned ? option->rect.adjusted(10, 0, -10, 0) : option->rect);
    painter->save();
    painter->setPen(ink);
    if (!button->icon.isNull()) {
        const QRect place =
            alignedRect(option->direction, Qt::AlignLeft | Qt::AlignVCenter, button->iconSize, rest);
        QPixmap icon = button->icon.pixmap(button->iconSize, widget ? widget->devicePixelRatioF() : 1.0,
                                           enabled ? QIcon::Normal : QIcon::Disabled,
                                           has(option, State_On) ? QIcon::On : QIcon::Off);
        if (primary) { // in the color of the words beside it
            QPainter tint(&icon);
            tint.setCompositionMode(QPainter::CompositionMode_SourceIn);
            tint.fillRect(icon.rect(), ink);
        }
        drawItemPixmap(painter, place, Qt::AlignCenter, icon);
        const int step = button->iconSize.width() + 6;
        rest = option->direction == Qt::RightToLeft ? rest.adjusted(0, 0, -step, 0)
                                                    : rest.adjusted(step, 0, 0, 0);
    }
    int flags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic;
    if (!styleHint(SH_UnderlineShortcut, option, widget, nullptr))
        flags |= Qt::TextHideMnemonic;
    const QRect text = visualRect(option->direction, rest, rest);
    painter->drawText(
        text, option->direction == Qt::RightToLeft ? (flags & ~Qt::AlignLeft) | Qt::AlignRight : flags,
        button->text);
    const QString key = widget ? widget->property("keyHint").toString() : QString();
    if (!key.isEmpty())
        drawKey(painter, rest, key, primary ? ink : theme.text3,
                primary ? mixed(theme.accent, ink, 0.7) : theme.line, {});
    if (button->features & QStyleOptionButton::HasMenu)
        drawChevron(painter, QRect(rest.right() - 10, rest.top(), 10, rest.height()), false, ink);
    painter->restore();
}

void Style::drawField(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::of(option->palette);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    const bool inside = widget && (qobject_cast<const QComboBox *>(widget->parentWidget()) ||
                                   qobject_cast<const QAbstractSpinBox *>(widget->parentWidget()));
    if (inside || (frame && frame->lineWidth <= 0) || (widget && widget->property("bare").toBool()))
        return;
    const bool focused = has(option, State_HasFocus);
    fillRound(painter, option->rect, has(option, State_Enabled) ? theme.surface : theme.window, theme.line);
    if (focused)
        strokeRound(painter, option->rect, theme.accent, 1.5);
}

void Style::drawCheck(const QStyleOption *option, QPainter *painter, bool round) const
{
    const Theme &theme = Theme::of(option->palette);
    const bool enabled = has(option, State_Enabled);
    const bool on = has(option, State_On) || has(option, State_NoChange);
    const int side = std::min({16, option->rect.width(), option->rect.height()});
    QRectF box(0, 0, side, side);
    box.moveCenter(QRectF(option->rect).center());
    QColor fill = has(option, State_MouseOver) ? theme.hover : theme.surface;
    QColor edge = theme.text3;
    if (on && enabled)
        fill = edge = theme.accent;
    else if (!enabled)
        edge = theme.line;
    fillRound(painter, box, fill, edge, round ? side / 2.0 : kGrid);
    if (!on)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QColor ink = enabled ? theme.onAccent() : theme.text3;
    if (round) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(ink);
        painter->drawEllipse(box.center(), 3, 3);
    } else {
        painter->setPen(QPen(ink, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const QPointF o = box.topLeft();
        if (has(option, State_NoChange))
            painter->drawLine(o + QPointF(4, 8), o + QPointF(12, 8));
        else
            painter->drawPolyline(QPolygonF({o + QPointF(4, 8.4), o + QPointF(7, 11.2), o + QPointF(12, 5)}));
    }
    painter->restore();
}

void Style::drawScrollBar(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::of(option->palette);
    const auto *slider = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (!slider || slider->maximum <= slider->minimum)
        return;
    const QRectF thumb = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    const bool flat = slider->orientation == Qt::Horizontal;
    const bool held = option->activeSubControls & SC_ScrollBarSlider &&
                      (has(option, State_Sunken) || has(option, State_MouseOver));
    const qreal thick = held ? 8 : 6;
    QRectF bar = thumb.adjusted(2, 2, -2, -2);
    if (flat)
        bar = QRectF(bar.left(), thumb.bottom() - thick - 2, bar.width(), thick);
    else
        bar = QRectF(thumb.right() - thick - 2, bar.top(), thick, bar.height());
    fillRound(painter, bar, mixed(theme.surface, theme.text3, held ? 0.8 : 0.45), {}, thick / 2);
}

void Style::drawCombo(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::of(option->palette);
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    const bool enabled = has(option, State_Enabled);
    const QColor fill = !enabled ? theme.window : has(option, State_MouseOver) ? theme.hover : theme.surface;
    if (!combo || combo->frame)
        fillRound(painter, option->rect, fill, theme.line);
    if (has(option, State_HasFocus))
        strokeRound(painter, option->rect, theme.accent, 1.5);
    const QRect arrow = subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget);
    drawChevron(painter, arrow, false, enabled ? theme.text2 : theme.text3);
}

void Style::drawSpin(const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::of(option->palette);
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    fillRound(painter, option->rect, has(option, State_Enabled) ? theme.surface : theme.window, theme.line);
    if (has(option, State_HasFocus))
        strokeRound(painter, option->rect, theme.accent, 1.5);
    if (!spin || spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    drawChevron(painter, subControlRect(CC_SpinBox, option, SC_SpinBoxUp, widget), true, theme.text2);
    drawChevron(painter, subControlRect(CC_SpinBox, option, SC_SpinBoxDown, widget), false, theme.text2);
}

void Style::drawToolButton(const QStyleOption *option, QPainter *painter) const
{
    const Theme &theme = Theme::of(option->palette);
    if (has(option, State_Sunken) || has(option, State_On))
        fillRound(painter, option->rect, has(option, State_On) ? theme.accentSoft : theme.selection);
    else if (has(option, State_Enabled) && has(option, State_MouseOver))
        fillRound(painter, option->rect, theme.hover);
    if (has(option, State_HasFocus) && has(option, State_KeyboardFocusChange))
        strokeRound(painter, option->rect, theme.accent, 1.5);
}

} // namespace binnacle
