// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Draws what is left of an error budget: a bar that grows to the left as it is spent, and in red, from the
// right, by how much it is overspent; the figure beside it. GUI thread; owned by the view.

#include <QStyledItemDelegate>

namespace binnacle {

class BudgetDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace binnacle
