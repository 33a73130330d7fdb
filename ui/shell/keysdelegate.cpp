// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/keysdelegate.h"

#include "shell/keysmodel.h"
#include "theme/fonts.h"
#include "theme/stylepaint.h"
#include "theme/theme.h"
#include "widgets/pagedtable.h"

#include <QPainter>

namespace binnacle {

namespace {

constexpr int kSide = 8;
constexpr int kBetween = 6;

} // namespace

void KeysDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    cell.state &= ~(QStyle::State_HasFocus | QStyle::State_MouseOver);
    const auto *table = qobject_cast<const PagedTable *>(cell.widget);
    if (table && table->hoveredRow() == index.row())
        cell.state |= QStyle::State_MouseOver;
    cell.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &cell, painter, cell.widget);
    const Theme &theme = Theme::of(cell.palette);
    QRectF rest = QRectF(cell.rect).adjusted(kSide, 0, -kSide, 0);
    painter->save();
    painter->setFont(cell.font);
    for (const QString &key : index.data(KeysModel::KeysRole).toStringList()) {
        const qreal width = keyWidth(cell.font, key); // drawn at the right of what it is given
        if (width > rest.width())
            break;
        drawKey(painter, QRectF(rest.left(), rest.top(), width, rest.height()), key, theme.text2, theme.line,
                theme.surface);
        rest.setLeft(rest.left() + width + kBetween);
    }
    painter->setFont(captionFont(cell.font));
    painter->setPen(theme.text3);
    painter->drawText(rest, int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                      painter->fontMetrics().elidedText(index.data(KeysModel::RemarkRole).toString(),
                                                        Qt::ElideRight, int(rest.width())));
    painter->restore();
}

} // namespace binnacle
