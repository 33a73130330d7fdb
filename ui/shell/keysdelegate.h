// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Draws the keys of an act as keys, and beside them in quiet letters what is to say of them. GUI thread;
// owned by the view.

#include <QStyledItemDelegate>

namespace binnacle {

class KeysDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace binnacle
