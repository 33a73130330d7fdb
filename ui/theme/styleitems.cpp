// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows, headers, tabs, menus and progress of the style.
#include "theme/style.h"

#include "theme/fonts.h"
#include "theme/stylepaint.h"
#include "theme/theme.h"

#include <QAbstractItemView>
#include <QKeySequence>
#include <QMenu>
#include <QPainter>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kArrowRoom = 16; // of a heading, for the arrow of its order

} // namespace

void Style::drawItemPanel(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::of(option->palette);
    const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
    if (item && item->backgroundBrush.style() != Qt::NoBrush)
        painter->fillRect(option->rect, item->backgroundBrush);
    if (option->state & State_Selected)
        painter->fillRect(option->rect, option->state & State_Active ? theme.selection : theme.accentSoft);
    else if (option->state & State_MouseOver && option->state & State_Enabled)
        painter->fillRect(option->rect, theme.hover);
    const auto *view = qobject_cast<const QAbstractItemView *>(widget);
    const bool first = !item || item->viewItemPosition == QStyleOptionViewItem::Beginning ||
                       item->viewItemPosition == QStyleOptionViewItem::OnlyOne ||
                       (item->viewItemPosition == QStyleOptionViewItem::Invalid && item->index.column() == 0);
    if (view && view->hasFocus() && first && option->state & State_Selected)
        painter->fillRect(QRect(option->rect.left(), option->rect.top(), 3, option->rect.height()),
                          theme.accent);
}

void Style::drawHeader(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const Theme &theme = Theme::of(option->palette);
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (!header)
        return;
    drawControl(CE_HeaderSection, option, painter, widget);
    painter->save();
    painter->setFont(captionFont(widget ? widget->font() : painter->font()));
    const bool sorted = header->sortIndicator != QStyleOptionHeader::None;
    painter->setPen(sorted ? theme.text : theme.text3);
    QRect rect = option->rect.adjusted(2 * kGrid, 0, -2 * kGrid, -kHairline);
    // Where a mark stands before the text of what comes first.
    if (widget && header->section == widget->property("firstSection").toInt())
        rect.setLeft(rect.left() + widget->property("firstIndent").toInt());
    if (sorted)
        rect.setWidth(rect.width() - kArrowRoom);
    const QString text = painter->fontMetrics().elidedText(header->text, Qt::ElideRight, rect.width());
    painter->drawText(rect, int(header->textAlignment | Qt::AlignVCenter) | Qt::TextSingleLine, text);
    if (sorted) { // beside the text; up where values grow downwards, which Qt calls SortDown
        const bool right = header->textAlignment & Qt::AlignRight;
        const int left = right ? rect.right() : rect.left() + painter->fontMetrics().horizontalAdvance(text);
        const QRect arrow(left, rect.top(), kArrowRoom, rect.height());
        drawChevron(painter, visualRect(option->direction, option->rect, arrow),
                    header->sortIndicator == QStyleOptionHeader::SortDown, theme.text2);
    }
    painter->restore();
}

void Style::drawTab(const QStyleOption *option, QPainter *painter) const
{
    const Theme &theme = Theme::of(option->palette);
    const QRect rect = option->rect;
    if (option->state & State_Selected)
        painter->fillRect(QRect(rect.left() + kGrid, rect.bottom() - 1, rect.width() - 2 * kGrid, 2),
                          theme.accent);
    else if (option->state & State_MouseOver)
        fillRound(painter, rect.adjusted(2, 2, -2, -4), theme.hover);
    if (option->state & State_HasFocus && option->state & State_Selected)
        strokeRound(painter, rect.adjusted(1, 1, -1, -3), theme.accent, 1.5);
}

void Style::drawMenuItem(const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
    if (!item)
        return;
    const Theme &theme = Theme::of(option->palette);
    const QRect rect = option->rect;
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(QRect(rect.left() + kGrid, rect.center().y(), rect.width() - 2 * kGrid, kHairline),
                          theme.line);
        return;
    }
    const bool enabled = option->state & State_Enabled;
    if (option->state & State_Selected && enabled)
        fillRound(painter, rect.adjusted(2, 1, -2, -1), theme.selection, {}, kGrid);
    painter->save();
    painter->setFont(item->font);
    const int gutter = 28;
    const QRect mark =
        visualRect(option->direction, rect, QRect(rect.left() + 7, rect.center().y() - 8, 16, 16));
    if (item->checkType != QStyleOptionMenuItem::NotCheckable) {
        QStyleOption check = *option;
        check.rect = mark;
        check.state = (option->state & State_Enabled) | (item->checked ? State_On : State_Off);
        drawCheck(&check, painter, item->checkType == QStyleOptionMenuItem::Exclusive);
    } else if (!item->icon.isNull()) {
        item->icon.paint(painter, mark, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    }
    const QRect line = rect.adjusted(gutter, 0, -14, 0);
    const QStringList parts = item->text.split(u'\t');
    int flags = Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextShowMnemonic;
    if (!styleHint(SH_UnderlineShortcut, option, widget, nullptr))
        flags |= Qt::TextHideMnemonic;
    const bool rtl = option->direction == Qt::RightToLeft;
    painter->setPen(enabled ? theme.text : option->palette.color(QPalette::Disabled, QPalette::Text));
    painter->drawText(visualRect(option->direction, rect, line),
                      flags | int(rtl ? Qt::AlignRight : Qt::AlignLeft), parts.constFirst());
    painter->setPen(theme.text3);
    if (parts.size() > 1)
        painter->drawText(visualRect(option->direction, rect, line),
                          int(Qt::AlignVCenter | (rtl ? Qt::AlignLeft : Qt::AlignRight)), parts.at(1));
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu) {
        const QPointF c =
            visualRect(option->direction, rect, QRect(rect.right() - 14, rect.top(), 10, rect.height()))
                .center();
        const qreal way = rtl ? -2 : 2;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(theme.text2, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->drawPolyline(QPolygonF(
            {QPointF(c.x() - way, c.y() - 4), QPointF(c.x() + way, c.y()), QPointF(c.x() - way, c.y() + 4)}));
    }
    painter->restore();
}

void Style::drawProgress(const QStyleOption *option, QPainter *painter, bool contents) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option);
    if (!bar)
        return;
    const Theme &theme = Theme::of(option->palette);
    QRectF groove(option->rect);
    groove.setHeight(5);
    groove.moveCenter(QRectF(option->rect).center());
    if (!contents)
        return fillRound(painter, groove, theme.sunken, {}, 2.5);
    const qreal range = qreal(bar->maximum) - bar->minimum;
    QRectF filled = groove;
    if (range > 0) {
        filled.setWidth(groove.width() * std::clamp((bar->progress - bar->minimum) / range, 0.0, 1.0));
        if (option->direction == Qt::RightToLeft)
            filled.moveRight(groove.right());
    } else { // busy, length unknown: a third, still
        filled.setWidth(groove.width() / 3);
    }
    if (filled.width() > 0)
        fillRound(painter, filled, theme.accent, {}, 2.5);
}

} // namespace binnacle
