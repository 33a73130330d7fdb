// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Draws a line of a short list in a sheet: as high as a hand hits, and without a frame, since the bar at its
// left says where the focus is. GUI thread; owned by the list.

#include "theme/fonts.h"

#include <QStyledItemDelegate>

namespace binnacle {

inline constexpr int kSheetLine = 28; // height, in type of 10 points

class SheetLineDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return {QStyledItemDelegate::sizeHint(option, index).width(), lengthFor(option.font, kSheetLine)};
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state &= ~QStyle::State_HasFocus;
    }
};

} // namespace binnacle
