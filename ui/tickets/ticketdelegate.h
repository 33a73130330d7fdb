// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Draws a line of the ticket list: tabular digits, the priority as a colored mark with its text, a dot for
// what changed since it was looked at, a hairline between lines. Draws plain text only. GUI thread; owned by
// the view.

#include <QStyledItemDelegate>

namespace binnacle {

class TicketDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int kDotColumn = 14; // before what stands first; its heading starts where that does

    void setFirstColumn(int column) { m_first = column; }
    void setMarks(bool marks) { m_marks = marks; } // row rules have marks, which want room
    [[nodiscard]] int indent() const { return m_marks ? 2 * kDotColumn : kDotColumn; }
    void setRowHeight(int height) { m_rowHeight = height; }
    void setHoveredRow(int row) { m_hovered = row; } // -1: none

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    int m_rowHeight = 29;
    int m_first = 0;
    bool m_marks = false;
    int m_hovered = -1;
};

// The mark of a priority: its text on a tint of its color; nothing for 0.
[[nodiscard]] QFont priorityFont(const QFont &base);
[[nodiscard]] QSizeF priorityMarkSize(const QFont &font); // of priorityFont()
void paintPriority(QPainter &painter, const QRectF &rect, int priority, const QWidget *widget);

} // namespace binnacle
