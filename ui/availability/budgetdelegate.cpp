// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "availability/budgetdelegate.h"

#include "availability/servicesmodel.h"
#include "theme/fonts.h"
#include "theme/stylepaint.h"
#include "theme/theme.h"
#include "widgets/pagedtable.h"

#include <QApplication>
#include <QPainter>

namespace binnacle {

namespace {

constexpr int kSide = 8;
constexpr int kBar = 64;
constexpr double kHeight = 5;
constexpr double kScarce = 0.2; // from here on the bar warns

} // namespace

void BudgetDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
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
    const QRect inner = cell.rect.adjusted(kSide, 0, -kSide, 0);
    const QVariant share = index.data(ServicesModel::BudgetShareRole);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const int barWidth = std::min(kBar, inner.width() / 2);
    if (share.isValid()) {
        const double left = share.toDouble();
        const QRectF groove(inner.left(), inner.center().y() - kHeight / 2 + 0.5, barWidth, kHeight);
        fillRound(painter, groove, theme.sunken, {}, kHeight / 2);
        const double part = std::clamp(std::abs(left), 0.0, 1.0) * groove.width();
        QRectF bar = groove;
        bar.setWidth(std::max(part, left == 0 ? 0.0 : kHeight));
        if (left < 0)
            bar.moveRight(groove.right()); // it is owed, so it stands at the other end
        fillRound(painter, bar,
                  left < 0         ? theme.bad
                  : left < kScarce ? theme.warn
                                   : theme.good,
                  {}, kHeight / 2);
    }
    const QVariant ink = index.data(Qt::ForegroundRole);
    painter->setFont(cell.font);
    painter->setPen(ink.isValid() ? ink.value<QBrush>().color() : theme.text);
    drawTabular(painter, inner.adjusted(barWidth + kSide, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter,
                cell.text);
    painter->restore();
}

} // namespace binnacle
