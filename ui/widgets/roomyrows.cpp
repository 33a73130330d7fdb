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
};

} // namespace

void setRoomyRows(QComboBox &choice)
{
    choice.setItemDelegate(new RoomyDelegate(&choice));
}

} // namespace binnacle
