// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tickets/ticketdelegate.h"

#include "lists/listlayout.h"
#include "theme/fonts.h"
#include "theme/stylepaint.h"
#include "theme/theme.h"
#include "tickets/ticketlistmodel.h"
#include "widgets/plaintext.h"
#include "wording/terms.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <cmath>

using namespace Qt::StringLiterals;

namespace binnacle {

namespace {

constexpr int kSide = 8;       // beside the text of a cell
constexpr double kEdge = 0.35; // of a priority's color in the edge of its badge

void paintBar(QPainter &painter, const QRectF &cell, const Theme &theme)
{
    const QRectF bar(cell.left() + kSide, cell.center().y() - 4, cell.width() * 0.6, 8);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.sunken);
    painter.drawRoundedRect(bar, 3, 3);
}

// The first letter of a rule: its color is not all that tells it.
void paintMark(QPainter &painter, const QRectF &place, const QString &rule, const QColor &color)
{
    painter.save();
    QFont font = captionFont(painter.font());
    font.setBold(true);
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(place, int(Qt::AlignCenter), oneLine(rule).left(1).toUpper());
    painter.restore();
}

} // namespace

QFont priorityFont(const QFont &base)
{
    QFont font = captionFont(base);
    font.setBold(true);
    return font;
}

QSizeF priorityMarkSize(const QFont &font)
{
    const QFontMetricsF metrics(font);
    return {std::ceil(metrics.horizontalAdvance(u"P4"_s)) + 14, std::ceil(metrics.height()) + 3};
}

void paintPriority(QPainter &painter, const QRectF &rect, int priority, const QWidget *widget)
{
    if (priority < 1 || priority > 4)
        return;
    const Theme &theme = Theme::of(widget);
    const QColor color = theme.priority(priority);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont font = priorityFont(painter.font());
    painter.setFont(font);
    QRectF mark(QPointF(), priorityMarkSize(font));
    mark.moveCenter(rect.center());
    fillRound(&painter, mark, theme.badge(priority), mixed(theme.surface, color, kEdge), 3);
    painter.setPen(color);
    painter.drawText(mark, int(Qt::AlignCenter), u"P%1"_s.arg(priority));
    painter.restore();
}

void TicketDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const Theme &theme = Theme::of(option.widget);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const bool active = view && view->hasFocus();
    painter->save();
    painter->setFont(option.font);
    const QString color = index.data(TicketListModel::RuleColorRole).toString();
    const QColor plain = index.row() == m_hovered ? theme.hover : theme.surface;
    painter->fillRect(option.rect, selected ? theme.selection : rowTint(theme, color, plain));
    if (selected && active && index.column() == m_first)
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                          theme.accent);

    QRectF cell = QRectF(option.rect).adjusted(kSide, 0, -kSide, -kHairline);
    if (index.data(TicketListModel::HeadingRole).toBool()) { // the table draws it over all columns
        painter->restore();
        return;
    }
    if (index.data(TicketListModel::LoadingRole).toBool()) {
        paintBar(*painter, cell, theme);
        painter->restore();
        return;
    }
    const bool unseen = index.data(TicketListModel::UnseenRole).toBool();
    const bool left = index.data(TicketListModel::LeftRole).toBool();
    if (index.column() == m_first) {
        if (unseen) {
            painter->setRenderHint(QPainter::Antialiasing);
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.accent);
            painter->drawEllipse(QPointF(cell.left() + 7, cell.center().y()), 4, 4);
        }
        if (!color.isEmpty())
            paintMark(*painter, QRectF(cell.left() + kDotColumn, cell.top(), kDotColumn, cell.height()),
                      index.data(TicketListModel::RuleRole).toString(),
                      selected ? theme.text : rowColor(theme, color));
        cell.setLeft(cell.left() + indent());
    }
    if (index.column() == TicketListModel::Priority) {
        painter->setOpacity(left ? 0.5 : 1);
        paintPriority(*painter, cell, index.data(TicketListModel::PriorityRole).toInt(), option.widget);
        painter->restore();
        return;
    }
    const bool isTitle = index.column() == TicketListModel::Title;
    QFont font = option.font;
    if (isTitle && unseen)
        font = strongFont(font);
    font.setStrikeOut(left && isTitle);
    painter->setFont(font);
    QString text = index.data(Qt::DisplayRole).toString();
    const bool none = isTitle && text.isEmpty();
    if (none)
        text = wording::untitled();
    const QColor quiet = color.isEmpty() ? theme.text3 : theme.text2; // readable on a tint
    painter->setPen(left || none ? quiet : isTitle ? theme.text : theme.text2);
    const auto side = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt()) & Qt::AlignHorizontal_Mask;
    drawTabular(painter, cell, side | Qt::AlignVCenter, text);
    painter->restore();
}

bool TicketDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                               const QModelIndex &index)
{
    if (event->type() != QEvent::ToolTip)
        return QStyledItemDelegate::helpEvent(event, view, option, index);
    const QString text = index.data(Qt::DisplayRole).toString();
    const bool cut = tabularWidth(text, view->font()) > option.rect.width() - 2 * kSide;
    QStringList lines;
    if (cut)
        lines << text;
    if (const QString rule = index.data(TicketListModel::RuleRole).toString(); !rule.isEmpty())
        lines << tr("Colored by the rule “%1”").arg(rule);
    QToolTip::showText(event->globalPos(), lines.isEmpty() ? QString() : plainTooltip(lines.join(u'\n')),
                       view);
    return true;
}

QSize TicketDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), m_rowHeight};
}

} // namespace binnacle
