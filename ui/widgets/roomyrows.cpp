// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/roomyrows.h"

#include "theme/fonts.h"

#include <QComboBox>
#include <QStyledItemDelegate>
#include <algorithm>

namespace binnacle {

namespace {

constexpr int kRow = 24;

class RoomyDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.setHeight(std::max({size.height(), kRow, lengthFor(option.font, kRow)}));
        return size;
    }

protected:
    // The text stands off the edge, where the mark of the current row is drawn.
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->decorationSize = QSize(2, 1);
    }
};

} // namespace

void setRoomyRows(QComboBox &choice)
{
    choice.setItemDelegate(new RoomyDelegate(&choice));
}

} // namespace binnacle
