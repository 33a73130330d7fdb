// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/legend.h"

#include "charts/dotplot.h"
#include "charts/uptimeplot.h"
#include "theme/textwidth.h"
#include "theme/theme.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace binnacle {

using namespace Qt::StringLiterals;

namespace {

constexpr double kGap = 10;

double shapeWidth(LegendItem::Shape shape)
{
    switch (shape) {
    case LegendItem::Shape::Dot:
    case LegendItem::Shape::Block:
    case LegendItem::Shape::Down:
    case LegendItem::Shape::Maintenance:
    case LegendItem::Shape::Unknown:
        return 12;
    case LegendItem::Shape::Line:
    case LegendItem::Shape::Dashes:
    case LegendItem::Shape::Points:
        return 20;
    case LegendItem::Shape::Word:
        break;
    }
    return 0;
}

double itemWidth(const LegendItem &item, const QFont &font)
{
    return shapeWidth(item.shape) + std::ceil(textWidth(item.text, font));
}

void paintShape(QPainter &painter, const LegendItem &item, double x, double y, const ChartStyle &style)
{
    switch (item.shape) {
    case LegendItem::Shape::Dot:
        paintDotShape(painter, QPointF(x + 4, y), item.priority, style);
        return;
    case LegendItem::Shape::Block:
        painter.setPen(Qt::NoPen);
        painter.setBrush(style.priority(item.priority));
        painter.drawRect(QRectF(x, y - 4, 8, 8));
        return;
    case LegendItem::Shape::Line:
        painter.setPen(QPen(item.strong ? style.text : style.accent, item.strong ? 1.6 : 2.4));
        painter.drawLine(QPointF(x, y), QPointF(x + 15, y));
        return;
    case LegendItem::Shape::Dashes: {
        QPen pen(style.accent, 1.5, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({3, 2});
        painter.setPen(pen);
        painter.drawLine(QPointF(x, y), QPointF(x + 15, y));
        return;
    }
    case LegendItem::Shape::Points:
        painter.setPen(QPen(style.accent, 2.4, Qt::DotLine, Qt::RoundCap));
        painter.drawLine(QPointF(x, y), QPointF(x + 15, y));
        return;
    case LegendItem::Shape::Down:
        paintUptimeCell(painter, QRectF(x + 1, y - 5, 5, 11), {0.6, 0, 0, 0}, style);
        return;
    case LegendItem::Shape::Maintenance:
        paintUptimeCell(painter, QRectF(x + 1, y - 5, 5, 11), {0, 0, 0.45, 0}, style);
        return;
    case LegendItem::Shape::Unknown:
        paintUptimeCell(painter, QRectF(x + 1, y - 5, 6, 11), {0, 0, 0, 1}, style);
        return;
    case LegendItem::Shape::Word:
        return;
    }
}

} // namespace

double legendWidth(const QList<LegendItem> &items, const ChartStyle &style)
{
    double width = 0;
    for (const LegendItem &item : items)
        width += itemWidth(item, style.font) + (width > 0 ? kGap : 0);
    return width;
}

QList<QList<LegendItem>> legendLines(const QList<LegendItem> &items, const ChartStyle &style, double width)
{
    QList<QList<LegendItem>> lines;
    for (const LegendItem &item : items) {
        if (!lines.isEmpty() && legendWidth(lines.last() + QList<LegendItem>{item}, style) <= width)
            lines.last().append(item);
        else
            lines.append({item});
    }
    return lines;
}

void paintLegend(QPainter &painter, const QRectF &area, QList<LegendItem> items, const ChartStyle &style,
                 bool fromLeft)
{
    while (!items.isEmpty() && legendWidth(items, style) > area.width())
        items.removeLast();
    double x = fromLeft ? area.left() : area.right() - legendWidth(items, style);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(style.font);
    for (const LegendItem &item : items) {
        paintShape(painter, item, x, std::round(area.center().y()), style);
        const double start = x + shapeWidth(item.shape);
        const double width = itemWidth(item, style.font);
        painter.setPen(style.text3);
        painter.drawText(QRectF(start, area.top(), width, area.height()),
                         int(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine | Qt::TextDontClip,
                         item.text);
        x += width + kGap;
    }
    painter.restore();
}

LegendStrip::LegendStrip(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

ChartStyle LegendStrip::chartStyle() const
{
    return ChartStyle::of(Theme::of(this), font());
}

void LegendStrip::setItems(const QList<LegendItem> &items)
{
    if (items == m_items)
        return;
    m_items = items;
    QStringList words;
    for (const LegendItem &item : items)
        words.append(item.text);
    setAccessibleName(words.join(u", "_s));
    updateGeometry();
    update();
}

QSize LegendStrip::sizeHint() const
{
    const ChartStyle style = chartStyle();
    return {int(std::ceil(legendWidth(m_items, style))), int(std::ceil(QFontMetricsF(style.font).height()))};
}

QSize LegendStrip::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void LegendStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintLegend(painter, rect(), m_items, chartStyle(), isRightToLeft());
}

} // namespace binnacle
