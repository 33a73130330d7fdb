// SPDX-FileCopyrightText: The Binnacle developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/sparkline.h"

#include <QPainter>

#include <cmath>

namespace binnacle {

void paintSparkline(QPainter &painter, const QRectF &area, const QList<double> &values, const QColor &color)
{
    constexpr int kFewest = 3; // two values are no run
    int finite = 0;
    double low = 1e300;
    double high = -1e300;
    for (const double value : values) {
        if (!std::isfinite(value))
            continue;
        ++finite;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    if (finite < kFewest || area.width() < 4 || area.height() < 4)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPen stroke(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setPen(stroke);
    painter.setBrush(Qt::NoBrush);
    const QRectF inner = area.adjusted(1, 1.5, -1, -1.5);
    const double pitch = inner.width() / double(values.size() - 1);
    QPolygonF line;
    const auto flush = [&] {
        if (line.size() == 1) {
            painter.setPen(QPen(color, 2.5, Qt::SolidLine, Qt::RoundCap));
            painter.drawPoint(line.first());
            painter.setPen(stroke);
        } else if (line.size() > 1) {
            painter.drawPolyline(line);
        }
        line.clear();
    };
    for (qsizetype i = 0; i < values.size(); ++i) {
        if (!std::isfinite(values[i])) {
            flush();
            continue;
        }
        const double share = high > low ? (values[i] - low) / (high - low) : 0.5;
        line.append(QPointF(inner.left() + pitch * double(i), inner.bottom() - share * inner.height()));
    }
    flush();
    painter.restore();
}

} // namespace binnacle
