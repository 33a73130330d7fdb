// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/sparkline.h"

#include <QPainter>

#include <cmath>

namespace binnacle {

void paintSparkline(QPainter &painter, const QRectF &area, const QList<double> &values, const QColor &color)
{
    double low = 1e300;
    double high = -1e300;
    for (const double value : values) {
        if (!std::isfinite(value))
            continue;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    if (low > high || area.width() < 4 || area.height() < 4)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const QRectF inner = area.adjusted(1, 1.5, -1, -1.5);
    const double pitch = values.size() > 1 ? inner.width() / double(values.size() - 1) : 0;
    QPolygonF line;
    const auto flush = [&] {
        if (line.size() == 1)
            painter.drawLine(QPointF(std::max(inner.left(), line.first().x() - 2), line.first().y()),
                             QPointF(std::min(inner.right(), line.first().x() + 2), line.first().y()));
        else if (line.size() > 1)
            painter.drawPolyline(line);
        line.clear();
    };
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i])) {
            flush();
            continue;
        }
        const double share = high > low ? (values[i] - low) / (high - low) : 0.5;
        const double x = values.size() > 1 ? inner.left() + pitch * double(i) : inner.center().x();
        line.append(QPointF(x, inner.bottom() - share * inner.height()));
    }
    flush();
    painter.restore();
}

} // namespace binnacle
